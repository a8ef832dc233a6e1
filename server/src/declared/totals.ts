import type { Grid } from '../draft/block.ts';
import { add, type Decimal, ZERO } from '../figure/decimal.ts';
import { grouped } from '../grouped.ts';
import { addingUp } from './adding-up.ts';
import { type Field, fieldsOf } from './field.ts';
import { labelledIn } from './labelled.ts';
import { levelsIn } from './levels.ts';
import type { Memory } from './memory.ts';
import { type DeclaredFigure, type Sheet, sheetsOf } from './sheet.ts';
import { type Outcome, type Proof, type Way, wayKey } from './ways.ts';
import { mentionsTotal } from './words.ts';

/** A sum that a table declares, by its labels or by its figures, and that the table itself confirms. */
export interface DeclaredSum {
  readonly total: DeclaredFigure;
  /** Its parts that hold figures; nothing stands for zero in the others. */
  readonly parts: readonly DeclaredFigure[];
  /** What the parts come to. */
  readonly sum: Decimal;
  readonly status: 'holding' | 'rounded' | 'broken';
  /** Whether nothing but its label and its being nearly right shows that it is a sum: it is broken. */
  readonly isAlone: boolean;
}

/**
 * The sums of a table that its labels declare or its figures prove, and that the table itself confirms: most rows
 * or columns agree, and no other reading holds where this one is broken.
 */
export function declaredSums(grid: Grid, memory: Memory): DeclaredSum[] {
  const sheets = sheetsOf(grid, memory);
  if (sheets.length === 0) return [];
  const isLabelled = mentionsTotal(grid.text);
  return sheets.flatMap((sheet) => sumsIn(sheet, isLabelled));
}

function sumsIn(sheet: Sheet, isLabelled: boolean): DeclaredSum[] {
  const fields = fieldsOf(sheet);
  if (!fields) return [];
  const [rows, columns] = likeliest([fields.row, fields.column], isLabelled);
  return rows && columns ? [...sumsOf(rows, columns), ...sumsOf(columns, rows)] : [];
}

/** The readings with all figures taken for exact, or for rounded where several sums show that they are. */
function likeliest(fields: readonly Field[], isLabelled: boolean): Direction[] {
  const exact = fields.map((field) => readingsOf(field, isLabelled));
  if (fields.some(({ isRounded, greatest }) => isRounded || greatest < LARGE)) return exact;
  if (exact.some(({ taken }) => taken.length > 0) && !exact.some(isOffByLittle)) return exact;
  const rounded = fields.map((field) => readingsOf({ ...field, isRounded: true }, isLabelled));
  const off = rounded.flatMap(offIn);
  if (haveOneFigure(off)) return exact;
  const isLarge = off.every(({ size }) => size >= LARGE);
  const holding = rounded.reduce(
    (all, { taken }) => taken.reduce((own, { proof }) => own + proof.holding, all),
    0,
  );
  return off.length >= (isLarge ? 2 : 4) && off.length * 8 >= holding ? rounded : exact;
}

/** Whether a sum that is broken exactly is off by little more than rounding of its figures may be. */
function isOffByLittle({ field, taken }: Direction): boolean {
  return taken.some(({ proof: { way, outcomes } }) =>
    outcomes.some(
      ({ status, off, cross }) =>
        status === 'broken' &&
        Math.abs(off) <=
          (field.steps[way.total * field.crosses.length + cross] ?? 1) * (way.parts.length + 1),
    ),
  );
}

/** Sums of less are counts, of which one that is off is wrong. */
const LARGE = 1000;

/** A sum that is off by no more than rounding: how large it is, and the places of its figures. */
interface Off {
  readonly size: number;
  readonly places: ReadonlySet<string>;
}

function offIn({ field, taken }: Direction): Off[] {
  const { units, lines, crosses } = field;
  return taken.flatMap(({ proof: { way, outcomes } }) =>
    outcomes.flatMap(({ bits, off, cross }): Off[] => {
      if (bits === 0 || off === 0) return [];
      const spots = [way.total, ...way.parts].map((line) => {
        const [own, other] = [lines[line]?.index, crosses[cross]?.index];
        return field.areRows ? `${own},${other}` : `${other},${own}`;
      });
      return [
        { size: Math.abs(units[way.total * crosses.length + cross] ?? 0), places: new Set(spots) },
      ];
    }),
  );
}

/** Whether one figure stands in all of them, and may be what is wrong. */
function haveOneFigure([first, ...others]: readonly Off[]): boolean {
  return [...(first?.places ?? [])].some((place) =>
    others.every(({ places }) => places.has(place)),
  );
}

/** What a field's lines are the sums of. */
interface Direction {
  readonly field: Field;
  readonly taken: readonly Taken[];
}

interface Taken {
  readonly proof: Proof;
  /** What else the total could be the sum of. */
  readonly others: readonly Proof[];
  readonly isLabelled: boolean;
  readonly isAlone: boolean;
}

function readingsOf(field: Field, isLabelled: boolean): Direction {
  const labelled = isLabelled ? labelledIn(field) : [];
  const { proven, nearly } = addingUp(field);
  const known = new Set<string>();
  const taken: Taken[] = labelled.map((one) => ({ ...one, isLabelled: true }));
  const add = (proofs: readonly Proof[], isAlone: boolean) => {
    const ofTotal = grouped(proofs, ({ way }) => [way.total]);
    for (const proof of proofs) {
      const own = new Set(proof.way.parts);
      const others = (ofTotal.get(proof.way.total) ?? []).filter(({ way }) =>
        way.parts.some((part) => own.has(part)),
      );
      taken.push({ proof, others, isLabelled: false, isAlone });
    }
  };
  add([...proven, ...levelsIn(field)], false);
  add(nearly, true);
  // What is found in several ways is one sum.
  const distinct = taken.filter(({ proof }) => {
    const key = wayKey(proof.way);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
  return { field, taken: distinct };
}

/** The sums of one direction; what looks broken but is likelier no sum at all is left out. */
function sumsOf(own: Direction, other: Direction): DeclaredSum[] {
  const { field, taken } = own;
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
      const { holding, broken } = tallies[cross] ?? { holding: 0, broken: 0 };
      if (broken > Math.max(1, holding)) return [];
      if (others.some(({ outcomes }) => isHolding(outcomes[cross]))) return [];
      if (!one.isLabelled && holdsWithoutNothing(field, proof, outcome)) return [];
      if (!one.isAlone && !alike.has(cross) && !isWrong(field, one, outcome)) return [];
      return sumOf(field, proof.way, cross, 'broken', one.isAlone);
    });
  });
}

/**
 * Whether a way is broken so seldom, or by so much more than elsewhere, that it is no series that adds up only
 * nearly.
 */
function isOutstanding({ outcomes }: Proof, { off }: Outcome): boolean {
  const offs = outcomes
    .flatMap(({ status, isUnlike, off: by }) =>
      status === 'broken' && !isUnlike ? Math.abs(by) : [],
    )
    .toSorted((a, b) => b - a);
  const holding = outcomes.filter(({ bits }) => bits > 0).length;
  if (offs.length <= Math.max(MOST_BROKEN, holding / 10)) return true;
  const noise = offs[MOST_BROKEN] ?? 0;
  return Math.abs(off) >= NOISE * noise;
}

/** More sums of one line are not wrong at once. */
const MOST_BROKEN = 2;
/** So much further off than the noise of a series is a figure that is wrong. */
const NOISE = 5;

/** Whether a sum holds without the parts that are nothing wherever it holds: they need not be parts at all. */
function holdsWithoutNothing(
  { units, crosses }: Field,
  { way, outcomes }: Proof,
  { cross, off }: Outcome,
): boolean {
  const holding = outcomes.filter(({ status }) => status === 'holding');
  const at = (part: number, other: number) => units[part * crosses.length + other] ?? 0;
  let without = off;
  for (const part of way.parts) {
    if (at(part, cross) !== 0 && holding.every((one) => at(part, one.cross) === 0)) {
      without += at(part, cross);
    }
  }
  return without === 0;
}

function isHolding(outcome: Outcome | undefined): boolean {
  return outcome?.status === 'holding' && outcome.off === 0;
}

/**
 * For each cross, how many of the sums along it hold and say something, and by how many different amounts others
 * are broken: one wrong figure breaks all its sums by the same.
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
 * Whether a sum that is off is likelier wrong than no sum at all, as where its cross is an average or a change: one
 * slip of the pen explains it; or it is near; or its cross is like those where the sum holds.
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
  if (slip >= BITS_OF_SLIP || Math.abs(off) * 20 <= Math.abs(sum)) return true;
  if (isLikeOthers(field, proof, cross)) return true;
  const isGreatest = parts.every((part) => at(part) >= 0 && at(part) < sum);
  const right = sum - off;
  if (isLabelled && slip > 0 && (isGreatest || parts.every((part) => sum < at(part)))) return true;
  return isGreatest && sum <= 2 * right && right <= 2 * sum;
}

const BITS_OF_SLIP = 2;

/** Whether a figure is another measure of some: their mean, the greatest, the least, the middle, the first, the last. */
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

/** Whether the parts of a sum are of the size that they have along one of the nearest crosses where it holds. */
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
  { total, parts }: Way,
  cross: number,
  status: DeclaredSum['status'],
  isAlone = false,
): DeclaredSum[] {
  const figure = field.figureAt(total, cross);
  if (!figure) return [];
  const figures = parts.flatMap((part) => field.figureAt(part, cross) ?? []);
  const sum = figures.reduce((all, { value }) => add(all, value), ZERO);
  return [{ total: figure, parts: figures, sum, status, isAlone }];
}
