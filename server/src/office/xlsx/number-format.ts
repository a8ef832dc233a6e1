/**
 * How a number format shows a number, as far as it changes what a reader understands.
 *
 * - `plain`: the number itself, whatever separators, zeros or words are shown with it
 * - `percent`: a hundred times the number, with a percent sign
 * - `date`: a date or a time, which is not a figure
 * - `hidden`: nothing is shown
 */
export type ShownAs = 'plain' | 'percent' | 'date' | 'hidden';

/** One section of a number format. */
export interface FormatSection {
  readonly shownAs: ShownAs;
  readonly code: string;
}

/** A number format by its sections: for positive numbers, negative ones, zero and text (ECMA-376-1, 18.8.31). */
export type NumberFormat = readonly FormatSection[];

/** Reads a format code. */
export function numberFormat(code: string): NumberFormat {
  return sectionsOf(code).map(sectionOf);
}

/** The section that a number is shown by. */
export function sectionFor(
  stored: string,
  [first = GENERAL, ...more]: NumberFormat,
): FormatSection {
  const [negative = first, zero = first] = more;
  const value = Number(stored);
  return value < 0 ? negative : value === 0 ? zero : first;
}

const GENERAL: FormatSection = { shownAs: 'plain', code: 'General' };

/** The code of a built-in number format, which a workbook gives only by its number. Dates as in the Chinese version. */
export function builtInFormat(id: number): string {
  return BUILT_IN.get(id) ?? 'General';
}

const [YEAR_MONTH, MONTH_DAY, WHOLE_DATE] = ['yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'];
const [CLOCK, EXACT_CLOCK] = ['h"时"mm"分"', 'h"时"mm"分"ss"秒"'];

const BUILT_IN: ReadonlyMap<number, string> = new Map([
  ...([9, 10] as const).map((id) => [id, '0%'] as const),
  [14, 'yyyy/m/d'],
  [15, 'd-m-yy'],
  [16, 'd-m'],
  [17, 'm-yy'],
  ...([18, 20] as const).map((id) => [id, 'h:mm'] as const),
  ...([19, 21, 46] as const).map((id) => [id, 'h:mm:ss'] as const),
  [22, 'yyyy/m/d h:mm'],
  ...([27, 36, 50, 52, 57] as const).map((id) => [id, YEAR_MONTH] as const),
  ...([28, 29, 51, 53, 54, 58] as const).map((id) => [id, MONTH_DAY] as const),
  [30, 'm-d-yy'],
  [31, WHOLE_DATE],
  ...([32, 34, 55] as const).map((id) => [id, CLOCK] as const),
  ...([33, 35, 56] as const).map((id) => [id, EXACT_CLOCK] as const),
  ...([45, 47] as const).map((id) => [id, 'mm:ss'] as const),
]);

/** Literals: quoted or escaped text, a blank as wide as a character, a character that fills the cell. */
const LITERAL = /"[^"]*"|[\\_*!]./gsu;

/** Colours, conditions and languages in brackets. Elapsed times (`[h]`) are excluded. */
const BRACKETS = /\[(?!(?:h+|m+|s+)\])[^[\]]*\]/gi;

function sectionsOf(code: string): string[] {
  // A literal may contain `;`, so literals are taken out while the code is split.
  const literals = code.match(LITERAL) ?? [];
  let next = 0;
  const restored = (section: string) => section.replaceAll('\0', () => literals[next++] ?? '');
  return code.replaceAll('\0', '').replace(LITERAL, '\0').split(';').map(restored);
}

function sectionOf(code: string, index: number): FormatSection {
  // An empty section for zero shows a blank, but the figure 0 is still there.
  if (code === '' && index < 2) return { shownAs: 'hidden', code };
  const marks = code.replace(BRACKETS, '').replace(LITERAL, '');
  const isDate = !/General/i.test(marks) && /[ymdhs]/i.test(marks);
  return { shownAs: isDate ? 'date' : marks.includes('%') ? 'percent' : 'plain', code };
}
