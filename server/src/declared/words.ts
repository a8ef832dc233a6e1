import { identifiesRows, labelKey } from '../form/label.ts';

/**
 * What a label says about its row or column.
 *
 * - `total`: it is the sum of others: 合计, Total.
 * - `within`: it is a part of the item above it and is not added again: 其中, of which.
 * - `apart`: it is measured and not added: 平均, 占比, 增长率.
 * - `less`: it is subtracted: 减.
 * - `item`: none of these.
 */
export type Role = 'item' | 'total' | 'within' | 'apart' | 'less';

export interface Meaning {
  readonly role: Role;
  /** A total may be a part of totals with higher levels. 0 if it is no total. */
  readonly level: number;
}

/** A total includes those of lower levels: 小计 in A合计 in 资产总计 in 合计 in 总计. */
const LEVEL = { sub: 1, named: 2, namedGrand: 3, plain: 4, grand: 5 } as const;

const LONGEST_LABEL = 40;
const CHINESE_TOTAL =
  /^(.{0,12}?)(合计|总计|共计|总和|总数|小计|合計|總計|總數|小計)(?:数|数量|金额|人数|件数|次数|户数|额)?$/;
const ENGLISH_TOTAL = /^(sub|grand|overall)?[ -]?totals?$|^sum$|^[Σ∑]$/i;
const WITHIN = /^(?:其中|of which\b|including\b|incl\b|thereof\b)/i;
const LESS = /^(?:(?:本[年期月季])?减|扣|剔除|less\b(?! than)|minus\b)|重复|交叉/i;
const APART =
  /率|平均|均值|均价|人均|单价|占比|比重|比例|占[^占比]*比|百分|同比|环比|增长|增幅|增速|增减|升降|[比较](?:上年|去年)|同期|排名|名次|最[大小高低]|中位|指数|去重|[%‰]/;
const APART_ENGLISH =
  /\b(?:avg|average|mean|median|min|max|minimum|maximum|rates?|ratio|share|percent|percentage|pct|rank|ranking|std|stdev|variance|unique|distinct|growth|diff|difference|delta|price|speed|p\d\d)\b|[σ±]|\/s(?:ec)?\b|\bper\b/i;
/** The meaning of a row's label. */
export function meaningOf(label: string): Meaning {
  if (label.length > LONGEST_LABEL) return ITEM;
  const text = plain(label);
  if (WITHIN.test(text)) return { role: 'within', level: 0 };
  if (LESS.test(labelKey(text))) return { role: 'less', level: 0 };
  const bare = withoutNotes(text);
  const key = labelKey(bare);
  if (ENGLISH_TOTAL.test(bare)) return total(englishLevel(bare));
  // A label in two languages says the same in both.
  for (const one of key.split(/[/|]|(?<=[\u3400-\u9fff])(?=[a-z])/i)) {
    const [, prefix, word] = CHINESE_TOTAL.exec(one) ?? [];
    if (prefix !== undefined && word !== undefined && !APART.test(prefix)) {
      return total(chineseLevel(prefix, word));
    }
  }
  if (APART.test(text) || APART_ENGLISH.test(text)) return { role: 'apart', level: 0 };
  return ITEM;
}

/** The meaning of a column's label. Unlike a row's, it may also say that the column identifies the rows. */
export function columnMeaningOf(label: string): Meaning {
  const meaning = meaningOf(label);
  return meaning.role === 'item' && isIdentifier(label) ? { role: 'apart', level: 0 } : meaning;
}

/** Whether the label of a column says that the column identifies the rows. */
export function isIdentifier(label: string): boolean {
  return identifiesRows(labelKey(withoutNotes(plain(label))));
}

const SPEAKS_OF_TOTAL =
  /[合总總共小][ \u3000]*[计計数數額额]|^[计計]$|\b(?:totale?s?|totaux|totalt|sum|summe|gesamt|insgesamt|zusammen|ensemble|suma|all|alle|i alt)\b/i;

/** Whether a label mentions a total, in one of several languages. */
export function speaksOfTotal(label: string): boolean {
  return label.length <= 4 * LONGEST_LABEL && SPEAKS_OF_TOTAL.test(label);
}

/** Whether a text mentions a total at all. Other texts need not be examined. */
export function mentionsTotal(text: string): boolean {
  return /[合总小共總][ \u3000\t]*[计和数計數]|total|sum|[Σ∑]/i.test(text);
}

/** Whether a label says that its figures are given in a unit so large that they are rounded. */
export function isRoundedUnit(label: string): boolean {
  return /^[¥￥$€£]?(?:[kmgt]|bn|mn)$|[(（][^(（)）]{0,20}[万亿千百]|[万亿千百](?:元|吨|亩|米|人|户)|吨|公里|公顷|平方|\b(?:[kmgt]i?b|ms|s|km|kg|million|billion|thousand)\b/i.test(
    label,
  );
}

/** Whether a table says that all of it is given in a unit so large that it is rounded. */
export function isRoundedTable(text: string): boolean {
  return /[单單][位][:：]?\s*[(（]?(?:[万亿千百萬億]|吨|公里|公顷|平方)|(?:千|百万|億)円|['’]000\b|\b(?:thousands?|[mb]illions?|tonnes|Mio|Mrd|Millionen|Milliarden|Tausend|milliers|milliards|miles|millones)\b/i.test(
    text,
  );
}

const NUMBERINGS: readonly (readonly [string, RegExp])[] = [
  ['一、', /^[一二三四五六七八九十]+[、.．]/],
  ['(一)', /^[(（][一二三四五六七八九十]+[)）]/],
  ['1.1', /^\d+[.．]\d+/],
  ['1.', /^\d+[、.．)）]/],
  ['(1)', /^[(（]\d+[)）]/],
  ['A', /^[A-Z][、.．)）]/],
];

/** The way in which a label is numbered: `一、`, `(一)`, `1.`, `1.1`; empty if it is not numbered. */
export function numberingOf(label: string): string {
  return NUMBERINGS.find(([, pattern]) => pattern.test(label.trim()))?.[0] ?? '';
}

const PLAIN_CODE = /^\d{3,12}$/;
const CODE = /^(?:[A-Z]{1,3}\.? ?)?\d+(?:[.．]\d+)*(?=[ .．、:：\u3000]|[-–]\d|$)/;

/** The code that a text is or begins with: `20101`, `HC.1.2`; empty if there is none. */
export function codeOf(text: string): string {
  if (PLAIN_CODE.test(text)) return text;
  return CODE.exec(text)?.[0].replaceAll('．', '.').replaceAll(' ', '') ?? '';
}

const ITEM: Meaning = { role: 'item', level: 0 };

function total(level: number): Meaning {
  return { role: 'total', level };
}

function englishLevel(text: string): number {
  if (/^sub/i.test(text)) return LEVEL.sub;
  return /^(?:grand|overall)/i.test(text) ? LEVEL.grand : LEVEL.plain;
}

function chineseLevel(prefix: string, word: string): number {
  if (/小[计計]/.test(word)) return LEVEL.sub;
  const isGrand = /[总總][计計]/.test(word);
  if (prefix === '' || /^[全本]/.test(prefix)) return isGrand ? LEVEL.grand : LEVEL.plain;
  return isGrand ? LEVEL.namedGrand : LEVEL.named;
}

function plain(label: string): string {
  return label
    .normalize('NFKC')
    .replaceAll(/[*_`~]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** In one pass from the end, because a label may consist only of notes. */
function withoutNotes(text: string): string {
  let end = text.length;
  while (end > 0) {
    const start = startOfNote(text, end);
    if (start === end) break;
    end = start;
    while (text.charAt(end - 1) === ' ') end--;
  }
  return text.slice(0, end).trim();
}

/**
 * The start of the note that ends at `end`: a unit or an explanation in brackets, or a colon; `end` if
 * there is none.
 */
function startOfNote(text: string, end: number): number {
  const last = text.charAt(end - 1);
  if (':：*'.includes(last)) return end - 1;
  const open = last === ')' ? '(' : last === ']' ? '[' : undefined;
  if (open === undefined) return end;
  for (let at = end - 2; at >= 0; at--) {
    const char = text.charAt(at);
    if (char === open) return at;
    if (char === last) break;
  }
  return end;
}

/** A label without the spaces that only spread Chinese characters. Spaces between words separate them. */
export function withoutBlanks(label: string): string {
  return label
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?![!-~\u00a1-\u02ff])|(?<![!-~\u00a1-\u02ff]) /g, '');
}
