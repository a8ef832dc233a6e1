import type { Meaning } from '../lexer/vocabulary.ts';
import type { Scope } from './scope.ts';
import { isOnRequest, OF_REQUESTS, type Rows, type Sentence } from './sentence.ts';
import { inColumns, type Readings } from './slot.ts';
import { isVerb, legalReadings, rowsOfVerbs, type Subject, type WordToken } from './subject.ts';

/** Where in the prose a number stands, as far as what it counts depends on it. */
export interface Surroundings {
  readonly sentence: Sentence;
  readonly scope: Scope;
  /** Whether the body's work is reviews and suits, so that they need not be about disclosure. */
  readonly judicial: boolean;
}

/** Verbs that say that a document or a decision is the body's own of this year. */
const DONE: ReadonlySet<string> = new Set(['decide', 'made', 'repealed', 'valid']);

/** The slots that a subject means here; undefined where that is not certain. The sentence notes what it counted. */
export function readingsOf(
  subject: Subject,
  words: readonly WordToken[],
  isZero: boolean,
  at: Surroundings,
): Readings | undefined {
  switch (subject.kind) {
    case 'whole':
      return isOfDocuments(words, at.sentence) ? undefined : wholeReadings(subject.rows, at);
    case 'verb':
      return verbReadings(subject.verb, at);
    case 'row':
      return rowReadings(subject.readings, words, at);
    case 'groups':
      return groupReadings(subject.readings, at);
    case 'table':
      return tableReadings(subject.readings, words, at);
    case 'applicant':
      return applicantReadings(subject.applicant, subject.verb, words, at);
    case 'legal':
      return kindReadings(subject.legal, words, isZero, at);
    case 'result':
      return resultReadings(subject.result, subject.legal, at);
  }
}

/** 主动公开20件，依申请公开6件 tells how documents are to be made public. */
function isOfDocuments(words: readonly WordToken[], { unasked }: Sentence): boolean {
  if (!unasked || words.some(({ word: { meaning } }) => isVerb(meaning) || meaning === 'none'))
    return false;
  return words.every(({ word }) => word.meaning !== 'request' || isOnRequest(word));
}

function wholeReadings(rows: Rows, { sentence, scope }: Surroundings): Readings | undefined {
  if (scope.isChannel()) {
    sentence.channelRows = rows;
    return undefined;
  }
  if (sentence.branch !== undefined) return undefined;
  sentence.whole = rows;
  const isAnswered = rows.every((sum) => sum.every((row) => row === 'r7'));
  return isAnswered && sentence.carriedAnswered ? undefined : inColumns(rows);
}

function verbReadings(verb: Meaning, at: Surroundings): Readings | undefined {
  const { sentence } = at;
  if (verb === 'made' || verb === 'repealed' || verb === 'valid') {
    return sentence.documents && sentence.branch === undefined ? [[`norm.${verb}`]] : undefined;
  }
  if (sentence.strayed) return undefined;
  const isRequest = sentence.isOnRequests();
  const known =
    verb === 'finish' ? sentence.whole && (isRequest || sentence.topic === undefined) : isRequest;
  return known ? wholeReadings(rowsOfVerbs([verb]), at) : undefined;
}

function tableReadings(
  readings: Readings,
  words: readonly WordToken[],
  { sentence }: Surroundings,
): Readings | undefined {
  const done = words.some(({ word }) => DONE.has(word.meaning));
  if (sentence.branch !== undefined || sentence.campaign) return undefined;
  if (sentence.published && !done) return undefined;
  sentence.documents = true;
  return readings;
}

/** What is carried over, or still open: of requests, where nothing else was spoken of. */
function rowReadings(
  readings: Readings,
  words: readonly WordToken[],
  { sentence: { branch, matter, strayed, whole } }: Surroundings,
): Readings | undefined {
  if (branch !== undefined && branch !== 'whole') return undefined;
  if (matter !== undefined && matter !== 'request') return undefined;
  // 正在办理 is said of much, 结转下年度 hardly.
  const isOpen = words.some(({ word }) => word.meaning === 'next' && word.text.includes('在办理'));
  return isOpen && (strayed || !(matter ?? whole)) ? undefined : readings;
}

function groupReadings(
  readings: Readings,
  { sentence: { branch, matter, unasked, answeredByPublic, carriedAnswered }, scope }: Surroundings,
): Readings | undefined {
  if (scope.isChannel() || (matter ? !OF_REQUESTS.has(matter) : unasked)) return undefined;
  const isGranted = readings.some((slots) => slots.some((slot) => slot.startsWith('r1.')));
  if (carriedAnswered || (isGranted && answeredByPublic)) return undefined;
  if (branch === undefined || branch === 'whole' || branch === 'groups') return readings;
  return undefined;
}

function applicantReadings(
  applicant: Meaning,
  verb: Meaning | undefined,
  words: readonly WordToken[],
  { sentence: { branch, whole }, scope }: Surroundings,
): Readings | undefined {
  if (branch !== undefined && branch !== 'whole') return undefined;
  if (scope.isChannel()) return undefined;
  const named = words.some(({ word }) => word.meaning === 'request');
  if (branch === undefined && !named && !whole) return undefined;
  return inColumns(verb ? rowsOfVerbs([verb]) : (whole ?? rowsOfVerbs([])), applicant);
}

function kindReadings(
  legal: 'review' | 'suit' | 'both' | 'direct' | 'after',
  words: readonly WordToken[],
  isZero: boolean,
  { sentence, judicial }: Surroundings,
): Readings | undefined {
  const { branch, disclosure, whole } = sentence;
  if (sentence.filed) return undefined;
  const isPart = legal === 'direct' || legal === 'after';
  if (branch === 'legal' || branch === 'else' ? !isPart : branch === 'groups') return undefined;
  if (isPart) {
    sentence.suits = legal;
    return sentence.legal === 'suit' || disclosure ? legalReadings(legal) : undefined;
  }
  const caused = words.some(
    ({ word }) => word.meaning === 'disclosure' || word.meaning === 'request',
  );
  if (judicial ? !caused : !(disclosure || whole || sentence.legal || isZero)) return undefined;
  sentence.legalCounts++;
  sentence.legal = legal === 'both' ? undefined : legal;
  sentence.suits = undefined;
  return legalReadings(legal);
}

function resultReadings(
  result: Meaning,
  named: 'review' | 'suit' | undefined,
  { sentence: { branch, legal, legalCounts, suits } }: Surroundings,
): Readings | undefined {
  const kind = named ?? (legalCounts === 1 ? legal : undefined);
  if (!kind || (branch !== undefined && branch !== 'legal')) return undefined;
  const all = legalReadings(kind, result);
  // 直接起诉2件，维持1件 tells how those ended, or how all suits did.
  return suits && !named ? [...legalReadings(suits, result), ...all] : all;
}
