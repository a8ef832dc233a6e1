import type { Instance } from './mip.ts';
import type { SumTerm } from './problem.ts';
import type { Random } from './random.ts';
import { range } from './table.ts';

/**
 * A few figures in a few relations of any kind: cycles, figures in no relation or always together,
 * relations that contradict each other as they stand. What no form has, the engine has to bear too.
 */
export function randomSystem(random: Random): Instance {
  const count = random.whole(3, 10);
  const largest = random.pick([2, 9, 40]);
  const allSigned = random.next() < 0.3;
  return {
    figures: range(0, count).map(() => BigInt(random.whole(0, largest + 1))),
    relations: range(0, random.whole(1, 6)).map(() => ({ terms: randomTerms(random, count) })),
    signed: range(0, count).map(() => allSigned || random.next() < 0.1),
  };
}

function randomTerms(random: Random, count: number): SumTerm[] {
  const density = 0.2 + 0.5 * random.next();
  return range(0, count)
    .filter(() => random.next() < density)
    .map((figure) => ({ figure, sign: random.next() < 0.6 ? 1 : -1 }));
}
