import { type Field, roundingOf } from './field.ts';
import { type Budget, type RunFinder, runFinder } from './runs.ts';
import { mayHold, type Proof, prove, type Way, wayKey } from './ways.ts';

/** The work is bounded by the size of the table: how often each of its figures may be looked at. */
const LOOKS_PER_FIGURE = 60;
/** The work that is always allowed, so that a small table is searched completely. */
const FEWEST_LOOKS = 100_000;
/** Bits of proof that are required beyond those that chance would give in as many ways as were tried. */
const BITS_OF_PROOF = 8;
/** The most crosses of another kind for each cross that adds up. */
const MOST_UNLIKE = 2;
/** The bits of a slip that is so likely that it shows a total by its label alone. */
const BITS_ALONE = 7;
/** The most rounds of totals of totals. */
const MOST_ROUNDS = 8;
/** The largest distance between the same line of two blocks. */
const LONGEST_STRIDE = 12;
/** In tables with more figures than this, only blocks of few lines are looked for. */
const MOST_STRIDED = 2000;
/** The most pairs of lines that are tried, beginning with those near each other. */
const MOST_PAIRS = 60_000;
/** A pair that fails so often before it holds is given up. */
const MOST_FAILING = 2;
/** How far from a line two others are looked for in a long table. */
const LEAST_WIDTH = 4;

/**
 * Finds how the lines of a field add up from its figures alone. A line may be the sum of a run of
 * neighbours before or after it, once the parts of other sums are removed, or only of totals; the sum of
 * lines at equal distances; or the sum of two other lines near by, as in differences. Only ways that
 * cannot be chance are returned.
 */
export function addingUp(field: Field): AddingUp {
  const search = new Search(field);
  search.nested();
  search.pastTotals();
  search.strided();
  search.paired();
  return { proven: search.proofs, nearly: search.nearly() };
}

/** How a field's lines add up. */
export interface AddingUp {
  readonly proven: readonly Proof[];
  /** Lines that are called totals and would be, but for one slip, the sum of everything beside them. */
  readonly nearly: readonly Proof[];
}

class Search {
  readonly proofs: Proof[] = [];
  readonly #field: Field;
  readonly #budget: Budget;
  readonly #runs: RunFinder;
  readonly #known = new Set<string>();

  constructor(field: Field) {
    this.#field = field;
    const figures = field.units.length;
    this.#budget = {
      left: Math.max(FEWEST_LOOKS, LOOKS_PER_FIGURE * figures),
      tried: field.lines.length * 2,
    };
    this.#runs = runFinder(field, this.#budget);
  }

  /** Finds totals of the lines beside them; then, without the parts of these, totals of totals. */
  nested(): void {
    let sequence = this.#field.lines.map((_, index) => index);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const found = this.#inSequence(sequence, sequence);
      if (found.length === 0) return;
      const parts = new Set(found.flatMap(({ way }) => way.parts));
      sequence = sequence.filter((line) => !parts.has(line));
    }
  }

  /** Finds totals that pass over other totals: sums of the lines that are not totals themselves. */
  pastTotals(): void {
    const lines = this.#field.lines.map((_, index) => index);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const leaves = this.#unexplained(lines);
      if (leaves.length === lines.length) return;
      if (this.#inSequence(leaves, leaves).length === 0) return;
    }
  }

  /** Finds totals of the same line in several blocks. */
  strided(): void {
    const count = this.#field.lines.length;
    const longest = Math.min(LONGEST_STRIDE, (count - 1) / 2, MOST_STRIDED / count);
    for (let stride = 2; stride <= longest; stride++) {
      for (let first = 0; first < stride; first++) {
        const sequence: number[] = [];
        for (let line = first; line < count; line += stride) sequence.push(line);
        this.#inSequence(this.#unexplained(sequence), sequence);
      }
    }
  }

  /** Finds lines that are the sum of two others near by. */
  paired(): void {
    const { lines } = this.#field;
    const width = Math.max(LEAST_WIDTH, Math.floor(Math.sqrt(MOST_PAIRS / lines.length) / 2));
    for (const total of this.#unexplained(lines.map((_, index) => index))) {
      const first = Math.max(0, total - width);
      const last = Math.min(lines.length - 1, total + width);
      const found: Proof[] = [];
      for (let a = first; a <= last && this.#budget.left > 0; a++) {
        for (let b = a + 1; b <= last; b++) {
          if (a === total || b === total || !this.#mayHold(total, a, b)) continue;
          found.push(...this.#prove({ total, parts: [a, b] }));
        }
      }
      this.#budget.tried += (last - first) * (last - first);
      this.#take(found);
    }
  }

  /**
   * Finds lines that are called totals and that only a slip keeps from being the sum of all lines beside
   * them that are not parts of others.
   */
  nearly(): Proof[] {
    const parts = new Set(this.proofs.flatMap(({ way }) => way.parts));
    const { lines, crosses } = this.#field;
    const top = lines.flatMap((_, line) => (parts.has(line) ? [] : line));
    const isTotal = (line: number) => lines[line]?.mayBeTotal === true;
    return this.#unexplained(top.filter(isTotal)).flatMap((total) => {
      const place = top.indexOf(total);
      const before = top.slice(top.slice(0, place).findLastIndex(isTotal) + 1, place);
      const next = top.findIndex((line, index) => index > place && isTotal(line));
      const behind = top.slice(place + 1, next < 0 ? top.length : next);
      return [before, behind].flatMap((run): Proof[] => {
        if (run.length < 2) return [];
        const proof = prove(this.#field, { total, parts: run });
        const broken = proof.outcomes.filter(
          ({ status, cross }) => status === 'broken' && crosses[cross]?.role !== 'apart',
        );
        const isAlone = proof.holding === 0 && broken.length === 1;
        return isAlone && (broken[0]?.slip ?? 0) >= BITS_ALONE ? [proof] : [];
      });
    });
  }

  #totals(): Set<number> {
    return new Set(this.proofs.flatMap(({ way }) => (way.parts.length > 1 ? way.total : [])));
  }

  #unexplained(lines: readonly number[]): number[] {
    const totals = this.#totals();
    return lines.filter((line) => !totals.has(line));
  }

  /**
   * For each line, the best proven ways to be the sum of a run in the sequence. Both are in the order of
   * the table.
   */
  #inSequence(totals: readonly number[], sequence: readonly number[]): Proof[] {
    const found: Proof[] = [];
    let behind = 0;
    for (const total of totals) {
      while ((sequence[behind] ?? total + 1) <= total) behind++;
      const before = sequence[behind - 1] === total ? behind - 2 : behind - 1;
      const ways = [
        ...this.#runs(total, sequence, behind, 1),
        ...this.#runs(total, sequence, before, -1),
      ];
      if (ways.length === 0) continue;
      const taken = this.#take(ways.flatMap((way) => this.#prove(way)));
      if (taken) found.push(taken);
    }
    return found;
  }

  /** The proof of a way, if it holds more often than not. */
  #prove(way: Way): Proof[] {
    this.#budget.left -= way.parts.length;
    return mayHold(this.#field, way) ? [prove(this.#field, way)] : [];
  }

  /** Accepts the best of several ways for one line, if it cannot be chance. */
  #take(proofs: readonly Proof[]): Proof | undefined {
    if (proofs.length === 0) return undefined;
    const [best] = proofs.toSorted((a, b) => b.bits - a.bits);
    if (!best || !this.#isProven(best)) return undefined;
    const key = wayKey(best.way);
    if (this.#known.has(key)) return undefined;
    this.#known.add(key);
    this.proofs.push(best);
    return best;
  }

  #isProven({ outcomes, holding, broken, unlike, bits }: Proof): boolean {
    if (unlike > MOST_UNLIKE * holding || bits < BITS_OF_PROOF + Math.log2(this.#budget.tried))
      return false;
    // One broken sum that a slip explains is allowed beside one that holds.
    const slips = outcomes.filter(({ slip }) => slip > 0).length;
    return holding >= 1 && (holding >= 2 * broken || (broken === 1 && slips === 1));
  }

  /**
   * Whether a line may be the sum of two others, tried along a few crosses. Most pairs fail there at
   * once.
   */
  #mayHold(total: number, a: number, b: number): boolean {
    const { units, addends, steps, crosses } = this.#field;
    const width = crosses.length;
    let failing = 0;
    for (let cross = 0; cross < width && failing < MOST_FAILING; cross++) {
      const atTotal = total * width + cross;
      const atA = a * width + cross;
      const atB = b * width + cross;
      const first = addends[atA] ?? 0;
      const second = addends[atB] ?? 0;
      const off = Math.abs((units[atTotal] ?? 0) - first - second);
      this.#budget.left--;
      if (Number.isNaN(off) || first === 0 || second === 0) continue;
      if (off === 0) return true;
      const slack = (steps[atTotal] ?? 1) + (steps[atA] ?? 1) + (steps[atB] ?? 1);
      if (off <= roundingOf(this.#field, slack, 3)) return true;
      failing++;
    }
    return false;
  }
}
