import type { FoundTable } from '../../form/found-table.ts';
import type { Translate } from '../../l10n.ts';
import { inWriting } from '../../reconcile/certain.ts';
import type { Figure } from '../../reconcile/figure.ts';
import type { Joined } from '../../reconcile/ledger.ts';
import { locate } from '../../reconcile/locate.ts';
import { isIn, type Reckoning } from '../../reconcile/reckoning.ts';
import { mayChange } from '../../reconcile/relation.ts';
import type { Fault } from '../../reconcile/repair.ts';
import { isTableInWriting } from '../../reconcile/writing.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './graded.ts';
import { rules } from './registry.ts';
import { rulesWith } from './rule.ts';

/** What there is to say of tables that relations join; see `ledger.ts`. */
export interface JoinedVerdict {
  readonly joined: Joined;
  readonly circumstances: Circumstances;
  readonly faults: readonly Fault[];
  readonly tables: readonly TableVerdict[];
}

/** What there is to say of one of them. */
export interface TableVerdict {
  readonly reckoning: Reckoning;
  readonly isInWriting: boolean;
  readonly findings: readonly Finding[];
}

/** What other places say that bears on tables. */
export interface Circumstances {
  /** The figures that other places confirm. */
  readonly confirmed: ReadonlySet<Figure>;
  /** The tables of which another place states a figure, right or wrong. */
  readonly stated: ReadonlySet<FoundTable>;
  /** Whether their report is being written; see `writing.ts`. */
  readonly isReportInWriting: boolean;
}

/**
 * Judges joined tables.
 *
 * @param before The verdict on the same tables before: it holds as long as the circumstances are the same.
 */
export type JudgeTables = (
  joined: Joined,
  circumstances: Circumstances,
  before: JoinedVerdict | undefined,
) => JoinedVerdict;

/** Gives what judges tables. */
export function tableJudge(t: Translate, levels: Levels): JudgeTables {
  const namesCauses = levels['suspect-figure'] !== 'off';
  return (joined, circumstances, before) => {
    if (before && isSame(before.circumstances, circumstances)) return before;
    const { confirmed, stated, isReportInWriting } = circumstances;
    const located = locate(joined.relations, confirmed).map(besideBlanks);
    const unfinished = joined.tables.filter(
      (table) =>
        isReportInWriting ||
        isTableInWriting(table, faultsIn(table, located), stated.has(table.table)),
    );
    const faults = located.map((fault) =>
      unfinished.some((table) => faultsIn(table, [fault]).length > 0) ? inWriting(fault) : fault,
    );
    const tables = joined.tables.map((reckoning): TableVerdict => {
      const isInWriting = unfinished.includes(reckoning);
      const subject = { reckoning, joined, faults, isInWriting, namesCauses, t };
      const findings = rulesWith(rules, 'checkTable').flatMap((rule) =>
        graded(rule, levels, () => rule.checkTable(subject)),
      );
      return { reckoning, isInWriting, findings };
    });
    return { joined, circumstances, faults, tables };
  };
}

/** The faults that show in a table. */
function faultsIn(table: Reckoning, faults: readonly Fault[]): Fault[] {
  return faults.filter(({ broken }) =>
    broken.some(({ terms }) => terms.some(({ figure }) => isIn(table, figure))),
  );
}

function isSame(a: Circumstances, b: Circumstances): boolean {
  return (
    a.isReportInWriting === b.isReportInWriting &&
    isSameSet<Figure>(a.confirmed, b.confirmed) &&
    isSameSet<FoundTable>(a.stated, b.stated)
  );
}

function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

/**
 * A fault without the repairs that change a figure for the sake of a blank: what is read as 0 is more likely
 * wrong than what is written. Then none is certain, for any blank may have been forgotten.
 */
function besideBlanks(fault: Fault): Fault {
  const isWritten = fault.broken.every(({ terms }) =>
    terms.every(({ figure }) => mayChange(terms, figure)),
  );
  if (isWritten) return fault;
  const { decidedBy: _, ...undecided } = fault;
  const repairs = fault.repairs.filter(({ changes }) =>
    changes.every(({ figure }) => figure.isBlank),
  );
  return { ...undecided, repairs };
}
