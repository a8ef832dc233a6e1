/** How a table as a whole writes its numbers: `1,234.5`, `1 234,5`, `1.234,5`. */
export interface NumberStyle {
  readonly point: '.' | ',';
  /** What parts thousands; several where the table has several. */
  readonly groups: string;
}

/** As a number stands on its own. */
export const PLAIN_STYLE: NumberStyle = { point: '.', groups: ',' };

const GROUPED = /^[+-]?\d{1,3}(?:([,. '])\d{3})(?:\1\d{3})*(?:[,.]\d+)?$/;
const WITH_COMMA = /^[+-]?\d[\d .']*,(?:\d{1,2}|\d{4,})$/;
const BELOW_ONE = /^[+-]?0,\d+$/;
/** No number is longer. */
const LONGEST = 40;

/** Finds out from all cells of a table how it writes its numbers. */
export function numberStyleOf(cells: Iterable<string>): NumberStyle {
  const groups = new Map<string, number>();
  let decimalCommas = 0;
  for (const cell of cells) {
    const text = cell.length > LONGEST ? '' : plainBlanks(cell);
    const last = text.charCodeAt(text.length - 1);
    if (last < 48 || last > 57) continue;
    if (WITH_COMMA.test(text) || BELOW_ONE.test(text)) decimalCommas++;
    else {
      const mark = GROUPED.exec(text)?.[1];
      if (mark !== undefined) groups.set(mark, (groups.get(mark) ?? 0) + 1);
    }
  }
  const point = decimalCommas > (groups.get(',') ?? 0) ? ',' : '.';
  // A point between three digits and three parts thousands only where none can stand before decimals.
  const marks = [...groups.keys()].filter((mark) => mark !== point);
  return { point, groups: marks.filter((mark) => mark !== '.' || point === ',').join('') };
}

/**
 * A number with the decimal point and the commas between thousands that `readFigure` reads, one character for one.
 * What is grouped wrongly, as by a digit too many, is not grouped at all.
 *
 * @returns The text, and which of its characters stand for nothing.
 */
export function inPlainStyle(text: string, { point, groups }: NumberStyle): string {
  const plain = plainBlanks(text);
  if (point === '.') return plain.replaceAll("'", ',');
  return plain.replaceAll(/[.,']/g, (mark) =>
    mark === ',' ? '.' : groups.includes(mark) ? ',' : mark,
  );
}

/** The digits of a number whose groups are not of three, as after a slip of the pen; undefined for all else. */
export function ungrouped(text: string, { groups }: NumberStyle): string | undefined {
  if (groups === '' || text.length > LONGEST || !/^[+-]?[, ]?\d[\d, ]*(?:\.\d+)?$/.test(text)) {
    return undefined;
  }
  return text.replaceAll(/[, ]/g, '');
}

/** Blanks of all widths, typographic minus signs and apostrophes as plain ones. */
function plainBlanks(text: string): string {
  return text
    .replaceAll(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/^[–−]\s?(?=\d)/, (sign) => '-'.padEnd(sign.length))
    .replaceAll('’', "'");
}
