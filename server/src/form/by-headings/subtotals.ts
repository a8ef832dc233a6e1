import type { Row } from '../form.ts';

/** 小计, 市直部门小计, 区县合计 among rows of any name. */
const SUBTOTAL = /[小合总]计$/;
/** 其中：交警支队 is a part of a row, and nobody says of which. */
const OF_WHICH = /^其中/;

/** Whether a label of a row of any name says that the row is the sum of some of the others. Such a label may recur. */
export function isSubtotal(label: string): boolean {
  return SUBTOTAL.test(label);
}

/**
 * What adds up in a table with rows of any name: the indexes of the parts by that of their sum. The total is the sum of
 * all rows but the subtotals. Each subtotal is that of its group, if it is certain whether it stands above or below it.
 *
 * @param total Index of the total; -1 if there is none.
 */
export function sumsAmong(rows: readonly Row[], total: number): Map<number, readonly number[]> {
  const sums = new Map<number, readonly number[]>();
  const own = [...rows.keys()].filter((index) => rows[index]?.code !== '');
  const labelOf = (index: number | undefined) => rows[index ?? -1]?.label ?? '';
  if (own.some((index) => OF_WHICH.test(labelOf(index)))) return sums;
  const isSum = (index: number | undefined) => isSubtotal(labelOf(index));
  const parts = own.filter((index) => !isSum(index));
  if (total >= 0 && parts.length > 0) sums.set(total, parts);
  const [areAbove, areBelow] = [isSum(own[0]), isSum(own.at(-1))];
  if (areAbove === areBelow) return sums;
  const groups = groupsOf(areAbove ? own : own.toReversed(), isSum);
  if (groups.some(({ parts: { length } }) => length === 0)) return sums;
  for (const group of groups) sums.set(group.sum, group.parts);
  return sums;
}

/** Each sum with the rows behind it, up to the next sum. The first row is a sum. */
function groupsOf(rows: readonly number[], isSum: (index: number) => boolean) {
  const groups: { readonly sum: number; readonly parts: number[] }[] = [];
  for (const index of rows) {
    if (isSum(index)) groups.push({ sum: index, parts: [] });
    else groups.at(-1)?.parts.push(index);
  }
  return groups;
}
