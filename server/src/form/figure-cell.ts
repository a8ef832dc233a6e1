import type { Cell } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import type { FigureReading, Style } from '../figure/read.ts';
import type { FigureKind } from './source.ts';

/** Why a cell gives no figure that can be reckoned with. */
export type Lack =
  | 'blank'
  | 'not-applicable'
  | 'unreadable'
  /** Less than zero where things are counted. */
  | 'negative'
  /** Digits after the point where things are counted. */
  | 'fraction';

/** A cell that takes a figure, and what was read in it. */
export interface FigureCell {
  readonly cell: Cell;
  /** Where the figure's own characters stand in the block; the insertion point in a blank cell. */
  readonly span: Span;
  /** The figure; undefined where there is a lack. */
  readonly value: Decimal | undefined;
  readonly lack: Lack | undefined;
  readonly style: Style;
}

/** A cell with what its text says, taken as a figure of the given kind. */
export function figureCell(cell: Cell, reading: FigureReading, kind: FigureKind): FigureCell {
  if (reading.kind !== 'figure') {
    return { cell, span: cell.span, value: undefined, lack: reading.kind, style: 'plain' };
  }
  const span = figureSpan(cell, reading);
  const lack = lackOf(reading.value, kind);
  return { cell, span, value: lack ? undefined : reading.value, lack, style: reading.style };
}

/** Where the characters of a cell's figure stand in the block, without unit or note. */
export function figureSpan(cell: Cell, reading: Span): Span {
  // Markup inside a cell makes its text shorter than its span: then the whole span is the figure.
  const verbatim = cell.span.end - cell.span.start === cell.text.length;
  return verbatim
    ? { start: cell.span.start + reading.start, end: cell.span.start + reading.end }
    : cell.span;
}

function lackOf(value: Decimal, kind: FigureKind): Lack | undefined {
  if (kind !== 'signed' && value.units < 0n) return 'negative';
  if (kind !== 'decimal' && value.scale > 0) return 'fraction';
  return undefined;
}
