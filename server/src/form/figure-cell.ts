import type { Cell, Grid } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import type { Span } from '../draft/span.ts';
import { sourceSpan } from '../draft/visible.ts';
import { type Decimal, ZERO } from '../figure/decimal.ts';
import type { FigureReading, Style } from '../figure/read.ts';
import type { Column, Figures, Row } from './form.ts';

/** Why a cell has no figure to calculate with. */
export type Lack =
  | 'blank'
  | 'not-applicable'
  | 'unreadable'
  /** Less than zero in a column of counts. */
  | 'negative'
  /** Has decimal places in a column of counts. */
  | 'fraction'
  /** Is followed by a unit other than the form's. */
  | 'unit';

/** A cell of a slot, with the figure read from it. */
export interface FigureCell {
  /** Its grid, if that is not the grid of its row: a table may be printed in halves. */
  readonly grid?: Grid;
  readonly cell: Cell;
  /** Range of the figure's characters in the block; the insertion point in a blank cell. */
  readonly span: Span;
  /** The figure; undefined if there is a lack. */
  readonly value: Decimal | undefined;
  readonly lack: Lack | undefined;
  /**
   * `digits`: has more or fewer decimal places than the form asks for. `zeros`: has more, and the extra
   * ones are all zeros, as a spreadsheet's number format writes them.
   */
  readonly style: Style | 'digits' | 'zeros';
}

/**
 * A cell that says nothing: a total that is blank although its column is not, or has the heading of a column, in a table
 * whose blanks mean 0; and a rate that is left out.
 */
export function unstated(cell: Cell): FigureCell {
  return { cell, span: cell.span, value: undefined, lack: undefined, style: 'plain' };
}

/** A blank cell that must have a figure, although blanks of its table mean 0: a total beside its parts. */
export function leftBlank(cell: Cell): FigureCell {
  return { ...unstated(cell), lack: 'blank' };
}

/** Whether a cell is blank, or has a mark such as `-` in place of a figure. Where blanks mean 0, marks do, too. */
export function isLeftOut({ kind }: FigureReading): boolean {
  return kind === 'blank' || kind === 'not-applicable';
}

/** Reads a cell's text as a figure of a column. */
export function figureCell(cell: Cell, reading: FigureReading, asked: Figures): FigureCell {
  if (isLeftOut(reading) && asked.isMeasured) return unstated(cell);
  if (isLeftOut(reading) && asked.hasBlanksForZero) {
    return { cell, span: cell.span, value: ZERO, lack: undefined, style: 'plain' };
  }
  if (reading.kind !== 'figure') {
    return { cell, span: cell.span, value: undefined, lack: reading.kind, style: 'plain' };
  }
  const span = figureSpan(cell, reading);
  const figure = { ...reading, value: withoutZeros(reading.value, asked) };
  const lack = lackOf(figure, asked);
  const value = lack ? undefined : figure.value;
  const own = styleOf(figure, asked);
  const hasZeros = figure.value.scale < reading.value.scale;
  return { cell, span, value, lack, style: hasZeros && own === 'plain' ? 'zeros' : own };
}

/** Range in the block of the characters of a cell's figure, without unit and note. */
export function figureSpan(cell: Cell, reading: Span): Span {
  const { span, text, runs } = cell;
  const isAll = reading.start === 0 && reading.end === text.length;
  if (runs && !isAll) return sourceSpan({ runs, content: span }, reading);
  // If the cell has escapes, its whole source is the figure.
  if (isAll || span.end - span.start !== text.length) return span;
  return { start: cell.span.start + reading.start, end: cell.span.start + reading.end };
}

type ReadFigure = Extract<FigureReading, { kind: 'figure' }>;

/** Only the percent sign may be in the cell; other units belong in the heading. */
const SHARE = '%';

function lackOf({ value, unit }: ReadFigure, asked: Figures): Lack | undefined {
  if (unit !== undefined && unit !== asked.unit) {
    if (unit === SHARE) return 'unreadable';
    if (asked.unit !== '' && value.units !== 0n) return 'unit';
  }
  if (value.units < 0n && asked.figures !== 'amount' && !isSigned(asked)) return 'negative';
  if (!mayHaveFraction(asked) && value.scale > 0) return 'fraction';
  return undefined;
}

/** Removes extra decimal places if they are all zeros: 310.00 is 310. */
function withoutZeros(value: Decimal, asked: Figures): Decimal {
  const wanted = asked.digits ?? (mayHaveFraction(asked) ? value.scale : 0);
  if (value.scale <= wanted) return value;
  // If decimal places are asked for, zero may be written with any number of them.
  if (value.units === 0n && wanted > 0) return value;
  const factor = 10n ** BigInt(value.scale - wanted);
  return value.units % factor === 0n ? { units: value.units / factor, scale: wanted } : value;
}

function isSigned({ figures, isMeasured }: Figures): boolean {
  return figures === 'signed' || isMeasured;
}

/**
 * Whether a figure of a column can be meant to have a value. An amount is less than zero only if it is written so.
 *
 * @param scale Number of decimal places that `units` includes.
 */
export function mayBe(asked: Figures, units: bigint, scale: number): boolean {
  if (units < 0n && !isSigned(asked)) return false;
  return mayHaveFraction(asked) || units % 10n ** BigInt(scale) === 0n;
}

function styleOf({ value, unit, style }: ReadFigure, asked: Figures): FigureCell['style'] {
  const plain =
    style === 'plain' ||
    (style === 'unit' && unit === SHARE) ||
    (style === 'separators' && asked.mayHaveThousands);
  if (!plain) return style;
  const wanted = asked.digits ?? value.scale;
  const isShort = value.scale < wanted && asked.mayHaveThousands;
  return value.scale === wanted || value.units === 0n || isShort ? 'plain' : 'digits';
}

/** Whether figures can have decimal places, and are rounded then. */
export function mayHaveFraction({ figures, digits = 0, isMeasured }: Figures): boolean {
  return figures === 'decimal' || figures === 'amount' || digits > 0 || isMeasured;
}

/** The unit of what is calculated by division. */
export const PER_CENT = '%';

/** The same figures, calculated by division. */
export function measured<T extends Figures>(figures: T): T {
  return {
    ...figures,
    figures: 'signed',
    unit: PER_CENT,
    digits: undefined,
    hasBlanksForZero: false,
    isMeasured: true,
  };
}

const inMeasuredRow = keep((column: Column) => measured(column));

/** What a slot takes: its column says it, unless its row is calculated by division. */
export function askedIn(row: Row | undefined, column: Column): Column {
  return row?.isMeasured && !column.isMeasured ? inMeasuredRow(column) : column;
}
