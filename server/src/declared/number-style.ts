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

/** What the cells of a row show of how numbers are written. */
export interface StyleSigns {
  readonly decimalCommas: number;
  /** What parts thousands, once for each number. */
  readonly groups: string;
}

const NO_SIGNS: StyleSigns = { decimalCommas: 0, groups: '' };

/** The signs in some cells. */
export function styleSignsIn(cells: readonly { readonly text: string }[]): StyleSigns {
  let decimalCommas = 0;
  let groups = '';
  for (const { text: cell } of cells) {
    const last = cell.charCodeAt(cell.length - 1);
    if (cell.length < 3 || cell.length > LONGEST || last < 48 || last > 57) continue;
    const text = plainBlanks(cell);
    const isDecimal = WITH_COMMA.test(text) || BELOW_ONE.test(text);
    if (isDecimal) decimalCommas++;
    groups += GROUPED.exec(text)?.[1] ?? '';
  }
  return decimalCommas === 0 && groups === '' ? NO_SIGNS : { decimalCommas, groups };
}

/** How a table writes its numbers, by the signs in all of its rows. */
export function numberStyleOf(rows: Iterable<StyleSigns>): NumberStyle {
  const counts = new Map<string, number>();
  let decimalCommas = 0;
  for (const signs of rows) {
    decimalCommas += signs.decimalCommas;
    for (const mark of signs.groups) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  const point = decimalCommas > (counts.get(',') ?? 0) ? ',' : '.';
  // A point between three digits and three parts thousands only where none can stand before decimals.
  const marks = [...counts.keys()].filter((mark) => mark !== point).toSorted();
  return { point, groups: marks.join('') };
}

/**
 * A number with the decimal point and the commas between thousands that `readFigure` reads, one character for one.
 * What is grouped wrongly, as by a digit too many, is not grouped at all.
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
  if (!/[^\d,.\w %()*/+:-]/.test(text)) return text;
  return text
    .replaceAll(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/^[–−]\s?(?=\d)/, (sign) => '-'.padEnd(sign.length))
    .replaceAll('’', "'");
}
