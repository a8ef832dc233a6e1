import type { Figure } from './figure.ts';
import type { Reckoning } from './reckoning.ts';
import type { Relation, Term } from './relation.ts';
import { decidedChanges, type Fault, slideOf } from './repair.ts';

/** A report is being written while more than one in this many figures is blank. */
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
 * Whether a table is still being written. It is if a total is 0 or blank while its parts are not, or if
 * one side of a balance consists of 0 and blanks while the other does not.
 *
 * A finished table with one mistyped figure may look the same. So a table counts as finished if it has no
 * blanks, one certain slip explains everything wrong in it, and it does not consist of zeros: it has
 * other figures, or another place states some. It also counts as finished if everything wrong in it is that
 * figures stand off their labels.
 *
 * @param faults The faults of the table.
 * @param isStated Whether the prose or last year's report states a figure of the table, right or wrong.
 */
export function isTableInWriting(
  { relations, figures, odd }: Reckoning,
  faults: readonly Fault[],
  isStated: boolean,
): boolean {
  if (!relations.some(awaits) || isSlide(faults)) return false;
  const slip = onlySlip(faults);
  if (slip === undefined || odd.some(({ written }) => written?.lack === 'blank')) return true;
  const isMore = figures.some((figure) => figure !== slip && isGiven(figure));
  return !isMore && !isStated;
}

/** Whether a relation waits for figures: its total is missing while some of its parts are present. */
function awaits({ origin, isBound, anchor, left, right, terms }: Relation): boolean {
  if (isBound) return false;
  const isThere = ({ figure }: Term) => isGiven(figure);
  if (origin.code === 'balance') return left.some(isThere) !== right.some(isThere);
  return !isGiven(anchor) && terms.some(isThere);
}

/** Whether a figure is present and not 0. */
function isGiven({ value }: Figure): boolean {
  return value !== undefined && value.units !== 0n;
}

/** Whether only figures that stand off their labels are wrong. Their places may be blank or 0. */
function isSlide(faults: readonly Fault[]): boolean {
  return faults.length > 0 && faults.every((fault) => slideOf(fault) !== undefined);
}

/** The certain slip that explains all faults; undefined if there is none. */
function onlySlip([fault, ...others]: readonly Fault[]): Figure | undefined {
  const [change, ...more] = fault ? decidedChanges(fault) : [];
  return others.length + more.length === 0 ? change?.figure : undefined;
}
