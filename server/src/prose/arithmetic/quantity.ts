import { compare, type Decimal, parseDecimal, shift, ZERO } from '../../figure/decimal.ts';
import { around, aroundOrAbove, exactly, type Interval } from '../../figure/interval.ts';
import { grouped } from '../../grouped.ts';
import { MARKS } from '../lexer/marks.ts';

/** A number with its unit, in a sentence about anything. Indexes are in the compact text. */
export interface Quantity {
  readonly start: number;
  /** Index after the digits. */
  readonly numberEnd: number;
  /** Index after the unit. */
  readonly end: number;
  /** The digits as written, with separators. */
  readonly digits: string;
  /** The number with its unit, as written. */
  readonly text: string;
  /** The unit without 万 or 亿: `元`, `件`, `%`. Empty if a clause ends right after the digits. */
  readonly unit: string;
  /** How many zeros the 万 or 亿 of the unit stands for. */
  readonly zeros: number;
  /** The number in its unit: 1.2万元 is 12000. */
  readonly value: Decimal;
  /** Whether whole things are counted. */
  readonly isCounted: boolean;
  /** The values that it may stand for. Whole things are counted exactly. Other numbers are rounded. */
  readonly range: Interval;
  /** Whether no word makes it approximate, as in 约5件, 5件以上 or 5-8件. */
  readonly isExact: boolean;
  /** Whether 等 follows: the list in which it stands leaves something out. */
  readonly isAmongOthers: boolean;
}

/** Things that are counted one by one. */
const WHOLE = `件 个 辆 项 条 人 名 户 家 份 宗 起 例 台 套 册 本 篇 期 场 批 处 座 所 栋 幢 艘 架 门 间 张 枚 只 头 部 单 票 笔 封 案
  次 人次 批次 件次 户次 车次 班次 场次`;
const MEASURED = `元 美元 欧元 港元 公里 千米 米 平方公里 平方千米 平方米 立方米 亩 公顷 吨 千克 公斤 克 升 千瓦 千瓦时 度 小时 分钟
  天 个月 个工作日 分`;
/** A difference of two percentages (百分点) is not a percentage itself. */
const OTHERS = '% ‰ 个百分点 百分点 倍 成';
const MULTIPLES: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
];

const WHOLE_UNITS: ReadonlySet<string> = new Set(WHOLE.split(/\s+/));
/** The units by their first characters, longer ones first. */
const UNITS: ReadonlyMap<string, readonly string[]> = grouped(
  [WHOLE, MEASURED, OTHERS]
    .flatMap((list) => list.split(/\s+/))
    .toSorted((a, b) => b.length - a.length),
  (unit) => [unit.charAt(0)],
);

const NUMBER = /\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?(?!\d)|\d{1,18}(?:\.\d{1,9})?/g;

/** How many quantities of a line are read. Nobody writes longer sentences; it bounds the work for a line. */
const MOST = 400;

/** The first quantities of a compact text, in order. Years, dates, document numbers and the like are not quantities. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const { 0: digits, index } of text.matchAll(NUMBER)) {
    const quantity = quantityAt(text, index, digits);
    if (quantity) found.push(quantity);
    if (found.length === MOST) break;
  }
  return found;
}

function quantityAt(text: string, start: number, digits: string): Quantity | undefined {
  const numberEnd = start + digits.length;
  const { vague, zeros, unit, end } = unitAt(text, numberEnd);
  const isBare = unit === '';
  if (isBare && (end > numberEnd || !endsAt(text, end))) return undefined;
  const printed = parseDecimal(digits.replaceAll(',', ''));
  if (!printed || isCode(text, start, end)) return undefined;
  const isWhole = WHOLE_UNITS.has(unit) && zeros === 0 && printed.scale === 0;
  const range = rangeOf(printed, isWhole, unit === '%' || isBare);
  return {
    start,
    numberEnd,
    end,
    digits,
    text: text.slice(start, end),
    unit,
    zeros,
    value: shift(printed, zeros),
    isCounted: WHOLE_UNITS.has(unit),
    range: { low: shift(range.low, zeros), high: shift(range.high, zeros) },
    isExact: !vague && isExact(text, start, end),
    isAmongOthers: text.charAt(end) === '等',
  };
}

/** Percentages are often cut off instead of rounded. */
function rangeOf(printed: Decimal, isWhole: boolean, isPercentage: boolean): Interval {
  if (isWhole) return exactly(printed);
  if (isPercentage) return aroundOrAbove(printed);
  // A plain 0 means none at all, so it is exact.
  if (printed.units === 0n && printed.scale === 0) return exactly(printed);
  const { low, high } = around(printed);
  return { low: compare(low, ZERO) < 0 ? ZERO : low, high };
}

/** The unit after a number, with the zeros of its 万 or 亿, and whether a word makes it vague (余, 多). */
function unitAt(text: string, at: number) {
  const vague = standsIn('余多来几', text.charAt(at));
  const start = vague ? at + 1 : at;
  const [multiple, zeros] = MULTIPLES.find(([word]) => text.startsWith(word, start)) ?? ['', 0];
  const from = start + multiple.length;
  const unit = UNITS.get(text.charAt(from))?.find((one) => text.startsWith(one, from)) ?? '';
  return { vague, zeros, unit, end: from + unit.length };
}

/** Characters before a number that make it approximate, a rate, an ordinal, or the end of a range. */
const NOT_BEFORE = '约近超逾过足少于第每逐同某任这该那首〔[.-－—–~～/亿万千百';
const NOT_BEHIND = '以左上余多强弱起/亿万';
const RANGE = '-－—–~～至到';

function isExact(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const isDifference = text.startsWith('减少', start - 2);
  if (!isDifference && standsIn(NOT_BEFORE, before)) return false;
  if (/[A-Za-z0-9]/.test(before)) return false;
  // 3, 156,077 has a blank among its separators.
  if (before === '，' && /\d/.test(text.charAt(start - 2))) return false;
  if (standsIn('至到', before) && /[\d%年月日号时元万亿件个人项]/.test(text.charAt(start - 2)))
    return false;
  const behind = text.charAt(end + lengthOfAside(text, end));
  if (standsIn(NOT_BEHIND, behind)) return false;
  return !(standsIn(RANGE, behind) && /\d/.test(text.charAt(end + 1)));
}

/** Length of a short bracket after a unit that names another: 台（套）. */
function lengthOfAside(text: string, at: number): number {
  return text.charAt(at) === '（' && text.charAt(at + 2) === '）' ? 3 : 0;
}

/** Whether it is a classification code of expenses, as in （01项）. */
function isCode(text: string, start: number, end: number): boolean {
  return (
    text.charAt(start - 1) === '（' && text.charAt(end) === '）' && text.charAt(end - 1) === '项'
  );
}

/** Whether a clause ends at an index. */
function endsAt(text: string, index: number): boolean {
  return index === text.length || MARKS.has(text.charCodeAt(index));
}

function standsIn(chars: string, char: string): boolean {
  return char !== '' && chars.includes(char);
}
