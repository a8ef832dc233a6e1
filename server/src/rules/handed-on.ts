import type { LineRange } from '../draft/span.ts';
import { add, type Decimal, ZERO } from '../figure/decimal.ts';
import type { Change } from '../prose/derived.ts';
import type { Readings, SlotId } from '../prose/slot.ts';

/** The figures that a report hands on to the next year's. */
export interface Carried {
  readonly uri: string;
  /** By the columns' identifiers. */
  readonly figures: ReadonlyMap<string, CarriedFigure>;
  /** The figures on which the next year's prose tells a change, by their slots; not those of one applicant. */
  readonly totals: ReadonlyMap<SlotId, CarriedFigure>;
}

export interface CarriedFigure {
  readonly value: Decimal;
  readonly range: LineRange;
}

/** Figures of one report, and what they come to. */
export interface LastSum {
  readonly uri: string;
  readonly figures: readonly CarriedFigure[];
  readonly sum: Decimal;
}

/** What last year's figures come to, of each that a change of the prose can mean, with the figures. */
export function sumsOf(last: readonly Carried[], { now }: Change): LastSum[] {
  return last.flatMap((carried) => sumsIn(carried, now.readings));
}

function sumsIn({ uri, totals }: Carried, readings: Readings): LastSum[] {
  return readings.flatMap((reading) => {
    const figures: CarriedFigure[] = reading.flatMap((slot) => totals.get(slot) ?? []);
    if (figures.length < reading.length) return [];
    return { uri, figures, sum: figures.reduce((sum, { value }) => add(sum, value), ZERO) };
  });
}
