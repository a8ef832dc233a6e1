import type { WordToken } from '../lexer/token.ts';
import { isWeightyMeaning } from '../meanings.ts';

/** What may stand between the words that say what is counted and the number. */
const BEFORE_NUMBER = new Set(
  '的共了为数量总计有达案件合是已均全部情况项宗：:各皆都只仅“”"一併并经决定类中',
);
/** What may also stand before a verb that counts what was counted before: 我局均在规定期限内办结. */
const BEFORE_VERB = new Set([
  ...BEFORE_NUMBER,
  ...'依法规按定期限时内在于现目前当年度末底截至止月日本机关单位我实际应最终后并且又还完成0123456789',
]);
/** What may stand between a number's unit and the words that say what was counted. */
const BEFORE_NOUN = new Set('的均已经为由全部系是属于被依法');
/** What may follow a noun at the end of a clause that says that there was none, or how many. */
const BEHIND_NOUN = new Set('的情况形事项案件类等发生产出现象及被提起过数量办理在案受状行为');

/** Whether a word bears on what is counted; others may stand between it and the number. */
export function isWeighty({ word }: WordToken): boolean {
  return isWeightyMeaning(word.meaning);
}

/** Whether nothing between two indexes but such words and characters that change nothing. */
export function leadsOn(
  text: string,
  words: readonly WordToken[],
  start: number,
  end: number,
): boolean {
  return isFilled(text, words, start, end, BEFORE_NUMBER);
}

/** Whether nothing but words of the vocabulary and such characters stands before a verb. */
export function leadsToVerb(
  text: string,
  words: readonly WordToken[],
  start: number,
  end: number,
): boolean {
  let index = start;
  for (const word of words) {
    if (word.start >= end) break;
    if (!isAll(text, index, word.start, BEFORE_VERB)) return false;
    index = word.end;
  }
  return isAll(text, index, end, BEFORE_VERB);
}

/** The same between a number and the noun behind it. */
export function leadsBack(
  text: string,
  words: readonly WordToken[],
  start: number,
  end: number,
): boolean {
  return isFilled(text, words, start, end, BEFORE_NOUN);
}

/** The same between a noun and the end of its clause. */
export function endsThere(
  text: string,
  words: readonly WordToken[],
  start: number,
  end: number,
): boolean {
  return isFilled(text, words, start, end, BEHIND_NOUN);
}

function isFilled(
  text: string,
  words: readonly WordToken[],
  start: number,
  end: number,
  filling: ReadonlySet<string>,
): boolean {
  let index = start;
  for (const word of words) {
    if (word.end <= index || word.start >= end || isWeighty(word)) continue;
    if (!isAll(text, index, word.start, filling)) return false;
    index = word.end;
  }
  return isAll(text, index, end, filling);
}

function isAll(text: string, start: number, end: number, filling: ReadonlySet<string>): boolean {
  for (let index = start; index < end; index++) {
    if (!filling.has(text.charAt(index))) return false;
  }
  return true;
}
