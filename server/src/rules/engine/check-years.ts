import type { Carried } from '../../years/carried.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './graded.ts';
import { rules } from './registry.ts';
import { rulesWith, type Subject } from './rule.ts';

/** The findings from comparing a checked report with reports of the year before. */
export function checkYears(subject: Subject, last: readonly Carried[], levels: Levels): Finding[] {
  return rulesWith(rules, 'checkYears').flatMap((rule) =>
    graded(rule, levels, () => rule.checkYears(subject, last)),
  );
}
