import type { Grid } from '../draft/block.ts';
import { add, compare, type Decimal, decimal, subtract, unitsAt, ZERO } from '../figure/decimal.ts';
import { COST, slipCost } from '../reconcile/cost.ts';
import { type Declaration, declarationsIn, type Reading } from './readings.ts';
import { type DeclaredFigure, type Line, type Sheet, type Spot, sheetsOf } from './sheet.ts';
import { isRoundedUnit, mentionsTotal } from './words.ts';

/** A sum that a table declares, in a reading that the table itself confirms. */
export interface DeclaredSum {
  readonly total: DeclaredFigure;
  /** Its parts that hold figures; nothing stands for zero in the others. */
  readonly parts: readonly DeclaredFigure[];
  /** What the parts come to. */
  readonly sum: Decimal;
  readonly status: 'holding' | 'rounded' | 'broken';
}

/**
 * The sums that a table's own labels declare and that the table itself confirms: most rows or columns
 * agree with the reading, and no other reading holds where this one is broken.
 */
export function declaredSums(grid: Grid): DeclaredSum[] {
  if (!mentionsTotal(grid.text)) return [];
  return sheetsOf(grid).flatMap((sheet) => {
    const rows = readIn(sheet, 'row');
    const columns = readIn(sheet, 'column');
    const alike = { row: summedBy(rows), column: summedBy(columns) };
    return [rows, columns].flatMap((direction) =>
      direction.taken.flatMap((taken) => sumsOf(taken, direction, alike[direction.across])),
    );
  });
}

/** One declaration in one line that crosses it: whether a reading holds there. */
interface Instance {
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
interface Trial {
  readonly reading: Reading;
  readonly instances: readonly Instance[];
  readonly tally: Tally;
}

/** How often a reading holds and is broken, and for how many different sums of more than one part. */
interface Tally {
  readonly telling: number;
  readonly holding: number;
  readonly broken: number;
}

/** A declaration with the reading taken for it, and every other that could be meant. */
interface Taken {
  readonly declaration: Declaration;
  readonly trial: Trial;
  readonly trials: readonly Trial[];
}

interface Direction {
  /** What crosses its lines. */
  readonly across: 'row' | 'column';
  readonly taken: readonly Taken[];
}

/** The confirmed readings of the totals among the rows, or among the columns. */
function readIn(sheet: Sheet, lines: 'row' | 'column'): Direction {
  const across = lines === 'row' ? 'column' : 'row';
  const crossing = lines === 'row' ? sheet.columns : sheet.rows;
  const crosses = crossing.filter(({ role }) => role !== 'apart');
  const at = (line: Line, cross: Line) =>
    lines === 'row' ? sheet.at(line, cross) : sheet.at(cross, line);
  const tried = declarationsIn(sheet[lines === 'row' ? 'rows' : 'columns']).map((declaration) => ({
    declaration,
    trials: declaration.readings.map((reading) =>
      trialOf(declaration, reading, crosses, at, sheet.isRounded),
    ),
  }));
  const pools = poolsOf(tried);
  const taken = tried.flatMap(({ declaration, trials }): Taken[] => {
    const confirmed = trials.filter(
      ({ tally, reading }) =>
        isConfirmed(tally) ||
        (tally.broken <= Math.max(1, tally.holding) && pools.has(poolKey(declaration, reading))),
    );
    const [best] = confirmed.toSorted(
      (a, b) => b.tally.holding - b.tally.broken - (a.tally.holding - a.tally.broken),
    );
    return best ? [{ declaration, trial: best, trials }] : [];
  });
  return { across, taken };
}

function trialOf(
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

function tallyOf(instances: readonly Instance[]): Tally {
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
function isConfirmed({ telling, holding, broken }: Tally): boolean {
  const isTold = telling >= 2 || (telling === 1 && holding >= 4);
  return isTold && holding >= 2 * broken;
}

/** The kinds of readings that are confirmed by all totals of a level together. */
function poolsOf(
  tried: readonly { readonly declaration: Declaration; readonly trials: readonly Trial[] }[],
): Set<string> {
  const pools = new Map<string, Instance[]>();
  for (const { declaration, trials } of tried) {
    for (const { reading, instances } of trials) {
      const key = poolKey(declaration, reading);
      const pool = pools.get(key);
      if (pool) pool.push(...instances);
      else pools.set(key, [...instances]);
    }
  }
  return new Set([...pools].flatMap(([key, all]) => (isConfirmed(tallyOf(all)) ? [key] : [])));
}

function poolKey({ total }: Declaration, { kind }: Reading): string {
  return `${total.level} ${kind}`;
}

/** The lines that take part in a confirmed sum: they are of one measure. */
function summedBy({ taken }: Direction): ReadonlySet<Line> {
  return new Set(
    taken.flatMap(({ declaration, trial }) => [declaration.total, ...trial.reading.parts]),
  );
}

/** The sums of a declaration; what looks broken but is likelier no sum at all is left out. */
function sumsOf(
  { trial, trials }: Taken,
  { taken }: Direction,
  alike: ReadonlySet<Line>,
): DeclaredSum[] {
  return trial.instances.flatMap((instance): DeclaredSum[] => {
    const { total, parts, sum, outcome, cross } = instance;
    if (!total || outcome === 'open') return [];
    if (outcome === 'broken') {
      const isOtherwise = trials.some(({ instances }) =>
        instances.some(
          (other) =>
            other.cross === cross && (other.outcome === 'holding' || other.outcome === 'rounded'),
        ),
      );
      if (isOtherwise || !isSummed(cross, taken)) return [];
      if (!alike.has(cross) && !isNear(total, parts, sum)) return [];
    }
    return [{ total, parts, sum, status: outcome }];
  });
}

/** Whether the other totals in a line that crosses them do not say that it is not summed at all. */
function isSummed(cross: Line, taken: readonly Taken[]): boolean {
  const inCross = taken.flatMap(({ trial }) =>
    trial.instances.filter((instance) => instance.cross === cross),
  );
  const { holding, broken } = tallyOf(inCross);
  return broken <= Math.max(1, holding);
}

/**
 * Whether a total that is off looks like a wrong sum rather than like another measure: an average, the
 * greatest, the last. It is greater than each part and near the sum; or greater or less than each, and a
 * slip of the pen from the sum.
 */
function isNear(total: DeclaredFigure, parts: readonly DeclaredFigure[], sum: Decimal): boolean {
  const scale = Math.max(total.value.scale, sum.scale);
  const [written, right] = [unitsAt(total.value, scale), unitsAt(sum, scale)];
  const side = (way: 1 | -1) => parts.every(({ value }) => compare(total.value, value) * way > 0);
  const isGreatest = side(1);
  if (!isGreatest && !side(-1)) return false;
  // Of two numbers of one digit each is a slip from the other.
  if (written >= 10n && slipCost(written, right) < COST.other) return true;
  const areCounts = parts.every(({ value }) => value.units >= 0n);
  return isGreatest && areCounts && written <= 2n * right && right <= 2n * written;
}
