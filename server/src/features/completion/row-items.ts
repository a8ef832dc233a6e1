import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { Part } from '../../analysis.ts';
import type { Cell, Grid, GridRow } from '../../draft/block.ts';
import type { RowStyle } from '../../draft/notation/notation.ts';
import { type Span, shifted, touches } from '../../draft/span.ts';
import { readFigure } from '../../figure/read.ts';
import type { Row, TableForm } from '../../form/form.ts';
import type { FoundRow, FoundTable } from '../../form/found-table.ts';
import { missingRows } from '../../form/report.ts';
import { blockAt } from '../figure-at.ts';
import { type Document, rangeOfSpan } from '../place.ts';
import { inSnippet } from './snippet.ts';

/**
 * In or below a table: the missing rows of its form, in the table's notation. If its rows have codes: those that other
 * tables of the report have.
 */
export function rowItems(
  document: Document,
  part: Part,
  offset: number,
  snippets: boolean,
): CompletionItem[] {
  const place = blockAt(document.analysis, offset);
  if (place?.block.kind !== 'grid') return [];
  const { block: grid, start, within } = place;
  const table = part.verdict.report.tables.findLast(({ sites }) =>
    sites.some(({ block, span }) => block === grid && span.start <= within),
  );
  const gap = table && gapAt(grid, table, within);
  if (!table || !gap) return [];

  const above = table.rows.findLast((row) => row.grid === grid && row.span.end <= within);
  const listed = inOrderFrom(missingRows(table), table, above);
  const code = table.form.rows[above?.row ?? -1]?.code ?? '';
  const rows = [...codesElsewhere(part, table, code), ...listed];
  return rows.map((row, rank): CompletionItem => {
    const figures = table.form.columns.map(({ hasBlanksForZero }, column) => {
      const zero = hasBlanksForZero ? '' : '0';
      return snippets ? `\${${column + 1}${zero && `:${zero}`}}` : zero;
    });
    const labels = labelsOf(row, table.form);
    return {
      label: labels.join(' ').trim(),
      kind: CompletionItemKind.Field,
      detail: table.form.name,
      sortText: String(rank).padStart(3, '0'),
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      // Tabs in it separate cells and are no indentation.
      insertTextMode: InsertTextMode.asIs,
      textEdit: {
        range: rangeOfSpan(document, shifted(gap.span, start)),
        newText: gap.write(snippets ? labels.map(inSnippet) : labels, figures),
      },
    };
  });
}

/** A row's cells of labels. In a table that is read by its headings, there is one for each column of labels. */
function labelsOf({ code, label }: Row, { byHeadings }: TableForm): string[] {
  if (code !== '') return [code, label];
  return [label, ...(byHeadings?.labels.slice(1).map(() => '') ?? [])];
}

/** A place in a grid where a row can be written, and how. */
interface Gap {
  readonly span: Span;
  write(labels: readonly string[], figures: readonly string[]): string;
}

/**
 * The rows that a table with codes lacks and other tables of the report with the same codes have; those after a code
 * come first.
 */
function codesElsewhere({ verdict }: Part, { form }: FoundTable, after: string): Row[] {
  const labelOf = ({ byHeadings }: TableForm) => byHeadings?.labels[0]?.label;
  const { codes = [] } = form.byHeadings ?? {};
  if (codes.length === 0) return [];
  const found = new Map<string, Row>();
  for (const { form: other } of verdict.report.tables) {
    if (labelOf(other) !== labelOf(form)) continue;
    for (const row of other.rows) if (row.code !== '') found.set(row.code, row);
  }
  for (const { code } of form.rows) found.delete(code);
  const isAfter = ({ code }: Row) => code > after;
  const rows = [...found.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return [...rows.filter(isAfter), ...rows.filter((row) => !isAfter(row))];
}

function gapAt(grid: Grid, table: FoundTable, within: number): Gap | undefined {
  const style = grid.notation.rowStyle(grid);
  const row = grid.rows.find(({ span }) => touches(span, within));
  return row ? gapInRow(grid, table, row, within, style) : gapBetween(grid, table, within, style);
}

/** A row just begun, with only the cell at the offset; or a row with figures but without a label. */
function gapInRow(
  grid: Grid,
  table: FoundTable,
  row: GridRow,
  within: number,
  style: RowStyle,
): Gap | undefined {
  const cell = row.cells.find(
    ({ span, extent }) => touches(span, within) || touches(extent, within),
  );
  const isFound = table.rows.some(
    ({ grid: of, span }) => of === grid && span.start === row.span.start,
  );
  if (!cell || isFound) return undefined;
  const others = row.cells.filter((other) => other !== cell && other.text !== '');
  if (others.length > 0) {
    const lacksLabel = isWord(cell) && others.every((other) => !isWord(other));
    const write = ([label = '']: readonly string[]) => style.cell(label);
    return lacksLabel ? { span: cell.span, write } : undefined;
  }
  const before = Math.max(0, leading(grid, table) - row.cells.indexOf(cell));
  const room = grid.notation.roomBehind(grid, cell);
  const isLast = row.cells.at(-1) === cell;
  return {
    span: cell.span,
    write: (labels, figures) =>
      isLast && room !== 'none'
        ? cells(style, before, labels, figures) + (room === 'cells' ? style.close : '')
        : style.cell(labels[0] ?? ''),
  };
}

/** Whether a cell may contain a label, or is a blank before the figures. */
function isWord({ text }: Cell): boolean {
  const { kind } = readFigure(text);
  return kind === 'unreadable' || kind === 'blank';
}

/** A blank line between or below the rows. */
function gapBetween(
  grid: Grid,
  table: FoundTable,
  within: number,
  style: RowStyle,
): Gap | undefined {
  const { text, notation } = grid;
  const line = lineAround(text, within);
  if (line.text.trim() !== '') return undefined;
  if (!notation.takesRowBefore(text.slice(within))) return undefined;
  const parted = notation.hasBlankLines;
  const joinsAbove = parted && line.above.trim() !== '';
  const joinsBelow = parted && line.below.trim() !== '';
  return {
    span: { start: line.start, end: within },
    write: (labels, figures) =>
      (joinsAbove ? '\n' : '') +
      style.open +
      cells(style, parted ? 0 : leading(grid, table), labels, figures) +
      style.close +
      (joinsBelow ? '\n' : ''),
  };
}

function cells(
  { between, cell }: RowStyle,
  before: number,
  labels: readonly string[],
  figures: readonly string[],
): string {
  const blanks = Array.from({ length: Math.max(0, before + 1 - labels.length) }, () => '');
  return [...blanks, ...labels.map(cell), ...figures].join(between);
}

/** How many cells precede the label in the table's other rows, for headings that cover several rows. */
function leading(grid: Grid, table: FoundTable): number {
  if (!grid.notation.hasCellsOfHeadings) return 0;
  const known = table.rows.find((row) => row.grid === grid);
  const written = grid.rows.find(({ span }) => span.start === known?.span.start);
  const figure = known?.figures.find((one) => one !== undefined);
  const isFigure = ({ span }: Cell) => span.start === figure?.cell.span.start;
  return Math.max(0, (written?.cells.findIndex(isFigure) ?? 0) - 1);
}

function lineAround(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const after = text.slice(offset).split(/\r\n|\r|\n/, 2);
  const own = before.at(-1) ?? '';
  return {
    start: offset - own.length,
    text: own + (after[0] ?? ''),
    above: before.at(-2) ?? '',
    below: after[1] ?? '',
  };
}

/** The rows after the one above come first, then the others. */
function inOrderFrom(
  rows: readonly Row[],
  { form }: FoundTable,
  above: FoundRow | undefined,
): Row[] {
  const labelled = rows.filter(({ label }) => label !== '');
  const isBelow = (row: Row) => form.rows.indexOf(row) > (above?.row ?? -1);
  return [...labelled.filter(isBelow), ...labelled.filter((row) => !isBelow(row))];
}
