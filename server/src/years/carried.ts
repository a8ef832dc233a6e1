import type { LineRange } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import { agencyKey } from '../form/title.ts';
import type { SlotId } from '../prose/claims/slot.ts';

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

/** What a body's report for a year is known by. */
export function reportKey(agency: string, year: number): string {
  return `${year} ${agencyKey(agency)}`;
}
