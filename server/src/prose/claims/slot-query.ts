import {
  type Applicant,
  isApplicant,
  isOutcome,
  type Proceeding,
  type RequestOutcome,
  type RequestVerb,
} from '../meanings.ts';

/**
 * Slots of a form by what they mean: every slot that means all of these, and what they come to. Meanings
 * in their order, with a blank between: `received request total`.
 */
export type SlotQuery = string;

/** Sums of queries: a number agrees where it equals any of them; the plainest comes first. */
export type Readings = readonly (readonly SlotQuery[])[];

/** Rows of the table of requests that a word can mean, several together in each. */
export type Rows = readonly (readonly string[])[];

/** The query for some meanings. */
export function queryOf(...meanings: readonly string[]): SlotQuery {
  return meanings.toSorted().join(' ');
}

/** The meanings of a query. */
export function meaningsIn(query: SlotQuery): string[] {
  return query.split(' ');
}

/** What a verb leaves open, the plainest first. Other meanings say which row they are. */
const ROWS: Readonly<Record<string, Rows>> = {
  receive: [['received'], ['received', 'carried']],
  handle: [['received'], ['received', 'carried'], ['answered']],
};

/** The rows that verbs can mean together: one says what it says, several or none leave it open. */
export function rowsOfVerbs(verbs: readonly RequestVerb[]): Rows {
  const [verb] = verbs;
  const meant = verb && verbs.length === 1 ? verb : 'handle';
  return ROWS[meant] ?? [[meant]];
}

/** All requests in some rows, or those of one kind of applicant. */
export function requestsIn(rows: Rows, applicant: Applicant | 'total' = 'total'): Readings {
  return rows.map((sum) => sum.map((row) => queryOf('request', row, applicant)));
}

/** Requests with some outcomes, counted together. */
export function outcomesTogether(outcomes: readonly RequestOutcome[]): Readings {
  return requestsIn([outcomes]);
}

/** Proceedings of some kinds together, and how they ended; `total` for all of them. */
export function proceedingsIn(kinds: readonly Proceeding[], result = 'total'): Readings {
  return [kinds.map((kind) => queryOf(...(isPartOfSuits(kind) ? ['suit'] : []), kind, result))];
}

function isPartOfSuits(kind: Proceeding): boolean {
  return kind === 'direct' || kind === 'after-review';
}

/** Whether all that a sum can mean is requests with an outcome. */
export function isOfOutcomes(readings: Readings): boolean {
  return readings.every((sum) => sum.every((query) => meaningsIn(query).some(isOutcome)));
}

/** Whether a query is of one kind of applicant. */
export function isOfApplicant(query: SlotQuery): boolean {
  return meaningsIn(query).some(isApplicant);
}

/** Whether two can mean the same. */
export function canMeanSame(a: Readings, b: Readings): boolean {
  return a.some((one) => b.some((other) => one.join() === other.join()));
}
