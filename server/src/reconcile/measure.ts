import { type Decimal, decimal, unitsAt } from '../figure/decimal.ts';

/**
 * How a figure is worked out from others where it is no sum of them.
 *
 * - `ratio`: the sum of all but the last divided by the last: a share, a rate, an index.
 * - `change`: how much more that sum is than the last, as a part of the last.
 * - `mean`: the sum of all, divided by their number.
 */
export interface Measure {
  readonly kind: 'ratio' | 'change' | 'mean';
  /** What 1 is written as: 100 for per cent. */
  readonly whole: bigint;
  /** Whether it may be cut off at its last digit instead of rounded, as some bodies do. */
  readonly mayBeCut?: boolean;
}

/** A number with the step in which it is given: it stands for half of that either way. 0 where it is exact. */
export interface Given {
  readonly value: Decimal;
  readonly step: Decimal;
}

/** What a measure comes to, and the least and the greatest that it can be where numbers are rounded. */
export interface Measured {
  readonly exact: Fraction;
  readonly least: Fraction;
  readonly greatest: Fraction;
}

/** `over` / `under`, which is greater than 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/**
 * Works out a measure.
 *
 * @returns undefined where its divisor may be 0 or less: a share of that says nothing.
 */
export function measureOf(measure: Measure, operands: readonly Given[]): Measured | undefined {
  const scale = Math.max(0, ...operands.flatMap(({ value, step }) => [value.scale, step.scale]));
  // Twice the number, so that half a step is whole.
  const twice = ({ value }: Given) => 2n * unitsAt(value, scale);
  const step = (given: Given) => unitsAt(given.step, scale);
  const isMean = measure.kind === 'mean';
  const dividends = isMean ? operands : operands.slice(0, -1);
  const dividend = dividends.reduce((sum, given) => sum + twice(given), 0n);
  const slack = dividends.reduce((sum, given) => sum + step(given), 0n);
  const by = operands.at(-1);
  if (!by || operands.length < 2) return undefined;
  const divisor = isMean ? 2n * unitsAt(decimal(operands.length), scale) : twice(by);
  const slackBelow = isMean ? 0n : step(by);
  if (divisor <= slackBelow) return undefined;
  const quotient = (over: bigint, under: bigint): Fraction => ({
    over: measure.whole * (measure.kind === 'change' ? over - under : over),
    under,
  });
  const [lower, upper] = [dividend - slack, dividend + slack];
  const [narrow, wide] = [divisor - slackBelow, divisor + slackBelow];
  return {
    exact: quotient(dividend, divisor),
    least: quotient(lower, lower < 0n ? narrow : wide),
    greatest: quotient(upper, upper < 0n ? wide : narrow),
  };
}

/** Whether a figure can be what a measure comes to, as far as both are rounded, or the figure is cut off. */
export function isWithin(figure: Given, { least, greatest }: Measured, mayBeCut = false): boolean {
  const [low, high] = meantBy(figure, mayBeCut);
  return !isLess(high, least) && !isLess(greatest, low);
}

/** The numbers that a figure may stand for: half its step either way, or if it is cut off, up to a step more. */
function meantBy({ value, step }: Given, mayBeCut: boolean): [Fraction, Fraction] {
  const scale = Math.max(value.scale, step.scale);
  const [twice, half] = [2n * unitsAt(value, scale), unitsAt(step, scale)];
  const under = 2n * 10n ** BigInt(scale);
  const [below, above] = mayBeCut ? (twice < 0n ? [2n, 1n] : [1n, 2n]) : [1n, 1n];
  return [
    { over: twice - below * half, under },
    { over: twice + above * half, under },
  ];
}

/** The least and the greatest number; undefined if there is no such bound. */
export interface Bounds {
  readonly least: Fraction | undefined;
  readonly greatest: Fraction | undefined;
}

/** The values of the result for which a measure holds, if it is rounded. */
export function boundsOfResult({ step }: Given, { least, greatest }: Measured): Bounds {
  const half = { over: unitsAt(step, step.scale), under: 2n * 10n ** BigInt(step.scale) };
  return { least: minus(least, half), greatest: plus(greatest, half) };
}

/**
 * The values of an operand for which a measure holds that divides by its last operand.
 *
 * @param at Index of the operand.
 * @param sign Its sign in the sum that is divided.
 * @returns Undefined if nothing can be said.
 */
export function boundsOfOperand(
  measure: Measure,
  result: Given,
  operands: readonly Given[],
  at: number,
  sign: 1 | -1,
): Bounds | undefined {
  const by = operands.at(-1);
  if (!by || measure.kind === 'mean') return undefined;
  const one = measure.kind === 'change' ? 1n : 0n;
  const [low, high] = meantBy(result, measure.mayBeCut === true).map(({ over, under }) =>
    plus({ over, under: under * measure.whole }, { over: one, under: 1n }),
  );
  if (!low || !high) return undefined;
  const own = operands[at];
  const isDivisor = at === operands.length - 1;
  const sum = sumOfAll(operands.slice(0, -1).filter((other) => other !== own));
  const half = minus(meantBy(own ?? by, false)[1], exactlyThat(own ?? by));
  if (isDivisor) return boundsOfDivisor(sum, [low, high], half);
  const [narrow, wide] = meantBy(by, false);
  const least = minus(minus(times(low, low.over < 0n ? wide : narrow), sum[1]), half);
  const greatest = plus(minus(times(high, high.over < 0n ? narrow : wide), sum[0]), half);
  return sign === 1
    ? { least, greatest }
    : { least: minus(NOTHING, greatest), greatest: minus(NOTHING, least) };
}

function boundsOfDivisor(
  [least, most]: readonly [Fraction, Fraction],
  [low, high]: readonly [Fraction, Fraction],
  half: Fraction,
): Bounds {
  if (most.over < 0n) {
    const mirrored = [minus(NOTHING, most), minus(NOTHING, least)] as const;
    return boundsOfDivisor(mirrored, [minus(NOTHING, high), minus(NOTHING, low)], half);
  }
  return {
    least: high.over > 0n && least.over > 0n ? minus(over(least, high), half) : NOTHING,
    greatest: low.over > 0n ? plus(over(most, low), half) : undefined,
  };
}

const NOTHING: Fraction = { over: 0n, under: 1n };

/** The least and the greatest that the sum of numbers can be. */
function sumOfAll(numbers: readonly Given[]): [Fraction, Fraction] {
  return numbers
    .map((one) => meantBy(one, false))
    .reduce((sum, [low, high]) => [plus(sum[0], low), plus(sum[1], high)], [NOTHING, NOTHING]);
}

function exactlyThat({ value }: Given): Fraction {
  return { over: value.units, under: 10n ** BigInt(value.scale) };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** @param b Greater than 0. */
function over(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under, under: a.under * b.over };
}

function isLess(a: Fraction, b: Fraction): boolean {
  return a.over * b.under < b.over * a.under;
}

/** A measure with so many digits behind the point, half a last digit rounded away from 0. */
export function roundedTo({ exact: { over, under } }: Measured, scale: number): Decimal {
  const twice = 2n * (over < 0n ? -over : over) * 10n ** BigInt(scale);
  const units = (twice + under) / (2n * under);
  return decimal(over < 0n ? -units : units, scale);
}
