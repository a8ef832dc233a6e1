import { keep } from '../draft/keep.ts';
import type { Translate } from '../l10n.ts';
import { locate } from '../reconcile/locate.ts';
import type { Layout, Reckoning } from '../reconcile/reckoning.ts';
import type { Relation } from '../reconcile/relation.ts';
import { type Fault, LIMITS, type Problem } from '../reconcile/repair.ts';
import { groupsOf } from '../reconcile/structure.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './levels.ts';
import { tableRules } from './registry.ts';

/** What there is to say of a table alone. */
export interface TableVerdict {
  readonly faults: readonly Fault[];
  readonly findings: readonly Finding[];
}

/** Judges a table, of which other places confirm the figures of the given indices. */
export type JudgeTable = (reckoning: Reckoning, confirmed: ReadonlySet<number>) => TableVerdict;

/** Gives what judges tables. One that an edit leaves as it was, and as confirmed, is not judged again. */
export function tableJudge(t: Translate, levels: Levels): JudgeTable {
  const locateIn = locator();
  const judged = keep((_: Reckoning) => new Map<string, TableVerdict>());
  return (reckoning, confirmed) => {
    const known = judged(reckoning);
    const key = [...confirmed].join();
    const old = known.get(key);
    if (old) return old;
    const faults = locateIn(reckoning, confirmed);
    const findings = tableRules.flatMap((rule) =>
      graded(rule, levels, () => rule.checkTable({ reckoning, faults, t })),
    );
    const verdict = { faults, findings };
    known.set(key, verdict);
    return verdict;
  };
}

function locator(): (reckoning: Reckoning, confirmed: ReadonlySet<number>) => Fault[] {
  const groupsOfAll = keep((relations: readonly Relation[]) =>
    groupsOf(relations, [...relations.keys()]),
  );
  const signedIn = keep(({ form, rowForms }: Layout) =>
    rowForms.flatMap(() => form.columns.map(({ figures }) => figures === 'signed')),
  );
  return ({ ledger, slots, layout, broken }, confirmed) => {
    if (broken.length === 0) return [];
    const problem: Problem = {
      ...ledger,
      signed: signedIn(layout),
      ...(confirmed.size > 0 && { confirmed: slots.map((_, index) => confirmed.has(index)) }),
    };
    return locate(problem, LIMITS, (relations, closed) =>
      closed.length === relations.length ? groupsOfAll(relations) : groupsOf(relations, closed),
    );
  };
}
