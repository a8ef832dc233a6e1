import type { LaidCell, LaidTable } from '../../draft/notation/laid-table.ts';
import { hasCode, type TableForm } from '../form.ts';
import { headLines, layOut } from '../lay-out.ts';

/** What is printed above a table that is read by its headings: its caption and its unit. */
export function linesAbove({ byHeadings, caption, columns }: TableForm): string[] {
  if (!byHeadings) return [];
  const [{ unit = '' } = {}] = columns;
  return [caption, unit === '' ? '' : `单位：${unit}`].filter((line) => line !== '');
}

/**
 * Lays out a table as it is printed, with its blocks side by side and their totals in the same rows, and without the
 * columns that it may do without. If rows have codes, an empty form has the total and one row without a code.
 *
 * @param figure The text of a slot, by the table and the indexes of its row and column.
 */
export function layOutPrinted(
  printed: readonly [TableForm, ...TableForm[]],
  figure: (table: TableForm, row: number, column: number) => string,
): LaidTable {
  const [first] = printed;
  if (!first.byHeadings) return layOut(first, (row, column) => figure(first, row, column));
  const blocks = printed.map((table) => {
    const needed = { ...table, columns: table.columns.filter(({ optional }) => !optional) };
    return {
      heads: headsOf(needed, printed.length > 1),
      ...bodyOf(needed, (row, column) => figure(table, row, column)),
      width: widthOf(needed),
    };
  });
  const rowsOf = (part: 'heads' | 'parts' | 'totals' | 'last') => {
    const height = Math.max(...blocks.map((block) => block[part].length));
    return Array.from({ length: height }, (_, row) =>
      blocks.flatMap(
        (block) =>
          block[part][row] ??
          Array.from({ length: block.width }, () => cell(part === 'heads' ? 'heading' : 'figure')),
      ),
    );
  };
  return (['heads', 'parts', 'totals', 'last'] as const).flatMap(rowsOf);
}

function widthOf({ byHeadings, columns }: TableForm): number {
  return (byHeadings?.labels.length ?? 0) + columns.length;
}

function headsOf(table: TableForm, isBlock: boolean): LaidCell[][] {
  const lines = headLines(table, 0);
  const labels = table.byHeadings?.labels ?? [];
  lines[0]?.unshift(...labels.map(({ label }) => cell('heading', label, 1, lines.length)));
  const name = table.name.slice(table.printed.name.length + 1);
  return isBlock ? [[cell('heading', name, widthOf(table))], ...lines] : lines;
}

/** The rows below the headings: those before the first total, the last row, and those between. */
interface Body {
  readonly parts: readonly LaidCell[][];
  readonly totals: readonly LaidCell[][];
  readonly last: readonly LaidCell[][];
}

function bodyOf(table: TableForm, figure: (row: number, column: number) => string): Body {
  const { byHeadings, columns, rows } = table;
  const { labels = [], codes } = byHeadings ?? {};
  const line = (own: readonly string[], text: (column: number) => string): LaidCell[] => [
    ...labels.map((_, at) => cell('label', own[at] ?? '')),
    ...columns.map((_, column) => cell('figure', text(column))),
  ];
  const listed = rows.map(({ code, label }, row) =>
    line(hasCode({ code, label }) ? [code, label] : [label], (column) => figure(row, column)),
  );
  const hasCodes = rows.some(({ code }) => code !== '');
  const all = codes && !hasCodes ? [line([], () => ''), ...listed] : listed;
  const first = all.length - listed.length + Math.max(0, firstTotal(table));
  const last = Math.max(first, all.length - 1);
  return { parts: all.slice(0, first), totals: all.slice(first, last), last: all.slice(last) };
}

/** Index of the first row that is the total of rows above it; -1 if there is none. */
function firstTotal({ byHeadings, relations, rows }: TableForm): number {
  if (byHeadings?.codes) return rows.findIndex(({ code }) => code === '');
  const totals = relations.flatMap(({ each, anchor, left, right }) => {
    const isBelow = [...left, ...right].every(({ index }) => index <= anchor);
    return each === 'column' && isBelow ? anchor : [];
  });
  return totals.length > 0 ? Math.min(...totals) : -1;
}

function cell(role: LaidCell['role'], text = '', width = 1, height = 1): LaidCell {
  return { role, text, width, height };
}
