/**
 * The meanings that the grammar of sentences knows. Words have them through the vocabulary, rows and
 * columns through `means`. A form can have other meanings, which are read as plain nouns.
 */

/** Kinds of applicants. */
const APPLICANTS = [
  'natural',
  'organisation',
  'business',
  'research',
  'charity',
  'lawyers',
] as const;
/** Outcomes of requests. */
const OUTCOMES = [
  'granted',
  'partly-granted',
  'refused',
  'unavailable',
  'declined',
  'otherwise',
] as const;
/** Requests carried over from the year before, and those carried over to the next. */
const STOCKS = ['carried', 'handed-on'] as const;
/** `direct` and `after-review` are kinds of suits. */
const PROCEEDINGS = ['review', 'suit', 'direct', 'after-review'] as const;
/** Results of proceedings. */
export const RESULTS = ['upheld', 'corrected', 'otherwise-ended', 'pending'] as const;
const DECISIONS = ['licence', 'penalty', 'compulsion'] as const;
/**
 * What was done with requests. `receive` and `handle` leave open whether carried-over requests are
 * included.
 */
export const REQUEST_VERBS = ['received', 'receive', 'handle', 'answered'] as const;
export const DOCUMENT_VERBS = ['made', 'repealed', 'in-force'] as const;
/** What is counted, in the tables or elsewhere. `own` is a noun that only the form knows. */
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
/** Words that affect what is counted. Others may stand between these and the number. */
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
/** Properties of a word besides its meaning, from further lists of the vocabulary. */
const TRAITS = [
  'bare',
  'on-request',
  'decision',
  'closed',
  'open',
  'unasked',
  'not-taken',
] as const;
/** Meanings whose words are searched in a clause's text and are no tokens. */
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
/** Whether the grammar knows a meaning. */
export const isKnown = among([...WEIGHTY, ...TRAITS, ...SOUGHT, ...OTHERS]);

function among<T extends string>(list: readonly T[]): (meaning: string) => meaning is T {
  const all: ReadonlySet<string> = new Set(list);
  return (meaning): meaning is T => all.has(meaning);
}
