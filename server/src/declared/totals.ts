import type { Grid } from '../draft/block.ts';
import { compare, type Decimal, unitsAt } from '../figure/decimal.ts';
import { COST, slipCost } from '../reconcile/cost.ts';
import type { Line } from './line.ts';
import { type Declaration, declarationsIn, type Reading } from './readings.ts';
import { type DeclaredFigure, type Sheet, sheetsOf } from './sheet.ts';
import { type Instance, isConfirmed, type Trial, tallyOf, trialOf } from './trial.ts';
import { mentionsTotal } from './words.ts';

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
