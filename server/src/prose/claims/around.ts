import type { Clause } from '../lexer/clauses.ts';
import type { NumberToken } from '../lexer/tokens.ts';
import { endsThere, leadsBack, leadsOn, leadsToVerb } from './gap.ts';
import { isGroup } from './slot.ts';
import { isNoun, isWeighty, type Subject, subjectOf, type WordToken } from './subject.ts';

/** A number among the words of its clause. */
export interface NumberPlace {
  /** The compact text, which every index counts in. */
  readonly text: string;
  readonly clause: Clause;
  readonly token: NumberToken;
  /** The number's index among the clause's tokens. */
  readonly index: number;
  /** The words before it that no number before it has used up. */
  readonly words: readonly WordToken[];
  /** Where these begin. */
  readonly from: number;
}

/** What stands behind a number and says what it counts. */
export interface Tail {
  readonly subject: Subject;
  readonly words: readonly WordToken[];
  /** Where the words for the next number begin. */
  readonly end: number;
}

/** Outcomes, rows and endings that say what a number right before them counts. */
const SPEAKS_BACK: ReadonlySet<string> = new Set([
  'carry',
  'next',
  'finish',
  'upheld',
  'corrected',
  'pending',
  'direct',
  'after',
]);

/** Verbs behind which a number comes before its noun. */
const LEADS: ReadonlySet<string> = new Set([
  'receive',
  'receive-new',
  'handle',
  'finish',
  'there-is',
]);

/** What the words before a number say that it counts; each of several things where it is said of each. */
export function leadSubjects(place: NumberPlace): Subject[] {
  const { text, words, from, token } = place;
  if (!isLed(place)) return [];
  const each = token.value?.units === 0n || words.some(({ word }) => word.meaning === 'each');
  const named = each ? parts(words) : [words];
  const found = named.map(subjectOf).filter((subject) => subject !== undefined);
  const verb = words.findLast(isWeighty);
  const isKnown = verb === undefined || leadsToVerb(text, words, from, verb.start);
  return isKnown ? found : found.filter(({ kind }) => kind !== 'verb');
}

/** What the words behind a number say that it counts: `有1件涉及公开的行政复议`, `8件予以公开`. */
export function tailOf(place: NumberPlace): Tail | undefined {
  if (!isLed(place)) return undefined;
  const { clause, index } = place;
  const behind: WordToken[] = [];
  let next = clause.tokens[index + 1];
  while (next?.kind === 'word') {
    behind.push(next);
    next = clause.tokens[index + 1 + behind.length];
  }
  return direct(place, behind) ?? (next ? undefined : distant(place, behind));
}

/** Whether nothing follows the number in its clause but the next thing enumerated. */
export function endsClause({ token, clause, index }: NumberPlace): boolean {
  const next = clause.tokens[index + 1];
  if (token.end === clause.end) return true;
  return next?.kind === 'word' && next.start === token.end && isJoint(next);
}

/** Whether the word is 和, 、 or the like. */
function isJoint({ word }: WordToken): boolean {
  return word.meaning === 'and';
}

function isLed({ text, words, from, token }: NumberPlace): boolean {
  const weight = words.findLast(isWeighty);
  return leadsOn(text, words, weight?.end ?? from, token.start);
}

/** An outcome, a row or an ending right behind the number. */
function direct({ text, token }: NumberPlace, behind: readonly WordToken[]): Tail | undefined {
  const first = behind.findIndex(isWeighty);
  const word = behind[first];
  if (!word || !leadsBack(text, behind, token.end, word.start)) return undefined;
  // What is joined to the number is the next thing counted: 其他处理（含撤回的）4件、转下年度办理5件.
  if (behind.slice(0, first).some(isJoint)) return undefined;
  const { meaning } = word.word;
  if (!SPEAKS_BACK.has(meaning) && !(isNoun(meaning) && isGroup(meaning))) return undefined;
  const used = behind.slice(0, first + 1);
  const subject = subjectOf(used);
  return subject && { subject, words: used, end: word.end };
}

/** A noun at the end of the clause, behind 收到, 有 or the like and the number. */
function distant({ text, words, clause }: NumberPlace, behind: readonly WordToken[]) {
  if (!words.some(({ word }) => LEADS.has(word.meaning))) return undefined;
  const noun = behind.findLast(isWeighty);
  if (!noun || !isNoun(noun.word.meaning)) return undefined;
  if (!endsThere(text, behind, noun.end, clause.end)) return undefined;
  const used = [...words, ...behind];
  const about = used.filter(({ word }) => word.meaning !== 'about');
  const isLegal = noun.word.meaning === 'review' || noun.word.meaning === 'suit';
  const subject = subjectOf(isLegal ? about : used);
  return subject && { subject, words: used, end: clause.end };
}

/** The words between the joints 和, 、 and the like. */
function parts(words: readonly WordToken[]): WordToken[][] {
  const found: WordToken[][] = [[]];
  for (const word of words) {
    if (isJoint(word)) found.push([]);
    else found.at(-1)?.push(word);
  }
  return found;
}
