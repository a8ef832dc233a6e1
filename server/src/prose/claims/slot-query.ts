import {
  type Applicant,
  isApplicant,
  isOutcome,
  type Proceeding,
  type RequestOutcome,
  type RequestVerb,
} from '../meanings.ts';

/**
 * Asks for slots of a form by meaning: for all slots that have all of these meanings, and their sum. The
 * meanings are sorted and separated by blanks: `received request total`.
 */
export type SlotQuery = string;

/** Sums of queries. A number agrees if it equals any of these sums. The plainest reading comes first. */
export type Readings = readonly (readonly SlotQuery[])[];

/** Rows of the table of requests that words may mean. Each entry is a sum of rows. */
export type Rows = readonly (readonly string[])[];

/** Makes the query for some meanings. */
export function queryOf(...meanings: readonly string[]): SlotQuery {
  return meanings.toSorted().join(' ');
}

/** The meanings of a query. */
export function meaningsIn(query: SlotQuery): string[] {
  return query.split(' ');
}

/**
 * Verbs that leave open which rows they mean; the plainest reading first. Any other meaning names its
 * row.
 */
const ROWS: Readonly<Record<string, Rows>> = {
  receive: [['received'], ['received', 'carried']],
  handle: [['received'], ['received', 'carried'], ['answered']],
};

/** The rows that verbs mean together. One verb has its own rows; several, or none, leave it open. */
export function rowsOfVerbs(verbs: readonly RequestVerb[]): Rows {
  const [verb] = verbs;
  const meant = verb && verbs.length === 1 ? verb : 'handle';
  return ROWS[meant] ?? [[meant]];
}

/** All requests in some rows, or those of one kind of applicant. */
export function requestsIn(rows: Rows, applicant: Applicant | 'total' = 'total'): Readings {
  return rows.map((sum) => sum.map((row) => queryOf('request', row, applicant)));
}

/** The requests with any of these outcomes. */
export function outcomesTogether(outcomes: readonly RequestOutcome[]): Readings {
  return requestsIn([outcomes]);
}

/** Proceedings of these kinds with a result; `total` for all results. */
export function proceedingsIn(kinds: readonly Proceeding[], result = 'total'): Readings {
  return [kinds.map((kind) => queryOf(...(isPartOfSuits(kind) ? ['suit'] : []), kind, result))];
}

function isPartOfSuits(kind: Proceeding): boolean {
  return kind === 'direct' || kind === 'after-review';
}

/** Whether a reading means only outcomes of requests. */
export function isOfOutcomes(readings: Readings): boolean {
  return readings.every((sum) => sum.every((query) => meaningsIn(query).some(isOutcome)));
}

/** Whether a query asks for one kind of applicant. */
export function isOfApplicant(query: SlotQuery): boolean {
  return meaningsIn(query).some(isApplicant);
}

/** Whether two readings may mean the same. */
export function canMeanSame(a: Readings, b: Readings): boolean {
  return a.some((one) => b.some((other) => one.join() === other.join()));
}
