import type { WordToken } from '../lexer/token.ts';
import { isWeightyMeaning } from '../meanings.ts';

/** Characters that may stand between the words for what is counted and the number. */
const BEFORE_NUMBER = new Set(
  '的共了为数量总计有达案件合是已均全部情况项宗：:各皆都只仅“”"一併并经决定类中',
);
/** Characters that may also stand before a verb that counts what was counted earlier: 我局均在规定期限内办结. */
const BEFORE_VERB = new Set([
  ...BEFORE_NUMBER,
  ...'依法规按定期限时内在于现目前当年度末底截至止月日本机关单位我实际应最终后并且又还完成0123456789',
]);
/** Characters that may stand between a number's unit and the words for what was counted. */
const BEFORE_NOUN = new Set('的均已经为由全部系是属于被依法');
/** Characters that may follow the noun at the end of a clause with a denial or a number. */
const BEHIND_NOUN = new Set('的情况形事项案件类等发生产出现象及被提起过数量办理在案受状行为');

/** Whether a word affects what is counted. Other words may stand between such words and the number. */
export function isWeighty({ word }: WordToken): boolean {
  return isWeightyMeaning(word.meaning);
}

/** Whether [start, end) contains only unweighty words and characters of `BEFORE_NUMBER`. */
export function leadsOn(
  text: string,
  words: readonly WordToken[],
  start: number,
  end: number,
): boolean {
  return isFilled(text, words, start, end, BEFORE_NUMBER);
}

/** Whether [start, end) before a verb contains only known words and characters of `BEFORE_VERB`. */
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

/** The same between a number and the noun after it, with `BEFORE_NOUN`. */
export function leadsBack(
  text: string,
  words: readonly WordToken[],
  start: number,
  end: number,
): boolean {
  return isFilled(text, words, start, end, BEFORE_NOUN);
}

/** The same between a noun and the end of its clause, with `BEHIND_NOUN`. */
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
