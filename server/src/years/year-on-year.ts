import type { Part } from '../analysis.ts';
import { add, type Decimal, equal, format, ZERO } from '../figure/decimal.ts';
import { isSought, type SlotIndex } from '../prose/bind.ts';
import type { SlotQuery } from '../prose/claims/slot-query.ts';
import type { Change } from '../prose/derived/derived.ts';
import { agreeingChange, rightChanges } from '../prose/derived/reckon.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Levels } from '../rules/engine/levels.ts';
import { changeFinding, doubts } from '../rules/prose-derived.ts';
import type { Carried, CarriedFigure } from './carried.ts';

/**
 * The prose tells a change on last year that is none from any of last year's figures which it can mean.
 * Where several files claim to be last year's report, one that agrees is enough.
 */
export function yearOnYear(part: Part, last: readonly Carried[], levels: Levels): Finding[] {
  const severity = levels['prose-figure'] ?? 'warning';
  if (severity === 'off') return [];
  const { verdict } = part;
  const doubtsIn = doubts(verdict);
  return verdict.prose.flatMap((line) => {
    const isDoubtful = doubtsIn(line);
    return line.derived.flatMap((change): Finding[] => {
      if (change.kind !== 'change' || change.before.length > 0) return [];
      if (isDoubtful(change)) return [];
      const sums = sumsOf(last, change, verdict.slots);
      if (agreeingChange(change, valuesOf(sums))) return [];
      const meant = sums.filter(({ isMeant }) => isMeant);
      const right = rightChanges(change, valuesOf(meant.length > 0 ? meant : sums));
      const found = changeFinding(verdict.t, line, change, right);
      if (!found) return [];
      const related = (sums[0]?.figures ?? []).map((figure) => ({
        uri: sums[0]?.uri ?? '',
        range: figure.range,
        text: format(figure.value),
        message: verdict.t('Last year’s report'),
      }));
      return [{ ...found, code: 'prose-figure', severity, related }];
    });
  });
}

/**
 * What last year's figures come to, of each sum that a change of the prose can mean: first those that come
 * to the prose's number in this year's tables, for that is what it counts.
 *
 * @param slots This year's figures.
 */
export function sumsOf(
  last: readonly Carried[],
  { now }: Change,
  slots: SlotIndex,
): readonly LastSum[] {
  const sums = now.readings.flatMap((reading) => {
    const sum = slots.sum(reading)?.sum;
    const isMeant = sum !== undefined && equal(sum, now.value);
    return last.flatMap((carried) => sumIn(carried, reading, isMeant) ?? []);
  });
  return sums.toSorted((a, b) => Number(b.isMeant) - Number(a.isMeant));
}

/** Figures of one report, and what they come to. */
export interface LastSum {
  readonly uri: string;
  readonly figures: readonly CarriedFigure[];
  readonly sum: Decimal;
  /** Whether this year's figures of the same slots come to the number in the prose. */
  readonly isMeant: boolean;
}

function sumIn(
  { uri, totals }: Carried,
  reading: readonly SlotQuery[],
  isMeant: boolean,
): LastSum | undefined {
  const figures: CarriedFigure[] = [];
  for (const query of reading) {
    const sought = totals.filter(({ means }) => isSought(query, means));
    const found = sought.flatMap(({ figure }) => figure ?? []);
    if (found.length === 0 || found.length < sought.length) return undefined;
    figures.push(...found);
  }
  return { uri, figures, sum: figures.reduce((sum, { value }) => add(sum, value), ZERO), isMeant };
}

function valuesOf(sums: readonly LastSum[]): Decimal[] {
  return sums.map(({ sum }) => sum);
}
