import { type Decimal, equal } from '../../figure/decimal.ts';
import type { Count } from './count.ts';
import { isOfOutcomes } from './slot-query.ts';

/**
 * The counts of a segment without those that count the same thing with different numbers. Such a segment
 * counts in two ways that the words do not distinguish (收到57件，受理18件), and it is unknown which of them the
 * tables use.
 */
export function withoutRivals(counts: readonly Count[]): Count[] {
  const numbers = new Map<string, Decimal | 'several'>();
  for (const { readings, value } of counts) {
    const thing = readings.join();
    const before = numbers.get(thing) ?? value;
    numbers.set(thing, before !== 'several' && equal(before, value) ? value : 'several');
  }
  return counts.filter(({ readings }) => numbers.get(readings.join()) !== 'several');
}

/**
 * The counts of a sentence without outcomes of requests that it counts more than once. Each belongs to
 * one of several groups (新收10件，予以公开8件；上年结转2件，予以公开1件), and none is the whole.
 */
export function withoutRepeated(counts: readonly Count[]): Count[] {
  const [once, repeated] = [new Set<string>(), new Set<string>()];
  for (const { readings } of counts) {
    if (!isOfOutcomes(readings)) continue;
    const thing = readings.join();
    (once.has(thing) ? repeated : once).add(thing);
  }
  return counts.filter(({ readings }) => !repeated.has(readings.join()));
}
