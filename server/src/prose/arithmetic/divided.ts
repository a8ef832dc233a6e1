import { compare, type Decimal, decimal, subtract } from '../../figure/decimal.ts';
import { type Interval, mayBeShare, meets, minus } from '../../figure/interval.ts';
import type { CommonWords } from '../../form/any-report.ts';
import { type Breakdown, breakdownAt, type SaidPart } from './breakdown.ts';
import { isSlip } from './digit-slip.ts';
import { areOfOneDivision, makeDivision } from './division.ts';
import { sharesOf } from './part-shares.ts';
import type { Passage, SaidNumber } from './passage.ts';
import { inDigitsOf, type Reckoned, reckonedNumber, texts, totalOf } from './reckoned.ts';

/** The sums and shares that the breakdowns of a passage state. */
export function dividedIn(passage: Passage, words: CommonWords): Reckoned[] {
  return [...passage.said.keys()].flatMap((index) => {
    const breakdown = breakdownAt(passage, index);
    if (!breakdown) return [];
    const sum = sumOfBreakdown(breakdown, words);
    const shares = sharesOf(breakdown);
    if (!sum) return shares;
    // One wrong number makes both the sum and shares wrong.
    const isExplained = sum.fault?.to !== undefined;
    return [sum, ...(isExplained ? shares.filter(({ fault }) => !fault) : shares)];
  });
}

/** Whether the parts add up to the whole; undefined if they need not. */
export function sumOfBreakdown(breakdown: Breakdown, words: CommonWords): Reckoned | undefined {
  const { wholes, parts } = breakdown;
  const [whole] = wholes;
  if (!whole) return undefined;
  const said = parts.map((part) => part.said);
  const sum = totalOf(said);
  const right = [...wholes, ...breakdown.earlier].find(({ range }) => meets(range, sum.range));
  if (right) {
    return parts.length > 1
      ? reckonedNumber(right, said, sumText(said, right, sum.value))
      : undefined;
  }
  if (!breakdown.isClear) return undefined;
  const isMore = wholes.every(({ range }) => compare(sum.range.low, range.high) > 0);
  const [only, second] = said;
  if (only && !second) {
    // What begins a sentence may be a part of anything said before.
    if (only.gap.includes('。')) return undefined;
    const text = texts([only, whole]).join(' > ');
    return isMore
      ? reckonedNumber(only, [whole], text, { kind: 'most', to: undefined })
      : undefined;
  }
  const isWrong =
    isComplete(parts, words) ||
    isSlip(whole.value, sum.value, said.length) ||
    (isMore && (areApart(breakdown, whole) || areOfOneDivision(labelsOf(parts), words)));
  return isWrong ? wrongSum(whole, parts) : undefined;
}

/** Longer lists may end with parts that overlap the others. */
const MOST_APART = 4;

/** Whether parts certainly do not overlap. One that is more than the whole is a whole of its own. */
function areApart({ parts, isApart }: Breakdown, whole: SaidNumber): boolean {
  return (
    isApart &&
    parts.length <= MOST_APART &&
    parts.every(({ said }) => compare(said.value, whole.value) <= 0)
  );
}

/** A sum that does not add up, at the number that is wrong, or at the whole. */
function wrongSum(whole: SaidNumber, parts: readonly SaidPart[]): Reckoned {
  const said = parts.map((part) => part.said);
  const text = sumText(said, whole, totalOf(said).value);
  const cause = causeOf(whole, parts);
  if (!cause) return reckonedNumber(whole, said, text, { kind: 'number', to: undefined });
  const to = inDigitsOf(cause.said, cause.value);
  const fault = { kind: 'number', to } as const;
  if (cause.said === whole) return reckonedNumber(whole, said, text, fault);
  const others = [whole, ...said.filter((one) => one !== cause.said)];
  return reckonedNumber(cause.said, others, `${texts(others).join(' − ')} = ${to}`, fault);
}

function sumText(parts: readonly SaidNumber[], whole: SaidNumber, sum: Decimal): string {
  const [first = '', ...written] = texts([whole, ...parts]);
  const unit = first === whole.digits ? '' : whole.text.slice(whole.digits.length);
  return `${written.join(' + ')} = ${inDigitsOf(whole, sum)}${unit}`;
}

/** Labels of parts beside which there may be others. */
const NOT_ALL = /^主要(?!领导|负责)|^重点|比如|例如|部分|等$/;

/** Whether the parts are certainly all parts of the whole. */
function isComplete(parts: readonly SaidPart[], words: CommonWords): boolean {
  const labels = labelsOf(parts);
  return (
    makeDivision(labels, words) ||
    sharesMakeAll(parts) ||
    (words.rest.some((word) => labels.at(-1)?.includes(word)) &&
      !words.items.some((word) => labels.at(-1)?.includes(word)) &&
      !labels.some((label) => NOT_ALL.test(label)) &&
      parts.at(-1)?.said.isAmongOthers !== true)
  );
}

function labelsOf(parts: readonly SaidPart[]): string[] {
  return parts.map(({ said }) => said.label);
}

const HUNDRED = decimal(100);

/** Whether every part has a share, and the shares make 100, apart from rounding. */
function sharesMakeAll(parts: readonly SaidPart[]): boolean {
  const shares = parts.flatMap(({ share }) => share ?? []);
  if (shares.length < parts.length || shares.length < 2) return false;
  return meets(totalOf(shares).range, { low: HUNDRED, high: HUNDRED });
}

/** The only number with whose change the sum and all shares are right; undefined if there is none, or several. */
function causeOf(whole: SaidNumber, parts: readonly SaidPart[]) {
  const said = parts.map((part) => part.said);
  const sum = totalOf(said);
  const areRight = (changed: SaidNumber, to: Interval) =>
    parts.every(
      (part) =>
        part.share &&
        mayBeShare(
          part.share.range,
          part.said === changed ? to : part.said.range,
          whole === changed ? to : whole.range,
        ),
    );
  const causes: { readonly said: SaidNumber; readonly value: Decimal }[] = [];
  if (areRight(whole, sum.range)) causes.push({ said: whole, value: sum.value });
  for (const one of said) {
    const rest = totalOf(said.filter((other) => other !== one));
    const value = subtract(whole.value, rest.value);
    if (value.units >= 0n && areRight(one, minus(whole.range, rest.range))) {
      causes.push({ said: one, value });
    }
  }
  const [only, second] = causes;
  return second ? undefined : only;
}
