import { compare } from '../../figure/decimal.ts';
import type { SlotForm } from '../../form/form.ts';
import type { Passage, SaidNumber } from '../arithmetic/passage.ts';
import { type PlanWords, subjectOfResult } from '../arithmetic/plan.ts';
import type { ReportFacts } from '../claims/said.ts';
import { behindLast } from '../lexer/behind-last.ts';
import type { HeadingsAbove } from './heading-above.ts';
import { isOfOthers, isOwnSubject, withoutNumbering } from './own-subject.ts';
import { plainWords } from './plain-words.ts';
import { type RowPath, rowPathsIn } from './row-path.ts';
import type { Repeating, SentenceWords } from './sentence-words.ts';
import type { LevelName, NamedRow, SlotPlace } from './slot-place.ts';

/** A number of a line that repeats a figure which its words name. */
export interface RepeatedNumber {
  readonly said: SaidNumber;
  /** The figures of which it may repeat any. */
  readonly places: readonly SlotPlace[];
}

/** What is needed to read a line besides its numbers. */
interface Line {
  readonly text: string;
  readonly words: SentenceWords;
  readonly plans: PlanWords;
  readonly facts: ReportFacts;
  readonly headings: HeadingsAbove;
  readonly paths: readonly RowPath[];
  /** Where each word that a sentence may need above it first is in the text; -1 if it is not there. */
  readonly first: Map<string, number>;
  /** What was said already with words that are not certain by themselves: said again, it may be of something else. */
  readonly taken: Set<string>;
}

/**
 * The amounts of a line that repeat figures of the tables, as the form's sentences say. An amount whose words do not
 * certainly name a figure of this report and this year is left out.
 *
 * @param text The compact text of the line.
 */
export function repeatedIn(
  text: string,
  passages: readonly Passage[],
  words: SentenceWords,
  plans: PlanWords,
  facts: ReportFacts,
  headings: HeadingsAbove,
): RepeatedNumber[] {
  const paths = rowPathsIn(text, words.levels);
  const line: Line = {
    text,
    words,
    plans,
    facts,
    headings,
    paths,
    first: new Map(),
    taken: new Set(),
  };
  return passages
    .flatMap(({ said, outer }) => (outer.length > 0 ? [] : said.map((_, at) => ({ said, at }))))
    .flatMap(({ said, at }) => repeatedAt(said, at, line) ?? [])
    .toSorted((a, b) => a.said.start - b.said.start);
}

function repeatedAt(
  numbers: readonly SaidNumber[],
  at: number,
  line: Line,
): RepeatedNumber | undefined {
  const said = numbers[at];
  if (said?.role !== 'level' || !line.words.units.includes(said.unit)) return undefined;
  if (isOfOthers(stretchBefore(numbers, at), line.facts)) return undefined;
  if (mayBePartOfChange(numbers, at)) return undefined;
  const places = [...placesOfRow(said, line), ...placesNamed(numbers, at, line)];
  return places.length > 0 ? { said, places } : undefined;
}

/** What a stretch of a sentence says before one of its amounts, without what it compares amounts with. */
export function stretchBefore(numbers: readonly SaidNumber[], at: number): string {
  const here = numbers[at];
  const texts: string[] = [];
  for (const one of numbers.slice(Math.max(0, at - MOST_BEFORE), at + 1)) {
    const isHere = one.sentence === here?.sentence && one.segment === here.segment;
    if (isHere && (one.role === 'level' || one.role === 'other'))
      texts.push(behindLast(one.gap, '。；！？'));
  }
  return texts.join('，');
}

/** How many numbers before another are considered. It bounds the work for a line. */
const MOST_BEFORE = 20;

/** `比上年增加30万元，其中：人员经费20万元`: an amount behind a change may be a part of the change, unless it is more. */
function mayBePartOfChange(numbers: readonly SaidNumber[], at: number): boolean {
  const here = numbers[at];
  const before = numbers
    .slice(Math.max(0, at - MOST_BEFORE), at)
    .filter((one) => one.sentence === here?.sentence && one.segment === here.segment);
  const change = before.findLast(({ role }) => role === 'change');
  return here !== undefined && change !== undefined && compare(here.value, change.value) <= 0;
}

/** The figures that the words right before an amount name. */
function placesNamed(numbers: readonly SaidNumber[], at: number, line: Line): SlotPlace[] {
  const said = numbers[at];
  if (!said) return [];
  const label = withoutNumbering(plainWords(said.label));
  const subject = subjectOfResult(numbers, at, line.plans);
  const whole = subject && withoutNumbering(plainWords(subject)) + label;
  for (const name of whole ? [label, whole] : [label]) {
    const found = repeatingCalled(name, line).filter(
      (one) => one.units.has(said.unit) && isUnder(one, said, line),
    );
    const places = found.flatMap((one) => one.repeats.flatMap((slot) => placeOf(slot, one) ?? []));
    if (places.length === 0) continue;
    const isCertain = found.some(({ under }) => under.length === 0);
    return isCertain || isFirst(name, line) ? places : [];
  }
  return [];
}

/** Whether something is said for the first time in a line. */
function isFirst(key: string, { taken }: Line): boolean {
  return taken.size < taken.add(key).size;
}

/** The figures that a name names by itself, whatever stands above it. */
export function placesCalled(name: string, words: SentenceWords, facts: ReportFacts): SlotPlace[] {
  return repeatingCalled(name, { words, facts }).flatMap((one) =>
    one.under.length > 0 ? [] : one.repeats.flatMap((slot) => placeOf(slot, one) ?? []),
  );
}

/** The sentences whose words a name ends with, if nothing but the report's own body and year precedes them. */
function repeatingCalled(
  name: string,
  { words, facts }: Pick<Line, 'words' | 'facts'>,
): readonly Repeating[] {
  for (let start = 0; start < name.length; start++) {
    const found = words.named.get(name.slice(start));
    if (found) return isOwnSubject(name.slice(0, start), facts) ? found : [];
  }
  return [];
}

function isUnder(
  { under }: Repeating,
  { start }: SaidNumber,
  { text, first, headings }: Line,
): boolean {
  if (under.length === 0) return true;
  const above = [headings.list, headings.section, headings.chapter];
  return under.some((word) => {
    if (above.some((heading) => heading.includes(word))) return true;
    const at = first.get(word) ?? text.indexOf(word);
    first.set(word, at);
    return at >= 0 && at < start;
  });
}

function placeOf(
  { table: index, row, column }: SlotForm,
  { tables, isCount, unless }: Repeating,
  named?: NamedRow,
): SlotPlace | undefined {
  const table = tables[index];
  const own = row === 'each' ? named : row;
  return table && own !== undefined ? { table, row: own, column, isCount, unless } : undefined;
}

/** The figures of the row that a sentence names before an amount. */
function placesOfRow(said: SaidNumber, line: Line): SlotPlace[] {
  const path = line.paths.findLast(({ end }) => end <= said.start);
  const words = path ? wordsBehind(path, said, line) : withoutNumbering(plainWords(said.label));
  if (words === undefined) return [];
  const found = line.words.ofRows.filter(
    (one) =>
      one.units.has(said.unit) &&
      isUnder(one, said, line) &&
      (path ? words === '' || one.words.has(words) : one.under.length > 0),
  );
  if (path && found.length > 0 && !isFirst(`${path.start} ${words}`, line)) return [];
  return found.flatMap((one) => {
    const level = one.isOfAnyLevel ? 'any' : 0;
    const names: readonly LevelName[] = path?.names ?? [{ level, name: words }];
    const row = { names, digits: path?.digits ?? '', endings: [...one.words] };
    return one.repeats.flatMap((slot) => placeOf(slot, one, row) ?? []);
  });
}

/** The words between the name of a row and an amount of it: `支出决算`. Undefined if they are about something else. */
function wordsBehind(path: RowPath, said: SaidNumber, { text, facts }: Line): string | undefined {
  const isRight = said.start - said.clause.length <= path.end;
  const label = isRight ? text.slice(path.end, said.start).replace(LINK, '') : said.label;
  const words = plainWords(label);
  const year = /^20\d\d年度?/.exec(words)?.[0] ?? '';
  const own = words.slice(year.length);
  const between = isRight ? '' : text.slice(path.end, said.start - said.clause.length);
  // With a short word, other clauses may be about some of it: 行政运行（项），用于办公，支出20万元.
  const isNear =
    isRight || own.length >= LEAST_APART || (own !== '' && /^[，。：]*$/.test(between));
  return isOwnSubject(year, facts) && isNear ? own : undefined;
}

const LINK = /(?:[为是达：]|共计)$/;
/** Words of at least this length, such as 支出决算, are certain behind other clauses too. */
const LEAST_APART = 3;
