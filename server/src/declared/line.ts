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
  withoutBlanks,
} from './words.ts';

/** A row or a column with the meaning of its labels. */
export interface Line extends Meaning {
  /** Its position among the lines of its direction, in the order of the table. */
  readonly index: number;
  /** Its labels, from the outermost to its own. */
  readonly name: string;
  /** The cells of these labels. */
  readonly labels: readonly Cell[];
  /** The key of its own label. */
  readonly key: string;
  /** The labels that it shares with its neighbours, the outermost first. */
  readonly groups: readonly Cell[];
  /**
   * Whether one of the groups is the label of a total. The line then adds up the corresponding lines of
   * the other groups.
   */
  readonly isInTotal: boolean;
  /** How far its label is indented, by blanks or by the columns before it; 0 for columns. */
  readonly indent: number;
  /** The way in which its label is numbered: `一、`, `(一)`, `1.`, `1.1`; empty if it is not numbered. */
  readonly numbering: string;
  /**
   * The code at the beginning of its label or in a cell before it: `20101`, `HC.1.2`; empty if there is
   * none.
   */
  readonly code: string;
  /**
   * Whether its label says that the column identifies the rows, as 编号 does, and is not something that is
   * counted.
   */
  readonly isIdentifier: boolean;
  /**
   * Whether its label mentions a total, although it may mean something else: `Total revenue`, `All
   * persons`.
   */
  readonly mayBeTotal: boolean;
  /** Whether it is given in a unit so large that its figures are rounded. */
  readonly isRounded: boolean;
}

/** The line of a column, by the labels above it. A cell over all columns is a caption and labels none. */
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
    name: labels.map(({ text }) => withoutBlanks(text)).join(' '),
    labels,
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

/** The meaning of a label on its own, unless the groups around it say that it is measured or a part. */
function meaningIn(
  groups: readonly Cell[],
  own: Cell | undefined,
  meaning: (label: Cell) => Meaning,
): Meaning {
  for (const group of groups) {
    const outer = group === own ? NO_MEANING : meaning(group);
    if (outer.role === 'within' || outer.role === 'apart') return outer;
  }
  return own ? meaning(own) : NO_MEANING;
}

function isInTotal(
  groups: readonly Cell[],
  own: Cell | undefined,
  meaning: (label: Cell) => Meaning,
): boolean {
  return groups.some((group) => group !== own && meaning(group).role === 'total');
}

/** The line of a row, by its labels: the words before its first figure. */
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
  const groups = own.length < labels.length ? labels.filter((cell) => cell.height > 1) : NO_GROUPS;
  const meaning = (cell: Cell) => wordsOf(cell.text).meaning;
  const label = (own.length > 1 ? tellingIn(own, meaning) : own[0]) ?? labels.at(-1);
  return {
    ...meaningIn(groups, label, meaning),
    index,
    name: labels.map(({ text }) => wordsOf(text).name).join(' '),
    labels,
    key: label ? wordsOf(label.text).key : '',
    groups,
    isInTotal: isInTotal(groups, label, meaning),
    indent: label ? indentOf(grid, label, start) : 0,
    numbering: label ? wordsOf(label.text).numbering : '',
    code: codeIn(places, end, wordsOf),
    isIdentifier: false,
    mayBeTotal: own.some((cell) => wordsOf(cell.text).speaksOfTotal),
    isRounded: labels.some((cell) => wordsOf(cell.text).isRoundedUnit),
  };
}

const NO_GROUPS: readonly Cell[] = [];

/** Of the labels of a row, the one that tells most of how it is added up. */
function tellingIn(own: readonly Cell[], meaning: (cell: Cell) => Meaning): Cell | undefined {
  const speaks = (role: Role) => own.find((cell) => meaning(cell).role === role);
  return speaks('total') ?? speaks('within') ?? speaks('less') ?? speaks('apart') ?? own.at(-1);
}

/** The code of a row, in one of the columns before its figures. */
function codeIn({ cells, begins }: Places, end: number, wordsOf: Memory['wordsOf']): string {
  for (let column = 0; column < end; column++) {
    const cell = begins[column] ? cells[column] : undefined;
    const code = cell ? wordsOf(cell.text).code : '';
    if (code !== '') return code;
  }
  return '';
}

/** Whether a place has words, or a number with the thing that it counts: 3班. */
function isLabel(reading: Amount | undefined): boolean {
  return reading?.kind === 'unreadable' || (reading?.kind === 'figure' && reading.unit !== '');
}

/**
 * How far a label is indented: by spaces, and by the columns of labels before its own, which count for more than any
 * spaces. The indentation of HTML source does not show on the page.
 */
function indentOf({ text, notation }: Grid, { extent, span, column }: Cell, first: number): number {
  const before = text.slice(extent.start, span.start);
  return (column - first) * MOST_SPACES + notation.indentOf(before);
}

const MOST_SPACES = 1000;
