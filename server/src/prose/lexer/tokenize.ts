import { carriedWord } from './carried-years.ts';
import { isDigit } from './compact.ts';
import { type Lexicon, wordFor } from './lexicon.ts';
import { MARKS, TITLE } from './marks.ts';
import { moneyAt } from './money.ts';
import type { NumberToken, Token, YearToken } from './token.ts';
import { numberAt, type WrittenNumber } from './written-number.ts';

const UNITS = '件宗起例份封';
/** The units after a single Chinese numeral. Other units would form other words (一起, 一份). */
const UNITS_OF_CHINESE = '件宗';
const UNITS_OF_ENTRIES = '条项个例次';
/** Units that forms on other subjects use. */
const MEASURES = `${UNITS}条项个次处家人户名台套座辆所场批期篇组队艘栋幢口`;
/** Characters after which a unit is another one: 件次, 件套, 一件事. */
const NO_UNIT_BEFORE = '次套事以左多余';
/**
 * Characters for about, at least, each, or one of many. A number after one is not exact, or counts no
 * whole.
 */
const NOT_BEFORE = '约近超逾过足少于第每逐同某任这该那首〔[.-－—–~～/';
/** 数十件, 几百件, 好多千件 mean some. Before other digits, 数 ends a word, as in 总数5件. */
const NOT_BEFORE_CHINESE = '数几多余';
/** 90%以上, 90%左右, 90%多, and the first end of 80%-90%, are not exact. */
const NO_PERCENT_BEFORE = '以左上多余强弱-－—–~～至到';
const RANGE = '-－—–~～至到';

/**
 * Splits a compact text into tokens. Characters that belong to no token are skipped.
 *
 * @param year The report's year: in a report for 2024, 2023年结转 means 上年结转.
 */
export function tokens(text: string, lexicon: Lexicon, year: number | undefined): Token[] {
  const found: Token[] = [];
  let [index, titleEnd] = [0, 0];
  let service = false;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (!lexicon.begins(unit)) {
      index++;
      continue;
    }
    if (unit === TITLE) titleEnd = Math.max(titleEnd, endOfTitle(text, index));
    const token = tokenAt(text, index, unit, lexicon);
    if (token && !(token.kind === 'year' && token.end <= titleEnd)) {
      service = isService(token) || (service && !isStop(token));
      const isOther =
        isBareRequest(token) && (service || isOtherRequest(token, found.at(-1), text));
      found.push(isOther ? other(token) : (carriedWord(token, text, lexicon, year) ?? token));
    }
    index = token ? token.end : index + 1;
  }
  return found;
}

/** Maximum length of a document's title. */
const LONGEST_TITLE = 60;

/** Where a document's title ends. Years in it are not about the report. */
function endOfTitle(text: string, start: number): number {
  return start + text.slice(start, start + LONGEST_TITLE).indexOf('》') + 1;
}

/** Characters after which a bare 申请 is not part of another word (低保申请). */
const BEFORE_REQUEST = '的了共到转：“"';

function isBareRequest(token: Token): boolean {
  return token.kind === 'word' && token.word.traits.includes('bare');
}

/** Whether the token names a service that receives applications too: 办事大厅受理申请300件. */
function isService(token: Token): boolean {
  return token.kind === 'word' && token.word.meaning === 'service';
}

function isStop(token: Token): boolean {
  return token.kind === 'mark' && token.mark === 'stop';
}

/** Whether a bare 申请 is an application for something that the vocabulary does not know. */
function isOtherRequest(token: Token, before: Token | undefined, text: string): boolean {
  if (token.start === 0) return false;
  if (before?.end !== token.start) return !BEFORE_REQUEST.includes(text.charAt(token.start - 1));
  return before.kind === 'word' && before.word.meaning === 'other';
}

function other(token: Token): Token {
  return { ...token, kind: 'word', word: wordFor('other') };
}

function tokenAt(text: string, start: number, unit: number, lexicon: Lexicon): Token | undefined {
  const mark = MARKS.get(unit);
  if (mark) return { kind: 'mark', mark, start, end: start + 1 };
  const word = lexicon.wordAt(text, start);
  if (word) return { kind: 'word', word, start, end: start + word.text.length };
  const number = numberAt(text, start);
  return number && (yearOf(text, start, number) ?? numberOf(text, start, number));
}

function yearOf(text: string, start: number, number: WrittenNumber): YearToken | undefined {
  const { end, value } = number;
  if (end - start !== 4 || text.charAt(end) !== '年' || value?.scale !== 0) return undefined;
  const wide = text.charAt(end + 1) === '度' ? end + 2 : end + 1;
  const ranged =
    isRange(text, start) || (RANGE.includes(text.charAt(wide)) && /\d/.test(text.charAt(wide + 1)));
  return { kind: 'year', year: ranged ? undefined : Number(value.units), start, end: wide };
}

/** Whether a number or a year precedes it, with a dash or 至 in between. */
function isRange(text: string, start: number): boolean {
  if (start < 2 || !RANGE.includes(text.charAt(start - 1))) return false;
  const before = text.charAt(start - 2);
  return isDigit(before) || before === '年' || before === '度' || before === '%';
}

function numberOf(text: string, start: number, number: WrittenNumber): NumberToken {
  const { end } = number;
  const after = text.charAt(end);
  const unit = after !== '' && (number.chinese ? UNITS_OF_CHINESE : UNITS).includes(after) ? 1 : 0;
  const isCertain = isExact(text, start, number.chinese);
  const exact =
    isCertain &&
    (unit ? !standsIn(NO_UNIT_BEFORE, text.charAt(end + 1)) : isBare(text, start, end));
  const value = exact ? number.value : undefined;
  const percent = after === '%' || after === '‰' || after === '倍';
  const percentage =
    after === '%' && isCertain && !standsIn(NO_PERCENT_BEFORE, text.charAt(end + 1))
      ? number.value
      : undefined;
  const entries =
    isCertain && !number.chinese && standsIn(UNITS_OF_ENTRIES, after) && endsAt(text, end + 1)
      ? number.value
      : undefined;
  const things =
    isCertain && standsIn(MEASURES, after) && !standsIn(NO_UNIT_BEFORE, text.charAt(end + 1))
      ? number.value
      : undefined;
  const money = after === '元' && isCertain ? moneyAt(text, start) : undefined;
  return {
    kind: 'number',
    value,
    entries,
    things,
    percent,
    money,
    percentage,
    start,
    numberEnd: end,
    end: end + unit,
  };
}

function isExact(text: string, start: number, chinese: boolean): boolean {
  const before = text.charAt(start - 1);
  // 至少40件 is approximate, but 减少40件 is an exact difference.
  if (text.startsWith('减少', start - 2)) return !isRange(text, start);
  if (chinese && standsIn(NOT_BEFORE_CHINESE, before)) return false;
  return !standsIn(NOT_BEFORE, before) && !/[A-Za-z0-9]/.test(before) && !isRange(text, start);
}

/** A number without a unit counts cases if 为 or a colon precedes it and the clause ends with it. */
function isBare(text: string, start: number, end: number): boolean {
  return standsIn('为是：', text.charAt(start - 1)) && endsAt(text, end);
}

/** Whether a clause ends at an index. */
function endsAt(text: string, index: number): boolean {
  return index === text.length || MARKS.has(text.charCodeAt(index));
}

function standsIn(chars: string, char: string): boolean {
  return char !== '' && chars.includes(char);
}
