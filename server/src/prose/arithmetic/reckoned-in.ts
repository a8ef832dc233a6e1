import type { Compact } from '../lexer/compact.ts';
import { changedPartsIn } from './changed-parts.ts';
import { comparedIn } from './compared.ts';
import { dividedIn } from './divided.ts';
import { namedSharesIn } from './part-shares.ts';
import type { Passage } from './passage.ts';
import { completedIn, directionsIn, type PlanWords } from './plan.ts';
import type { Reckoned } from './reckoned.ts';
import { unchangedIn } from './unchanged.ts';

/** Whether a compact text may state a calculation. Most lines state none. */
export function mayReckon(text: string): boolean {
  return MAY_RECKON.test(text);
}

/** Every line that states a calculation has one of these. */
const MAY_RECKON =
  /其中|结果为|占|增|减|升|降|提高|回落|完成|执行率|方面|中，|分别|包括|于|持平|一致|相/;

/**
 * The numbers of a line that follow from its other numbers, and the words that compare some of them, whatever the line
 * is about: sums of parts, shares, changes, and rates of completion. In their order, each at most once.
 *
 * @param year The report's year.
 */
export function reckonedIn(
  { text }: Compact,
  passages: readonly Passage[],
  words: PlanWords,
  year?: number,
): Reckoned[] {
  const found = passages.flatMap((passage) => [
    ...dividedIn(passage, words),
    ...namedSharesIn(passage, year),
    ...comparedIn(passage, year),
    ...changedPartsIn(passage, text, words),
    ...completedIn(passage, words),
    ...unchangedIn(passage, text),
  ]);
  const line = passages.at(-1);
  if (line) found.push(...directionsIn(line, text, words));
  const byStart = new Map<number, Reckoned>();
  for (const one of found) {
    const known = byStart.get(one.start);
    // A number that agrees in one way is right.
    if (!known || (known.fault && !one.fault)) byStart.set(one.start, one);
  }
  return [...byStart.values()].toSorted((a, b) => a.start - b.start);
}
