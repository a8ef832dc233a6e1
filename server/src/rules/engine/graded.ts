import type { Code, Finding, Severity } from './finding.ts';
import type { Found, Rule } from './rule.ts';

/** A user's setting for a rule. */
export type Level = Severity | 'off';

export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The user's settings by code. Without one, the severity is that of the form or the rule. */
export type Levels = Readonly<Partial<Record<Code, Level>>>;

/**
 * A rule's findings, with the severity set by the user, else by the form, else by the rule; none if the
 * rule is off.
 */
export function graded(
  { code, severity, isOff }: Pick<Rule, 'code' | 'severity' | 'isOff'>,
  levels: Levels,
  run: () => Iterable<Found>,
): Finding[] {
  const level = levels[code] ?? (isOff ? 'off' : undefined);
  if (level === 'off') return [];
  const findings: Finding[] = [];
  for (const found of run()) {
    findings.push({ ...found, code, severity: level ?? found.severity ?? severity });
  }
  return findings;
}
