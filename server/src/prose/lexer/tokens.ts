import { NUMERALS } from '../../figure/chinese.ts';
import type { Decimal } from '../../figure/decimal.ts';
import { isDigit } from './compact.ts';
import { FIRST_UNITS, type Word, wordAt } from './lexicon.ts';
import { type Money, moneyAt } from './money.ts';
import { numberAt, type WrittenNumber } from './written-number.ts';

/** A piece of a compact text; `start` and `end` are indexes into it, end exclusive. */
export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly start: number; readonly end: number }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly start: number; readonly end: number }
  | YearToken
  | NumberToken;

export interface YearToken {
  readonly kind: 'year';
  /** Undefined where it is one end of a span of years. */
  readonly year: number | undefined;
  readonly start: number;
  readonly end: number;
}

export interface NumberToken {
  readonly kind: 'number';
  /** The exact count of cases; undefined where the number counts something else, or about. */
  readonly value: Decimal | undefined;
  /** The exact number where its clause ends with 条, 项 or the like, which count much, and requests too. */
  readonly entries: Decimal | undefined;
  /** A percentage leaves what was last counted as it was. */
  readonly percent: boolean;
  /** What is an amount of money; undefined where it is none, or not exact. */
  readonly money: Money | undefined;
  /** What stands before `%`; undefined where none does, or where the percentage is about. */
  readonly percentage: Decimal | undefined;
  readonly start: number;
  /** Behind the number's own characters. */
  readonly numberEnd: number;
  /** Behind the unit. */
  readonly end: number;
}

/** `stop`: ends a sentence. `semicolon`, `comma`: parts of one. */
export type Mark = 'stop' | 'semicolon' | 'comma' | 'open' | 'close';

/** By code unit: every character of a report's prose is looked for here. */
const MARKS: ReadonlyMap<number, Mark> = new Map(
  Object.entries({
    '。': 'stop',
    '！': 'stop',
    '？': 'stop',
    '!': 'stop',
    '?': 'stop',
    '；': 'semicolon',
    '，': 'comma',
    '（': 'open',
    '）': 'close',
  } as const).map(([char, mark]) => [char.charCodeAt(0), mark]),
);

const UNITS = '件宗起例份';
/** Units that a single Chinese numeral makes words of another sense with (一起, 一份) are left out. */
const UNITS_OF_CHINESE = '件宗';
const UNITS_OF_ENTRIES = '条项个例次';
/** What makes a unit another one: 件次, 件套, 一件事. */
const NO_UNIT_BEFORE = '次套事以左多余';
/** About, at least, each, or one of many: such a number is not exact, or counts no whole. */
const NOT_BEFORE = '约近超逾过足少于第每逐同某任这该那首〔[.-－—–~～/';
/** 数十件, 几百件, 好多千件: some. Before other digits 数 only ends a word, as in 总数5件. */
const NOT_BEFORE_CHINESE = '数几多余';
/** 90%以上, 90%左右, 90%多, and the first end of 80%-90%. */
const NO_PERCENT_BEFORE = '以左上多余强弱-－—–~～至到';
const RANGE = '-－—–~～至到';

/** Most characters of prose begin nothing that is looked for. */
const FIRST_UNITS_OF_TOKENS: ReadonlySet<number> = new Set([
  ...MARKS.keys(),
  ...FIRST_UNITS,
  ...Array.from(`、0123456789${NUMERALS}`, (char) => char.charCodeAt(0)),
]);

/** Cuts a compact text into tokens; characters that are no part of any are left out. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let index = 0;
  let service = false;
  while (index < text.length) {
    const token = FIRST_UNITS_OF_TOKENS.has(text.charCodeAt(index)) && tokenAt(text, index);
    if (token) {
      service = isService(token) || (service && !isStop(token));
      const isOther =
        isBareRequest(token) && (service || isOtherRequest(token, found.at(-1), text));
      found.push(isOther ? other(token) : token);
    }
    index = token ? token.end : index + 1;
  }
  return found;
}

/** What a bare 申请 may follow without another word's making it a request of another kind (低保申请). */
const BEFORE_REQUEST = '的了共到转：“"';

function isBareRequest(token: Token): boolean {
  return token.kind === 'word' && token.word.text === '申请';
}

/** Whether the token names a service, which is asked for as information is: 办事大厅受理申请300件. */
function isService(token: Token): boolean {
  return token.kind === 'word' && token.word.meaning === 'service';
}

function isStop(token: Token): boolean {
  return token.kind === 'mark' && token.mark === 'stop';
}

/** Whether a bare 申请 is one of something that the vocabulary does not know. */
function isOtherRequest(token: Token, before: Token | undefined, text: string): boolean {
  if (token.start === 0) return false;
  if (before?.end !== token.start) return !BEFORE_REQUEST.includes(text.charAt(token.start - 1));
  return before.kind === 'word' && before.word.meaning === 'other';
}

function other(token: Token): Token {
  return { ...token, kind: 'word', word: { text: '申请', meaning: 'other', own: [] } };
}

function tokenAt(text: string, start: number): Token | undefined {
  const mark = MARKS.get(text.charCodeAt(start));
  if (mark) return { kind: 'mark', mark, start, end: start + 1 };
  const word = wordAt(text, start);
  if (word) return { kind: 'word', word, start, end: start + word.text.length };
  // Two enumerated things are joined like two with 和 between them.
  if (text.charAt(start) === '、') return { kind: 'word', word: COMMA, start, end: start + 1 };
  const number = numberAt(text, start);
  return number && (yearOf(text, start, number) ?? numberOf(text, start, number));
}

const COMMA: Word = { text: '、', meaning: 'and', own: [] };

function yearOf(text: string, start: number, number: WrittenNumber): YearToken | undefined {
  const { end, value } = number;
  if (end - start !== 4 || text.charAt(end) !== '年' || value?.scale !== 0) return undefined;
  const wide = text.charAt(end + 1) === '度' ? end + 2 : end + 1;
  const ranged =
    isRange(text, start) || (RANGE.includes(text.charAt(wide)) && /\d/.test(text.charAt(wide + 1)));
  return { kind: 'year', year: ranged ? undefined : Number(value.units), start, end: wide };
}

/** Whether a number or a year stands before, with a dash or 至 between. */
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
  const money = after === '元' && isCertain ? moneyAt(text, start) : undefined;
  return {
    kind: 'number',
    value,
    entries,
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
  // 至少40件 is about; 减少40件 is a difference, and exact.
  if (text.startsWith('减少', start - 2)) return !isRange(text, start);
  if (chinese && standsIn(NOT_BEFORE_CHINESE, before)) return false;
  return !standsIn(NOT_BEFORE, before) && !/[A-Za-z0-9]/.test(before) && !isRange(text, start);
}

/** A number without a unit counts cases where 为 or a colon leads to it and the clause ends with it. */
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
