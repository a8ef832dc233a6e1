import type { Reckoning, TableRelation } from './reckoning.ts';
import type { Ledger, Term } from './relation.ts';
import type { Fault } from './repair.ts';

/** A report is in writing while more of its figures than one in this many are blank. */
const BLANK_SHARE = 10;

/**
 * Whether a report is still being written: more than a tenth of its figures are blank. Blanks that mean 0
 * do not count.
 */
export function isReportInWriting(reckonings: readonly Reckoning[]): boolean {
  let all = 0;
  let blank = 0;
  for (const { slots, odd, zeros } of reckonings) {
    all += slots.length;
    for (const index of odd) {
      if (slots[index]?.figure?.lack === 'blank' && !zeros.has(index)) blank++;
    }
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
  reckoning: Reckoning,
  faults: readonly Fault[],
  isStated: boolean,
): boolean {
  const { relations, ledger, odd, slots } = reckoning;
  if (!relations.some((relation) => awaits(reckoning, relation))) return false;
  const slip = onlySlip(faults);
  if (slip === undefined || odd.some((index) => slots[index]?.figure?.lack === 'blank'))
    return true;
  const isMore = ledger.figures.some((_, figure) => figure !== slip && isGiven(ledger, figure));
  return !isMore && !isStated;
}

/** Whether a relation waits for figures: what it sums up to is not there yet, and what it sums up is. */
function awaits(
  { ledger }: Reckoning,
  { form, anchor, left, right, terms }: TableRelation,
): boolean {
  const isThere = ({ figure }: Term) => isGiven(ledger, figure);
  if (form.code === 'balance') return left.some(isThere) !== right.some(isThere);
  return !isGiven(ledger, anchor) && terms.some(isThere);
}

/** Whether a figure is there and not 0. */
function isGiven({ figures }: Ledger, figure: number): boolean {
  return (figures[figure] ?? 0n) !== 0n;
}

/** The one figure that is wrong for certain, where nothing else is. */
function onlySlip([fault, ...others]: readonly Fault[]): number | undefined {
  const [change, ...more] = fault?.repairs[0]?.changes ?? [];
  return fault?.decidedBy && others.length + more.length === 0 ? change?.figure : undefined;
}
