import { add, compare, type Decimal, decimal, subtract, ZERO } from '../figure/decimal.ts';
import type { Line } from './line.ts';
import type { Declaration, Reading } from './readings.ts';
import type { DeclaredFigure, Spot } from './sheet.ts';
import { isRoundedUnit } from './words.ts';

/** One declaration in one line that crosses it: whether a reading holds there. */
export interface Instance {
  readonly cross: Line;
  readonly outcome: 'holding' | 'rounded' | 'broken' | 'open';
  /** How many of the parts are other than zero; sums of one say little. 0 where it says nothing. */
  readonly filled: number;
  /** Whether a part is blank, which may mean nothing or that it is not known. */
  readonly hasBlanks: boolean;
  readonly total?: DeclaredFigure;
  readonly parts: readonly DeclaredFigure[];
  readonly sum: Decimal;
}

/** A reading of a declaration with what it comes to in every line that crosses it. */
export interface Trial {
  readonly reading: Reading;
  readonly instances: readonly Instance[];
  readonly tally: Tally;
}

/** How often a reading holds and is broken, and for how many different sums of more than one part. */
export interface Tally {
  readonly telling: number;
  readonly holding: number;
  readonly broken: number;
}

/**
 * Tries a reading of a total in each line that crosses it.
 *
 * @param areRounded Whether all figures of the table are of so large a unit that they are rounded.
 */
export function trialOf(
  { total }: Declaration,
  reading: Reading,
  crosses: readonly Line[],
  at: (line: Line, cross: Line) => Spot,
  areRounded: boolean,
): Trial {
  const lines = [total, ...reading.parts];
  const read = crosses.map((cross): Instance => {
    const sum = at(total, cross);
    const spots = reading.parts.map((part) => at(part, cross));
    const parts = spots.filter((spot) => typeof spot !== 'string');
    const blanks = spots.filter((spot) => spot === 'blank').length;
    const isOpen = typeof sum === 'string' || spots.includes('open') || parts.length < 2;
    if (isOpen || parts.some(({ unit }) => unit !== sum.unit)) {
      return { cross, outcome: 'open', filled: 0, hasBlanks: blanks > 0, parts, sum: ZERO };
    }
    const isRounded =
      areRounded ||
      isRoundedUnit(sum.unit) ||
      lines.some((line) => line.isRounded) ||
      cross.isRounded;
    return instanceOf(cross, sum, parts, blanks > 0, isRounded);
  });
  // Blanks are nothing where the sums that have them hold so; elsewhere they may be unknown.
  const zeros = isConfirmed(tallyOf(read.filter(({ hasBlanks }) => hasBlanks)));
  const instances = read.map((instance): Instance => {
    const isOpen = instance.hasBlanks && instance.outcome === 'broken' && !zeros;
    return isOpen ? { ...instance, outcome: 'open' } : instance;
  });
  return { reading, instances, tally: tallyOf(instances) };
}

function instanceOf(
  cross: Line,
  total: DeclaredFigure,
  parts: readonly DeclaredFigure[],
  hasBlanks: boolean,
  isRounded: boolean,
): Instance {
  const sum = parts.reduce((all, { value }) => add(all, value), ZERO);
  const off = subtract(total.value, sum);
  const tolerance = toleranceOf(total, parts, isRounded);
  const isOff = off.units !== 0n;
  const outcome = !isOff ? 'holding' : compare(absolute(off), tolerance) > 0 ? 'broken' : 'rounded';
  // Nearly anything adds up where the figures are as small as what rounding allows.
  const isVague = isOff && compare(timesTwenty(tolerance), absolute(total.value)) > 0;
  const filled = isVague ? 0 : parts.filter(({ value }) => value.units !== 0n).length;
  return { cross, outcome, filled, hasBlanks, total, parts, sum };
}

/**
 * By how much a sum of rounded figures may be off: half the last digit of each. The parts are taken to
 * be rounded to as many digits as the longest of them, for zeros at the end are often left away.
 * Counts are exact, unless they are of so large a unit that they are rounded.
 */
function toleranceOf(
  total: DeclaredFigure,
  parts: readonly DeclaredFigure[],
  isRounded: boolean,
): Decimal {
  const scale = Math.max(...parts.map(({ value }) => value.scale));
  const isExact = scale === 0 && total.value.scale === 0;
  if (isExact && !isRounded) return ZERO;
  return add(decimal(5 * parts.length, scale + 1), decimal(5, total.value.scale + 1));
}

function timesTwenty({ units, scale }: Decimal): Decimal {
  return { units: units * 20n, scale };
}

function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale };
}

/** Counts what holds and what does not. */
export function tallyOf(instances: readonly Instance[]): Tally {
  const holding = instances.filter(
    ({ outcome, filled }) => filled > 0 && (outcome === 'holding' || outcome === 'rounded'),
  );
  // Columns that are alike confirm as much as one of them.
  const telling = new Set(
    holding.flatMap(({ filled, parts }) =>
      filled >= 2 ? [parts.map(({ value }) => value.units).join()] : [],
    ),
  );
  return {
    telling: telling.size,
    holding: holding.length,
    broken: instances.filter(({ outcome }) => outcome === 'broken').length,
  };
}

/** Whether what holds is no chance, and outweighs what does not by two to one. */
export function isConfirmed({ telling, holding, broken }: Tally): boolean {
  const isTold = telling >= 2 || (telling === 1 && holding >= 4);
  return isTold && holding >= 2 * broken;
}
