/** The effort of a siege: the part that `npm test` runs, or the whole. */
export interface Effort {
  /** Whether this is the short part: fewer runs, smaller texts. */
  readonly bounded: boolean;
  /** The seed of the random parts. The same seed gives the same siege. */
  readonly seed: number;
}

/** The result of one attempt. */
export interface Outcome {
  readonly name: string;
  /** How much was tried and what was measured, in a few words. */
  readonly told: string;
  /** Why the attempt failed, with the seed and the smallest case; undefined if it did not fail. */
  readonly failure?: string;
  /** Set if it could not be tried here. */
  readonly unknown?: true;
}

/** One subject of the siege: a promise and the attempts to break it. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  /** The promise, in one sentence. */
  readonly promise: string;
  run(effort: Effort): AsyncIterable<Outcome>;
}

/** Runs one attempt. If it throws, the attempt failed. */
export async function attempt(name: string, run: () => string | Promise<string>): Promise<Outcome> {
  try {
    return { name, told: await run() };
  } catch (error) {
    return { name, told: '', failure: error instanceof Error ? error.message : String(error) };
  }
}
