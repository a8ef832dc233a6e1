import type { Part } from '../analysis.ts';
import { add, type Decimal, format, ZERO } from '../figure/decimal.ts';
import type { Change } from '../prose/derived.ts';
import { rightChanges } from '../prose/reckon.ts';
import type { Readings } from '../prose/slot.ts';
import type { Finding } from '../rules/finding.ts';
import type { Levels } from '../rules/levels.ts';
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
      const sums = sumsOf(last, change);
      const right = rightChanges(
        change,
        sums.map(({ sum }) => sum),
      );
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

/** What last year's figures come to, of each that a change of the prose can mean, with the figures. */
export function sumsOf(last: readonly Carried[], { now }: Change): LastSum[] {
  return last.flatMap((carried) => sumsIn(carried, now.readings));
}

/** Figures of one report, and what they come to. */
export interface LastSum {
  readonly uri: string;
  readonly figures: readonly CarriedFigure[];
  readonly sum: Decimal;
}

function sumsIn({ uri, totals }: Carried, readings: Readings): LastSum[] {
  return readings.flatMap((reading) => {
    const figures: CarriedFigure[] = reading.flatMap((slot) => totals.get(slot) ?? []);
    if (figures.length < reading.length) return [];
    return { uri, figures, sum: figures.reduce((sum, { value }) => add(sum, value), ZERO) };
  });
}
