import {
  add,
  compare,
  type Decimal,
  decimal,
  multiply,
  shift,
  subtract,
} from '../../figure/decimal.ts';
import { around, mayBeShare } from '../../figure/interval.ts';
import { percentage } from '../../figure/ratio.ts';
import type { Breakdown, SaidPart } from './breakdown.ts';
import { endsWithName } from './naming.ts';
import type { Passage, SaidNumber } from './passage.ts';
import {
  amountsBefore,
  amountsBehind,
  inDigitsOf,
  percentFound,
  type Reckoned,
  texts,
  totalOf,
} from './reckoned.ts';
import { wholeNamed } from './whole-named.ts';

/** The shares of the parts of a breakdown. Each may be a share of any amount that may be the whole. */
export function sharesOf({ wholes, share: outer, parts }: Breakdown): Reckoned[] {
  const shared = parts.flatMap(({ said, share }) => (share ? { said, share } : []));
  if (wholes.length === 0) return sharesOfSum(parts);
  const areEvened = isHundred(shared.map(({ share }) => share));
  const agrees = (whole: SaidNumber, { said, share }: (typeof shared)[number]) =>
    isShare(share, said, whole, areEvened) || (outer && isShareOfOuter(share, said, whole, outer));
  const fitting = (whole: SaidNumber) => shared.filter((part) => agrees(whole, part)).length;
  const [best] = wholes.toSorted((a, b) => fitting(b) - fitting(a));
  return shared.flatMap((part) => {
    const right = wholes.find((whole) => agrees(whole, part));
    const whole = right ?? best;
    return whole ? shareFound(part.share, part.said, whole, right !== undefined) : [];
  });
}

const HUNDRED = decimal(100);

/** Whether shares make exactly 100. Then one of them may have been changed to achieve it. */
function isHundred(shares: readonly SaidNumber[]): boolean {
  return shares.length > 1 && compare(shares.map(({ value }) => value).reduce(add), HUNDRED) === 0;
}

/**
 * Whether a number may be the share of a part in its whole.
 *
 * @param isEvened Whether it may have been changed by one in its last digit.
 */
function isShare(
  share: SaidNumber,
  part: Pick<SaidNumber, 'value' | 'range'>,
  whole: Pick<SaidNumber, 'value' | 'range'>,
  isEvened = false,
): boolean {
  // There is nothing to cut off where a part is printed like its whole.
  const isAll = compare(part.value, whole.value) === 0;
  const { low, high } = isAll ? around(share.value) : share.range;
  const one = { units: isEvened ? 1n : 0n, scale: share.value.scale };
  const range = { low: subtract(low, one), high: add(high, one) };
  return mayBeShare(range, part.range, whole.range);
}

/** Whether a number may be the share of a part in that of which its whole has the share `outer`. */
function isShareOfOuter(
  share: SaidNumber,
  { range: part }: SaidNumber,
  { range: whole }: SaidNumber,
  { range: outer }: SaidNumber,
): boolean {
  const hundredth = (value: Decimal) => shift(value, -2);
  const scaled = {
    low: hundredth(multiply(part.low, outer.low)),
    high: hundredth(multiply(part.high, outer.high)),
  };
  return mayBeShare(share.range, scaled, whole);
}

/**
 * The shares of parts whose whole is not written. The whole is their sum if one of the shares agrees with it, or if the
 * shares make 100: then a part or a share is wrong, and nothing says which.
 */
function sharesOfSum(parts: readonly SaidPart[]): Reckoned[] {
  const said = parts.map((part) => part.said);
  const shared = parts.flatMap(({ said: part, share }) => (share ? { part, share } : []));
  if (shared.length < parts.length || shared.length < 2) return [];
  const sum = totalOf(said);
  if (sum.value.units === 0n) return [];
  const areEvened = isHundred(shared.map(({ share }) => share));
  const agrees = ({ part, share }: (typeof shared)[number]) => isShare(share, part, sum, areEvened);
  const written = texts(said);
  const found = shared.map((one, index) => {
    const { part, share } = one;
    const to = inDigitsOf(share, percentage(part.value, sum.value, share.value.scale));
    const reckoning = `${written[index]} ÷ (${written.join(' + ')}) = ${to}%`;
    return percentFound(share, said, reckoning, to, agrees(one));
  });
  if (shared.some((one) => one.part.value.units > 0n && agrees(one))) return found;
  const wrong = areEvened ? found.find(({ fault }) => fault) : undefined;
  return wrong ? [{ ...wrong, fault: { kind: 'number', to: undefined } }] : [];
}

/** The shares of a whole that is named where it is written: `本年支出合计100万元`, `占本年支出合计的60%`. */
export function namedSharesIn({ said, outer }: Passage, year: number | undefined): Reckoned[] {
  return said.flatMap((share, index) => {
    const part = index > 0 ? said[index - 1] : outer[0];
    const name = share.role === 'percentage' ? wholeNamed(share.clause) : undefined;
    // 占支出的 may mean any expenses.
    if (
      name === undefined ||
      name.length < 3 ||
      part?.role !== 'level' ||
      (index > 0 && part.sentence !== share.sentence)
    )
      return [];
    const amounts = [...amountsBefore(said, index), ...outer, ...amountsBehind(said, index, year)];
    const wholes = amounts.filter(
      (one) => one !== part && one.unit === part.unit && endsWithName(name, one.label),
    );
    const right = wholes.find((whole) => isShare(share, part, whole));
    const whole = right ?? wholes[0];
    return whole ? shareFound(share, part, whole, right !== undefined) : [];
  });
}

/** A percentage that is `part` of `whole`, or should be. Nothing is a percentage of 0. */
export function shareFound(
  share: SaidNumber,
  part: SaidNumber,
  whole: SaidNumber,
  agrees: boolean,
): Reckoned[] {
  if (whole.value.units === 0n) return [];
  const from = [part, whole];
  const to = inDigitsOf(share, percentage(part.value, whole.value, share.value.scale));
  const reckoning = `${texts(from).join(' ÷ ')} = ${to}%`;
  return [percentFound(share, from, reckoning, to, agrees)];
}
