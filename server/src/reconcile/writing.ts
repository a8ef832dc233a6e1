import type { Figure } from './figure.ts';
import type { Reckoning } from './reckoning.ts';
import type { Relation, Term } from './relation.ts';
import { decidedChanges, type Fault } from './repair.ts';

/** A report is in writing while more of its figures than one in this many are blank. */
const BLANK_SHARE = 10;

/**
 * Whether a report is still being written: more than a tenth of its figures are blank. Blanks that mean 0
 * do not count.
 */
export function isReportInWriting(reckonings: readonly Reckoning[]): boolean {
  let all = 0;
  let blank = 0;
  for (const { figures, odd } of reckonings) {
    all += figures.length;
    for (const { written, isBlank } of odd) if (written?.lack === 'blank' && !isBlank) blank++;
  }
  return blank * BLANK_SHARE > all;
}

/**
 * Whether a table of a report is still being written: a total is 0 or blank beside parts that are not, or one side
 * of a balance is nothing but 0 or blank and the other is not. A finished table in which one figure was mistyped
 * may look the same. A table counts as finished that has no blanks and holds but for one figure, as long as there
 * is more to it than zeros: other figures, or another place that states some.
 *
 * @param faults What is wrong in the table.
 * @param isStated Whether the prose or last year's report states a figure of the table, right or wrong.
 */
export function isTableInWriting(
  { relations, figures, odd }: Reckoning,
  faults: readonly Fault[],
  isStated: boolean,
): boolean {
  if (!relations.some(awaits)) return false;
  const slip = onlySlip(faults);
  if (slip === undefined || odd.some(({ written }) => written?.lack === 'blank')) return true;
  const isMore = figures.some((figure) => figure !== slip && isGiven(figure));
  return !isMore && !isStated;
}

/** Whether a relation waits for figures: what it sums up to is not there yet, and what it sums up is. */
function awaits({ origin, anchor, left, right, terms }: Relation): boolean {
  const isThere = ({ figure }: Term) => isGiven(figure);
  if (origin.code === 'balance') return left.some(isThere) !== right.some(isThere);
  return !isGiven(anchor) && terms.some(isThere);
}

/** Whether a figure is there and not 0. */
function isGiven({ value }: Figure): boolean {
  return value !== undefined && value.units !== 0n;
}

/** The one figure that is wrong for certain, where nothing else is. */
function onlySlip([fault, ...others]: readonly Fault[]): Figure | undefined {
  const [change, ...more] = fault ? decidedChanges(fault) : [];
  return others.length + more.length === 0 ? change?.figure : undefined;
}
