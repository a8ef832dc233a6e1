import { keep } from '../../draft/keep.ts';
import { type Decimal, shift } from '../../figure/decimal.ts';
import { type Interval, mayBeShare } from '../../figure/interval.ts';
import { percentage } from '../../figure/ratio.ts';
import type { Site } from '../../form/found-table.ts';
import type { ProseLine } from '../../form/prose-line.ts';
import { isNamed } from '../arithmetic/naming.ts';
import type { Passage, SaidNumber } from '../arithmetic/passage.ts';
import { amountsBefore, inDigitsOf } from '../arithmetic/reckoned.ts';
import { wholeNamed } from '../arithmetic/whole-named.ts';
import type { SlotIndex } from '../bind.ts';
import type { ReportFacts } from '../claims/said.ts';
import { PLAIN_UNIT, rangeIn, tensOf } from '../sentences/figure-in-place.ts';
import { isOfOthers, isOwnSubject, withoutNumbering } from '../sentences/own-subject.ts';
import { plainWords } from '../sentences/plain-words.ts';
import { placesCalled, stretchBefore } from '../sentences/repeated-in.ts';
import type { SentenceWords } from '../sentences/sentence-words.ts';
import {
  type NumberedLine,
  numberedLine,
  siteOfNumber,
  type WrongAcross,
  wordsOfLine,
} from './across-lines.ts';

/** Where a share may name its whole: `占本年支出合计的90%`. Most lines have none. */
const NAMES_WHOLE = /占[^，。；%\d]{4,40}\d/;
/** Shorter names may be of anything. */
const SHORTEST_NAME = 4;
/** How many shares of a report are looked up. It bounds the work for a report. */
const MOST_SHARES = 200;
/** How many amounts are taken for the whole of one. */
const MOST_WHOLES = 50;

/** An amount that may be the whole of a share. */
interface Whole {
  readonly text: string;
  readonly value: Decimal;
  readonly range: Interval;
  readonly unit: string;
  readonly site: Site | undefined;
}

/**
 * The shares of wholes which their own line names but does not give: another line or a table has them. A share is
 * wrong if it is that of none of the amounts so called.
 */
export function wrongSharesOfNamed(
  lines: readonly ProseLine[],
  words: SentenceWords | undefined,
  facts: ReportFacts,
  slots: SlotIndex,
): WrongAcross[] {
  const naming = lines.filter(({ text }) => NAMES_WHOLE.test(text)).map(numberedLine);
  return naming
    .flatMap(sharesIn)
    .slice(0, MOST_SHARES)
    .flatMap(({ here, passage, index, share, name }) => {
      const parts = partsOf(passage, index, facts);
      const unit = parts[0]?.unit;
      if (unit === undefined) return [];
      const wholes = [
        ...wholesInTables(name, unit, words, facts, slots),
        ...wholesInLines(name, unit, lines, here, facts),
      ];
      return wrongShare(here, share, parts, wholes);
    });
}

/** The shares of a line that name a whole which the line does not give. */
function sharesIn(here: NumberedLine) {
  return here.passages.flatMap((passage) =>
    passage.said.flatMap((share, index) => {
      const name = nameOfWhole(share);
      if (name === undefined || isGiven(passage, index, name)) return [];
      return { here, passage, index, share, name };
    }),
  );
}

function nameOfWhole(share: SaidNumber): string | undefined {
  const name = share.role === 'percentage' ? wholeNamed(share.clause) : undefined;
  return name !== undefined && name.length >= SHORTEST_NAME ? plainWords(name) : undefined;
}

/** Whether the line itself has an amount with this name. */
function isGiven({ said, outer }: Passage, index: number, name: string): boolean {
  return [...said.slice(0, index), ...outer].some(
    ({ role, label }) => role === 'level' && isNamed(name, label),
  );
}

/** The amounts of which it may be the share, the nearest first. */
function partsOf({ said }: Passage, index: number, facts: ReportFacts): SaidNumber[] {
  const share = said[index];
  return amountsBefore(said, index).filter(
    (one) =>
      one.sentence === share?.sentence &&
      one.segment === share.segment &&
      !isOfOthers(stretchBefore(said, said.indexOf(one)), facts),
  );
}

function wholesInTables(
  name: string,
  unit: string,
  words: SentenceWords | undefined,
  facts: ReportFacts,
  slots: SlotIndex,
): Whole[] {
  if (!words || unit !== PLAIN_UNIT) return [];
  return placesCalled(name, words, facts).flatMap((place) => {
    const found = slots.at(place);
    const figure = found?.figures[0];
    const range = figure && found && rangeIn(figure, found.sum);
    if (!figure?.written || !range) return [];
    const own = figure.asked.unit;
    const value = shift(found.sum, tensOf(own) ?? 0);
    return { text: figure.written.cell.text.trim() + own, value, range, unit, site: figure.site };
  });
}

/** The amounts of other lines with exactly this name. */
function wholesInLines(
  name: string,
  unit: string,
  lines: readonly ProseLine[],
  here: NumberedLine,
  facts: ReportFacts,
): Whole[] {
  const found: Whole[] = [];
  for (const line of lines) {
    if (found.length >= MOST_WHOLES) break;
    if (line.paragraph === here.line.paragraph || !wordsOfLine(line).includes(name)) continue;
    const other = numberedLine(line);
    for (const { one, label, stretch } of amountsIn(other)) {
      if (one.unit !== unit || !label.endsWith(name)) continue;
      if (!isOwnSubject(label.slice(0, -name.length), facts) || isOfOthers(stretch, facts))
        continue;
      const { text, value, range } = one;
      found.push({ text, value, range, unit, site: siteOfNumber(other, one) });
    }
  }
  return found;
}

/** The amounts of a line with their names. They are read once. */
const amountsIn = keep(({ passages }: NumberedLine) =>
  passages.flatMap(({ said }) =>
    said.flatMap((one, index) => {
      if (one.role !== 'level') return [];
      const label = withoutNumbering(plainWords(one.label));
      return { one, label, stretch: stretchBefore(said, index) };
    }),
  ),
);

function wrongShare(
  here: NumberedLine,
  share: SaidNumber,
  parts: readonly SaidNumber[],
  wholes: readonly Whole[],
): WrongAcross[] {
  const [part, whole] = [parts[0], wholes[0]];
  if (!part || !whole || wholes.some(({ value }) => value.units === 0n)) return [];
  const isRight = parts.some((one) =>
    wholes.some(({ range }) => mayBeShare(share.range, one.range, range)),
  );
  if (isRight) return [];
  const to = inDigitsOf(share, percentage(part.value, whole.value, share.value.scale));
  return [
    {
      site: siteOfNumber(here, share),
      from: [siteOfNumber(here, part), ...(whole.site ? [whole.site] : [])],
      reckoning: `${part.text} ÷ ${whole.text} = ${to}%`,
      fault: { kind: 'number', to },
    },
  ];
}
