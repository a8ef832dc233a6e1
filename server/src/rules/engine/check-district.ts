import type { DistrictSum } from '../../district/district-sum.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './graded.ts';
import { rules } from './registry.ts';
import { rulesWith, type Subject } from './rule.ts';

/** The findings from comparing the report of a district with the sum of its bodies' reports. */
export function checkDistrict(subject: Subject, sum: DistrictSum, levels: Levels): Finding[] {
  return rulesWith(rules, 'checkDistrict').flatMap((rule) =>
    graded(rule, levels, () => rule.checkDistrict(subject, sum)),
  );
}
