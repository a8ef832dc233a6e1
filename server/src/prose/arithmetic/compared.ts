import { compare, negate, subtract } from '../../figure/decimal.ts';
import { type Interval, mayBeGrowth, mayBeShare, meets, minus } from '../../figure/interval.ts';
import { percentage } from '../../figure/ratio.ts';
import { type Direction, isLastYear, oppositeOf } from './direction.ts';
import { isNamed, isOfSubject } from './naming.ts';
import { type Changing, isChange, type Passage, type SaidNumber } from './passage.ts';
import {
  amountsBefore,
  amountsBehind,
  inDigitsOf,
  isOfYearBefore,
  percentFound,
  type Reckoned,
  reckonedNumber,
  reckonedWord,
  texts,
  YEAR,
} from './reckoned.ts';

/** `100万元，比上年的80万元增加20万元，增长25%`: an amount now and before, with what is said of the change. */
interface Comparison {
  /** Index of its first number. */
  readonly first: number;
  /** The amount before, if it is written within the comparison. */
  base?: SaidNumber;
  /** The amount now, if it is written within the comparison: 由80万元增加到100万元. */
  now?: SaidNumber;
  change?: Changing;
  rate?: Changing;
}

/** The changes and rates of change that a passage states, from its other numbers. */
export function comparedIn(passage: Passage, year: number | undefined): Reckoned[] {
  return comparisonsIn(passage.said).flatMap((one) => judged(passage, one, year));
}

function comparisonsIn(said: readonly SaidNumber[]): Comparison[] {
  const found: Comparison[] = [];
  let open: Comparison | undefined;
  for (const [first, one] of said.entries()) {
    const before = open && said[open.first];
    const isNear = before?.sentence === one.sentence && before.segment === one.segment;
    if (one.role === 'base') {
      open = { first, base: one };
      found.push(open);
    } else if (isChanging(one)) {
      const slot = one.role === 'change' ? 'change' : 'rate';
      const isFirst = open && !open.change && !open.rate;
      // 同比 says nothing new.
      const goesOn = one.way.subject === '' && (!one.way.base || isFirst);
      if (!open || !isNear || !goesOn || open[slot]) {
        open = { first };
        found.push(open);
      }
      open[slot] = one;
    } else if (open?.base && !open.change && !open.rate && /[到至]$/.test(one.clause) && isNear) {
      open.now = one;
    } else open = undefined;
  }
  return found;
}

function isChanging(said: SaidNumber): said is Changing {
  return isChange(said) || (said.way !== undefined && said.role === 'percentage');
}

function judged(passage: Passage, comparison: Comparison, year: number | undefined): Reckoned[] {
  const { change, rate, base } = comparison;
  const leading = [change, rate].flatMap((one) => one ?? []).toSorted((a, b) => a.start - b.start);
  const [lead] = leading;
  if (!lead) return [];
  const unit = change?.unit ?? base?.unit;
  const now = comparison.now ?? nowOf(passage.said, comparison.first, lead.way, unit, year);
  if (!now || (unit !== undefined && now.unit !== unit)) return [];
  const before = base ?? beforeOf(passage, comparison.first, lead.way, now, year);
  const nominal = REAL_GROWTH.test(now.label) ? undefined : rate;
  const found = before
    ? judgedWithBefore(now, before, change, nominal)
    : change && nominal
      ? judgedAlone(now, change, nominal)
      : [];
  const isWrong = found.some(({ fault }) => fault && fault.kind !== 'sign');
  return isWrong && isShared(passage.said, now, before) ? [] : found;
}

/** What grows by constant prices, while its amount is in those of the year. */
const REAL_GROWTH = /生产总值|增加值|总产值/;

/** Subjects that do not say what is counted. */
const ANY_SUBJECT = /^(?:总|总体)?(?:数量|总量|总数|总额|金额|规模|额|数)?$/;

/**
 * The amount that has changed: the one right before the change, or the last one of the subject that is named, or one of
 * it in the next sentence.
 */
function nowOf(
  said: readonly SaidNumber[],
  first: number,
  { subject }: Direction,
  unit: string | undefined,
  year: number | undefined,
): SaidNumber | undefined {
  const here = said[first];
  if (!here) return undefined;
  const isOfUnit = (one: SaidNumber) => unit === undefined || one.unit === unit;
  const before = amountsBefore(said, first).filter(
    (one) => isOfUnit(one) && !isOfYearBefore(one, year),
  );
  if (!ANY_SUBJECT.test(subject)) {
    const isNow = (one: SaidNumber) => isOfSubject(subject, one.label, sentenceBefore(said, one));
    return (
      before.find((one) => one.sentence >= here.sentence - MOST_BACK && isNow(one)) ??
      amountsBehind(said, first, year).find((one) => isOfUnit(one) && isNow(one))
    );
  }
  const near = before.filter((one) => one.sentence >= here.sentence - 1);
  const last = said.slice(0, first).findLast(({ role }) => role === 'level' || role === 'other');
  if (last?.sentence === here.sentence) {
    return last === near[0] && last.segment === here.segment ? last : undefined;
  }
  const [only, second] = near;
  return second ? undefined : only;
}

/** How many sentences back a named subject is looked for. */
const MOST_BACK = 3;

/** The text of a sentence up to one of its numbers, without the numbers before it. */
function sentenceBefore(said: readonly SaidNumber[], { sentence, start }: SaidNumber): string {
  const gaps = said.flatMap((one) =>
    one.sentence === sentence && one.start <= start ? one.gap : [],
  );
  const text = gaps.join('');
  return text.slice(text.lastIndexOf('。') + 1);
}

/** The amount with which another is compared, if it is written elsewhere. */
function beforeOf(
  { said, inner }: Passage,
  first: number,
  { base }: Direction,
  now: SaidNumber,
  year: number | undefined,
) {
  const aside = inner.find(({ outer }) => outer[0] === now)?.said ?? [];
  const [only, second] = aside;
  if (only && !second && only.role === 'level' && isOfLastYear(only, now, year)) return only;
  if (!base) return undefined;
  const others = amountsBefore(said, first).filter(
    (one) => one !== now && one.unit === now.unit && one.sentence >= now.sentence - 1,
  );
  const named = others.filter(({ label }) => {
    if (!isNamed(base, label)) return false;
    if (!isLastYear(base)) return true;
    const rest = label.replace(/^\d{4}年度?|^(?:上|去|上一)年度?/, '');
    return rest !== label && (rest === '' || now.label.endsWith(rest));
  });
  return named.length === 1 ? named[0] : undefined;
}

/** Whether an amount in brackets, as in （2023年为5件）, is of the year before that of the amount before them. */
function isOfLastYear({ clause }: SaidNumber, now: SaidNumber, year: number | undefined): boolean {
  const past = YEAR.exec(clause);
  const named = past?.groups?.year;
  if (named === undefined) return past !== null;
  return Number(named) + 1 === Number(/\d{4}(?=年)/.exec(now.label)?.[0] ?? year);
}

/** Whether a change may be of the amount before it as well: 收入5件，支出6件，增加1件. */
function isShared(
  said: readonly SaidNumber[],
  now: SaidNumber,
  known: SaidNumber | undefined,
): boolean {
  const before = said[said.indexOf(now) - 1];
  return (
    before?.role === 'level' &&
    before !== known &&
    before.unit === now.unit &&
    compare(before.value, now.value) !== 0 &&
    before.sentence === now.sentence &&
    before.segment === now.segment &&
    !now.gap.includes('其中') &&
    before.label !== '' &&
    !/预/.test(before.label)
  );
}

function judgedWithBefore(
  now: SaidNumber,
  before: SaidNumber,
  change: Changing | undefined,
  rate: Changing | undefined,
): Reckoned[] {
  const rises = compare(now.value, before.value) >= 0;
  const [more, less] = rises ? [now, before] : [before, now];
  const difference = nonNegative(minus(more.range, less.range));
  const found: Reckoned[] = [];
  const subtraction = texts([more, less]).join(' − ');
  if (change) {
    const to = inDigitsOf(change, subtract(more.value, less.value));
    const reckoning = `${subtraction} = ${to}`;
    const agrees = meets(change.range, difference);
    const isOpposite = agrees && isWayWrong(change.way, now, before);
    if (isOpposite) found.push(wordFound(change, [now, before, change], reckoning));
    else {
      const isWrongWay = change.way.to === (rises ? 'down' : 'up') && difference.low.units > 0n;
      const fault = { kind: 'number', to: isWrongWay ? undefined : to } as const;
      found.push(reckonedNumber(change, [now, before], reckoning, agrees ? undefined : fault));
    }
  }
  if (rate && before.value.units === 0n) {
    if (now.value.units > 0n)
      found.push(ofNothing(rate, [now, before], `${before.label} = ${before.text}`));
  } else if (rate) {
    const value = percentage(subtract(more.value, less.value), before.value, rate.value.scale);
    const to = inDigitsOf(rate, value);
    const reckoning = `(${subtraction}) ÷ ${texts([before, now])[0]} = ${to}%`;
    const agrees = mayBeShare(rate.range, difference, before.range);
    found.push(
      agrees && isWayWrong(rate.way, now, before)
        ? wordFound(rate, [now, before, rate], reckoning)
        : percentFound(rate, [now, before], reckoning, to, agrees),
    );
  }
  return found;
}

/** Whether a word for more or less certainly contradicts two amounts. */
function isWayWrong({ to }: Direction, now: SaidNumber, before: SaidNumber): boolean {
  if (to === 'up') return compare(now.range.high, before.range.low) < 0;
  return to === 'down' && compare(now.range.low, before.range.high) > 0;
}

/** A change and its rate, if nothing else says how much there was before. */
function judgedAlone(now: SaidNumber, change: Changing, rate: Changing): Reckoned[] {
  const from = [now, change];
  const fits = (rises: boolean) =>
    mayBeGrowth(rate.range, now.range, change.range, rises) &&
    !(rises && compare(change.range.low, now.range.high) > 0);
  const [changes, rates] = [change.way.to, rate.way.to];
  const isMixed = opposed(changes, rates);
  if (isMixed) {
    const [up, down] = [fits(true), fits(false)];
    const wrong = up === down ? rate : (changes === 'up') === up ? rate : change;
    return [wordFound(wrong, [now, change, rate], wayText(change, rate), up !== down)];
  }
  const rises = changes === 'up' || (changes !== 'down' && rates === 'up');
  const isOpen = changes !== 'up' && changes !== 'down' && rates !== 'up' && rates !== 'down';
  const agrees = fits(rises) || (isOpen && fits(!rises));
  const before = rises
    ? subtract(now.value, change.value)
    : subtract(now.value, negate(change.value));
  const sum = texts(from).join(rises ? ' − ' : ' + ');
  if (before.units <= 0n && !isOpen) {
    if (change.value.units === 0n) return [];
    if (agrees) return [];
    if (before.units === 0n) return [ofNothing(rate, from, `${sum} = 0`)];
    const reckoning = `${sum} = ${inDigitsOf(now, before)}`;
    return [reckonedNumber(change, [now], reckoning, { kind: 'number', to: undefined })];
  }
  if (before.units <= 0n) return [];
  const to = inDigitsOf(rate, percentage(change.value, before, rate.value.scale));
  const [, by] = texts(from);
  return [percentFound(rate, from, `${by} ÷ (${sum}) = ${to}%`, to, agrees)];
}

function opposed(a: Direction['to'], b: Direction['to']): boolean {
  return (a === 'up' && b === 'down') || (a === 'down' && b === 'up');
}

function wayText(change: Changing, rate: Changing): string {
  return `${change.way.word} ≠ ${rate.way.word}`;
}

function wordFound(
  { start, way }: Changing,
  from: readonly SaidNumber[],
  reckoning: string,
  isCertain = true,
): Reckoned {
  const at = start - way.length;
  const to = isCertain ? oppositeOf(way.word) : undefined;
  return reckonedWord({ start: at, end: at + way.word.length }, from, reckoning, to);
}

/** A percentage of 0. */
function ofNothing(rate: SaidNumber, from: readonly SaidNumber[], reckoning: string): Reckoned {
  return reckonedNumber(rate, from, reckoning, { kind: 'base', to: undefined });
}

function nonNegative({ low, high }: Interval): Interval {
  return { low: low.units < 0n ? { units: 0n, scale: 0 } : low, high };
}
