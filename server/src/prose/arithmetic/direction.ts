import { behindLast } from '../lexer/behind-last.ts';

/** The words before a number that say that something has changed by it: `比上年增加`, `，增长率为`. */
export interface Direction {
  /** `either` if both words of the template are still there (增加（减少）); `same` if it is as said before (增幅). */
  readonly to: 'up' | 'down' | 'either' | 'same';
  /** The word for it. */
  readonly word: string;
  /** Length of the text from the word to the number. */
  readonly length: number;
  /**
   * With what it is compared: `2023年度`, `年初预算`; empty if last year is not named (同比); undefined if it is not
   * compared there.
   */
  readonly base: string | undefined;
  /** What has changed; empty if it is what was said last. */
  readonly subject: string;
}

const UP = '增加 增长 上升 提高 增多 上涨 净增 提升 增收 增支 增产'.split(' ');
const DOWN = '减少 下降 降低 回落 压缩 压减 下跌 缩减 节约 减收 减支 减产'.split(' ');
const SAME = '增幅 降幅 增速 增长率 下降率 增长幅度 下降幅度 增减率 变动率'.split(' ');
/** 比上年多3件. Without a comparison they are parts of other words. */
const UP_COMPARED = '多 增 高'.split(' ');
const DOWN_COMPARED = '少 减 低'.split(' ');
const OPPOSITES: Readonly<Record<string, string>> = {
  增加: '减少',
  减少: '增加',
  增长: '下降',
  下降: '增长',
  上升: '下降',
  提高: '降低',
  降低: '提高',
};

/** The opposite of a word for a change; undefined if it is not among the usual ones. */
export function oppositeOf(word: string): string | undefined {
  return Object.hasOwn(OPPOSITES, word) ? OPPOSITES[word] : undefined;
}

/** Between the word and the number. */
const LINKS = '了 为 达 到达 率为 率 额为 数为 幅为 幅度为 了约'.split(' ');
/** Before the word. */
const MANNERS = '有所 略有 大幅 小幅 总体 均 各 分别 共 净 合计 相应 再'.split(' ');
/** `增加（减少）`, as templates offer both words. */
const CHOICE = /^(..)（(..)）$/;

/** The words for a change at the end of the text before a number; undefined if there are none. */
export function directionAt(gap: string): Direction | undefined {
  const text = behindLast(gap, '。；');
  const stem = without(text, LINKS);
  const found = wordAtEnd(stem) ?? wordAtEnd(text);
  if (!found) return undefined;
  const before = without(found.before, MANNERS);
  const compared = comparisonIn(before);
  if (found.isOnlyCompared && compared.base === undefined) return undefined;
  return { to: found.to, word: found.word, length: text.length - found.before.length, ...compared };
}

function wordAtEnd(text: string):
  | {
      readonly to: Direction['to'];
      readonly word: string;
      readonly before: string;
      readonly isOnlyCompared?: boolean;
    }
  | undefined {
  const [choice, first, second] = CHOICE.exec(text.slice(-6)) ?? [];
  if (choice && first && second && isWay(first) && isWay(second)) {
    return { to: 'either', word: choice, before: text.slice(0, -choice.length) };
  }
  for (const [to, words] of [
    ['same', SAME],
    ['up', UP],
    ['down', DOWN],
  ] as const) {
    const word = words.find((one) => text.endsWith(one));
    if (word) return { to, word, before: text.slice(0, -word.length) };
  }
  for (const [to, words] of [
    ['up', UP_COMPARED],
    ['down', DOWN_COMPARED],
  ] as const) {
    const word = words.find((one) => text.endsWith(one));
    if (word) return { to, word, before: text.slice(0, -word.length), isOnlyCompared: true };
  }
  return undefined;
}

function isWay(word: string): boolean {
  return UP.includes(word) || DOWN.includes(word);
}

/** What is compared with what, before a word for a change: `，比上年`, `与2023年度相比，收入总计`, `支出同比`. */
function comparisonIn(text: string): Pick<Direction, 'base' | 'subject'> {
  const clauses = text.split('，');
  const last = clauses.at(-1) ?? '';
  const here = comparatorIn(last);
  if (here) return { base: here.base, subject: subjectIn(here.subject) };
  const above = comparatorIn(clauses.at(-2) ?? '');
  if (!above) return { base: undefined, subject: subjectIn(last) };
  return { base: above.base, subject: subjectIn(last === '' ? above.subject : last) };
}

/** A comparison in a clause: what stands before it, and with what something is compared. */
export function comparatorIn(clause: string): { subject: string; base: string } | undefined {
  for (let at = 0; at < clause.length; at++) {
    if (clause.startsWith('同比', at) || clause.startsWith('环比', at)) {
      return { subject: clause.slice(0, at), base: '' };
    }
    if (!'比较与同和由从'.includes(clause.charAt(at))) continue;
    if (!STARTS_OF_BASES.test(clause.slice(at + 1, at + 3))) continue;
    const base = clause.slice(at + 1).replace(/(?:相比较?|相较|比较?)$/, '');
    return { subject: clause.slice(0, at), base };
  }
  return undefined;
}

/** Last year, without a name for what was counted then. */
const LAST_YEAR = /^于?(?:\d{4}年度?|上年度?|上一年度?|去年度?|前一年度?)?(?:同期)?的?$/;

/** Whether a base is last year, and not one of its amounts. */
export function isLastYear(base: string): boolean {
  return LAST_YEAR.test(base);
}

/** How what is compared with begins: 上年, 去年, 2023年, 年初预算, 同期, “十三五”. */
const STARTS_OF_BASES = /^(?:[于上去前\d预]|年初|同期|全年|计划|调整|其|目标|“十)/;
/** Where a list or an item begins, before what has changed. */
const BEGINNINGS = /^(?:其中|[：、\d.（）])+/;

function subjectIn(text: string): string {
  return text.slice(text.lastIndexOf('：') + 1).replace(BEGINNINGS, '');
}

function without(text: string, endings: readonly string[]): string {
  const ending = endings.find((one) => text.endsWith(one));
  return ending === undefined ? text : text.slice(0, -ending.length);
}
