import type { Cell } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import { sourceSpan } from '../draft/visible.ts';
import type { Decimal } from '../figure/decimal.ts';
import type { FigureReading, Style } from '../figure/read.ts';
import type { Figures } from './form.ts';

/** Why a cell gives no figure that can be reckoned with. */
export type Lack =
  | 'blank'
  | 'not-applicable'
  | 'unreadable'
  /** Less than zero where things are counted. */
  | 'negative'
  /** Digits after the point where things are counted. */
  | 'fraction'
  /** Another unit than the form asks for stands behind it. */
  | 'unit';

/** A cell that takes a figure, and what was read in it. */
export interface FigureCell {
  readonly cell: Cell;
  /** Where the figure's own characters stand in the block; the insertion point in a blank cell. */
  readonly span: Span;
  /** The figure; undefined where there is a lack. */
  readonly value: Decimal | undefined;
  readonly lack: Lack | undefined;
  /**
   * `digits`: more or fewer digits after the point than the form asks for. `zeros`: more, and all that are too
   * many are zeros, as a sheet's number format writes them.
   */
  readonly style: Style | 'digits' | 'zeros';
}

/** A cell with what its text says, taken as a figure of a column. */
export function figureCell(cell: Cell, reading: FigureReading, asked: Figures): FigureCell {
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

/** Where the characters of a cell's figure stand in the block, without unit or note. */
export function figureSpan(cell: Cell, reading: Span): Span {
  const { span, text, runs } = cell;
  const isAll = reading.start === 0 && reading.end === text.length;
  if (runs && !isAll) return sourceSpan({ runs, content: span }, reading);
  // Of what is escaped, the whole is the figure.
  if (isAll || span.end - span.start !== text.length) return span;
  return { start: cell.span.start + reading.start, end: cell.span.start + reading.end };
}

type ReadFigure = Extract<FigureReading, { kind: 'figure' }>;

/** A share may be told with its sign in the cell; other units belong in the heading. */
const SHARE = '%';

function lackOf({ value, unit }: ReadFigure, asked: Figures): Lack | undefined {
  if (unit !== undefined && unit !== asked.unit) {
    if (unit === SHARE) return 'unreadable';
    if (asked.unit !== '' && value.units !== 0n) return 'unit';
  }
  if (value.units < 0n && !mayBeNegative(asked)) return 'negative';
  if (!mayHaveFraction(asked) && value.scale > 0) return 'fraction';
  return undefined;
}

/** A number without the digits that are too many, where all of them are zeros: 310.00 is 310. */
function withoutZeros(value: Decimal, asked: Figures): Decimal {
  const wanted = asked.digits ?? (mayHaveFraction(asked) ? value.scale : 0);
  if (value.scale <= wanted) return value;
  // Nothing at all may be written with any digits where digits are asked for.
  if (value.units === 0n && wanted > 0) return value;
  const factor = 10n ** BigInt(value.scale - wanted);
  return value.units % factor === 0n ? { units: value.units / factor, scale: wanted } : value;
}

function mayBeNegative({ figures }: Figures): boolean {
  return figures === 'signed';
}

/**
 * Whether a figure of a column can have a value.
 *
 * @param scale Digits after the point in a number of the units.
 */
export function mayBe(asked: Figures, units: bigint, scale: number): boolean {
  if (units < 0n && !mayBeNegative(asked)) return false;
  return mayHaveFraction(asked) || units % 10n ** BigInt(scale) === 0n;
}

function styleOf({ value, unit, style }: ReadFigure, asked: Figures): FigureCell['style'] {
  const plain = style === 'plain' || (style === 'unit' && unit === SHARE);
  if (!plain) return style;
  const wanted = asked.digits ?? value.scale;
  return value.scale === wanted || value.units === 0n ? 'plain' : 'digits';
}

/** Whether figures can have digits after the point, and are then rounded. */
export function mayHaveFraction({ figures, digits = 0 }: Figures): boolean {
  return figures === 'decimal' || digits > 0;
}
