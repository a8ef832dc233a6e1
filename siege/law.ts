import fc from 'fast-check';
import type { Effort, Outcome } from './subject.ts';

/**
 * Tries a law on random values, and shrinks a value that breaks it. A failure gives the seed and the path
 * with which fast-check finds the value again.
 *
 * @param runs The number of values in a full siege. The bounded siege tries a tenth of them, but at least
 *   twenty.
 */
export function law<T>(
  name: string,
  values: fc.Arbitrary<T>,
  runs: number,
  holds: (value: T) => void,
): (effort: Effort) => Outcome {
  return (effort) => {
    const { seed } = effort;
    const checked = fc.check(fc.property(values, holds), { numRuns: runsOf(runs, effort), seed });
    return outcomeOf(name, seed, checked);
  };
}

/** The same as `law`, for a law that is asynchronous. */
export function slowLaw<T>(
  name: string,
  values: fc.Arbitrary<T>,
  runs: number,
  holds: (value: T) => Promise<void>,
): (effort: Effort) => Promise<Outcome> {
  return async (effort) => {
    const { seed } = effort;
    const property = fc.asyncProperty(values, holds);
    const checked = await fc.check(property, { numRuns: runsOf(runs, effort), seed });
    return outcomeOf(name, seed, checked);
  };
}

function runsOf(runs: number, { bounded }: Effort): number {
  return bounded ? Math.max(20, Math.round(runs / 10)) : runs;
}

function outcomeOf<T>(name: string, seed: number, result: fc.RunDetails<T>): Outcome {
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
}

/** The most characters of a case that are printed. The seed and the path find all of it. */
const LONGEST_CASE = 2000;
