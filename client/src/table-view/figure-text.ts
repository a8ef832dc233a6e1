import { format, padded } from '../../../server/src/figure/decimal.ts';
import { readFigure } from '../../../server/src/figure/read.ts';
import { separated } from '../../../server/src/figure/thousands.ts';
import type { TablePicture } from './panel-messages.ts';

/** How the figures of a table are written. */
export type WrittenAs = Pick<TablePicture, 'point' | 'style'>;

const PLAIN: WrittenAs = { point: '.', style: { thousands: 'never', digits: 0 } };
/** A table of no known form with decimal commas. */
export const WITH_COMMA: WrittenAs = { ...PLAIN, point: ',' };

/**
 * Units that only count things. An amount of money or a percentage is another kind of figure, so other
 * units are refused.
 */
const COUNTS = /^[件项条个次份宗起例]$/;

/**
 * The figure that was typed, as plain ASCII digits: `１，２３４` is `1234`. An empty text stays empty and clears
 * the cell. Thousands are separated and zeros added at the end as in the other figures of the table. Undefined if the text is
 * no figure.
 *
 * @param table In a table with decimal commas, `1.234,5` is `1234,5`.
 */
export function figureText(typed: string, table: WrittenAs = PLAIN): string | undefined {
  const { point, style } = table;
  // Chinese input methods type this mark for the decimal point.
  const marked = typed.trim().replace(/(?<=[\d０-９])。(?=[\d０-９])/, '.');
  const text = point === ',' ? withPoint(marked) : marked;
  const reading = readFigure(text);
  if (reading.kind === 'blank') return '';
  if (reading.kind !== 'figure' || reading.style === 'note' || reading.style === 'broken') {
    return undefined;
  }
  if (reading.unit !== undefined && !COUNTS.test(reading.unit)) return undefined;
  const { value } = reading;
  const written = format(value.units === 0n ? value : padded(value, style.digits)).replace(
    '.',
    point,
  );
  const isSeparated =
    style.thousands === 'always' || (style.thousands === 'as-typed' && /[,，]/.test(typed));
  return isSeparated ? separated(written, ',') : written;
}

/** A number with a decimal comma, and perhaps points between groups of digits, with a decimal point. */
function withPoint(text: string): string {
  const isGrouped = /^[-−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text);
  return (isGrouped ? text.replaceAll('.', '') : text).replace(/(?<=\d),(?=\d+$)/, '.');
}
