import { behindLast } from '../lexer/behind-last.ts';
import { endsWithName } from './naming.ts';
import type { Passage, SaidNumber } from './passage.ts';
import { amountsBefore } from './reckoned.ts';
import { wholeNamed } from './whole-named.ts';

/** `总计100万元，其中：A 60万元，占60%；B 40万元，占40%`: a whole and its parts. */
export interface Breakdown {
  /** What may be the whole, the nearest first. Empty if only a name says what is divided (支出中，). */
  readonly wholes: readonly SaidNumber[];
  /** Amounts in the sentences before, of which they may be parts instead. */
  readonly earlier: readonly SaidNumber[];
  /** The share of the nearest whole in something larger: 60周岁以上人口20万人，占比20%，其中…. */
  readonly share: SaidNumber | undefined;
  readonly parts: readonly SaidPart[];
  /** Whether the parts are certainly of one list. Otherwise only shares are checked. */
  readonly isClear: boolean;
  /**
   * Whether its parts hardly overlap: measures such as money, after a colon and without commas between them. Counts can
   * overlap: of 30人, 20人 may be men and 15人 young.
   */
  readonly isApart: boolean;
}

/** A part with the share that is written right after it. */
export interface SaidPart {
  readonly said: SaidNumber;
  readonly share: SaidNumber | undefined;
}

/** `其中：`, `主要用于以下方面：`: before the first part. */
const OPENS =
  /其中|(?:评价|自评|考核)结果为|以下(?:几个|各)?方面：|(?:分别|具体)(?:为|是|如下)?：|包括：/;
/**
 * What is not divided into parts: differences, rates, incomes that are given per head, and the use of electricity, whose
 * industries leave out the homes.
 */
const NOT_DIVIDED = /增|减|净|差(?!旅)|亏|利润|比重|可支配|纯收入|居民收入|居民消费|用电/;

/** Whether an amount of this name may be the sum of those of its parts. */
export function isDivisible(label: string): boolean {
  return !NOT_DIVIDED.test(label);
}

/** The breakdown whose first part is at an index; undefined if none begins there. */
export function breakdownAt(passage: Passage, first: number): Breakdown | undefined {
  const { said } = passage;
  const here = said[first];
  if (here?.role !== 'level') return undefined;
  const opening = openingOf(here);
  const opens = OPENS.test(opening);
  if (!opens && !opening.includes('中，')) return undefined;
  const wholes = opens ? wholesOf(passage, first) : wholesNamed(passage, first, opening);
  if (opens && wholes.length === 0) return undefined;
  const { indexes, isClear } = listFrom(said, first);
  const parts = withShares(passage, indexes);
  const marks = new Set(parts.slice(1).map((part) => part.said.gap.charAt(0)));
  for (const joint of '和及与以') marks.delete(joint);
  const labels = [wholes[0], ...parts.map((part) => part.said)].map((one) => one?.label ?? '');
  return {
    wholes,
    earlier: amountsBefore(said, first).filter((one) => one.unit === here.unit),
    share: wholes[0] && shareBehind(said, said.indexOf(wholes[0])),
    parts,
    isClear:
      isClear &&
      marks.size < 2 &&
      [...marks].every((mark) => '；，、'.includes(mark)) &&
      labels.every(isDivisible),
    isApart: !here.isCounted && opening.includes('：') && !marks.has('，'),
  };
}

/** The share right behind an amount whose words do not name the whole. */
export function shareBehind(said: readonly SaidNumber[], index: number): SaidNumber | undefined {
  const [amount, next] = said.slice(index, index + 2);
  const isShare =
    next?.role === 'percentage' &&
    next.sentence === amount?.sentence &&
    wholeNamed(next.clause) === '';
  return isShare ? next : undefined;
}

/** The text before a number in its stretch of the sentence. */
function openingOf({ gap }: SaidNumber): string {
  return behindLast(gap, '。；');
}

/** The amounts before a list that may be its whole, the nearest first. A full stop may precede the list. */
function wholesOf({ said, outer }: Passage, first: number): SaidNumber[] {
  const unit = said[first]?.unit;
  const sentence = said[first - 1]?.sentence;
  const before = amountsBefore(said, first).filter((one) => one.sentence === sentence);
  const around = first === 0 ? outer.filter(({ role }) => role === 'level') : [];
  return [...before, ...around].filter((one) => one.unit === unit);
}

/** The amounts before a list that are named at its beginning, as in 支出预算中，, or stand there: 8万元中，. */
function wholesNamed({ said }: Passage, first: number, opening: string): SaidNumber[] {
  const here = said[first];
  const name = opening.slice(0, opening.indexOf('中，'));
  const isThere = (one: SaidNumber) => name === '' && one === said[first - 1];
  return amountsBefore(said, first).filter(
    (one) =>
      here !== undefined &&
      one.unit === here.unit &&
      one.sentence >= here.sentence - 1 &&
      (isThere(one) || endsWithName(name, one.label)),
  );
}

/**
 * The indexes of the parts of a list. With semicolons between its parts, the first amount of each stretch between
 * them is a part. A list within a part ends at the next semicolon.
 */
function listFrom(said: readonly SaidNumber[], first: number) {
  const here = said[first];
  const indexes = [first];
  let [isClear, isNested, last] = [true, false, here];
  /** Whether semicolons separate the parts; undefined while there is only one. */
  let isParted: boolean | undefined;
  for (let index = first + 1; index < said.length; index++) {
    const one = said[index];
    if (!one || one.sentence !== here?.sentence) break;
    const isNext = one.segment !== last?.segment;
    const opens = OPENS.test(openingOf(one));
    // In the next stretch, another whole may be divided. A total ends the list.
    if ((isNext && opens) || TOTAL.test(one.label)) break;
    isNested = !isNext && (isNested || opens);
    if (isNested || one.unit !== here.unit) continue;
    // An amount that is left out of the sum, such as a negative one.
    if (one.role === 'other') isClear = false;
    if (one.role !== 'level') continue;
    if (isParted !== undefined && isParted !== isNext) {
      isClear = false;
      if (isNext) break;
      continue;
    }
    isParted = isNext;
    indexes.push(index);
    last = one;
  }
  return { indexes, isClear: isClear && (!isNested || isParted === true) };
}

/** Names of sums. */
const TOTAL = /总计|合计|共计|总收入|总支出/;

/** Between shares that are written together. */
const JOINT = /^[、，和及与]$/;

/** Gives the parts their shares, which are written right after each, in brackets, or together (分别占60%和40%). */
function withShares({ said, inner }: Passage, indexes: readonly number[]): SaidPart[] {
  const from = (indexes.at(-1) ?? 0) + 1;
  const together = said.slice(from, from + indexes.length);
  const [head, ...rest] = together;
  const areTogether =
    together.length === indexes.length &&
    head?.role === 'percentage' &&
    head.clause.startsWith('分别占') &&
    wholeNamed(head.clause.slice('分别'.length)) === '' &&
    rest.every(({ role, gap }) => role === 'percentage' && JOINT.test(gap)) &&
    !JOINT.test(said[from + indexes.length]?.gap ?? '');
  return indexes.flatMap((index, place) => {
    const part = said[index];
    if (!part) return [];
    if (areTogether) return { said: part, share: together[place] };
    const inBrackets = inner.find(({ outer }) => outer[0] === part)?.said ?? [];
    const [share] = inBrackets.length === 1 ? inBrackets : [said[index + 1]];
    const isBracketed = inBrackets.length === 1 && share?.clause === '';
    const isShare =
      share?.role === 'percentage' && (isBracketed || wholeNamed(share.clause) === '');
    return { said: part, share: isShare ? share : undefined };
  });
}
