import { keep } from '../draft/keep.ts';
import type { Translate } from '../l10n.ts';
import { locate } from '../reconcile/locate.ts';
import { type Layout, mayChange, type Reckoning } from '../reconcile/reckoning.ts';
import type { Relation } from '../reconcile/relation.ts';
import { type Fault, LIMITS, type Problem } from '../reconcile/repair.ts';
import { groupsOf } from '../reconcile/structure.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './levels.ts';
import { tableRules } from './registry.ts';

/** What there is to say of a table alone. */
export interface TableVerdict {
  readonly reckoning: Reckoning;
  /** The figures that other places confirm; indices in the ledger. */
  readonly confirmed: ReadonlySet<number>;
  readonly faults: readonly Fault[];
  readonly findings: readonly Finding[];
}

/**
 * Judges a table.
 *
 * @param before The verdict on the same table before: it holds as long as the same is confirmed.
 */
export type JudgeTable = (
  reckoning: Reckoning,
  confirmed: ReadonlySet<number>,
  before: TableVerdict | undefined,
) => TableVerdict;

/** Gives what judges tables. */
export function tableJudge(t: Translate, levels: Levels): JudgeTable {
  const locateIn = locator();
  const namesCauses = levels['suspect-figure'] !== 'off';
  return (reckoning, confirmed, before) => {
    if (before && isSame(before.confirmed, confirmed)) return before;
    const faults = locateIn(reckoning, confirmed);
    const findings = tableRules.flatMap((rule) =>
      graded(rule, levels, () => rule.checkTable({ reckoning, faults, namesCauses, t })),
    );
    return { reckoning, confirmed, faults, findings };
  };
}

function isSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((figure) => b.has(figure));
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
