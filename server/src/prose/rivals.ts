import { type Decimal, equal, ZERO } from '../figure/decimal.ts';
import type { Readings } from './slot.ts';

/** A number, undefined where a word says none, and what it counts. */
interface Counted {
  readonly value: Decimal | undefined;
  readonly readings: Readings;
}

/**
 * The counts of a sentence, or of a part of it up to a semicolon, without those of one thing by two numbers:
 * it then counts in two ways that the words do not part (收到57件，受理18件), and which of the two the tables
 * have cannot be told.
 */
export function withoutRivals<C extends Counted>(counts: readonly C[]): C[] {
  const numbers = new Map<string, Decimal | 'several'>();
  for (const count of counts) {
    const thing = count.readings.join();
    const value = count.value ?? ZERO;
    const before = numbers.get(thing) ?? value;
    numbers.set(thing, before !== 'several' && equal(before, value) ? value : 'several');
  }
  return counts.filter(({ readings }) => numbers.get(readings.join()) !== 'several');
}
