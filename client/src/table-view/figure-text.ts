import { format } from '../../../server/src/figure/decimal.ts';
import { readFigure } from '../../../server/src/figure/read.ts';

/** Units that merely count. One of money or a percent sign says something about the figure, so it stays. */
const COUNTS = /^[件项条个次份宗起例]$/;

/**
 * The figure in the form's style, as bare ASCII digits: `１，２３４` is `1234`. An empty text stays empty: it
 * clears the cell. Undefined where the text is no figure.
 */
export function figureText(typed: string): string | undefined {
  // An input method that writes Chinese gives this mark for the point.
  const text = typed.trim().replace(/(?<=[\d０-９])。(?=[\d０-９])/, '.');
  const reading = readFigure(text);
  if (reading.kind === 'blank') return '';
  if (reading.kind !== 'figure' || reading.style === 'note' || reading.style === 'broken') {
    return undefined;
  }
  if (reading.unit !== undefined && !COUNTS.test(reading.unit)) return undefined;
  return format(reading.value);
}
