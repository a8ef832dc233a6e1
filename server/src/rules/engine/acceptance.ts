import type { Finding } from './finding.ts';
import { type Identity, identityOf } from './identity.ts';
import type { Subject } from './rule.ts';

/** A finding that someone has accepted, with the reason. It holds while the finding has the same figures. */
export interface Acceptance extends Identity {
  /** Path of the draft from the folder that contains `.gouji`, with `/` as the separator. */
  readonly file: string;
  readonly reason: string;
  /** The day on which it was accepted: `2025-01-31`. */
  readonly date: string;
}

/** The entry that accepts a finding with its present figures; undefined if there is none. */
export type AcceptanceOf = (finding: Finding, subject: Subject) => Acceptance | undefined;

/** Makes an `AcceptanceOf` from the entries for a draft, of which there may be thousands. */
export function acceptanceFinder(accepted: readonly Acceptance[]): AcceptanceOf {
  const codes = new Set(accepted.map(({ code }) => code));
  const entries = new Map(accepted.map((one) => [keyOf(one), one]));
  return (finding, subject) =>
    codes.has(finding.code) ? entries.get(keyOf(identityOf(subject, finding))) : undefined;
}

function keyOf({ code, place, figures }: Identity): string {
  return JSON.stringify([code, place, figures]);
}
