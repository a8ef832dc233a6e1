import type { Decimal } from '../../figure/decimal.ts';
import type { MoneyUnit } from '../lexer/money.ts';
import type { AllDoneFinder } from './all-done.ts';
import type { Charges } from './charge.ts';
import type { Branch, Context } from './context.ts';
import type { DenialException } from './denial.ts';
import type { Exception } from './exceptions.ts';
import type { OwnQuery } from './meant.ts';
import type { ReportFacts } from './said.ts';
import type { Readings } from './slot-query.ts';

/** A number bound to slots, or a word that says how many. Indexes refer to the compact text. */
export interface Count {
  readonly start: number;
  readonly end: number;
  /**
   * `none`: a denial. `all`: words that say that everything ended in one way, so that every other number
   * is 0.
   */
  readonly says: 'number' | 'none' | 'all';
  readonly value: Decimal;
  /** Unit of an amount of money. `value` is in the table's unit. */
  readonly unit?: MoneyUnit;
  readonly readings: Readings;
  /** What it is part of, if 其中 makes it a part. */
  readonly branch: Branch | undefined;
  /** Whether it is about a region's government only, not its other bodies. */
  readonly ofGovernment: boolean;
}

/** A percentage whose part has no number: 自然人申请占90.8%. */
export interface NamedPart {
  /** Where the percentage begins. */
  readonly start: number;
  readonly readings: Readings;
}

/** What a line says about figures of the tables. */
export interface LineClaims {
  readonly counts: readonly Count[];
  /** What it says about last year's tables. */
  readonly past: readonly Count[];
  readonly namedParts: readonly NamedPart[];
}

/** What is needed to read a line. */
export interface ClaimTools {
  readonly facts: ReportFacts;
  readonly charges: Charges;
  readonly ownQuery: OwnQuery;
  readonly allDone: AllDoneFinder;
  readonly exceptions?: readonly Exception[];
  readonly denialExceptions?: readonly DenialException[];
}

/** What was read, with the context after it. */
export interface ReadOn extends LineClaims {
  readonly context: Context;
}

export const READ_NOTHING: LineClaims = { counts: [], past: [], namedParts: [] };
