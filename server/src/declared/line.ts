import type { Cell, Grid } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import { labelKey } from '../form/label.ts';
import type { Amount } from './amount.ts';
import type { Memory } from './memory.ts';
import type { Places } from './places.ts';
import {
  columnMeaningOf,
  isIdentifier,
  isRoundedUnit,
  type Meaning,
  type Role,
  speaksOfTotal,
} from './words.ts';

/** A row or a column with what its labels say of it. */
export interface Line extends Meaning {
  /** Where it stands in its direction: the order of the table. */
  readonly index: number;
  /** Its labels from the outermost to its own. */
  readonly name: string;
  /** The key of its own label. */
  readonly key: string;
  /** The labels that it shares with its neighbours, the outermost first. */
  readonly groups: readonly Cell[];
  /** Whether one of these is the label of a total: it sums its like in the other groups. */
  readonly isInTotal: boolean;
  /** How far its label is set in; 0 for columns. */
  readonly indent: number;
  /** How its label is numbered: `一、`, `(一)`, `1.`, `1.1`; empty where it is not. */
  readonly numbering: string;
  /** What its label begins with, or a cell before it holds, as a code: `20101`, `HC.1.2`; empty where there is none. */
  readonly code: string;
  /** Whether its label names what the other lines are, as 编号 does, rather than what is counted. */
  readonly isIdentifier: boolean;
  /** Whether its label speaks of a total, though it may be of something else: `Total revenue`, `All persons`. */
  readonly mayBeTotal: boolean;
  /** Whether it is given in a unit so large that its figures are rounded. */
  readonly isRounded: boolean;
}

/** The labels over a column. A cell over all columns is a caption and labels none. */
export function columnLine(headings: readonly Places[], column: number, width: number): Line {
  const labels: Cell[] = [];
  for (const { cells, readings } of headings) {
    const cell = cells[column];
    if (!cell || cell.text === '' || cell.width >= width || labels.includes(cell)) continue;
    if (readings[column]?.kind === 'figure' && labels.length > 0) continue;
    labels.push(cell);
  }
  const own = labels.at(-1);
  const groups = labels.filter((cell) => cell.width > 1);
  return {
    ...meaningIn(groups, own, ({ text }) => columnMeaningOf(text)),
    index: column,
    name: nameOf(labels),
    key: labelKey(own?.text ?? ''),
    groups,
    isInTotal: isInTotal(groups, own, ({ text }) => columnMeaningOf(text)),
    indent: 0,
    numbering: '',
    code: '',
    isIdentifier: isIdentifier(own?.text ?? ''),
    mayBeTotal: labels.some(({ text }) => speaksOfTotal(text)),
    isRounded: labels.some(({ text }) => isRoundedUnit(text)),
  };
}

const NO_MEANING: Meaning = { role: 'item', level: 0 };

/** A label stands for itself, unless what it is grouped under says that it is measured or within. */
function meaningIn(
  groups: readonly Cell[],
  own: Cell | undefined,
  meaning: (label: Cell) => Meaning,
): Meaning {
  const outer = groups
    .filter((group) => group !== own)
    .map(meaning)
    .find(({ role }) => role === 'within' || role === 'apart');
  return outer ?? (own ? meaning(own) : NO_MEANING);
}

function isInTotal(
  groups: readonly Cell[],
  own: Cell | undefined,
  meaning: (label: Cell) => Meaning,
): boolean {
  return groups.some((group) => group !== own && meaning(group).role === 'total');
}

function nameOf(labels: readonly Cell[]): string {
  return labels.map(({ text }) => withoutBlanks(text)).join(' ');
}

/** Blanks between Chinese characters only spread a label out; between words they part them. */
function withoutBlanks(label: string): string {
  return label
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?![!-~\u00a1-\u02ff])|(?<![!-~\u00a1-\u02ff]) /g, '');
}

/** What the labels of a row, the words before its first figure, say of it. */
export function rowLine(
  grid: Grid,
  places: Places,
  index: number,
  { start, end }: Span,
  { wordsOf }: Memory,
): Line {
  const labels: Cell[] = [];
  const own: Cell[] = [];
  for (let column = start; column < end; column++) {
    const cell = places.cells[column];
    if (!cell || cell.text === '' || labels.includes(cell)) continue;
    const isOwn = places.begins[column] === true && cell.height === 1;
    if (isOwn && !isLabel(places.readings[column])) continue;
    labels.push(cell);
    if (isOwn) own.push(cell);
  }
  const groups = labels.filter((cell) => cell.height > 1);
  const speaks = (role: Role) => own.find((cell) => wordsOf(cell).meaning.role === role);
  const meaning = (cell: Cell) => wordsOf(cell).meaning;
  const label =
    speaks('total') ??
    speaks('within') ??
    speaks('less') ??
    speaks('apart') ??
    own.at(-1) ??
    labels.at(-1);
  return {
    ...meaningIn(groups, label, meaning),
    index,
    name: nameOf(labels),
    key: label ? wordsOf(label).key : '',
    groups,
    isInTotal: isInTotal(groups, label, meaning),
    indent: label ? indentOf(grid, label) : 0,
    numbering: numberingOf(label?.text ?? ''),
    code: codeOf(places, end),
    isIdentifier: false,
    mayBeTotal: own.some((cell) => wordsOf(cell).speaksOfTotal),
    isRounded: labels.some((cell) => wordsOf(cell).isRoundedUnit),
  };
}

const PLAIN_CODE = /^\d{3,12}$/;
const CODE = /^(?:[A-Z]{1,3}\.? ?)?\d+(?:[.．]\d+)*(?=[ .．、:：\u3000]|[-–]\d|$)/;

/** The code of a row, in one of the columns before its figures. */
function codeOf({ cells, begins }: Places, end: number): string {
  for (let column = 0; column < end; column++) {
    const text = begins[column] ? (cells[column]?.text ?? '') : '';
    if (PLAIN_CODE.test(text)) return text;
    const code = CODE.exec(text)?.[0];
    if (code !== undefined) return code.replaceAll('．', '.').replaceAll(' ', '');
  }
  return '';
}

/** Whether words stand there, or a number with what it counts: 3班. */
function isLabel(reading: Amount | undefined): boolean {
  return reading?.kind === 'unreadable' || (reading?.kind === 'figure' && reading.unit !== '');
}

/** How many blanks set a label in; what a source is laid out by does not show on a page. */
function indentOf({ text, notation }: Grid, { extent, span }: Cell): number {
  const before = text.slice(extent.start, span.start);
  return notation.indentOf(before);
}

const NUMBERINGS: readonly (readonly [string, RegExp])[] = [
  ['一、', /^[一二三四五六七八九十]+[、.．]/],
  ['(一)', /^[(（][一二三四五六七八九十]+[)）]/],
  ['1.1', /^\d+[.．]\d+/],
  ['1.', /^\d+[、.．)）]/],
  ['(1)', /^[(（]\d+[)）]/],
  ['A', /^[A-Z][、.．)）]/],
];

function numberingOf(label: string): string {
  return NUMBERINGS.find(([, pattern]) => pattern.test(label.trim()))?.[0] ?? '';
}
