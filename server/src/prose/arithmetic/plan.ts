import { compare } from '../../figure/decimal.ts';
import { mayBeShare, meets } from '../../figure/interval.ts';
import type { CommonWords } from '../../form/any-report.ts';
import { behindLast } from '../lexer/behind-last.ts';
import { shareFound } from './part-shares.ts';
import type { Passage, SaidNumber } from './passage.ts';
import { type Reckoned, reckonedNumber, reckonedWord, texts } from './reckoned.ts';

/** The words for plans and their results, and patterns made from them. */
export interface PlanWords extends CommonWords {
  /** `决算数小于预算数`, with its groups `more` or `less`, and `stage`. */
  readonly unequal: RegExp;
  /** `决算数与预算数持平`, `，与年初预算持平`. */
  readonly equal: RegExp;
  /** A label that says only that something came of a plan: `支出决算`. */
  readonly onlyAchieved: RegExp;
  /** What is said of a plan behind the name of what was planned: `年初预算数`. */
  readonly plan: RegExp;
}

/** Makes the patterns for the words. */
export function planWordsOf(words: CommonWords): PlanWords {
  const choice = (list: readonly string[]) => `(?:${list.join('|')})`;
  const result = `${choice(words.achieved)}数?`;
  const plan = `(?<stage>${choice(words.stages)})?${choice(words.planned)}数?`;
  return {
    ...words,
    unequal: new RegExp(
      `${result}(?:(?<more>大于|高于|多于|超过)|(?<less>小于|低于|少于))${plan}`,
      'g',
    ),
    equal: new RegExp(`(?:${result}|(?<=[，。]))[与同和]${plan}(?:持平|一致|相等|相同)`, 'g'),
    onlyAchieved: new RegExp(`^${choice(words.achieved)}{1,3}数?$`),
    plan: new RegExp(`(?:${choice(words.stages)}?${choice(words.planned)}数?)$`),
  };
}

/** The rates of completion that a passage states: `年初预算为100万元，支出决算为90万元，完成年初预算的90%`. */
export function completedIn({ said }: Passage, words: CommonWords): Reckoned[] {
  return said.flatMap((rate, index) => {
    if (rate.role !== 'percentage' || rate.way) return [];
    const { plans, results } = operandsOf(said, index, words) ?? {};
    const [plan] = plans ?? [];
    const [result] = results ?? [];
    if (!plans || !plan || !results || !result) return [];
    const pairs = plans.flatMap((whole) => results.map((part) => ({ whole, part })));
    const right = pairs.find(
      ({ whole, part }) =>
        whole.value.units > 0n && mayBeShare(rate.range, part.range, whole.range),
    );
    if (right) return shareFound(rate, right.part, right.whole, true);
    if (plan.value.units > 0n) return shareFound(rate, result, plan, false);
    if (result.value.units === 0n) return [];
    const text = `${plan.label.slice(-LONGEST_LABEL)} = ${plan.text}`;
    return reckonedNumber(rate, [plan, result], text, { kind: 'base', to: undefined });
  });
}

/** How the words before a rate of completion end if they do not name the plan. */
const RATE = /(?:执行率|完成率|完成比例|执行比例)(?:为|是|达|达到)?$/;

/** The plan that the words before a rate name: `年初预算` in 完成年初预算的. Undefined if they are not about a plan. */
function planNamed(clause: string, { planned }: CommonWords): string | undefined {
  if (RATE.test(clause)) return '';
  const at = clause.lastIndexOf('完成');
  if (at < 0) return undefined;
  const name = clause
    .slice(at + '完成'.length)
    .replace(/^(?:了|率|比例)/, '')
    .replace(/数?(?:的|的比例|比例)?(?:为|是|达|达到)?$/, '');
  return name === '' || planned.some((word) => name.includes(word)) ? name : undefined;
}

/** What a rate of completion may be calculated from, the nearest first; undefined if it is none. */
function operandsOf(said: readonly SaidNumber[], index: number, words: CommonWords) {
  const rate = said[index];
  if (!rate) return undefined;
  const [result, plan] = said.slice(Math.max(0, index - 2), index);
  // 支出90万元，完成年初预算100万元的90%
  const isInside = rate.clause === '的' && plan && /^(?:完成|占|为|是|相当于)/.test(plan.clause);
  if (isInside && result?.unit === plan.unit && result.role === 'level' && plan.role === 'level') {
    return { plans: [plan], results: [result] };
  }
  const name = planNamed(rate.clause, words);
  if (name === undefined) return undefined;
  const stage = words.stages.find((one) => name.includes(one));
  const near = amountsNear(said, index);
  // 完成率 may refer to anything that was to be done.
  if (near.length > 2 && RATE.test(rate.clause)) return undefined;
  const isPlan = ({ label }: SaidNumber) => kindOf(label, words) === 'planned';
  const results = near.filter((one) => !isPlan(one) && !NO_RESULT.test(one.label));
  const plans = near.filter(
    (one) => isPlan(one) && one.unit === results[0]?.unit && isOfStage(one, stage, words),
  );
  return { plans, results };
}

function isOfStage(
  { label }: SaidNumber,
  stage: string | undefined,
  { stages }: CommonWords,
): boolean {
  const own = stages.filter((one) => label.includes(one));
  return stage === undefined || own.length === 0 || own.includes(stage);
}

/** The amounts of the same stretch of a sentence, back to where a list begins. A stop may precede 完成. */
function amountsNear(said: readonly SaidNumber[], index: number): SaidNumber[] {
  const rate = said[index];
  const before = said[index - 1];
  if (!rate || !before) return [];
  const isApart = before.sentence < rate.sentence && /^。完成/.test(rate.gap);
  const { sentence, segment } = isApart ? before : rate;
  const found: SaidNumber[] = [];
  for (const one of said.slice(Math.max(0, index - MOST), index).toReversed()) {
    if (one.sentence !== sentence || one.segment !== segment) break;
    if (one.role === 'level') found.push(one);
    if (one.gap.includes('其中')) break;
  }
  return found;
}

/**
 * What an amount is of whose label says only that it came of a plan: `公务接待费` in `公务接待费年初预算为5万元，支出决算为4万元` and
 * in `公务接待费。支出决算为4万元`. Undefined if its label says more.
 */
export function subjectOfResult(
  said: readonly SaidNumber[],
  index: number,
  words: PlanWords,
): string | undefined {
  const result = said[index];
  if (!result || !words.onlyAchieved.test(result.label)) return undefined;
  const plan = amountsNear(said, index).find(({ label }) => kindOf(label, words) === 'planned');
  if (!plan) return clauseAbove(result);
  const subject = plan.label.replace(words.plan, '');
  return subject === '' ? clauseAbove(plan) : subject;
}

/** The clause before that of a number: a heading of what is said of it. */
function clauseAbove({ gap, clause }: SaidNumber): string {
  const before = gap.slice(0, gap.length - clause.length).replace(/[，。：]$/, '');
  return behindLast(before, '，。；：');
}

/** What is said of a plan beside its result. */
const NO_RESULT = /结余|结转|追加|调增|调减|到位|下达/;

const MOST = 10;
/** How much of a label is quoted. */
const LONGEST_LABEL = 12;

/** Whether an amount was planned or achieved, by the last of these words in its label. */
function kindOf(labelled: string, { planned, achieved, stages }: CommonWords) {
  // 计划完成投资 was planned, 计划完成数 was not.
  const label = labelled.replace(/计划完成(?!数|额|率|$)/, '计划');
  const last = (words: readonly string[]) =>
    Math.max(...words.map((word) => label.lastIndexOf(word)));
  const [plan, result] = [last(planned), last(achieved)];
  const isStaged = stages.some((stage) => planned.some((word) => label.includes(stage + word)));
  if (plan < 0 && result < 0) return undefined;
  // 年初预算支出 was planned, 年初预算执行数 was not.
  return plan > result || (isStaged && result - plan < 3 && /(?:支出|收入)$/.test(label))
    ? 'planned'
    : 'achieved';
}

/** A plan with its result. */
interface Pair {
  readonly plan: SaidNumber;
  readonly result: SaidNumber;
}

/** How many sentences may stand between two amounts and the words that compare them. */
const MOST_BETWEEN = 2;

/** The words of a line that compare the result of a plan with the plan: 决算数小于预算数. */
export function directionsIn({ said }: Passage, text: string, words: PlanWords): Reckoned[] {
  const pairs = pairsIn(said, words);
  if (pairs.length === 0) return [];
  const taken = new Set<Pair>();
  const matches = [...text.matchAll(words.unequal), ...text.matchAll(words.equal)];
  return matches
    .toSorted((a, b) => a.index - b.index)
    .flatMap((match) => {
      const { stage, more, less } = match.groups ?? {};
      const before = pairs.filter(({ result }) => result.end <= match.index);
      const sentence = before.at(-1)?.result.sentence;
      const near = before.filter(
        (pair) =>
          pair.result.sentence === sentence &&
          !taken.has(pair) &&
          isOfStage(pair.plan, stage, words),
      );
      const last = near.at(-1);
      if (!last) return [];
      const stops = text.slice(last.result.end, match.index).split('。').length - 1;
      if (stops > MOST_BETWEEN) return [];
      for (const pair of near) taken.add(pair);
      const isWrong = (pair: Pair) => contradicts(pair, more ? 'more' : less ? 'less' : 'same');
      if (!near.every(isWrong)) return [];
      return directionFound(last, match, more ?? less);
    });
}

function pairsIn(said: readonly SaidNumber[], words: CommonWords): Pair[] {
  return said.flatMap((result, index) => {
    if (result.role !== 'level' || kindOf(result.label, words) !== 'achieved') return [];
    if (result.gap.includes('其中')) return [];
    const plan = amountsNear(said, index).find(({ label }) => kindOf(label, words) === 'planned');
    return plan && plan.unit === result.unit ? { plan, result } : [];
  });
}

/** Whether two amounts are certainly not as they are said to be. */
function contradicts({ plan, result }: Pair, said: 'more' | 'less' | 'same'): boolean {
  if (said === 'same') return !meets(plan.range, result.range);
  const order = compare(result.value, plan.value);
  if (order === 0) return plan.digits.includes('.');
  return said === 'more'
    ? compare(result.range.high, plan.range.low) < 0
    : compare(result.range.low, plan.range.high) > 0;
}

const OPPOSITES: Readonly<Record<string, string>> = {
  大于: '小于',
  小于: '大于',
  高于: '低于',
  低于: '高于',
  多于: '少于',
  少于: '多于',
  超过: '低于',
};

function directionFound(
  { plan, result }: Pair,
  { 0: phrase, index }: RegExpExecArray,
  word: string | undefined,
): Reckoned {
  const order = compare(result.value, plan.value);
  const sign = order < 0 ? '<' : order > 0 ? '>' : '=';
  const reckoning = texts([result, plan]).join(` ${sign} `);
  const at = word === undefined ? index : index + phrase.indexOf(word);
  const span = { start: at, end: word === undefined ? index + phrase.length : at + word.length };
  const to = word === undefined || order === 0 ? undefined : OPPOSITES[word];
  return reckonedWord(span, [plan, result], reckoning, to);
}
