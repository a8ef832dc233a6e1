import type { Cell, GridRow } from '../../draft/block.ts';
import {
  askedIn,
  type FigureCell,
  figureCell,
  isLeftOut,
  leftBlank,
  unstated,
} from '../figure-cell.ts';
import { isNamed, type Row, type TableForm } from '../form.ts';
import type { FoundRow, UnknownRow } from '../found-table.ts';
import type { Lookup } from '../lookup.ts';
import type { Bound } from './bound-columns.ts';
import { isSubtotal } from './subtotals.ts';
import type { WrittenRow } from './written-row.ts';

/** What the labels of a row say: a row that the form lists, a code with its name, or something else. */
export type Said =
  | { readonly kind: 'listed'; readonly row: number }
  | { readonly kind: 'coded'; readonly code: string; readonly label: string }
  | { readonly kind: 'unknown'; readonly label: string }
  | { readonly kind: 'nothing' };

/** The cell that covers a grid column. */
export function cellAt({ cells }: GridRow, column: number): Cell | undefined {
  return cells.find((cell) => cell.column <= column && column < cell.column + cell.width);
}

/**
 * Makes a function that says what the labels of the rows of a table mean, one row after another: rows with
 * the same label are taken in the order of the form.
 *
 * @param subtotals How many subtotals stand above these rows, in earlier pieces with the same columns.
 */
export function rowNames(bound: Bound, lookup: Lookup, subtotals: number): (row: GridRow) => Said {
  const { form, byHeadings, labels } = bound;
  const isTaken = new Set<number>();
  let last = -1;
  let code = '';
  let count = subtotals;
  const listed = (key: string): number => {
    const isIt = (row: Row, index: number) => !isTaken.has(index) && row.keys.includes(key);
    const after = form.rows.findIndex((row, index) => index > last && isIt(row, index));
    if (after >= 0) return after;
    const before = form.rows.findIndex(isIt);
    if (before >= 0) return before;
    const known = form.rows.findIndex(({ keys }) => keys.includes(key));
    return known >= 0 ? known : form.rows.findIndex((row) => isNamed(row, key));
  };
  return (row) => {
    if (labels.length === 0) {
      return form.rows.length > 0 && mayHaveFigures(row, lookup)
        ? { kind: 'listed', row: 0 }
        : NOTHING;
    }
    const texts = labels.map((columns) => columns.map((column) => cellAt(row, column)?.text ?? ''));
    const filled = texts.flat().filter((text) => text !== '');
    for (const text of filled) {
      const key = lookup.cell(text).label?.key;
      const index = key ? listed(key) : -1;
      if (index < 0) continue;
      isTaken.add(index);
      last = index;
      return { kind: 'listed', row: index };
    }
    const { codes } = byHeadings;
    if (codes?.length === 0) {
      const said = named(filled, row);
      return isSubtotalSaid(said) ? { ...said, code: `${said.label} ${++count}` } : said;
    }
    const [first = [], ...names] = withName(texts);
    const found = codes && codeOf(first, codes, code);
    if (found) {
      code = found;
      return { kind: 'coded', code, label: names.flat().join('') };
    }
    const [label] = filled;
    return label === undefined ? NOTHING : { kind: 'unknown', label };
  };
}

const NOTHING: Said = { kind: 'nothing' };

/** Whether a row without labels is no note below the figures: it has a figure, or nothing but blanks and marks. */
function mayHaveFigures({ cells }: GridRow, lookup: Lookup): boolean {
  const kinds = cells.map(({ text }) => lookup.cell(text).figure.kind);
  return kinds.includes('figure') || !kinds.includes('unreadable');
}

/** A row of a table with rows of any name: its last label is its code. A table of one body may have no label. */
function named(labels: readonly string[], { cells }: GridRow): Said {
  const label = labels.at(-1) ?? '';
  const isBlank = cells.every(({ text }) => text === '');
  return isBlank ? NOTHING : { kind: 'coded', code: label === '' ? UNNAMED : label, label };
}

const UNNAMED = '-';

/** Whether a row of a table with rows of any name is a subtotal. Several may have one label, and none has its code. */
export function isSubtotalSaid(said: Said): said is Extract<Said, { readonly kind: 'coded' }> {
  return said.kind === 'coded' && isSubtotal(said.label);
}

const CODE_AND_NAME = /^([\d０-９]{2,}) ?([^\d０-９\s.,，].*)$/u;

/** The texts of the labels of a row, with a code and the name behind it in the same cell as two texts. */
function withName(texts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [[first = '', ...parts] = [], ...names] = texts;
  const [, code, name] = parts.length === 0 ? (CODE_AND_NAME.exec(first) ?? []) : [];
  return code === undefined || name === undefined ? texts : [[code], [name], ...names];
}

/**
 * The code in the columns of a code, one or several. A part that lost its leading zeros gets them back, blank
 * parts before the first are those of the code above, and a part may be the whole code of its level.
 */
function codeOf(
  texts: readonly string[],
  lengths: readonly number[],
  above: string,
): string | undefined {
  const parts = texts.map((text) => text.normalize('NFKC').replaceAll(/\s/g, ''));
  if (!parts.every((part) => /^\d*$/.test(part))) return undefined;
  let code = '';
  for (const [level, part] of parts.entries()) {
    const length = (lengths[level] ?? 0) - (lengths[level - 1] ?? 0);
    if (parts.length === 1 || part.length === lengths[level]) code = part;
    else if (part !== '') code += part.padStart(length, '0');
    else if (parts.slice(level).some((later) => later !== ''))
      code = above.slice(0, lengths[level]);
  }
  return lengths.includes(code.length) ? code : undefined;
}

/**
 * A row of a table with its figures.
 *
 * @param others For a row of totals, the other rows. A blank total is then missing if one of its parts is not 0, and
 *   0 if all figures of its column are 0; otherwise it is left unstated, as it is if it holds the heading of a column.
 */
export function foundRow(
  { grid, row }: WrittenRow,
  index: number,
  { form, labels, columns }: Bound,
  lookup: Lookup,
  others: readonly FoundRow[] = [],
): FoundRow {
  const isPart = partsOf(form, index);
  const parts = others.filter((other) => isPart.has(other.row));
  const figures = columns.map((column, at): FigureCell | undefined => {
    const ofColumn = form.columns[at];
    const cell = column === undefined ? undefined : cellAt(row, column);
    if (!cell || !ofColumn) return undefined;
    const asked = askedIn(form.rows[index], ofColumn);
    const reading = lookup.cell(cell.text).figure;
    if (others.length > 0 && asked.hasBlanksForZero) {
      const values = (rows: readonly FoundRow[]) => rows.map((one) => one.figures[at]?.value);
      const isBlank = isLeftOut(reading);
      if (isBlank && values(parts).some((value) => value && value.units !== 0n))
        return leftBlank(cell);
      const isUnstated = isBlank && values(others).some((value) => value?.units !== 0n);
      if (isUnstated || reading.kind === 'unreadable') return unstated(cell);
    }
    return figureCell(cell, reading, asked);
  });
  const named = labels.flat().flatMap((column) => cellAt(row, column) ?? []);
  const label = named.find(({ text }) => text !== '') ?? figures.find((figure) => figure)?.cell;
  const span = label?.span ?? row.span;
  return { grid, row: index, item: '', label: span, span: row.span, figures, loose: [], lost: 0 };
}

/** The rows that a total adds up, itself or through the totals that it adds up. */
function partsOf(
  form: Pick<TableForm, 'relations'>,
  total: number,
  found = new Set<number>(),
): ReadonlySet<number> {
  for (const { each, code, isBound, anchor, left, right } of form.relations) {
    if (each !== 'column' || code !== 'column-total' || isBound || anchor !== total) continue;
    for (const { index } of [...left, ...right]) {
      if (index === total || found.has(index)) continue;
      found.add(index);
      partsOf(form, index, found);
    }
  }
  return found;
}

/** A row that the form does not have, if it has figures. */
export function unknownRow(
  { grid, row }: WrittenRow,
  label: string,
  { columns }: Bound,
  lookup: Lookup,
): UnknownRow | undefined {
  const hasFigure = columns.some((column) => {
    const cell = column === undefined ? undefined : cellAt(row, column);
    return cell !== undefined && lookup.cell(cell.text).figure.kind === 'figure';
  });
  const cell = row.cells.find(({ text }) => text === label);
  return hasFigure ? { grid, label, span: cell?.span ?? row.span } : undefined;
}

/** Whether a row is a total of the form: the sum of other rows in each column. */
export function isTotalRow({ relations, byHeadings }: TableForm, row: number): boolean {
  if (byHeadings?.codes) return true;
  return relations.some(
    ({ each, code, isBound, anchor }) =>
      each === 'column' && code === 'column-total' && !isBound && anchor === row,
  );
}
