import type { Range } from 'vscode-languageserver-types';
import { partOf } from '../analysis.ts';
import type { Cell, Grid, GridRow } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { type Span, touches } from '../draft/span.ts';
import { trimmed } from '../draft/text.ts';
import { firstFrom } from '../first-from.ts';
import { type Report, rowName } from '../form/report.ts';
import { grouped } from '../grouped.ts';
import type { Verdict } from '../rules/engine/check.ts';
import { blockAt, figureAt } from './figure-at.ts';
import type { Document } from './place.ts';

/** The names of a place, for readers who see no lines and columns. */
export interface PlaceNames {
  /** The table it is in; undefined in prose. */
  readonly table: TableNames | undefined;
  /** In prose: its words, with some of the words around them. Empty in a table. */
  readonly words: string;
}

/** The names of a place in a table. A name is empty if the draft has none. */
export interface TableNames {
  readonly name: string;
  /** Undefined if the place is not in a single row. */
  readonly row: string | undefined;
  /** Undefined if the place is not in a single cell. */
  readonly column: string | undefined;
}

/** The names of the place that a range marks. */
export function placeNames(document: Document, range: Range): PlaceNames {
  const { analysis } = document;
  const start = document.offsetAt(range.start);
  const at = blockAt(analysis, start);
  const part = partOf(analysis, start);
  if (!at || !part) return { table: undefined, words: '' };
  const { block, within } = at;
  const span = { start: within, end: document.offsetAt(range.end) - at.start };
  if (block.kind === 'paragraph') return { table: undefined, words: wordsAround(block.text, span) };

  const name = tableName(part.verdict, block, span);
  const [row, ...moreRows] = rowsAt(block, span);
  if (!row || moreRows.length > 0)
    return { table: { name, row: undefined, column: undefined }, words: '' };
  const cells = row.cells.filter((one) => meet(one.span, span));
  const figure = figureAt(analysis, start)?.figure;
  const names = {
    name: figure?.tableName || name,
    row: figure?.rowName || rowLabel(part.verdict, block, row),
    column: cells.length === 1 ? (figure?.columnName ?? '') : undefined,
  };
  return { table: names, words: '' };
}

/** The rows that a span meets. */
function rowsAt({ rows }: Grid, span: Span): readonly GridRow[] {
  const first = firstFrom(rows, span.start, (row) => row.span.end);
  const behind = firstFrom(rows, Math.max(span.end, span.start + 1), (row) => row.span.start);
  return rows.slice(first, behind);
}

function tableName({ report }: Verdict, grid: Grid, span: Span): string {
  const found = tablesByBlock(report)
    .get(grid)
    ?.find(({ sites }) => sites.some((site) => site.block === grid && meet(site.span, span)));
  return found?.form.name ?? '';
}

/** The form's name of a row, or else the first words in it. */
function rowLabel({ report }: Verdict, grid: Grid, row: GridRow): string {
  for (const table of tablesByBlock(report).get(grid) ?? []) {
    const found = table.rows.find((one) => one.grid === grid && meet(one.span, row.span));
    if (found) return rowName(table, found);
  }
  return row.cells.find(isLabel)?.text.replaceAll(/\s+/g, '') ?? '';
}

/** A report may have many tables, and many findings of which each asks for its own. */
const tablesByBlock = keep(({ tables }: Report) =>
  grouped(tables, ({ sites }) => new Set(sites.map(({ block }) => block))),
);

function isLabel({ text }: Cell): boolean {
  return /\p{L}/u.test(text);
}

/** Characters shown before and after a place in prose. */
const AROUND = 10;

function wordsAround(text: string, { start, end }: Span): string {
  const line = {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start),
  };
  const from = Math.max(line.start, start - AROUND);
  const to = Math.min(line.end, Math.max(Math.min(end, start + AROUND), start) + AROUND);
  const words = trimmed(text, from, to);
  return text.slice(words.start, words.end);
}

function meet(one: Span, other: Span): boolean {
  return touches(one, other.start) || (one.start >= other.start && one.start < other.end);
}
