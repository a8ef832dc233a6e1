import type { Word } from '../lexer/lexicon.ts';
import type { Token } from '../lexer/tokens.ts';
import type { Meaning } from '../lexer/vocabulary.ts';
import {
  inColumns,
  isApplicant,
  isGroup,
  legalSlots,
  type Readings,
  rowsOf,
  rowsTogether,
} from './slot.ts';

export type WordToken = Extract<Token, { kind: 'word' }>;

/** What the words around a number say that it counts. */
export type Subject =
  /** All requests that were received, handled or answered. */
  | { readonly kind: 'whole'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'row' | 'groups' | 'table'; readonly readings: Readings }
  | { readonly kind: 'applicant'; readonly applicant: Meaning; readonly verb: Meaning | undefined }
  | { readonly kind: 'legal'; readonly legal: 'review' | 'suit' | 'both' | 'direct' | 'after' }
  | {
      readonly kind: 'result';
      readonly result: Meaning;
      readonly legal: 'review' | 'suit' | undefined;
    }
  /** A verb without a noun: what it counts was said before. */
  | { readonly kind: 'verb'; readonly verb: Meaning };

const VERBS = ['receive-new', 'receive', 'handle', 'finish'] as const;
const RESULTS = ['upheld', 'corrected', 'pending'] as const;
const DOCUMENT_VERBS = ['made', 'repealed', 'valid'] as const;
const DECISIONS = ['licence', 'penalty', 'compulsion'] as const;
const LEGAL = ['review', 'suit', 'direct', 'after'] as const;
const NOUNS = [
  'request',
  'norm',
  'other',
  'natural',
  'organisations',
  'business',
  'research',
  'charity',
  'legal',
  'carry',
  'next',
  'r1',
  'r2',
  'r3',
  'r4',
  'r5',
  'r6',
  ...LEGAL,
  ...RESULTS,
  ...DECISIONS,
] as const;
const WEIGHTY: ReadonlySet<string> = new Set([
  ...NOUNS,
  ...VERBS,
  ...DOCUMENT_VERBS,
  'decide',
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
]);

/** Whether a word names what is counted. */
export function isNoun(meaning: Word['meaning']): meaning is Meaning {
  return isOneOf(NOUNS, meaning);
}

/** Whether a word says what was done with requests. */
export function isVerb(meaning: Word['meaning']): boolean {
  return isOneOf(VERBS, meaning);
}

/** Whether a word names a kind of decision. */
export function isDecision(meaning: Word['meaning']): boolean {
  return isOneOf(DECISIONS, meaning);
}

/** Whether a word bears on what is counted; others may stand between it and the number. */
export function isWeighty({ word }: WordToken): boolean {
  return WEIGHTY.has(word.meaning);
}

/** What a number counts that follows these words, or that they follow; undefined where in doubt. */
export function subjectOf(words: readonly WordToken[]): Subject | undefined {
  const has = (meaning: Meaning) => words.some(({ word }) => word.meaning === meaning);
  if (has('respectively') || has('none')) return undefined;
  const nouns = words.map(({ word }) => word.meaning).filter(isNoun);
  const last = nouns.findLast((meaning) => meaning !== 'request') ?? nouns.at(-1);
  const verbs = VERBS.filter(has);
  if (last === undefined) return documentOr(words, verbs);

  const joined = isJoinedToOther(words);
  if (joined || nouns.at(-1) === 'other') return undefined;
  if (isOneOf(LEGAL, last) && nouns.at(-1) !== 'request') return legal(words);
  if (isOneOf(RESULTS, last)) return result(nouns, last, words);
  if (last === 'norm') return document(words);
  if (isOneOf(DECISIONS, last)) return decision(words, last);
  if (isPartial(words)) return undefined;
  if (last === 'request' || last === 'other') return { kind: 'whole', rows: rowsOfVerbs(verbs) };
  if (has('other')) return undefined;
  if (last === 'carry' || last === 'next') return carried(nouns, verbs, last, words);
  if (isGroup(last)) return groups(words, nouns);
  if (isApplicant(last)) return applicant(nouns, verbs, last);
  return undefined;
}

/** The rows that verbs can mean together: one says what it says, several or none leave it open. */
export function rowsOfVerbs(verbs: readonly Meaning[]): readonly (readonly string[])[] {
  const [verb] = verbs;
  return rowsOf(verb && verbs.length === 1 ? verb : 'handle');
}

function documentOr(words: readonly WordToken[], verbs: readonly Meaning[]): Subject | undefined {
  const [verb] = verbs;
  if (isPartial(words) || hasAny(words, ['publish', 'decide'])) return undefined;
  if (verb && verbs.length === 1) return { kind: 'verb', verb };
  const made = DOCUMENT_VERBS.filter((meaning) => hasAny(words, [meaning]));
  const [only] = made;
  return only && made.length === 1 && verbs.length === 0 ? { kind: 'verb', verb: only } : undefined;
}

function legal(words: readonly WordToken[]): Subject | undefined {
  if (hasAny(words, ['part', 'publish'])) return undefined;
  const named = words.filter(({ word }) => isOneOf(LEGAL, word.meaning));
  const kinds = [...new Set(named.map(({ word }) => word.meaning))];
  const [first, second] = kinds;
  if (isFinished(words) || isReviewers(words) || kinds.length > 2) return undefined;
  if (second === undefined)
    return isOneOf(LEGAL, first) ? { kind: 'legal', legal: first } : undefined;
  if (kinds.includes('direct') || kinds.includes('after')) return undefined;
  return areJoined(words, named) ? { kind: 'legal', legal: 'both' } : undefined;
}

/** Whether the reviews counted are those that a reviewing body took on, of whichever bodies: 复议机构受理. */
function isReviewers(words: readonly WordToken[]): boolean {
  const reviewer = words.findIndex(({ word }) => word.meaning === 'reviewer');
  return reviewer >= 0 && hasAny(words.slice(reviewer), VERBS);
}

/** Whether the reviews or suits counted are those that were answered or closed, and not all. */
function isFinished(words: readonly WordToken[]): boolean {
  const last = words.findLastIndex(({ word }) => isOneOf(LEGAL, word.meaning));
  return words.some(({ word, end }, index) => {
    if (word.meaning !== 'finish') return false;
    // What was answered may be the cause of a review; what was closed is none.
    if (index > last || word.text.endsWith('办结')) return true;
    const next = words[index + 1];
    return next?.start === end && isOneOf(LEGAL, next.word.meaning);
  });
}

function result(
  nouns: readonly Meaning[],
  last: Meaning,
  words: readonly WordToken[],
): Subject | undefined {
  const kinds = [...new Set(nouns.filter((noun) => isOneOf(LEGAL, noun)))];
  if (kinds.length > 1 || hasAny(words, ['part', 'other'])) return undefined;
  if (nouns.filter((noun) => isOneOf(RESULTS, noun)).length > 1) return undefined;
  const [kind] = kinds;
  if (kind !== undefined && kind !== 'review' && kind !== 'suit') return undefined;
  return { kind: 'result', result: last, legal: kind };
}

function document(words: readonly WordToken[]): Subject | undefined {
  const verbs = DOCUMENT_VERBS.filter((meaning) => hasAny(words, [meaning]));
  const [verb] = verbs;
  if (!verb || verbs.length > 1 || hasAny(words, ['publish', 'part', 'other'])) return undefined;
  if (isOfOneBody(words)) return undefined;
  return { kind: 'table', readings: [[`norm.${verb}`]] };
}

/** Whether a body is named whose documents they are, beside those of others: 区政府规范性文件. */
function isOfOneBody(words: readonly WordToken[]): boolean {
  return words.some(({ word, start }, index) => {
    const before = words[index - 1];
    if (word.meaning !== 'norm' || before?.end !== start) return false;
    return before.word.meaning === 'government' || before.word.meaning === 'body';
  });
}

function decision(words: readonly WordToken[], noun: Meaning): Subject | undefined {
  const nouns = new Set(words.map(({ word }) => word.meaning).filter(isNoun));
  if (nouns.size > 1 || hasAny(words, ['publish', 'part'])) return undefined;
  const decided = words.some(
    ({ word }) =>
      word.meaning === 'decide' || (word.meaning === noun && word.text.endsWith('决定')),
  );
  return decided ? { kind: 'table', readings: [[`${noun}.decided`]] } : undefined;
}

function carried(
  nouns: readonly Meaning[],
  verbs: readonly Meaning[],
  last: 'carry' | 'next',
  words: readonly WordToken[],
): Subject | undefined {
  const others = nouns.filter((noun) => noun !== 'request' && noun !== last);
  if (others.length > 0) return undefined;
  const readings = inColumns(rowsOf(last));
  if (last === 'next') return { kind: 'row', readings };
  if (verbs.includes('finish')) return undefined;
  const received = verbs.filter((verb) => verb === 'receive' || verb === 'receive-new');
  if (received.length === 0) return { kind: 'row', readings };
  return hasAny(words, ['and']) ? { kind: 'whole', rows: [['new', 'carry']] } : undefined;
}

function groups(words: readonly WordToken[], nouns: readonly Meaning[]): Subject | undefined {
  if (nouns.some((noun) => noun !== 'request' && !isGroup(noun))) return undefined;
  const named = words.filter(({ word }) => isNoun(word.meaning) && isGroup(word.meaning));
  const kinds = [...new Set(nouns.filter(isGroup))];
  if (kinds.length > 1 && !areJoined(words, named)) return undefined;
  return { kind: 'groups', readings: inColumns(rowsTogether(kinds)) };
}

function applicant(
  nouns: readonly Meaning[],
  verbs: readonly Meaning[],
  last: Meaning,
): Subject | undefined {
  if (nouns.some((noun) => noun !== 'request' && noun !== last)) return undefined;
  if (verbs.length > 1) return undefined;
  return { kind: 'applicant', applicant: last, verb: verbs[0] };
}

/** Whether only a part is counted: about one matter, or for one reason. */
function isPartial(words: readonly WordToken[]): boolean {
  const all = words.findLastIndex(({ word }) => word.meaning === 'all-channels');
  return hasAny(words.slice(all + 1), ['part', 'about']);
}

/** Whether something that no table counts is counted together with the noun behind it. */
function isJoinedToOther(words: readonly WordToken[]): boolean {
  return words.some(({ word }, index) => {
    if (word.meaning !== 'other') return false;
    const [joint, next] = words.slice(index + 1, index + 3);
    return joint?.word.meaning === 'and' && next !== undefined && isNoun(next.word.meaning);
  });
}

/** Whether between each two of the named things stands 和 or the like. */
function areJoined(words: readonly WordToken[], named: readonly WordToken[]): boolean {
  const things = new Set(named);
  let [before, joint]: [string | undefined, boolean] = [undefined, false];
  for (const token of words) {
    const { meaning } = token.word;
    if (meaning === 'and') joint = true;
    if (!things.has(token)) continue;
    if (before !== undefined && before !== meaning && !joint) return false;
    [before, joint] = [meaning, false];
  }
  return true;
}

function hasAny(words: readonly WordToken[], meanings: readonly Meaning[]): boolean {
  return words.some(({ word }) => isOneOf(meanings, word.meaning));
}

function isOneOf<T extends string>(list: readonly T[], value: string | undefined): value is T {
  return list.some((item) => item === value);
}

/** The readings of reviews, suits or both. */
export function legalReadings(
  legal: 'review' | 'suit' | 'both' | 'direct' | 'after',
  result?: string,
): Readings {
  if (legal !== 'both') return legalSlots(legal, result);
  return [[...legalSlots('review', result), ...legalSlots('suit', result)].flat()];
}
