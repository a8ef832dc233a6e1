import type { Span } from '../../draft/span.ts';
import { subtract } from '../../figure/decimal.ts';
import { meets, minus } from '../../figure/interval.ts';
import type { CommonWords } from '../../form/any-report.ts';
import { behindLast } from '../lexer/behind-last.ts';
import { isDivisible } from './breakdown.ts';
import { comparatorIn, isLastYear } from './direction.ts';
import { areOfOneDivision, makeWholeDivision } from './division.ts';
import { type Changing, isChange, type Passage, type SaidNumber } from './passage.ts';
import { inDigitsOf, type Reckoned, reckonedNumber, texts, totalOf } from './reckoned.ts';

/** What has changed, as a part of something. */
export interface ChangedPart {
  readonly label: string;
  /** By how much; undefined if it has not changed. */
  readonly change: Changing | undefined;
}

/** How much of a list is read. It bounds the work for a line. */
const LONGEST_LIST = 500;

/** The changes that are sums of the changes of parts: `减少3万元，其中：甲减少2万元；乙减少1万元`. */
export function changedPartsIn({ said }: Passage, text: string, words: CommonWords): Reckoned[] {
  return said.flatMap(({ gap, start }, index) => {
    const whole = gap.includes('其中') ? changeBefore(said, index) : undefined;
    if (!whole) return [];
    const from = text.lastIndexOf('其中', start) + '其中'.length;
    const [list = ''] = text.slice(from, from + LONGEST_LIST).split('。');
    const parts = spansOfParts(list, words).map(({ start: at, end }) => {
      const [label = ''] = list.slice(at, end).split('，');
      return changedPart(label, whole, said, text, { start: from + at, end: from + end });
    });
    return sumOfChanges(whole, parts, words) ?? [];
  });
}

/**
 * The change that is stated last before the number at an index. Its rate may follow it. Undefined if what has changed is
 * not the sum of its parts, such as an average.
 */
export function changeBefore(said: readonly SaidNumber[], index: number): Changing | undefined {
  const sentence = said[index - 1]?.sentence;
  const before = said.slice(0, index).filter((one) => one.sentence === sentence);
  const last = before.findLast(({ role }) => role !== 'percentage');
  if (!last || !isChange(last) || !isDivisible(last.way.subject)) return undefined;
  const now = before.findLast(({ role }) => role === 'level' || role === 'other');
  return now && (now.role === 'other' || !isDivisible(now.label)) ? undefined : last;
}

/** Where it is spoken of each part in a list. A clause that names none goes on about the part before it. */
function spansOfParts(list: string, words: CommonWords): Span[] {
  const starts = [...list.matchAll(/[^，；]+/g)]
    .filter(([clause], place) => place === 0 || areOfOneDivision([clause], words))
    .map(({ index }) => index);
  return starts.map((start, place) => ({ start, end: starts[place + 1] ?? list.length }));
}

/** Words that say that nothing has changed, but not that hardly anything has (基本持平). */
const UNCHANGED =
  /(?<!基本|大体|大致|总体|保持)(?:持平|(?:保持)?不变|(?:无|没有|未发生)(?:增减)?变化|无增减)/;
const CHANGED = /[增减升降涨]/;

/**
 * How a part has changed, by what is said of it in a line.
 *
 * @returns Undefined if that is not certain, or if it is compared with something else than the whole is.
 */
export function changedPart(
  label: string,
  whole: Changing,
  said: readonly SaidNumber[],
  text: string,
  { start, end }: Span,
): ChangedPart | undefined {
  const nested = text.slice(start, end).indexOf('其中');
  const stop = nested < 0 ? end : start + nested;
  const [change, second] = said.filter(
    (one) =>
      one.way !== undefined && one.role !== 'percentage' && start <= one.start && one.end <= stop,
  );
  if (change) {
    if (second || !isChange(change) || !isCertain(change)) return undefined;
    return change.unit === whole.unit && isComparedAlike(change.way.base, whole)
      ? { label, change }
      : undefined;
  }
  const words = text.slice(start, stop);
  const same = UNCHANGED.exec(words);
  if (!same || CHANGED.test(words.replace(UNCHANGED, ''))) return undefined;
  const base = comparatorIn(behindLast(words.slice(0, same.index), '，。；'))?.base;
  return isComparedAlike(base, whole) ? { label, change: undefined } : undefined;
}

/** Whether a part is compared with what the whole is compared with. */
function isComparedAlike(base: string | undefined, { way }: Changing): boolean {
  if (base === undefined || base === way.base) return true;
  return way.base !== undefined && isLastYear(base) && isLastYear(way.base);
}

function isCertain({ way }: Changing): boolean {
  return way.to === 'up' || way.to === 'down';
}

/**
 * Whether the changes of parts add up to the change of the whole. They need to only if all parts are named: one that is
 * left out may have changed too.
 */
export function sumOfChanges(
  whole: Changing,
  parts: readonly (ChangedPart | undefined)[],
  words: CommonWords,
): Reckoned | undefined {
  const labels = parts.flatMap((part) => part?.label ?? []);
  if (labels.length < parts.length || !makeWholeDivision(labels, words)) return undefined;
  if (!isCertain(whole)) return undefined;
  const changes = parts.flatMap((part) => part?.change ?? []);
  const isAlike = ({ way }: Changing) => way.to === whole.way.to;
  const more = totalOf(changes.filter(isAlike));
  const less = totalOf(changes.filter((one) => !isAlike(one)));
  const written = texts([whole, ...changes]).slice(1);
  const terms = parts.map((part) => {
    const text = part?.change ? (written[changes.indexOf(part.change)] ?? '') : '0';
    return part?.change && !isAlike(part.change) ? ` − ${text}` : ` + ${text}`;
  });
  const sum = terms.join('').replace(/^ \+ /, '').replace(/^ − /, '−');
  const to = inDigitsOf(whole, subtract(more.value, less.value));
  const agrees = meets(whole.range, minus(more.range, less.range));
  const fault = agrees ? undefined : ({ kind: 'number', to: undefined } as const);
  return reckonedNumber(whole, changes, `${sum} = ${to}`, fault);
}
