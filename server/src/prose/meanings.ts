/**
 * What words of the matter mean, and what rows and columns of a form mean by `means`: the grammar by which
 * sentences are read knows these. A form can have others of its own, which are read as plain nouns.
 */

/** Who applied. */
const APPLICANTS = [
  'natural',
  'organisation',
  'business',
  'research',
  'charity',
  'lawyers',
] as const;
/** What became of requests. */
const OUTCOMES = [
  'granted',
  'partly-granted',
  'refused',
  'unavailable',
  'declined',
  'otherwise',
] as const;
/** Requests that were there before the year, and those that still are behind it. */
const STOCKS = ['carried', 'handed-on'] as const;
/** `direct` and `after-review` are suits. */
const PROCEEDINGS = ['review', 'suit', 'direct', 'after-review'] as const;
/** How proceedings ended. */
export const RESULTS = ['upheld', 'corrected', 'otherwise-ended', 'pending'] as const;
const DECISIONS = ['licence', 'penalty', 'compulsion'] as const;
/** What was done with requests: `receive` and `handle` leave open whether those carried over count. */
export const REQUEST_VERBS = ['received', 'receive', 'handle', 'answered'] as const;
export const DOCUMENT_VERBS = ['made', 'repealed', 'in-force'] as const;
/** What is counted, in the tables or not; `own` is what a form has a name of its own for. */
const NOUNS = [
  'request',
  'document',
  'other',
  'own',
  ...APPLICANTS,
  ...OUTCOMES,
  ...STOCKS,
  ...PROCEEDINGS,
  ...RESULTS,
  ...DECISIONS,
] as const;
/** What bears on what is counted; other words may stand between it and the number. */
const WEIGHTY = [
  ...NOUNS,
  ...REQUEST_VERBS,
  ...DOCUMENT_VERBS,
  'decided',
  'publish',
  'file',
  'part',
  'about',
  'channel',
  'none',
  'body',
  'government',
  'branch',
  'respectively',
  'compare',
] as const;
/** What a word says besides its meaning, which another list of the vocabulary gives. */
const TRAITS = [
  'bare',
  'on-request',
  'decision',
  'closed',
  'open',
  'unasked',
  'not-taken',
] as const;
/** Words that are looked for in a clause's text, and are none of its tokens. */
const SOUGHT = ['charge', 'carry', 'completed', 'fee', 'fee-notice', 'information'] as const;
const OTHERS = ['total', 'charged', 'reviewer', 'disclosure', 'service', 'plain'] as const;

export type Applicant = (typeof APPLICANTS)[number];
export type RequestOutcome = (typeof OUTCOMES)[number];
export type Proceeding = (typeof PROCEEDINGS)[number];
export type Result = (typeof RESULTS)[number];
export type Decision = (typeof DECISIONS)[number];
export type RequestVerb = (typeof REQUEST_VERBS)[number];
export type DocumentVerb = (typeof DOCUMENT_VERBS)[number];
export type Noun = (typeof NOUNS)[number];
export type Trait = (typeof TRAITS)[number];

export const isApplicant = among(APPLICANTS);
export const isOutcome = among(OUTCOMES);
export const isStock = among(STOCKS);
export const isProceeding = among(PROCEEDINGS);
export const isResult = among(RESULTS);
export const isDecision = among(DECISIONS);
export const isRequestVerb = among(REQUEST_VERBS);
export const isNoun = among(NOUNS);
export const isWeightyMeaning = among(WEIGHTY);
export const isTrait = among(TRAITS);
export const isSought = among(SOUGHT);
/** Whether the grammar knows a meaning that a form's vocabulary or slots name. */
export const isKnown = among([...WEIGHTY, ...TRAITS, ...SOUGHT, ...OTHERS]);

function among<T extends string>(list: readonly T[]): (meaning: string) => meaning is T {
  const all: ReadonlySet<string> = new Set(list);
  return (meaning): meaning is T => all.has(meaning);
}
