import type { FoundTable } from '../../form/found-table.ts';
import type { Translate } from '../../l10n.ts';
import { inWriting, undecided } from '../../reconcile/certain.ts';
import type { Figure } from '../../reconcile/figure.ts';
import { isLikelierSlid, slidesIn, withoutMoved } from '../../reconcile/find-slides.ts';
import type { Joined } from '../../reconcile/ledger.ts';
import { locate } from '../../reconcile/locate.ts';
import { isIn, type Reckoning } from '../../reconcile/reckoning.ts';
import { mayChange } from '../../reconcile/relation.ts';
import type { Fault } from '../../reconcile/repair.ts';
import { slidingTable } from '../../reconcile/sliding-table.ts';
import { isTableInWriting } from '../../reconcile/writing.ts';
import type { Finding } from './finding.ts';
import { graded, type Levels } from './graded.ts';
import { rules } from './registry.ts';
import { rulesWith } from './rule.ts';

/** The verdict on joined tables; see `Joined`. */
export interface JoinedVerdict {
  readonly faults: readonly Fault[];
  readonly tables: readonly TableVerdict[];
}

/** The verdict on one of them. */
export interface TableVerdict {
  readonly reckoning: Reckoning;
  readonly isInWriting: boolean;
  readonly findings: readonly Finding[];
}

/** What other places say about tables. */
export interface Circumstances {
  /** The figures that other places confirm. */
  readonly confirmed: ReadonlySet<Figure>;
  /** The tables of which another place states a figure, right or wrong. */
  readonly stated: ReadonlySet<FoundTable>;
  /** Whether their report is still being written; see `writing.ts`. */
  readonly isReportInWriting: boolean;
}

/** Judges joined tables. */
export type JudgeTables = (joined: Joined, circumstances: Circumstances) => JoinedVerdict;

/** Makes a `JudgeTables`. */
export function tableJudge(t: Translate, levels: Levels): JudgeTables {
  const namesCauses = levels['suspect-figure'] !== 'off';
  const seeksSlides = levels['slipped-figures'] !== 'off';
  return (joined, circumstances) => {
    const { faults: located, unfinished } = locatedIn(joined, circumstances, seeksSlides);
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
    return { faults, tables };
  };
}

/** The faults of joined tables, and those of the tables that are still being written. */
function locatedIn(
  joined: Joined,
  circumstances: Circumstances,
  seeksSlides: boolean,
): { readonly faults: readonly Fault[]; readonly unfinished: readonly Reckoning[] } {
  const { confirmed, stated, isReportInWriting } = circumstances;
  const all = locate(joined.relations, confirmed).map(besideBlanks);
  const slides =
    seeksSlides && !isReportInWriting && isLikelierSlid(all)
      ? slidesIn(() => joined.tables.map(slidingTable), joined.relations)
      : [];
  const faults = slides.length > 0 ? [...slides, ...besideSlides(joined, slides, confirmed)] : all;
  const unfinished = joined.tables.filter(
    (table) =>
      isReportInWriting ||
      isTableInWriting(table, faultsIn(table, faults), stated.has(table.table)),
  );
  // What is still being written is not moved.
  const isMoved = unfinished.some((table) => faultsIn(table, slides).length > 0);
  return isMoved ? locatedIn(joined, circumstances, false) : { faults, unfinished };
}

/** Faults beside slides, located among the relations without a moved figure. */
function besideSlides(
  { relations }: Joined,
  slides: readonly Fault[],
  confirmed: Circumstances['confirmed'],
): Fault[] {
  const { unmoved, checked } = withoutMoved(slides, relations);
  return locate(unmoved, confirmed).map(besideBlanks).map(checked);
}

/** The faults whose broken relations contain a figure of the table. */
function faultsIn(table: Reckoning, faults: readonly Fault[]): Fault[] {
  return faults.filter(({ broken }) =>
    broken.some(({ terms }) => terms.some(({ figure }) => isIn(table, figure))),
  );
}

/**
 * The fault without repairs that change a written figure to suit a blank: a blank that is read as 0 is
 * more likely wrong. If there is such a blank, no repair is singled out, because any blank may be a
 * forgotten figure.
 */
function besideBlanks(fault: Fault): Fault {
  const isWritten = fault.broken.every(({ terms }) =>
    terms.every(({ figure }) => mayChange(terms, figure)),
  );
  if (isWritten) return fault;
  const repairs = fault.repairs.filter(({ changes }) =>
    changes.every(({ figure }) => figure.isBlank),
  );
  return { ...undecided(fault), repairs };
}
