import { equal, ZERO } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import { holdsWithin, type Relation, statusWith } from './relation.ts';
import type { Move, Slide, SlideRun } from './slide.ts';
import { areApart, type Board, type Bond, type Square } from './slide-board.ts';
import type { Work } from './support.ts';

/** How many places figures may stand off their labels. */
const FARTHEST = 9;
/**
 * So many relations without a common figure must be broken, and as many must hold only after the move. Two wrong
 * figures cannot break three such relations, so they are never taken for a slide.
 */
export const FEWEST_APART = 3;
/** The same for slides of two runs and those that lose figures. There are more of them, so more must show them. */
const FEWEST_FOR_OTHERS = 5;
/** So many different figures must be repeated for their lines to be a copy of others. */
const FEWEST_COPIED = 3;

/** The lanes in which figures may have slid together: columns or rows, each with its squares in order. */
export interface Lanes {
  readonly areColumns: boolean;
  readonly all: readonly (readonly Square[])[];
  /** The broken relations of their figures. */
  readonly broken: readonly Relation[];
}

/** A slide, with the broken relations of the figures that it moves. */
export interface FoundSlide {
  readonly slide: Slide;
  readonly broken: readonly Relation[];
  /** How many more relations hold after the move than become open. */
  readonly gain: number;
}

/** Where the figures of a run stand first, and how far they are off. */
interface Stretch {
  readonly stands: number;
  readonly off: number;
}

const NONE = -1;

/**
 * Tries to move the figures of some lanes. A *line* is a square in each of them. The last lines are moved first, and
 * a run is given up with the first broken relation that lies in it as a whole.
 */
export class SlideSearch {
  readonly #board: Board;
  readonly #lanes: Lanes;
  /** Whether more than a plain slide may be shown; see `FEWEST_FOR_OTHERS`. */
  readonly #mayBeOther: boolean;
  readonly #length: number;
  readonly #blank: number | undefined;
  /** The relations by the first line with one of their figures. */
  readonly #bondsFrom: readonly (readonly Bond[])[];
  readonly #bonds: readonly Bond[];
  /** For each line, the line whose figures are tried there; `NONE` if it is left blank. */
  readonly #sources: number[];
  /** By relation, as tried: its difference, its slack, and how many of its figures are missing or change. */
  readonly #rests: Float64Array;
  readonly #slacks: Float64Array;
  readonly #missing: Int32Array;
  readonly #changed: Int32Array;
  /** 1 for a relation that is broken and has a figure that changes. */
  readonly #isBad: Uint8Array;
  /** How many relations have a figure that changes, and how many of them are broken. */
  #touched = 0;
  #bad = 0;
  readonly #work: Work;

  /** @param work How many figures and relations may still be looked at. Once it is used up, nothing more is found. */
  constructor(board: Board, lanes: Lanes, work: Work) {
    this.#work = work;
    this.#board = board;
    this.#lanes = lanes;
    this.#mayBeOther = areApart(lanes.broken, FEWEST_FOR_OTHERS);
    this.#length = lanes.all[0]?.length ?? 0;
    this.#blank = board.blank && Number(board.blank.units);
    this.#sources = Array.from({ length: this.#length }, (_, line) => line);
    const firsts = new Map<Bond, number>();
    for (let line = this.#length - 1; line >= 0; line--) {
      for (const lane of lanes.all)
        for (const { bond } of lane[line]?.spots ?? []) firsts.set(bond, line);
    }
    const bondsFrom: Bond[][] = this.#sources.map(() => []);
    for (const [bond, line] of firsts) bondsFrom[line]?.push(bond);
    this.#bondsFrom = bondsFrom;
    this.#bonds = [...firsts.keys()];
    const count = board.bonds.length;
    this.#rests = new Float64Array(count);
    this.#slacks = new Float64Array(count);
    this.#missing = new Int32Array(count);
    this.#changed = new Int32Array(count);
    this.#isBad = new Uint8Array(count);
    for (const { index, rest, slack, missing } of this.#bonds) {
      this.#slacks[index] = slack;
      this.#rests[index] = rest;
      this.#missing[index] = missing;
    }
  }

  /**
   * The slides that lose no figure: those of one run to the end; if there are none, those of two, the second of
   * which may stand right. If there are none either, those of one run that lose figures.
   */
  found(): FoundSlide[] {
    const end = [{ stands: this.#length, off: 0 }];
    const single = this.#before(this.#length, end, false);
    const whole = single.filter(isLossless);
    if (whole.length > 0 || !this.#mayBeOther) return whole;
    const double = this.#before(this.#length, end, true);
    for (let label = this.#length - 1; label > 0; label--) {
      double.push(...this.#before(label, [{ stands: label, off: 0 }, ...end], false));
    }
    if (this.#work.left < 0) return [];
    const sound = double.filter(isLossless);
    return sound.length > 0 ? sound : single;
  }

  /** The slides with a run before a label and others behind it; if `hasFurther`, with another run before it. */
  #before(label: number, behind: readonly Stretch[], hasFurther: boolean): FoundSlide[] {
    const found: FoundSlide[] = [];
    const [next] = behind;
    const end = next?.stands ?? this.#length;
    const farthest = Math.min(FARTHEST, this.#length - 1);
    for (let off = -farthest; off <= farthest; off++) {
      if (off !== 0 && off !== next?.off && this.#mayEnd(label, off, end, next?.off === 0)) {
        found.push(...this.#withRun(label, off, behind, hasFurther));
      }
    }
    return found;
  }

  /** Whether a run may be before others that stand at `end` and later: no figure is lost in between. */
  #mayEnd(label: number, off: number, end: number, isRight: boolean): boolean {
    if (end === this.#length) return this.#mayBeOther || this.#isBlank(label + off, end);
    // If the last place of the run has no figure, the same slide is found with a run that ends further up.
    const last = label - 1 + Math.min(0, off);
    if (isRight && (last < 0 || this.#isBlank(last, last + 1))) return false;
    return this.#isBlank(label + off, end);
  }

  /** The slides with a run that is off by so much; see `#before`. */
  #withRun(label: number, off: number, behind: readonly Stretch[], hasFurther: boolean) {
    const found: FoundSlide[] = [];
    const end = behind[0]?.stands ?? this.#length;
    // If figures stand too high, that many lines before them are blank after the move.
    const gap = Math.max(0, -off);
    this.#move(label - gap, label, NONE);
    let mends = false;
    for (let line = label - 1; line >= gap && this.#work.left >= 0; line--) {
      const source = line + off;
      this.#put(line, source < end ? source : NONE);
      if (gap > 0) this.#put(line - gap, NONE);
      const whole = this.#bondsFrom[line] ?? [];
      if (whole.some(({ index }) => this.#isBad[index] === 1)) break;
      mends ||= whole.some((bond) => this.#isMended(bond));
      if (source >= end) continue;
      const stretches = [{ stands: source, off }, ...behind];
      if (hasFurther) {
        if (!mends) continue;
        this.#move(line - gap, line, undefined);
        found.push(...this.#before(line, stretches, false));
        this.#move(line - gap, line, NONE);
      } else if (
        this.#bad === 0 &&
        this.#touched >= FEWEST_APART &&
        (this.#mayBeOther || this.#isBlank(line, source))
      ) {
        found.push(...this.#slideOf(stretches));
      }
    }
    this.#move(0, label, undefined);
    return found;
  }

  /** Leaves lines blank, or puts back what stands there. */
  #move(from: number, to: number, source: typeof NONE | undefined): void {
    for (let line = Math.max(0, from); line < to; line++) this.#put(line, source ?? line);
  }

  /** Tries the figures of one line in another. */
  #put(line: number, source: number): void {
    const was = this.#sources[line] ?? line;
    if (was === source) return;
    this.#work.left -= this.#lanes.all.length;
    this.#sources[line] = source;
    for (const lane of this.#lanes.all) {
      const square = lane[line];
      if (!square) continue;
      const before = this.#unitsOf(lane, was);
      const after = this.#unitsOf(lane, source);
      if (before === after) continue;
      const loose = (lane[source]?.step ?? 0) - (lane[was]?.step ?? 0);
      const turned = Number(after !== square.units) - Number(before !== square.units);
      this.#work.left -= square.spots.length;
      for (const { bond, times } of square.spots) {
        const { index } = bond;
        this.#rests[index] = (this.#rests[index] ?? 0) + times * ((after ?? 0) - (before ?? 0));
        this.#slacks[index] = (this.#slacks[index] ?? 0) + Math.abs(times) * loose;
        this.#missing[index] =
          (this.#missing[index] ?? 0) + Number(after === undefined) - Number(before === undefined);
        const changed = (this.#changed[index] ?? 0) + turned;
        this.#touched += Number(changed > 0) - Number(changed > turned);
        this.#changed[index] = changed;
        const isBad = Number(changed > 0 && this.#statusOf(bond) === 'broken');
        this.#bad += isBad - (this.#isBad[index] ?? 0);
        this.#isBad[index] = isBad;
      }
    }
  }

  #unitsOf(lane: readonly Square[], source: number): number | undefined {
    return source === NONE ? this.#blank : lane[source]?.units;
  }

  #statusOf({ index, relation }: Bond): Relation['status'] {
    if (this.#missing[index] !== 0) return 'open';
    return holdsWithin(relation, this.#rests[index] ?? 0, this.#slacks[index] ?? 0)
      ? 'holding'
      : 'broken';
  }

  /** Whether a relation holds only with what is tried. */
  #isMended(bond: Bond): boolean {
    return (
      bond.relation.status !== 'holding' &&
      this.#changed[bond.index] !== 0 &&
      this.#statusOf(bond) === 'holding'
    );
  }

  /** Whether a relation holds, and is open with what is tried. */
  #isOpened(bond: Bond): boolean {
    return bond.relation.status === 'holding' && this.#statusOf(bond) === 'open';
  }

  #isBlank(from: number, to: number): boolean {
    for (let line = from; line < to; line++) {
      if (this.#lanes.all.some((lane) => (lane[line]?.units ?? 0) !== 0)) return false;
    }
    return true;
  }

  /** The slide of what is tried; none if too little shows it. */
  #slideOf(stretches: readonly Stretch[]): FoundSlide[] {
    this.#work.left -= this.#bonds.length;
    const mended = this.#bonds.filter((bond) => this.#isMended(bond));
    if (mended.length < FEWEST_APART) return [];
    const touched = this.#bonds.filter(({ index }) => this.#changed[index] !== 0);
    const isTouched = new Set(touched.map(({ relation }) => relation));
    const broken = this.#lanes.broken.filter((relation) => isTouched.has(relation));
    const runs = stretches.filter(({ stands }) => stands < this.#length);
    const isPlain = runs.length === 1 && this.#lostIn(this.#lanes.all).length === 0;
    const fewest = isPlain ? FEWEST_APART : FEWEST_FOR_OTHERS;
    if (!areApart(broken, fewest)) return [];
    if (!this.#lanes.all.every((lane) => this.#mayMove(lane))) return [];
    const moved = this.#lanes.all
      .filter((lane) => lane.some((_, line) => this.#isOther(lane, line)))
      .map((lane) => ({ lane, moves: this.#movesIn(lane) }));
    const after = new Map(moved.flatMap(({ moves }) => moves).map(({ to, value }) => [to, value]));
    const values = (figure: Figure) => (after.has(figure) ? after.get(figure) : figure.value);
    const shown = mended.map(({ relation }) => relation);
    if (!areApart(shown, fewest)) return [];
    // If all of them are 0 then, the figures may just have been moved out of the way, into rows that nothing checks.
    const says = ({ terms }: Relation) => terms.some(({ figure }) => values(figure)?.units);
    if (!shown.some(says)) return [];
    const isShown = new Set(mended);
    const isSeen = (lane: readonly Square[]) =>
      lane.some(
        (square, line) =>
          this.#isOther(lane, line) && square.spots.some(({ bond }) => isShown.has(bond)),
      );
    if (!moved.every(({ lane }) => isSeen(lane))) return [];
    const { areColumns } = this.#lanes;
    const lanes = moved.map(({ lane }) => lane);
    const slide: Slide = {
      areColumns,
      lanes: lanes.flatMap(([square]) => {
        const figure = square?.place.figure;
        return figure ? (areColumns ? figure.columnName : figure.rowName) : [];
      }),
      runs: runs.flatMap(({ stands, off }, index): SlideRun[] => {
        const first = firstIn(lanes, stands, runs[index + 1]?.stands ?? this.#length);
        return first ? [{ first, off }] : [];
      }),
      moves: moved.flatMap(({ moves }) => moves),
      mends: mended.length,
      lost: this.#lostIn(lanes),
    };
    const isKept = (one: Relation) =>
      statusWith(one, values) !== 'broken' || !one.terms.some(({ figure }) => after.has(figure));
    const gain = mended.length - this.#bonds.filter((bond) => this.#isOpened(bond)).length;
    return this.#board.measures.every(isKept) ? [{ slide, broken, gain }] : [];
  }

  /** Whether each place of a lane can take what is tried there. */
  #mayMove(lane: readonly Square[]): boolean {
    return lane.every(({ place: to }, line) => {
      const source = this.#sources[line] ?? line;
      if (source === line) return true;
      const from = lane[source]?.place;
      if (to.holds === 'other' || from?.holds === 'other') return false;
      const value = from?.figure.value;
      return value === undefined || to.figure.mayBe(value);
    });
  }

  #movesIn(lane: readonly Square[]): Move[] {
    const moves: Move[] = [];
    for (const [line, { place, units }] of lane.entries()) {
      const source = this.#sources[line] ?? line;
      if (this.#unitsOf(lane, source) === units) continue;
      const from = lane[source]?.place.figure;
      moves.push({ to: place.figure, from, value: from ? from.value : this.#board.blank });
    }
    return moves;
  }

  /** Whether a line changes by more than a 0 for a blank. */
  #isOther(lane: readonly Square[], line: number): boolean {
    const now = this.#unitsOf(lane, this.#sources[line] ?? line);
    return (lane[line]?.units ?? 0) !== (now ?? 0);
  }

  /**
   * The figures that are put nowhere, without those that their places keep anyway and those whose lines are a
   * copy of others.
   */
  #lostIn(lanes: Lanes['all']): Figure[] {
    const used = new Set(this.#sources);
    const lines = [...this.#sources.keys()].filter((line) => !used.has(line));
    const lost = lines.flatMap((line) =>
      lanes.flatMap((lane) => {
        const square = lane[line];
        return square?.units && this.#isOther(lane, line) ? [{ line, square }] : [];
      }),
    );
    const first = lost[0]?.line ?? 0;
    const isCopy = (back: number) =>
      lost.every(
        ({ line }) =>
          used.has(line - back) &&
          lanes.every((lane) => (lane[line]?.units ?? 0) === (lane[line - back]?.units ?? 0)),
      );
    const different = new Set(lost.map(({ square }) => square.units));
    const isRepeated =
      different.size >= FEWEST_COPIED && [...used].some((line) => isCopy(first - line));
    return isRepeated ? [] : lost.map(({ square }) => square.place.figure);
  }
}

function isLossless({ slide }: FoundSlide): boolean {
  return slide.lost.length === 0;
}

/**
 * The slides that gain the most, and of those the ones that explain the most; if some of them lose no figure, only
 * those. Of slides with the same outcome, the one that changes the fewest places is kept.
 */
export function likeliest(found: readonly FoundSlide[]): FoundSlide[] {
  const [first] = found.toSorted((a, b) => comparedTo(b, a));
  const best = found.filter((one) => first && comparedTo(one, first) === 0);
  const lossless = best.filter(isLossless);
  const kept: FoundSlide[] = [];
  for (const one of (lossless.length > 0 ? lossless : best).toSorted(byMoves)) {
    if (!kept.some((other) => isSameOutcome(one.slide, other.slide))) kept.push(one);
  }
  return kept;
}

function comparedTo(a: FoundSlide, b: FoundSlide): number {
  return a.gain - b.gain || a.broken.length - b.broken.length;
}

function byMoves(a: FoundSlide, b: FoundSlide): number {
  return a.slide.moves.length - b.slide.moves.length;
}

/** Whether two slides put the same values in the same places. Blank places and 0 are equal. */
function isSameOutcome(a: Slide, b: Slide): boolean {
  const [ours, theirs] = [a, b].map(
    ({ moves }) =>
      new Map(
        moves.flatMap(({ to, value = ZERO }) =>
          equal(to.value ?? ZERO, value) ? [] : [[to, value] as const],
        ),
      ),
  );
  if (!ours || ours.size !== theirs?.size) return false;
  return [...ours].every(([figure, value]) => equal(theirs.get(figure) ?? ZERO, value));
}

/** The first figure of some lanes from a line on. */
function firstIn(lanes: Lanes['all'], start: number, end: number): Figure | undefined {
  for (let line = start; line < end; line++) {
    for (const lane of lanes) if (lane[line]?.units) return lane[line]?.place.figure;
  }
  return undefined;
}
