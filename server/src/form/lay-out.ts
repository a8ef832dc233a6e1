import type { LaidCell, LaidTable } from '../draft/notation/laid-table.ts';
import type { TableForm } from './form.ts';

/**
 * Lays a table out as its form prints it, with caption and headings.
 *
 * @param figure The text of a slot, by the indexes of its row and column.
 */
export function layOut(
  table: TableForm,
  figure: (row: number, column: number) => string,
): LaidTable {
  const { columns, rows } = table;
  const labels = rows.every(({ label }) => label === '') ? 0 : depthOf(rows);
  const rowHeadings = headings(rows, labels);
  const figures = rows.map((_, row) =>
    columns.map((_, column) => cell('figure', figure(row, column), 1, 1)),
  );
  const caption = cell('caption', table.caption, labels + columns.length, 1);
  return [
    ...(table.caption === '' ? [] : [[caption]]),
    ...headLines(table, labels),
    ...figures.map((line, row) => [
      ...rowHeadings
        .filter(({ start }) => start === row)
        .map(({ text, across, deep }) => cell('label', text, deep, across)),
      ...line,
    ]),
  ];
}

/** The heading lines above the figures, with the corner above the row labels. */
export function headLines({ columns, corner, over }: TableForm, labels: number): LaidCell[][] {
  const depth = depthOf(columns);
  const above = over === '' ? 0 : 1;
  const lines: LaidCell[][] = Array.from({ length: depth + above }, () => []);
  if (labels > 0) lines[0]?.push(cell('heading', corner, labels, lines.length));
  if (above > 0) lines[0]?.push(cell('heading', over, columns.length, 1));
  for (const { text, level, across, deep } of headings(columns, depth)) {
    lines[level + above]?.push(cell('heading', text, across, deep));
  }
  return lines;
}

/** A row or a column: its label, and the headings above it. */
interface Labelled {
  readonly label: string;
  readonly path: readonly string[];
}

interface Heading {
  readonly text: string;
  /** How many headings are above it. */
  readonly level: number;
  /** Index of its first row or column, and the number of rows or columns that it covers. */
  readonly start: number;
  readonly across: number;
  /** How many heading levels it covers. The label of a row or column extends to the figures. */
  readonly deep: number;
}

function depthOf(labelled: readonly Labelled[]): number {
  return Math.max(...labelled.map(({ path }) => path.length)) + 1;
}

/** The headings in the order of the text. Neighbours under the same heading share it. */
function headings(labelled: readonly Labelled[], depth: number): Heading[] {
  if (depth === 0) return [];
  return labelled.flatMap(({ label, path }, start) => {
    const shared = (other: Labelled | undefined, level: number) =>
      path.slice(0, level + 1).every((text, index) => other?.path[index] === text);
    const groups = path.flatMap((text, level) => {
      if (shared(labelled[start - 1], level)) return [];
      let across = 1;
      while (shared(labelled[start + across], level)) across++;
      return [{ text, level, start, across, deep: 1 }];
    });
    const own = { text: label, level: path.length, start, across: 1, deep: depth - path.length };
    return [...groups, own];
  });
}

function cell(role: LaidCell['role'], text: string, width: number, height: number): LaidCell {
  return { role, text, width, height };
}
