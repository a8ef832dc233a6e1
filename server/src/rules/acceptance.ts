import type { Finding } from './finding.ts';
import { type Identity, identityOf, isSame } from './identity.ts';
import type { Subject } from './rule.ts';

/** A finding that someone has accepted, and why. It counts while the finding has the same figures. */
export interface Acceptance extends Identity {
  /** Path of the draft from the folder that holds `.gouji`, with `/` between its parts. */
  readonly file: string;
  readonly reason: string;
  /** The day on which it was accepted: `2025-01-31`. */
  readonly date: string;
}

/** The entry that accepts a finding with the figures that it has; undefined where none does. */
export function acceptanceOf(
  finding: Finding,
  subject: Subject,
  accepted: readonly Acceptance[],
): Acceptance | undefined {
  const candidates = accepted.filter(({ code }) => code === finding.code);
  if (candidates.length === 0) return undefined;
  const identity = identityOf(subject, finding);
  return candidates.find((one) => isSame(one, identity));
}
