import fc from 'fast-check';
import type { Effort, Outcome } from './subject.ts';

/**
 * Tries a law on random values and shrinks what breaks it. A failure tells the seed and the path by which
 * fast-check finds it again.
 *
 * @param runs How many values a full siege tries; the bounded one tries a tenth, at least twenty.
 */
export function law<T>(
  name: string,
  values: fc.Arbitrary<T>,
  runs: number,
  holds: (value: T) => void,
): (effort: Effort) => Outcome {
  return ({ bounded, seed }) => {
    const numRuns = bounded ? Math.max(20, Math.round(runs / 10)) : runs;
    const result = fc.check(fc.property(values, holds), { numRuns, seed });
    const told = `${result.numRuns} cases, seed ${seed}`;
    if (!result.failed) return { name, told };
    const { errorInstance: error, counterexamplePath: path } = result;
    const why = error instanceof Error ? error.message : String(error);
    const smallest = JSON.stringify(result.counterexample).slice(0, LONGEST_CASE);
    return {
      name,
      told,
      failure: `${why}\nseed ${seed}, path ${path}, smallest case: ${smallest}`,
    };
  };
}

/** Characters of a case that are printed; seed and path find all of it. */
const LONGEST_CASE = 2000;
