import type { Grid } from '../draft/block.ts';
import { grouped } from '../grouped.ts';
import { addingUp } from './adding-up.ts';
import { DeclaredSum, placesOf } from './declared-sum.ts';
import { type Field, fieldsOf, takingAway } from './field.ts';
import { labelledIn } from './labelled.ts';
import { levelsIn } from './levels.ts';
import { type DeclaredMeasure, type MeasuredLine, measuredLines } from './measures.ts';
import type { Memory } from './memory.ts';
import { type Sheet, sheetsOf } from './sheet.ts';
import { type Added, type SlidSheet, slidIn } from './slid.ts';
import { holdsAlong, type Outcome, type Proof, type Way, wayKey } from './ways.ts';
import { mentionsTotal } from './words.ts';

/** How a table calculates. */
export interface Arithmetic {
  /**
   * The sums that its labels declare or its figures prove, and that the table itself confirms: most rows
   * or columns agree, and no other reading holds where this one is broken.
   */
  readonly sums: readonly DeclaredSum[];
  readonly measures: readonly DeclaredMeasure[];
  /** The sheets in which figures may have slid off their labels. */
  readonly slid: readonly SlidSheet[];
  /** Whether any of its figures is less than 0, but for those that are worked out from others. */
  readonly isSigned: boolean;
  /** The sums that are broken, and those that have a figure of a broken one. */
  disputed(): DeclaredSum[];
}

/** Finds out how a table of no known form calculates. */
export function arithmeticOf(grid: Grid, memory: Memory): Arithmetic {
  const sheets = sheetsOf(grid, memory);
  const isLabelled = sheets.length > 0 && mentionsTotal(grid.text);
  const all = sheets.map((sheet) => arithmeticIn(sheet, isLabelled));
  return {
    sums: all.flatMap(({ sums }) => sums),
    disputed: () => all.flatMap(({ disputed }) => disputed()),
    measures: all.flatMap(({ measures }) => measures),
    slid: all.flatMap(({ slid }) => slid),
    isSigned: all.some(({ isSigned }) => isSigned),
  };
}

const NONE: Arithmetic = {
  sums: [],
  measures: [],
  slid: [],
  isSigned: false,
  disputed: () => [],
};

function arithmeticIn(sheet: Sheet, isLabelled: boolean): Arithmetic {
  const fields = fieldsOf(sheet);
  if (!fields) return NONE;
  const found = [measuredLines(fields.row), measuredLines(fields.column)] as const;
  const [rows, columns] = likeliest(
    [besideShares(fields.row, found[1]), besideShares(fields.column, found[0])],
    isLabelled,
  );
  if (!rows || !columns) return NONE;
  const [measuredRows, measuredColumns] =
    rows.field.isRounded === fields.row.isRounded
      ? found
      : [measuredLines(rows.field), measuredLines(columns.field)];
  const sums = [...sumsOf(rows, columns, measuredColumns), ...sumsOf(columns, rows, measuredRows)];
  return {
    sums,
    disputed: () => disputedIn(sums),
    measures: [...measuredColumns, ...measuredRows].flatMap(({ figures }) => figures),
    slid: [
      slidIn(sheet, [added(rows, measuredColumns), added(columns, measuredRows)]) ?? [],
    ].flat(),
    isSigned: rows.field.isSigned.some(
      (isSigned, column) => isSigned && measuredColumns.every(({ line }) => line !== column),
    ),
  };
}

/** A field with the crosses named that have shares of others. */
function besideShares(field: Field, measured: readonly MeasuredLine[]): Field {
  const shares = new Set(measured.flatMap(({ line, areShares }) => (areShares ? [line] : [])));
  return { ...field, shares };
}

function disputedIn(sums: readonly DeclaredSum[]): DeclaredSum[] {
  const places = new Set(sums.flatMap((sum) => (sum.status === 'broken' ? sum.places : [])));
  return places.size === 0 ? [] : sums.filter((sum) => sum.isAtAny(places));
}

/**
 * The readings with all figures exact, or with all figures rounded if several sums show that they are
 * rounded.
 */
function likeliest(fields: readonly Field[], isLabelled: boolean): Direction[] {
  const exact = fields.map((field) => readingsOf(field, isLabelled));
  if (fields.some(({ isRounded, greatest }) => isRounded || greatest < LARGE)) return exact;
  if (exact.some(({ taken }) => taken.length > 0)) {
    const broken = exact.flatMap((one) => offIn(one, ({ status }) => status === 'broken'));
    const little = broken.filter(({ isLittle }) => isLittle);
    // Rounded figures do not make so many sums exact.
    if (little.length === 0 || little.length * MANY_EXACT < holdingOf(exact)) return exact;
    // If a sum is off by more, a figure in it is wrong. It may be in all of them.
    if (little.length < broken.length && haveOneFigure(broken)) return exact;
  }
  const rounded = fields.map((field) => readingsOf({ ...field, isRounded: true }, isLabelled));
  const off = rounded.flatMap((one) => offIn(one, ({ bits, off }) => bits > 0 && off !== 0));
  if (haveOneFigure(off)) return exact;
  const isLarge = off.every(({ size }) => size >= LARGE);
  const isShown = off.length >= (isLarge ? 2 : 4);
  return isShown && off.length * MOST_HOLDING >= holdingOf(rounded) ? rounded : exact;
}

/** Rounded figures have at most so many sums that hold for each that is off by little. */
const MOST_HOLDING = 8;
/** With so many exact sums for each that is off by little, it need not be tried whether figures are rounded. */
const MANY_EXACT = 50;

function holdingOf(directions: readonly Direction[]): number {
  return directions.reduce(
    (all, { taken }) => taken.reduce((own, { proof }) => own + proof.holding, all),
    0,
  );
}

/** Sums below this are counts. If one of them is off, it is wrong. */
const LARGE = 1000;

/** A sum that is off: its size and the places of its figures. */
interface Off {
  readonly size: number;
  /** Whether it is off by little more than the rounding of its figures. */
  readonly isLittle: boolean;
  readonly places: ReadonlySet<number>;
}

function offIn({ field, taken }: Direction, isOff: (outcome: Outcome) => boolean): Off[] {
  const { units, steps, crosses } = field;
  return taken.flatMap(({ proof: { way, outcomes } }) =>
    outcomes.flatMap((outcome): Off[] => {
      if (!isOff(outcome)) return [];
      const { cross, off } = outcome;
      const at = way.total * crosses.length + cross;
      const isLittle = Math.abs(off) <= (steps[at] ?? 1) * (way.parts.length + 1);
      const places = new Set(placesOf(field, way, cross));
      return [{ size: Math.abs(units[at] ?? 0), isLittle, places }];
    }),
  );
}

/** Whether one figure is in all of them, so that it may be the wrong one. */
function haveOneFigure([first, ...others]: readonly Off[]): boolean {
  return [...(first?.places ?? [])].some((place) =>
    others.every(({ places }) => places.has(place)),
  );
}

function added({ field, taken }: Direction, measured: readonly MeasuredLine[]): Added {
  const proofs = taken.filter(({ isAlone }) => !isAlone).map(({ proof }) => proof);
  return { field, proofs, isNotAdded: notAddedAlong(field, measured) };
}

/** The sums of a field's lines. */
interface Direction {
  readonly field: Field;
  readonly taken: readonly Taken[];
}

interface Taken {
  readonly proof: Proof;
  /** Other ways to read the total as a sum. */
  readonly others: readonly Proof[];
  readonly isLabelled: boolean;
  readonly isAlone: boolean;
}

/**
 * How a field adds up: with the lines subtracted that its labels say are, unless it adds up better
 * without this.
 */
function readingsOf(field: Field, isLabelled: boolean): Direction {
  const plain = readingsWith(field, isLabelled);
  const less = takingAway(field);
  if (!less) return plain;
  const signed = readingsWith(less, isLabelled);
  return holdingIn(signed) >= holdingIn(plain) ? signed : plain;
}

function holdingIn({ taken }: Direction): number {
  return taken.reduce((all, { proof }) => all + proof.holding - proof.broken, 0);
}

function readingsWith(field: Field, isLabelled: boolean): Direction {
  const { proven, nearly } = addingUp(field);
  const labelled = isLabelled ? labelledIn(field, proven) : [];
  const shown = [...proven, ...levelsIn(field)];
  const ofTotal = grouped([...labelled.map(({ proof }) => proof), ...shown], ({ way }) => [
    way.total,
  ]);
  const withOthers = (proof: Proof, isAlone: boolean): Taken => {
    const own = new Set(proof.way.parts);
    const others = (ofTotal.get(proof.way.total) ?? []).filter(({ way }) =>
      way.parts.some((part) => own.has(part)),
    );
    return { proof, others, isLabelled: false, isAlone };
  };
  const taken: Taken[] = [
    ...labelled.map((one) => ({ ...one, isLabelled: true, isAlone: false })),
    ...shown.map((proof) => withOthers(proof, false)),
    ...nearly.map((proof) => withOthers(proof, true)),
  ];
  // A sum that is found in several ways counts once.
  const known = new Set<string>();
  const distinct = taken.filter(({ proof }) => {
    const key = wayKey(proof.way);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
  return { field, taken: distinct };
}

/**
 * The sums of one direction, without those that look broken but are probably no sums.
 *
 * @param measured The crosses that are calculated from others.
 */
function sumsOf(
  own: Direction,
  other: Direction,
  measured: readonly MeasuredLine[],
): DeclaredSum[] {
  const { field, taken } = own;
  const isNotAdded = notAddedAlong(field, measured);
  const tallies = crossTallies(own);
  const alike = new Set(other.taken.flatMap(({ proof: { way } }) => [way.total, ...way.parts]));
  return taken.flatMap((one) => {
    const { proof, others } = one;
    return proof.outcomes.flatMap((outcome): DeclaredSum[] => {
      const { cross, off, status } = outcome;
      if (status === 'open' || status === 'vague') return [];
      if (status === 'holding') {
        return sumOf(field, proof.way, cross, off === 0 ? 'holding' : 'rounded');
      }
      if (!isOutstanding(proof, outcome)) return [];
      if (!one.isLabelled && outcome.isUnlike && proof.unlike > 1) return [];
      const { holding, broken } = tallies[cross] ?? { holding: 0, broken: 0 };
      if (broken > Math.max(1, holding)) return [];
      if (holding === 0 && isNotAdded(cross)) return [];
      if (others.some(({ outcomes }) => outcomes[cross]?.status === 'holding')) return [];
      if (!one.isLabelled && holdsWithoutNothing(field, proof, cross)) return [];
      if (areSharesWithin(field, proof, outcome)) return [];
      if (!one.isAlone && !alike.has(cross) && !isWrong(field, one, outcome)) return [];
      return sumOf(field, proof.way, cross, 'broken', one.isAlone);
    });
  });
}

/**
 * Tells whether the figures along a cross are not added: shares add up to their whole, but rates, changes and means do
 * not.
 */
function notAddedAlong({ crosses }: Field, measured: readonly MeasuredLine[]) {
  const isMeasured = new Set(measured.map(({ line }) => line));
  const areShares = new Set(measured.filter((one) => one.areShares).map(({ line }) => line));
  return (cross: number): boolean =>
    (isMeasured.has(cross) || crosses[cross]?.role === 'apart') && !areShares.has(cross);
}

/**
 * Whether a way is broken so rarely, or by so much more than elsewhere, that it is not a series that only
 * nearly adds up.
 */
function isOutstanding({ outcomes }: Proof, { off }: Outcome): boolean {
  const offs = outcomes
    .flatMap(({ status, isUnlike, off: by }) =>
      status === 'broken' && !isUnlike ? Math.abs(by) : [],
    )
    .toSorted((a, b) => b - a);
  const holding = outcomes.filter(({ bits }) => bits > 0).length;
  if (offs.length <= Math.max(MOST_BROKEN, holding * MOST_SHARE)) return true;
  const noise = offs[MOST_BROKEN] ?? 0;
  return Math.abs(off) >= NOISE * noise;
}

/** If more sums of one line are broken, they are not mistakes. */
const MOST_BROKEN = 2;
/** In a long table, so large a share of them. */
const MOST_SHARE = 1 / 20;
/** A wrong figure is off so many times further than the noise of its series. */
const NOISE = 5;

/** Whether a sum holds without the parts that are nothing wherever it holds. They may not be parts at all. */
function holdsWithoutNothing(field: Field, { way, outcomes }: Proof, cross: number): boolean {
  const { units, crosses } = field;
  const holding = outcomes.filter(({ status }) => status === 'holding');
  const isPart = (part: number) =>
    holding.some((one) => units[part * crosses.length + one.cross] !== 0);
  return holdsAlong(field, { total: way.total, parts: way.parts.filter(isPart) }, cross);
}

/**
 * Whether the parts are shares of the total, which is itself a share of something else: the votes for each
 * list make 100 per cent of the valid votes, which are 98 per cent of all votes.
 */
function areSharesWithin({ units, crosses, whole }: Field, { way }: Proof, outcome: Outcome) {
  const { cross, off } = outcome;
  const share = units[way.total * crosses.length + cross] ?? 0;
  const isHundred = share - off === 100 * whole;
  return crosses[cross]?.role === 'apart' && isHundred && share < 100 * whole;
}

/**
 * For each cross, how many meaningful sums along it hold, and by how many different amounts others are
 * broken. One wrong figure breaks all its sums by the same amount.
 */
function crossTallies({ field, taken }: Direction): { holding: number; broken: number }[] {
  return field.crosses.map((_, cross) => {
    let holding = 0;
    const offs = new Set<number>();
    for (const { proof } of taken) {
      const outcome = proof.outcomes[cross];
      if (outcome?.status === 'broken') offs.add(Math.abs(outcome.off));
      else if (outcome && outcome.bits > 0) holding++;
    }
    return { holding, broken: offs.size };
  });
}

/**
 * Whether a sum that is off is probably a mistake, and not merely no sum, such as an average or a change.
 * It is a mistake if one slip explains it, if it is near, or if its cross is like those where the sum
 * holds.
 */
function isWrong(
  field: Field,
  { proof, isLabelled }: Taken,
  { cross, off, slip }: Outcome,
): boolean {
  const { units, crosses } = field;
  const { total, parts } = proof.way;
  const at = (line: number) => units[line * crosses.length + cross] ?? 0;
  const sum = at(total);
  if (isMeasure(sum, parts.map(at))) return false;
  if (slip >= BITS_OF_SLIP) return true;
  if (!isWrittenAlike(field, proof, cross)) return false;
  if (Math.abs(off) * 20 <= Math.abs(sum)) return true;
  if (mayBeWeightedMean(sum, parts.map(at))) return false;
  if (isLikeOthers(field, proof, cross)) return true;
  const isGreatest = parts.every((part) => at(part) >= 0 && at(part) < sum);
  const right = sum - off;
  if (isLabelled && slip > 0 && (isGreatest || parts.every((part) => sum < at(part)))) return true;
  return isGreatest && sum <= 2 * right && right <= 2 * sum;
}

const BITS_OF_SLIP = 2;

/** Whether a sum holds along a cross whose figures have as many decimal places, if it holds along any. */
function isWrittenAlike({ written, crosses }: Field, { way, outcomes }: Proof, cross: number) {
  const finest = (along: number) =>
    Math.min(
      ...[way.total, ...way.parts].map((line) => written[line * crosses.length + along] ?? 1),
    );
  const own = finest(cross);
  const holding = outcomes.filter(({ bits }) => bits > 0);
  return holding.length === 0 || holding.some((one) => finest(one.cross) <= own);
}

/** Whether a figure may be a weighted mean: it lies between figures that are much alike. */
function mayBeWeightedMean(figure: number, of: readonly number[]): boolean {
  const [least, most] = [Math.min(...of), Math.max(...of)];
  return least > 0 && most <= 2 * least && least < figure && figure < most;
}

/**
 * Whether a figure is another measure of some figures: their mean, greatest, least, middle, first or
 * last.
 */
function isMeasure(figure: number, of: readonly number[]): boolean {
  const sorted = of.toSorted((a, b) => a - b);
  const mean = sorted.reduce((all, value) => all + value, 0) / sorted.length;
  if (Math.abs(figure - mean) <= 1) return true;
  const half = sorted.length / 2;
  const measures = [
    sorted[0],
    sorted.at(-1),
    sorted[Math.floor(half)],
    sorted[Math.ceil(half) - 1],
    of[0],
    of.at(-1),
  ];
  return measures.includes(figure);
}

/** Whether the parts of a sum have about the same size as along one of the nearest crosses where it holds. */
function isLikeOthers({ units, crosses }: Field, { way, outcomes, holding }: Proof, cross: number) {
  if (holding < FEWEST_ALIKE) return false;
  const holds = (outcome: Outcome) => outcome.bits > 0;
  const before = outcomes.slice(0, cross).findLast(holds);
  const behind = outcomes.slice(cross + 1).find(holds);
  return [before, behind].some((other) => {
    if (!other) return false;
    let [alike, unlike] = [0, 0];
    for (const part of way.parts) {
      const a = units[part * crosses.length + cross] ?? 0;
      const b = units[part * crosses.length + other.cross] ?? 0;
      if (a === 0 && b === 0) continue;
      if (a * b > 0 && Math.abs(a) <= 2 * Math.abs(b) && Math.abs(b) <= 2 * Math.abs(a)) alike++;
      else unlike++;
    }
    return alike >= 2 * unlike && alike > 1;
  });
}

const FEWEST_ALIKE = 3;

function sumOf(
  field: Field,
  way: Way,
  cross: number,
  status: DeclaredSum['status'],
  isAlone = false,
): DeclaredSum[] {
  const total = field.figureAt(way.total, cross);
  return total ? [new DeclaredSum(total, { status, isAlone }, field, way, cross)] : [];
}
