/** How a whole table writes its numbers: `1,234.5`, `1 234,5`, `1.234,5`. */
export interface NumberStyle {
  readonly point: '.' | ',';
  /** The characters that separate thousands; several if the table uses several. */
  readonly groups: string;
}

/** The style of a single number without a table. */
export const PLAIN_STYLE: NumberStyle = { point: '.', groups: ',' };

const GROUPED = /^[+-]?\d{1,3}(?:([,. '])\d{3})(?:\1\d{3})*(?:[,.]\d+)?$/;
const WITH_COMMA = /^[+-]?\d[\d .']*,(?:\d{1,2}|\d{4,})$/;
const BELOW_ONE = /^[+-]?0,\d+$/;
/** No number is longer. */
const LONGEST = 40;

/** What a cell shows of how numbers are written. */
export interface StyleSigns {
  /** Whether a comma stands before decimals. */
  readonly hasDecimalComma: boolean;
  /** The mark between thousands; empty if there is none. */
  readonly group: string;
}

const NO_SIGNS: StyleSigns = { hasDecimalComma: false, group: '' };

/** The signs in the text of a cell. */
export function styleSignsIn(cell: string): StyleSigns {
  const last = cell.charCodeAt(cell.length - 1);
  if (cell.length < 3 || cell.length > LONGEST || last < 48 || last > 57) return NO_SIGNS;
  const text = plainBlanks(cell);
  const hasDecimalComma = WITH_COMMA.test(text) || BELOW_ONE.test(text);
  const group = GROUPED.exec(text)?.[1] ?? '';
  return hasDecimalComma || group !== '' ? { hasDecimalComma, group } : NO_SIGNS;
}

/** The mark between thousands of a table that has one and uses no other. */
export function onlyMark({ groups }: NumberStyle): string | undefined {
  return groups.length === 1 ? groups : undefined;
}

/** How a table writes its numbers, by the signs in all cells of its rows. */
export function numberStyleOf(
  rows: readonly (readonly { readonly signs: StyleSigns }[])[],
): NumberStyle {
  const counts = new Map<string, number>();
  let decimalCommas = 0;
  for (const cells of rows) {
    for (const { signs } of cells) {
      if (signs.hasDecimalComma) decimalCommas++;
      if (signs.group !== '') counts.set(signs.group, (counts.get(signs.group) ?? 0) + 1);
    }
  }
  const point = decimalCommas > (counts.get(',') ?? 0) ? ',' : '.';
  // A point between three digits and three digits separates thousands only if it cannot be a decimal
  // point.
  const marks = [...counts.keys()].filter((mark) => mark !== point).toSorted();
  return { point, groups: marks.join('') };
}

/**
 * A number with the decimal point and the commas that `readFigure` reads; each character is replaced by
 * one character. A number that is grouped wrongly, for example because of an extra digit, is not read as
 * grouped.
 */
export function inPlainStyle(text: string, { point, groups }: NumberStyle): string {
  const plain = plainBlanks(text);
  if (point === '.') return plain.replaceAll("'", ',');
  return plain.replaceAll(/[.,']/g, (mark) =>
    mark === ',' ? '.' : groups.includes(mark) ? ',' : mark,
  );
}

/**
 * The digits of a number whose groups do not have three digits, for example after a slip; undefined for
 * other texts.
 */
export function ungrouped(text: string, { groups }: NumberStyle): string | undefined {
  if (groups === '' || text.length > LONGEST || !/^[+-]?[, ]?\d[\d, ]*(?:\.\d+)?$/.test(text)) {
    return undefined;
  }
  return text.replaceAll(/[, ]/g, '');
}

/** Replaces spaces of all widths, typographic minus signs and apostrophes by plain ones. */
function plainBlanks(text: string): string {
  if (!/[^\d,.\w %()*/+:-]/.test(text)) return text;
  return text
    .replaceAll(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/^[–−]\s?(?=[\d¥￥$€£])/, (sign) => '-'.padEnd(sign.length))
    .replaceAll('’', "'");
}
