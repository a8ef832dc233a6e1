/** How hard a siege tries: the part that `npm test` runs, or all of it. */
export interface Effort {
  /** Whether this is the short part: fewer runs, smaller texts. */
  readonly bounded: boolean;
  /** What the random parts start from: the same seed, the same siege. */
  readonly seed: number;
}

/** One thing that was tried, as it ended. */
export interface Outcome {
  readonly name: string;
  /** How much was tried and what was measured, in a few words. */
  readonly told: string;
  /** Why it fell, with the seed and the smallest case; undefined where it stood. */
  readonly failure?: string;
  /** Set where it could not be tried here. */
  readonly unknown?: true;
}

/** A side from which the program is attacked. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  /** What is promised, in one sentence. */
  readonly promise: string;
  run(effort: Effort): AsyncIterable<Outcome>;
}

/** Runs one attempt; what it throws is its failure. */
export async function attempt(name: string, run: () => string | Promise<string>): Promise<Outcome> {
  try {
    return { name, told: await run() };
  } catch (error) {
    return { name, told: '', failure: error instanceof Error ? error.message : String(error) };
  }
}
