import { type Decimal, decimal } from '../figure/decimal.ts';
import type { Measure } from '../reconcile/measure.ts';
import type { Field } from './field.ts';
import type { Line } from './line.ts';
import type { DeclaredFigure } from './sheet.ts';
import { slipBits } from './slip.ts';

/**
 * A figure that a table calculates from others by the same rule in a whole line: a share, a rate, a
 * change or a mean.
 */
export interface DeclaredMeasure {
  readonly measure: Measure;
  readonly result: SteppedFigure;
  /** The dividend and the divisor; for a mean, all of its parts. */
  readonly operands: readonly SteppedFigure[];
}

/** A figure with the step in which it is given; 0 if it is exact. */
export interface SteppedFigure {
  readonly source: DeclaredFigure;
  readonly step: Decimal;
}

/** A line that a field calculates from others, with its figures, including the wrong ones. */
export interface MeasuredLine {
  readonly line: number;
  readonly figures: readonly DeclaredMeasure[];
  /** Whether its figures are shares of one of them, to which they add up. */
  readonly areShares: boolean;
}

/** The lines of a field that it calculates from others, if this cannot be chance. */
export function measuredLines(field: Field): MeasuredLine[] {
  const isSearched = field.lines.some((line) => mayBeMeasured(field, line));
  return isSearched ? new MeasureSearch(field).found() : [];
}

function mayBeMeasured({ lines }: Field, { role }: Line): boolean {
  return lines.length <= LONG || role === 'apart';
}

/** A way to calculate a line from others. */
interface MeasureWay {
  readonly measure: Measure;
  readonly result: number;
  /** The lines whose figures are added up and divided. */
  readonly of: readonly number[];
  /** The line that divides. If it is undefined, the number of the others divides. */
  readonly by?: number;
  /** The one cross along which the line divides. */
  readonly fixed?: number;
  /** How many crosses earlier the line divides. */
  readonly before?: number;
}

/**
 * The result of a way along a cross.
 *
 * - `vague`: it is off by little more than rounding, which shows nothing.
 */
interface MeasureOutcome {
  readonly cross: number;
  readonly status: 'holding' | 'vague' | 'broken' | 'open';
  readonly bits: number;
  /** If it is broken, whether a slip in the result explains it, or the result is near. */
  readonly isLikely: boolean;
}

interface MeasureProof {
  readonly way: MeasureWay;
  readonly outcomes: readonly MeasureOutcome[];
  readonly holding: number;
  readonly broken: number;
  readonly bits: number;
}

/** Bits of proof that are required beyond those that chance would give in as many lines as were tried. */
const BITS_OF_PROOF = 12;
/**
 * Bits that are also required if the label does not say that the line is measured. A line that changes
 * slowly resembles many beside it.
 */
const BITS_OF_LABEL = 20;
/** Fewer figures show no rule. */
const FEWEST_HOLDING = 4;
/** A rule must hold so many times as often as it does not. */
const TIMES_HOLDING = 4;
/** If more of its figures are off, they are not mistakes. */
const MOST_BROKEN = 2;
/** In a long table, so large a share of them. */
const MOST_SHARE = 1 / 20;
/** A quotient that nearly any figure would agree with gives fewer bits, and shows nothing. */
const FEWEST_BITS = 2;
/** The most bits that a single quotient gives. */
const MOST_BITS = 12;
/** The bits that a wrong figure costs. */
const BITS_OF_BREAK = 6;
/** The most pairs of lines that are tried, beginning with those near each other. */
const MOST_PAIRS = 60_000;
/** In longer tables, only lines are tried whose labels say that they are measured. */
const LONG = 100;
/** How far from a line others are looked for in a long table. */
const LEAST_WIDTH = 3;
/** The most parts of a mean that are looked for. */
const LONGEST_MEAN = 31;
/** How many crosses are tried to see whether a way is worth a proof. */
const ASKED = 3;
/** Rates are shares of 1, of a hundred, of a thousand, or of as many persons. */
const RATIOS: readonly Measure[] = [1n, 100n, 1000n, 10_000n, 100_000n].map((whole) => ({
  kind: 'ratio',
  whole,
}));
const CHANGES: readonly Measure[] = [1n, 100n].map((whole) => ({ kind: 'change', whole }));
const QUOTIENTS = [...RATIOS, ...CHANGES];
const MEAN: Measure = { kind: 'mean', whole: 1n };
/** Changes are from the neighbouring line, or from the same quarter or month of the year before. */
const DISTANCES = [1, -1, 4, -4, 12, -12];
/** The largest share of itself by which a meaningful figure may be off. */
const LOOSE = 1e6;
/** If a rule holds so often and is broken once, this is a mistake, however far off the figure is. */
const MANY = 5;
/** A figure that is off by a larger share of itself may well follow another rule. */
const NEAR = 0.5;

class MeasureSearch {
  readonly #field: Field;
  readonly #width: number;
  /** The figures as numbers; NaN if there is nothing to calculate with. */
  readonly #values: Float64Array;
  /** The last digit that each figure shows, in the field's units. */
  readonly #digits: Float64Array;
  /** The same for figures from which others are calculated; 0 for counts, which are exact. */
  readonly #steps: Float64Array;
  #tried = 1;

  constructor(field: Field) {
    const { units, blanks, steps, written, whole, isRounded, lines, crosses } = field;
    this.#field = field;
    this.#width = crosses.length;
    this.#values = units.map((value, at) => (blanks[at] === 1 ? Number.NaN : value / whole));
    // A column of whole numbers may have a mean below them, which is rounded even if it is 15.0.
    this.#digits = steps.map((step, at) => {
      const last = written[at] ?? 1;
      return step === whole ? last : Math.max(step, last);
    });
    this.#steps = steps.map((step, at) => {
      if ((written[at] ?? 1) < whole) return this.#digits[at] ?? 1;
      const isCount =
        step === whole &&
        !isRounded &&
        lines[Math.floor(at / crosses.length)]?.isRounded !== true &&
        crosses[at % crosses.length]?.isRounded !== true;
      return isCount ? 0 : step;
    });
  }

  found(): MeasuredLine[] {
    const { lines } = this.#field;
    if (this.#width < FEWEST_HOLDING || lines.length < 2) return [];
    return lines.flatMap((line, result) => {
      if (!mayBeMeasured(this.#field, line)) return [];
      const asked = this.#askedOf(result);
      if (asked.length === 0) return [];
      const proofs = [
        ...this.#quotients(result, asked),
        ...this.#partsOfOne(result, asked),
        ...this.#changes(result, asked),
        ...this.#means(result, asked),
      ];
      const [best] = proofs.toSorted((a, b) => b.bits - a.bits);
      const isNamed = lines[result]?.role === 'apart';
      const least = BITS_OF_PROOF + (isNamed ? 0 : BITS_OF_LABEL) + Math.log2(this.#tried);
      if (!best || best.bits < least) return [];
      const areShares = best.way.fixed !== undefined;
      return { line: result, figures: this.#measuresOf(best, proofs), areShares };
    });
  }

  /** Crosses in which a line has a meaningful figure. */
  #askedOf(line: number): number[] {
    const asked: number[] = [];
    for (let cross = 0; cross < this.#width && asked.length < ASKED; cross++) {
      const value = this.#values[line * this.#width + cross] ?? Number.NaN;
      if (!Number.isNaN(value) && value !== 0) asked.push(cross);
    }
    return asked;
  }

  /** A line as the quotient of two others, or as the change from one to the other. */
  #quotients(result: number, asked: readonly number[]): MeasureProof[] {
    const proofs: MeasureProof[] = [];
    for (const of of this.#near(result)) {
      for (const by of this.#near(result)) {
        if (of === by) continue;
        this.#tried++;
        for (const measure of this.#fitting(result, of, asked, (cross) => by * this.#width + cross))
          proofs.push(...this.#prove({ measure, result, of: [of], by }));
      }
    }
    return proofs;
  }

  /** A line as shares of one figure of another line, or as an index based on that figure. */
  #partsOfOne(result: number, asked: readonly number[]): MeasureProof[] {
    const proofs: MeasureProof[] = [];
    for (const fixed of this.#wholesOf(result)) {
      for (const of of this.#near(result)) {
        this.#tried++;
        const others = asked.filter((cross) => cross !== fixed);
        for (const measure of this.#fitting(result, of, others, () => of * this.#width + fixed)) {
          if (measure.kind === 'ratio')
            proofs.push(...this.#prove({ measure, result, of: [of], by: of, fixed }));
        }
      }
    }
    return proofs;
  }

  /** Crosses that may be the whole for shares: that of 1 or 100, of a total, the first, the last. */
  #wholesOf(result: number): Set<number> {
    const wholes = new Set([0, this.#width - 1]);
    const { crosses } = this.#field;
    for (let cross = 0; cross < crosses.length && wholes.size <= 8; cross++) {
      const value = this.#values[result * this.#width + cross];
      const mayBeTotal = crosses[cross]?.mayBeTotal === true && wholes.size < 6;
      if (value === 100 || value === 1 || mayBeTotal) wholes.add(cross);
    }
    return wholes;
  }

  /** A line as the changes along another line. */
  #changes(result: number, asked: readonly number[]): MeasureProof[] {
    const proofs: MeasureProof[] = [];
    for (const before of DISTANCES) {
      if (Math.abs(before) * 2 > this.#width) continue;
      for (const of of this.#near(result)) {
        this.#tried++;
        const places = asked.filter((cross) => this.#isCross(cross - before));
        const byAt = (cross: number) => of * this.#width + cross - before;
        for (const measure of this.#fitting(result, of, places, byAt)) {
          if (measure.kind === 'change')
            proofs.push(...this.#prove({ measure, result, of: [of], by: of, before }));
        }
      }
    }
    return proofs;
  }

  /** A line as the mean of a run of its neighbours. */
  #means(result: number, asked: readonly number[]): MeasureProof[] {
    const proofs: MeasureProof[] = [];
    for (const step of [1, -1]) {
      const sums = asked.map(() => 0);
      const of: number[] = [];
      for (let line = result + step; of.length < LONGEST_MEAN; line += step) {
        if (!this.#field.lines[line]) break;
        of.push(line);
        for (const [index, cross] of asked.entries()) {
          sums[index] =
            (sums[index] ?? 0) + (this.#values[line * this.#width + cross] ?? Number.NaN);
        }
        if (of.length < 2) continue;
        this.#tried++;
        const isNear = asked.some((cross, index) => {
          const at = result * this.#width + cross;
          const off = (this.#values[at] ?? 0) - (sums[index] ?? Number.NaN) / of.length;
          return Math.abs(off) <= 2 * this.#halfOf(at);
        });
        if (isNear) {
          const inOrder = step > 0 ? [...of] : of.toReversed();
          proofs.push(...this.#prove({ measure: MEAN, result, of: inOrder }));
        }
      }
    }
    return proofs;
  }

  /** The lines within reach of a line. */
  #near(line: number): number[] {
    const { length } = this.#field.lines;
    const width = Math.max(LEAST_WIDTH, Math.floor(Math.sqrt(MOST_PAIRS / length) / 2));
    const near: number[] = [];
    for (let at = Math.max(0, line - width); at <= Math.min(length - 1, line + width); at++) {
      if (at !== line) near.push(at);
    }
    return near;
  }

  /** The measures that fit in one of a few crosses. */
  #fitting(
    result: number,
    of: number,
    asked: readonly number[],
    byAt: (cross: number) => number,
  ): Measure[] {
    const found: Measure[] = [];
    for (const cross of asked) {
      const [at, from, by] = [result * this.#width + cross, of * this.#width + cross, byAt(cross)];
      const divisor = this.#values[by] ?? Number.NaN;
      const quotient = (this.#values[from] ?? Number.NaN) / divisor;
      if (Number.isNaN(quotient) || divisor <= 0) continue;
      const slack = (this.#slackAt(from) + Math.abs(quotient) * this.#slackAt(by)) / divisor;
      const value = this.#values[at] ?? Number.NaN;
      const half = this.#halfOf(at);
      for (const measure of QUOTIENTS) {
        const whole = Number(measure.whole);
        const right = whole * (measure.kind === 'change' ? quotient - 1 : quotient);
        if (Math.abs(value - right) <= half + whole * slack && !found.includes(measure))
          found.push(measure);
      }
    }
    return found;
  }

  /** Half of the last digit in which a result is written. */
  #halfOf(at: number): number {
    return (this.#digits[at] ?? 1) / this.#field.whole / 2 + 1e-9;
  }

  /** Half of the last digit of a figure from which others are calculated. */
  #slackAt(at: number): number {
    return (this.#steps[at] ?? 0) / this.#field.whole / 2;
  }

  #isCross(cross: number): boolean {
    return cross >= 0 && cross < this.#width;
  }

  /** The proof of a way, if it holds in several crosses and in most of them. */
  #prove(way: MeasureWay): MeasureProof[] {
    const outcomes: MeasureOutcome[] = [];
    const seen = new Set<string>();
    let [holding, broken, vague, bits] = [0, 0, 0, 0];
    for (let cross = 0; cross < this.#width; cross++) {
      const outcome = this.#outcomeOf(way, cross);
      outcomes.push(outcome);
      if (outcome.status === 'broken') {
        broken++;
        bits -= BITS_OF_BREAK;
        if (broken > 2 && broken > holding) return [];
      }
      if (outcome.status === 'vague') vague++;
      if (outcome.bits === 0) continue;
      const key = this.#operandsAt(way, cross)
        .map((at) => this.#values[at])
        .join();
      if (seen.has(key)) continue;
      seen.add(key);
      holding++;
      bits += outcome.bits;
    }
    const isShown =
      holding >= FEWEST_HOLDING &&
      holding >= TIMES_HOLDING * (broken + vague) &&
      broken <= Math.max(MOST_BROKEN, holding * MOST_SHARE);
    if (isShown && way.by !== undefined && !this.#isLoosest(way)) return [];
    return isShown ? [{ way, outcomes, holding, broken, bits }] : [];
  }

  /**
   * Whether the result has fewer digits than the figures from which it is calculated. One can also divide
   * by a share, but nobody calculates counts in this way.
   */
  #isLoosest(way: MeasureWay): boolean {
    let [looser, tighter] = [0, 0];
    for (let cross = 0; cross < this.#width; cross++) {
      const at = way.result * this.#width + cross;
      for (const place of this.#operandsAt(way, cross)) {
        const [own, other] = [this.#loosenessAt(at), this.#loosenessAt(place)];
        if (own < other) tighter++;
        else looser++;
      }
    }
    return looser > tighter;
  }

  /** The share of itself by which a figure may be off. Counts are more exact than rounded figures. */
  #loosenessAt(at: number): number {
    const share = this.#halfOf(at) / Math.abs(this.#values[at] ?? 1);
    return this.#steps[at] === 0 ? share - LOOSE : share;
  }

  /** The places of the dividends and the divisors of a way; empty if it cannot be calculated. */
  #operandsAt({ of, by, fixed, before = 0 }: MeasureWay, cross: number): number[] {
    const places = of.map((line) => line * this.#width + cross);
    if (by === undefined) return places;
    const other = fixed ?? cross - before;
    return this.#isCross(other) && other !== (fixed === undefined ? -1 : cross)
      ? [...places, by * this.#width + other]
      : [];
  }

  #outcomeOf(way: MeasureWay, cross: number): MeasureOutcome {
    const open: MeasureOutcome = { cross, status: 'open', bits: 0, isLikely: false };
    const at = way.result * this.#width + cross;
    const value = this.#values[at] ?? Number.NaN;
    const places = this.#operandsAt(way, cross);
    const numbers = places.map((place) => this.#values[place] ?? Number.NaN);
    if (places.length === 0 || Number.isNaN(value) || numbers.some(Number.isNaN)) return open;
    const { kind } = way.measure;
    const whole = Number(way.measure.whole);
    const halves = places.map((place) => this.#slackAt(place));
    const isMean = kind === 'mean';
    const dividend = isMean ? sumOf(numbers) : (numbers[0] ?? 0);
    const divisor = isMean ? numbers.length : (numbers[1] ?? 0);
    const half = isMean ? 0 : (halves[1] ?? 0);
    // A quotient by 1, 10 or 100 is only the same figure again, and a share of nothing is nothing.
    if (divisor <= half || (!isMean && Number.isInteger(Math.log10(divisor)))) return open;
    const quotient = dividend / divisor;
    const slack =
      ((isMean ? sumOf(halves) : (halves[0] ?? 0)) + Math.abs(quotient) * half) / (divisor - half);
    const right = whole * (kind === 'change' ? quotient - 1 : quotient);
    const allowed = this.#halfOf(at) + whole * slack;
    const off = Math.abs(value - right);
    if (off <= allowed) {
      const isPlain = numbers.every((number) => number === numbers[0]);
      const bits = Math.min(MOST_BITS, Math.log2(1 + Math.abs(right) / (2 * allowed)));
      const isTelling = !isPlain && bits >= FEWEST_BITS;
      return { ...open, status: 'holding', bits: isTelling ? bits : 0 };
    }
    if (off <= 2 * allowed + this.#halfOf(at)) return { ...open, status: 'vague' };
    const units = this.#field.units[at] ?? 0;
    const isSlip =
      slipBits(units, Math.round(right * this.#field.whole), allowed * this.#field.whole) > 0;
    const isLikely = isSlip || off <= NEAR * Math.abs(right);
    return { ...open, status: 'broken', isLikely };
  }

  /** The figures of a proven line, without those that are off and follow another rule as well as this one. */
  #measuresOf(best: MeasureProof, proofs: readonly MeasureProof[]): DeclaredMeasure[] {
    return best.outcomes.flatMap(({ cross, status, isLikely }): DeclaredMeasure[] => {
      if (status === 'open' || status === 'vague') return [];
      if (status === 'broken') {
        if (!isLikely && (best.broken > 1 || best.holding < MANY)) return [];
        if (proofs.some(({ outcomes }) => outcomes[cross]?.status === 'holding')) return [];
      }
      const result = this.#figureAt(best.way.result * this.#width + cross, true);
      const places = this.#operandsAt(best.way, cross);
      const operands = places.flatMap((at) => this.#figureAt(at, false) ?? []);
      if (!result || operands.length < places.length) return [];
      return [{ measure: best.way.measure, result, operands }];
    });
  }

  #figureAt(at: number, isResult: boolean): SteppedFigure | undefined {
    const source = this.#field.figureAt(Math.floor(at / this.#width), at % this.#width);
    if (!source) return undefined;
    const step = (isResult ? this.#digits[at] : this.#steps[at]) ?? 1;
    return { source, step: decimal(step, Math.round(Math.log10(this.#field.whole))) };
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
