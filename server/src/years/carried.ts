import type { LineRange } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import { agencyKey } from '../form/title.ts';

/** The figures that a report hands on to the next year's. */
export interface Carried {
  readonly uri: string;
  /** By the columns' identifiers. */
  readonly figures: ReadonlyMap<string, CarriedFigure>;
  /** The figures on which the next year's prose tells a change; not those of one kind of applicant. */
  readonly totals: readonly MeantFigure[];
}

/** A figure by what its slot means in prose. */
export interface MeantFigure {
  readonly means: readonly string[];
  /** Undefined where the draft has none that can be read. */
  readonly figure: CarriedFigure | undefined;
}

export interface CarriedFigure {
  readonly value: Decimal;
  readonly range: LineRange;
}

/** What a body's report for a year is known by. */
export function reportKey(agency: string, year: number): string {
  return `${year} ${agencyKey(agency)}`;
}
