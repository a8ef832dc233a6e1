import { keep } from '../../draft/keep.ts';
import { COMMON_WORDS } from '../../form/any-report.ts';
import type { Site } from '../../form/found-table.ts';
import type { ProseLine } from '../../form/prose-line.ts';
import { type SaidPart, shareBehind } from '../arithmetic/breakdown.ts';
import { changeBefore, changedPart, sumOfChanges } from '../arithmetic/changed-parts.ts';
import { sumOfBreakdown } from '../arithmetic/divided.ts';
import { sharesOf } from '../arithmetic/part-shares.ts';
import type { SaidNumber } from '../arithmetic/passage.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import { amountsBefore, type Reckoned } from '../arithmetic/reckoned.ts';
import { behindLast } from '../lexer/behind-last.ts';
import { type NumberedLine, numberedLine, siteOfNumber, type WrongAcross } from './across-lines.ts';

/** Where a numbered list of parts begins, in its line or at its end: `其中：（一）`, `具体如下：`. */
const OPENS =
  /(?:其中|其中，包括|具体(?:情况)?如下|以下(?:几个|各)?方面|分别(?:为|是)|包括)[：，]?$/;
/** Each style of numbers: （一）, （1）, 1., 一是. */
const STYLES: readonly RegExp[] = [
  /^（(?<numeral>[一二三四五六七八九十]{1,2})）/,
  /^（(?<numeral>\d{1,2})）/,
  /^(?<numeral>\d{1,2})[.．、]/,
  /^(?<numeral>[一二三四五六七八九十])是/,
];
const NUMERALS = '一二三四五六七八九十';
/** How many parts are read, and how many lines below the first. */
const MOST = 12;

/** A part of a whole, with its line and the share that is written right after it. */
interface Placed extends SaidPart {
  readonly line: NumberedLine;
}

/** Where an item of a list begins: the style of its number, and its number. */
interface Item {
  readonly style: number;
  readonly number: number;
}

/**
 * The numbered parts of wholes, over several sentences or lines (`……5万元。其中：（一）甲3万元。……（二）乙2万元。`), that do not add
 * up to the whole. Only lists that certainly have all parts are reported, or that differ by one mistyped digit.
 */
export function wrongNumberedParts(lines: readonly ProseLine[]): readonly WrongAcross[] {
  return wrongIn(lines);
}

/** Worked out once for the lines of a frame: it does not depend on the tables. */
const wrongIn = keep((lines: readonly ProseLine[]): readonly WrongAcross[] =>
  lines.flatMap((line, index) => {
    if (!MAY_OPEN.test(line.text)) return [];
    const here = numberedLine(line);
    return here.passages.flatMap(({ said, outer }) => {
      if (outer.length > 0) return [];
      const within = said.findIndex(({ gap }) => opensAt(gap)?.number === 1);
      if (within > 0) {
        return judged(here, said, within, partsOf(said.slice(within), here));
      }
      const isLast = OPENS.test(here.compact.text.slice(-LONGEST_OPENING));
      if (!isLast || said.length === 0) return [];
      const below = lines.slice(index + 1, index + 1 + MOST).map(numberedLine);
      return judged(here, said, said.length, partsBelow(below));
    });
  }),
);

/** Most lines open no list. */
const MAY_OPEN = /其中|如下|方面|分别|包括/;
const LONGEST_OPENING = 10;

/** Behind these, an item of a list may begin. */
const STOPS = ['。', '；', '：', '其中'];

/** The item that begins in the last sentence of a gap: right behind the words that open the list, or behind a stop. */
function opensAt(gap: string): Item | undefined {
  const last = behindLast(gap, STOPS);
  const item = itemAt(last);
  if (item?.number !== 1) return item;
  const opening = gap.slice(0, gap.length - last.length);
  return OPENS.test(opening.slice(-LONGEST_OPENING)) ? item : undefined;
}

function itemAt(text: string): Item | undefined {
  for (const [style, pattern] of STYLES.entries()) {
    const numeral = pattern.exec(text)?.groups?.numeral;
    if (numeral === undefined) continue;
    const number = /\d/.test(numeral) ? Number(numeral) : NUMERALS.indexOf(numeral) + 1;
    return number > 0 ? { style, number } : undefined;
  }
  return undefined;
}

/** The first amounts of the items of a list, from its first item on; undefined if an item does not begin with an amount. */
function partsOf(numbers: readonly SaidNumber[], line: NumberedLine): Placed[] | undefined {
  const parts: Placed[] = [];
  const style = opensAt(numbers[0]?.gap ?? '')?.style;
  for (const [index, said] of numbers.entries()) {
    const item = parts.length === 0 ? { style, number: 1 } : opensAt(said.gap);
    if (item?.style !== style || item?.number !== parts.length + 1) continue;
    // An item whose amount does not stand in its first clause has another subject.
    if (said.role !== 'level' || said.clause !== behindLast(said.gap, STOPS)) return undefined;
    parts.push({ said, share: shareBehind(numbers, index), line });
  }
  return parts;
}

/** The first amounts of the numbered lines below the line that opens the list. */
function partsBelow(lines: readonly NumberedLine[]): Placed[] | undefined {
  const parts: Placed[] = [];
  let style: number | undefined;
  for (const line of lines) {
    const item = itemAt(line.compact.text);
    if (parts.length === 0 && item?.number === 1) style = item.style;
    if (item === undefined || item.style !== style) {
      if (parts.length === 0) return undefined;
      // A longer explanation, or a list within an item.
      if (item === undefined) break;
      continue;
    }
    if (item.number !== parts.length + 1) break;
    const numbers = line.passages.at(-1)?.said ?? [];
    const [said] = numbers;
    if (said?.role !== 'level' || said.clause !== said.gap) return undefined;
    parts.push({ said, share: shareBehind(numbers, 0), line });
  }
  return parts;
}

/** What is wrong with the parts: their sum, or the share of one. */
function judged(
  here: NumberedLine,
  numbers: readonly SaidNumber[],
  first: number,
  parts: readonly Placed[] | undefined,
): WrongAcross[] {
  const [head, second] = parts ?? [];
  if (!parts || !head || !second || parts.length > MOST) return [];
  const { unit } = head.said;
  const sentence = numbers[first - 1]?.sentence;
  const wholes = amountsBefore(numbers, first).filter(
    (one) => one.unit === unit && one.sentence === sentence,
  );
  if (wholes.length === 0 || parts.some(({ said }) => said.unit !== unit)) return [];
  const earlier = amountsBefore(numbers, first).filter((one) => one.unit === unit);
  const breakdown = { wholes, earlier, share: undefined, parts, isClear: true, isApart: false };
  const siteOf = (one: Quantity) => {
    const part = parts.find(({ said, share }) => said === one || share === one);
    return siteOfNumber(part?.line ?? here, one);
  };
  const sum = sumOfBreakdown(breakdown, COMMON_WORDS);
  const amounts = [...wholes.slice(0, 1), ...parts.map(({ said }) => said)];
  const accused = amounts.find((one) => !sum?.from.includes(one));
  if (sum?.fault && accused) return [wrongAt(accused, sum, siteOf)];
  const shares = sharesOf(breakdown).flatMap((found) => {
    const share = parts.find(({ said }) => said === found.from[0])?.share;
    return found.fault && share ? wrongAt(share, found, siteOf) : [];
  });
  return [...shares, ...changesOf(here, numbers, first, parts)];
}

/** What is wrong with the change of the whole, by those of its parts. */
function changesOf(
  here: NumberedLine,
  numbers: readonly SaidNumber[],
  first: number,
  parts: readonly Placed[],
): WrongAcross[] {
  const whole = changeBefore(numbers, first);
  if (!whole) return [];
  const changed = parts.map(({ said, line }, index) => {
    const next = parts[index + 1];
    const { text } = line.compact;
    const span = { start: said.start, end: next?.line === line ? next.said.start : text.length };
    return changedPart(said.label, whole, line.passages.at(-1)?.said ?? [], text, span);
  });
  const sum = sumOfChanges(whole, changed, COMMON_WORDS);
  if (!sum?.fault) return [];
  const siteOf = (one: Quantity) => {
    const index = changed.findIndex((part) => part?.change === one);
    return siteOfNumber(parts[index]?.line ?? here, one);
  };
  return [wrongAt(whole, sum, siteOf)];
}

function wrongAt(
  accused: Quantity,
  { from, reckoning, fault }: Reckoned,
  siteOf: (one: Quantity) => Site,
): WrongAcross {
  return {
    site: siteOf(accused),
    from: from.map(siteOf),
    reckoning,
    fault: fault ?? { kind: 'number', to: undefined },
  };
}
