import { keep } from '../../draft/keep.ts';
import type { Translate } from '../../l10n.ts';
import { inWriting } from '../../reconcile/certain.ts';
import { locate } from '../../reconcile/locate.ts';
import { type Layout, mayChange, type Reckoning } from '../../reconcile/reckoning.ts';
import type { Relation } from '../../reconcile/relation.ts';
import { type Fault, LIMITS, type Problem } from '../../reconcile/repair.ts';
import { groupsOf } from '../../reconcile/structure.ts';
import { isTableInWriting } from '../../reconcile/writing.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './levels.ts';
import { tableRules } from './registry.ts';

/** What there is to say of a table alone. */
export interface TableVerdict {
  readonly reckoning: Reckoning;
  readonly circumstances: Circumstances;
  /** Whether the table is. */
  readonly isInWriting: boolean;
  readonly faults: readonly Fault[];
  readonly findings: readonly Finding[];
}

/** What other places say that bears on a table. */
export interface Circumstances {
  /** The figures that other places confirm; indices in the ledger. */
  readonly confirmed: ReadonlySet<number>;
  /** Whether another place states a figure of the table, right or wrong. */
  readonly isStated: boolean;
  /** Whether its report is being written; see `writing.ts`. */
  readonly isReportInWriting: boolean;
}

/**
 * Judges a table.
 *
 * @param before The verdict on the same table before: it holds as long as the circumstances are the same.
 */
export type JudgeTable = (
  reckoning: Reckoning,
  circumstances: Circumstances,
  before: TableVerdict | undefined,
) => TableVerdict;

/** Gives what judges tables. */
export function tableJudge(t: Translate, levels: Levels): JudgeTable {
  const locateIn = locator();
  const namesCauses = levels['suspect-figure'] !== 'off';
  return (reckoning, circumstances, before) => {
    if (before && isSame(before.circumstances, circumstances)) return before;
    const { confirmed, isStated, isReportInWriting } = circumstances;
    const located = locateIn(reckoning, confirmed);
    const isInWriting = isReportInWriting || isTableInWriting(reckoning, located, isStated);
    const faults = isInWriting ? located.map(inWriting) : located;
    const subject = { reckoning, faults, isInWriting, namesCauses, t };
    const findings = tableRules.flatMap((rule) =>
      graded(rule, levels, () => rule.checkTable(subject)),
    );
    return { reckoning, circumstances, isInWriting, faults, findings };
  };
}

function isSame(a: Circumstances, b: Circumstances): boolean {
  return (
    a.isStated === b.isStated &&
    a.isReportInWriting === b.isReportInWriting &&
    a.confirmed.size === b.confirmed.size &&
    [...a.confirmed].every((figure) => b.confirmed.has(figure))
  );
}

function locator(): (reckoning: Reckoning, confirmed: ReadonlySet<number>) => Fault[] {
  const groupsOfAll = keep((relations: readonly Relation[]) =>
    groupsOf(relations, [...relations.keys()]),
  );
  const signedIn = keep(({ form, rowForms }: Layout) =>
    rowForms.flatMap(() => form.columns.map(({ figures }) => figures === 'signed')),
  );
  return (reckoning, confirmed) => {
    const { ledger, slots, layout, broken } = reckoning;
    if (broken.length === 0) return [];
    const problem: Problem = {
      ...ledger,
      signed: signedIn(layout),
      ...(confirmed.size > 0 && { confirmed: slots.map((_, index) => confirmed.has(index)) }),
    };
    const faults = locate(problem, LIMITS, (relations, closed) =>
      closed.length === relations.length ? groupsOfAll(relations) : groupsOf(relations, closed),
    );
    return reckoning.zeros.size === 0
      ? faults
      : faults.map((fault) => withBlanks(fault, reckoning));
  };
}

/**
 * A fault without the repairs that change a figure for the sake of a blank: what is read as 0 is more likely
 * wrong than what is written. Then none is certain, for any blank may have been forgotten.
 */
function withBlanks(fault: Fault, reckoning: Reckoning): Fault {
  const isWritten = fault.broken.every((index) => {
    const { terms = [] } = reckoning.relations[index] ?? {};
    return terms.every(({ figure }) => mayChange(reckoning, terms, figure));
  });
  if (isWritten) return fault;
  const { decidedBy: _, ...undecided } = fault;
  const repairs = fault.repairs.filter(({ changes }) =>
    changes.every(({ figure }) => reckoning.zeros.has(figure)),
  );
  return { ...undecided, repairs };
}
