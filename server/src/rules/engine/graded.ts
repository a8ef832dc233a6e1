import type { Code, Finding, Severity } from './finding.ts';
import type { Found } from './rule.ts';

/** A user's choice for a rule. */
export type Level = Severity | 'off';

/** What the user has set for each code; the rule's own severity where nothing is. */
export type Levels = Readonly<Partial<Record<Code, Level>>>;

/** A rule's findings with the severity that the user, the form or the rule gives; none where it is off. */
export function graded(
  { code, severity }: { readonly code: Code; readonly severity: Severity },
  levels: Levels,
  run: () => Iterable<Found>,
): Finding[] {
  const level = levels[code];
  if (level === 'off') return [];
  const findings: Finding[] = [];
  for (const found of run()) {
    // Assigned to, not copied: what a finding computes when it is asked stays uncomputed.
    findings.push(Object.assign(found, { code, severity: level ?? found.severity ?? severity }));
  }
  return findings;
}
