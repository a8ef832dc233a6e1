import { format } from '../../../server/src/figure/decimal.ts';
import { readFigure } from '../../../server/src/figure/read.ts';

/**
 * Units that only count things. An amount of money or a percentage is another kind of figure, so other
 * units are refused.
 */
const COUNTS = /^[件项条个次份宗起例]$/;

/**
 * The figure that was typed, as plain ASCII digits: `１，２３４` is `1234`. An empty text stays empty and clears
 * the cell. Undefined if the text is no figure.
 *
 * @param point The decimal mark of the table. In a table with commas, `1.234,5` is `1234,5`.
 */
export function figureText(typed: string, point: '.' | ',' = '.'): string | undefined {
  // Chinese input methods type this mark for the decimal point.
  const marked = typed.trim().replace(/(?<=[\d０-９])。(?=[\d０-９])/, '.');
  const text = point === ',' ? withPoint(marked) : marked;
  const reading = readFigure(text);
  if (reading.kind === 'blank') return '';
  if (reading.kind !== 'figure' || reading.style === 'note' || reading.style === 'broken') {
    return undefined;
  }
  if (reading.unit !== undefined && !COUNTS.test(reading.unit)) return undefined;
  return format(reading.value).replace('.', point);
}

/** A number with a decimal comma, and perhaps points between groups of digits, with a decimal point. */
function withPoint(text: string): string {
  const isGrouped = /^[-−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text);
  return (isGrouped ? text.replaceAll('.', '') : text).replace(/(?<=\d),(?=\d+$)/, '.');
}
