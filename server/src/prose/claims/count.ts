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

/** A number bound to slots, or a word that says how many. Indexes into the compact text. */
export interface Count {
  readonly start: number;
  readonly end: number;
  /** `none`: a word denies; `all`: one says of everything that it came to an end, so that nothing else is left. */
  readonly says: 'number' | 'none' | 'all';
  readonly value: Decimal;
  /** What an amount of money is written in; its value is in the table's unit. */
  readonly unit?: MoneyUnit;
  readonly readings: Readings;
  /** What it is a part of, where 其中 says that it is one. */
  readonly branch: Branch | undefined;
  /** Whether it is said of a region's government, and no other of its bodies. */
  readonly ofGovernment: boolean;
}

/** A percentage in words only: 自然人申请占90.8%. */
export interface NamedPart {
  /** Where the percentage begins. */
  readonly start: number;
  readonly readings: Readings;
}

/** What a line says of the tables' figures. */
export interface LineClaims {
  readonly counts: readonly Count[];
  /** What it says that last year's tables counted. */
  readonly past: readonly Count[];
  readonly namedParts: readonly NamedPart[];
}

/** What a line is read with. */
export interface ClaimTools {
  readonly facts: ReportFacts;
  readonly charges: Charges;
  readonly ownQuery: OwnQuery;
  readonly allDone: AllDoneFinder;
  readonly exceptions?: readonly Exception[];
  readonly denialExceptions?: readonly DenialException[];
}

/** What was read so far, and what holds behind it. */
export interface ReadOn extends LineClaims {
  readonly context: Context;
}

export const READ_NOTHING: LineClaims = { counts: [], past: [], namedParts: [] };
