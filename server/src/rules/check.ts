import type { Grid } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import type { Report } from '../form/report.ts';
import type { Translate } from '../l10n.ts';
import { bind, type SlotIndex, slotIndexer } from '../prose/bound-claim.ts';
import { betweenReckoner } from '../reconcile/between.ts';
import { reckoner } from '../reconcile/reckoning.ts';
import type { Finding } from './finding.ts';
import { frameJudge } from './frame-verdict.ts';
import { graded, type Levels } from './levels.ts';
import { gridRules, rules } from './registry.ts';
import { repairedReckonings } from './repaired.ts';
import type { Subject } from './rule.ts';
import { tableJudge } from './table-verdict.ts';

/**
 * Checks a report.
 *
 * @param confirmed For each of its tables, the figures that other reports state as they stand; indices
 * in the ledger of its reckoning.
 */
export type Check = (report: Report, confirmed?: readonly ReadonlySet<number>[]) => Verdict;

/** The verdict on a report: what its relations come to, and what the user is told. */
export interface Verdict extends Subject {
  readonly findings: readonly Finding[];
}

/**
 * Gives what checks a report by every rule that is on. What the edits of a draft leave as it is (a line,
 * a table) is not checked again.
 */
export function checker(t: Translate, levels: Levels): Check {
  const reckon = reckoner();
  const reckonBetween = betweenReckoner();
  const slotsOf = slotIndexer();
  const judgeTable = tableJudge(t, levels);
  const judgeFrame = frameJudge(t, levels);
  const findingsOfGrid = keep((grid: Grid) =>
    gridRules.flatMap((rule) => graded(rule, levels, () => rule.checkGrid(grid, t))),
  );
  return (report, confirmed = []) => {
    const { title } = report.frame;
    const findingsOfOthers = report.otherGrids.flatMap(findingsOfGrid);
    if (report.tables.length === 0) {
      const slots = slotsOf([]);
      const nothing = { reckonings: [], between: [], faults: [], claims: [], prose: [] };
      const findings = findingsOfOthers;
      return { report, title, t, slots, repairedSlots: () => slots, ...nothing, findings };
    }
    const frame = judgeFrame(report.frame);
    const reckonings = report.tables.map(reckon);
    const between = reckonBetween(report.frame.form, reckonings);
    const slots = slotsOf(reckonings);
    const claims = frame.prose.flatMap(({ paragraph, claims }) =>
      claims.flatMap((claim) => bind(claim, paragraph, slots) ?? []),
    );
    const tables = reckonings.map((reckoning, table) =>
      judgeTable(reckoning, new Set([...confirmedIn(table, claims), ...(confirmed[table] ?? [])])),
    );
    const faults = tables.map((table) => table.faults);
    let repaired: SlotIndex | undefined;
    const subject: Subject = {
      report,
      reckonings,
      between,
      faults,
      claims,
      slots,
      repairedSlots: () => {
        repaired ??= slotsOf(repairedReckonings(reckonings, faults));
        return repaired;
      },
      prose: frame.prose,
      title,
      t,
    };
    const findings = [
      ...tables.flatMap((table) => table.findings),
      ...rules.flatMap((rule) => graded(rule, levels, () => rule.check(subject))),
      ...findingsOfOthers,
      ...frame.findings,
    ];
    return { ...subject, findings };
  };
}

/** The figures of a table that the prose states as they stand. */
function confirmedIn(table: number, claims: Subject['claims']): Set<number> {
  const confirmed = new Set<number>();
  for (const { agrees, figures } of claims) {
    if (!agrees) continue;
    for (const bound of figures) if (bound.table === table) confirmed.add(bound.figure);
  }
  return confirmed;
}
