import { type Decimal, shortest } from '../figure/decimal.ts';
import type { Line } from './line.ts';
import type { DeclaredFigure, Sheet } from './sheet.ts';

/**
 * The figures of a sheet in one direction: along its rows or along its columns. `Lines` may be sums of
 * each other, and `crosses` are the lines that cross them.
 *
 * Figures are whole numbers in the smallest unit that any of them shows. They are JavaScript numbers,
 * which are exact for whole numbers up to 2^53; `fieldOf` makes sure that no sum is larger.
 */
export interface Field {
  /** Whether its lines are the rows of the sheet; otherwise they are its columns. */
  readonly areRows: boolean;
  readonly lines: readonly Line[];
  readonly crosses: readonly Line[];
  /** By line, then by cross. NaN if the place has nothing to calculate with; 0 if it is blank. */
  readonly units: Float64Array;
  /**
   * The value of each figure as a part of a sum; negated if the label of its line says that it is
   * subtracted.
   */
  readonly addends: Float64Array;
  /** 1 for a blank or a mark for nothing. */
  readonly blanks: Uint8Array;
  /** The step in which the figure at each place is given: `1,200` among hundreds has the step 100. */
  readonly steps: Float64Array;
  /** The step in which each figure is written: 10 units for `25` if the unit is that of `24.5`. */
  readonly written: Float64Array;
  /** The number of the unit in which each figure is given, 0 for none; undefined if no figure has a unit. */
  readonly kinds: Uint8Array | undefined;
  /** How many of the smallest units make 1. */
  readonly whole: number;
  /** Whether all of its figures are rounded. Otherwise, those are whose steps are not 1. */
  readonly isRounded: boolean;
  /** The absolute value of the greatest figure. */
  readonly greatest: number;
  /** The crosses with shares of the figures along another. They add up whenever those do, and prove nothing more. */
  readonly shares: ReadonlySet<number>;
  /** For each cross, whether figures along it may be negative. */
  readonly isSigned: readonly boolean[];
  figureAt(line: number, cross: number): DeclaredFigure | undefined;
  /** The number of a place in the sheet, the same along its rows and along its columns. */
  placeOf(line: number, cross: number): number;
}

const NO_SHARES: ReadonlySet<number> = new Set();

/** The kind of a figure without a unit, and of a place without a figure. */
export const NO_UNIT = 0;
export const NO_FIGURE = 255;

/** Decimal places beyond these are dropped if sums would otherwise be inexact. */
const FEWEST_DIGITS = 2;

/**
 * By how much the sum of some figures may be off because they are rounded: half a step of each; 0 if all of them are
 * counts.
 *
 * @param steps The sum of their steps.
 * @param count The number of figures, with the total.
 */
export function roundingOf({ isRounded, whole }: Field, steps: number, count: number): number {
  return isRounded || steps !== count * whole ? steps / 2 : 0;
}

/** A sheet along its rows and along its columns; undefined if sums of its figures would be inexact. */
export function fieldsOf(sheet: Sheet): { row: Field; column: Field } | undefined {
  const { rows, columns } = sheet;
  const spots = rows.flatMap((row) => columns.map((column) => sheet.at(row, column)));
  const scale = scaleOf(spots, Math.max(rows.length, columns.length));
  if (scale === undefined) return undefined;
  const size = spots.length;
  const units = new Float64Array(size).fill(Number.NaN);
  const blanks = new Uint8Array(size);
  const kinds = new Uint8Array(size);
  const names = [''];
  const written = new Float64Array(size).fill(10 ** scale);
  let greatest = 0;
  for (const [at, spot] of spots.entries()) {
    if (typeof spot !== 'string') {
      const unit = unitsOf(spot.value, scale);
      units[at] = unit;
      written[at] = spot.value.scale < scale ? 10 ** (scale - spot.value.scale) : 1;
      if (spot.unit !== '') {
        const kind = names.indexOf(spot.unit);
        kinds[at] = kind < 0 ? names.push(spot.unit) - 1 : kind;
      }
      greatest = Math.max(greatest, Math.abs(unit));
    } else if (spot === 'blank') {
      units[at] = 0;
      blanks[at] = 1;
      kinds[at] = NO_FIGURE;
    }
  }
  const figures = new Array<DeclaredFigure | undefined>(size);
  /** The same object whenever it is asked for. */
  const figureAt = (row: number, column: number): DeclaredFigure | undefined => {
    const at = row * columns.length + column;
    const [own, other] = [rows[row], columns[column]];
    figures[at] ??= own && other && sheet.figureAt(own, other);
    return figures[at];
  };
  const whole = 10 ** scale;
  const steps = stepsOf({ units, blanks, rows: rows.length, columns: columns.length, whole });
  inStepsOfRows(steps, written, columns.length);
  const row: Field = {
    areRows: true,
    lines: rows,
    crosses: columns,
    units,
    addends: units,
    blanks,
    steps,
    written,
    kinds: names.length > 1 ? kinds : undefined,
    whole,
    greatest,
    shares: NO_SHARES,
    isRounded: sheet.isRounded,
    isSigned: columns.map((_, column) =>
      rows.some((_, row) => (units[row * columns.length + column] ?? 0) < 0),
    ),
    figureAt,
    placeOf: (line, cross) => line * columns.length + cross,
  };
  const turn = <A extends Float64Array | Uint8Array>(from: A, to: A): A => {
    for (let r = 0; r < rows.length; r++) {
      for (let c = 0; c < columns.length; c++) {
        to[c * rows.length + r] = from[r * columns.length + c] ?? 0;
      }
    }
    return to;
  };
  const turnedUnits = turn(units, new Float64Array(size));
  const column: Field = {
    areRows: false,
    lines: columns,
    crosses: rows,
    units: turnedUnits,
    addends: turnedUnits,
    blanks: turn(blanks, new Uint8Array(size)),
    steps: turn(steps, new Float64Array(size)),
    written: turn(written, new Float64Array(size)),
    kinds: names.length > 1 ? turn(kinds, new Uint8Array(size)) : undefined,
    whole,
    greatest,
    shares: NO_SHARES,
    isRounded: sheet.isRounded,
    isSigned: rows.map((_, row) =>
      columns.some((_, column) => (units[row * columns.length + column] ?? 0) < 0),
    ),
    figureAt: (line, cross) => figureAt(cross, line),
    placeOf: (line, cross) => cross * columns.length + line,
  };
  return { row, column };
}

/** The field with the lines negated that its labels say are subtracted; undefined if there are none. */
export function takingAway(field: Field): Field | undefined {
  const { lines, crosses, units } = field;
  if (!lines.some(({ role }) => role === 'less')) return undefined;
  const addends = units.map((value, at) => {
    const isLess = lines[Math.floor(at / crosses.length)]?.role === 'less';
    return isLess && value > 0 ? -value : value;
  });
  return { ...field, addends, isSigned: crosses.map(() => true) };
}

/**
 * The number of decimal places that are meaningful and can be added up exactly; undefined if the figures
 * are too large.
 *
 * @param most The most figures that are added up.
 */
function scaleOf(spots: readonly ReturnType<Sheet['at']>[], most: number): number | undefined {
  let scale = 0;
  let greatest = 1;
  for (const spot of spots) {
    if (typeof spot === 'string') continue;
    const { value } = spot;
    if (value.scale > scale) scale = Math.max(scale, shortest(value).scale);
    const size = Math.abs(Number(value.units));
    greatest = Math.max(greatest, value.scale === 0 ? size : size / 10 ** value.scale);
  }
  const room = Math.floor(Math.log10(Number.MAX_SAFE_INTEGER / (most + 2) / greatest));
  return room >= Math.min(scale, FEWEST_DIGITS) ? Math.min(scale, room) : undefined;
}

/** A figure in units of so many decimal places, rounded if it has more. */
function unitsOf(value: Decimal, scale: number): number {
  if (value.scale === scale) return Number(value.units);
  if (value.scale < scale) return Number(value.units) * 10 ** (scale - value.scale);
  const step = 10n ** BigInt(value.scale - scale);
  const half = value.units < 0n ? -step / 2n : step / 2n;
  return Number((value.units + half) / step);
}

/**
 * A step in statistics besides powers of ten and their halves. Multiples of 3 keep single persons
 * unknown.
 */
const ODD_STEP = 3;
/** Fewer figures may all be multiples of something by chance. */
const FEWEST_IN_STEPS = 12;

interface Figures {
  readonly units: Float64Array;
  readonly blanks: Uint8Array;
  readonly rows: number;
  readonly columns: number;
  /** How many units make 1. */
  readonly whole: number;
}

/**
 * For each place, the step in which its figure is given: the step of the whole numbers in its column if the
 * figure is one of them, or of all figures there. At least nine in ten of them must have it, and enough figures
 * of the table.
 */
function stepsOf(figures: Figures): Float64Array {
  const { units, rows, columns, whole } = figures;
  /** The steps of each column, the largest first. */
  const found = Array.from({ length: columns }, (_, column) => {
    const all = stepOf(figures, column, 1);
    const wholes = whole === 1 ? all : stepOf(figures, column, whole);
    return wholes.step > Math.max(all.step, whole) ? [wholes, all] : [all];
  });
  const isSupported = (step: number) =>
    step === whole ||
    found.reduce(
      (count, own) => count + (own.findLast((one) => one.step % step === 0)?.count ?? 0),
      0,
    ) >= FEWEST_IN_STEPS;
  const steps = new Float64Array(units.length).fill(1);
  for (const [column, own] of found.entries()) {
    const shared = own.map(({ step }) => step).filter((step) => step > 1 && isSupported(step));
    if (shared.length === 0) continue;
    for (let row = 0; row < rows; row++) {
      const at = row * columns + column;
      const value = units[at] ?? 0;
      steps[at] = shared.find((step) => value % step === 0) ?? 1;
    }
  }
  return steps;
}

/** Fewer figures may be whole by chance while others are not. */
const FEWEST_IN_ROW = 3;

/** Raises the steps of rows in which all figures are written with fewer digits than others. */
function inStepsOfRows(steps: Float64Array, written: Float64Array, width: number): void {
  if (width < FEWEST_IN_ROW) return;
  for (let start = 0; start < steps.length; start += width) {
    const least = written.subarray(start, start + width).reduce((a, b) => Math.min(a, b));
    if (least === 1) continue;
    for (let at = start; at < start + width; at++) steps[at] = Math.max(steps[at] ?? 1, least);
  }
}

/** The step of those figures of a column that are multiples of `least`, and their number. */
function stepOf(
  { units, blanks, rows, columns }: Figures,
  column: number,
  least: number,
): { readonly step: number; readonly count: number } {
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    const at = row * columns + column;
    const value = units[at] ?? 0;
    if (blanks[at] || Number.isNaN(value) || value === 0 || value % least !== 0) continue;
    values.push(value);
  }
  const count = values.length;
  const isShared = (step: number) => {
    let others = 0;
    for (const value of values) {
      if (value % step === 0) continue;
      others++;
      if (10 * others > count) return false;
    }
    return count - others >= 2;
  };
  let step = least;
  while (isShared(step * 10)) step *= 10;
  if (isShared(step * 5)) step *= 5;
  else if (step === least && isShared(ODD_STEP * least)) step = ODD_STEP * least;
  return { step, count };
}
