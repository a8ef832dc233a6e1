import type { Cell, Grid } from '../../draft/block.ts';
import {
  type LaidCell,
  type LaidTable,
  placed,
  widthOfLaid,
} from '../../draft/notation/laid-table.ts';
import { readFigure } from '../../figure/read.ts';

/**
 * Lays a table out as it is written in a draft, with merged cells if its notation has them. Short rows
 * are filled up with blank cells.
 */
export function asWritten({ rows }: Grid): LaidTable {
  const all = rows.flatMap(({ cells }) => cells);
  // Grid columns in which no cell begins are one column: a cell may cover a thousand of them.
  const columns = [...new Set(all.map(({ column }) => column))];
  const headings = rows.findIndex(({ cells }) => cells.some(isFigure));
  const covered: Set<number>[] = rows.map(() => new Set());
  const laid = rows.map(({ cells }, row) => {
    let next = 0;
    return cells.map((cell): LaidCell => {
      const isFree = (column: number) => !covered[row]?.has(column);
      while (!isFree(next)) next++;
      const { column: start } = cell;
      const wanted = columns.filter((one) => start <= one && one < start + cell.width).length;
      let width = 1;
      while (width < wanted && isFree(next + width)) width++;
      const height = Math.min(cell.height, rows.length - row);
      for (const below of covered.slice(row + 1, row + height)) {
        for (let across = 0; across < width; across++) below.add(next + across);
      }
      next += width;
      return { text: oneLine(cell.text), width, height, role: roleOf(cell, row < headings) };
    });
  });
  return filledUp(laid);
}

function isFigure({ text }: Cell): boolean {
  const { kind } = readFigure(text);
  return kind === 'figure' || kind === 'not-applicable';
}

/** Every cell above the first figure is a heading. */
function roleOf(cell: Cell, isAbove: boolean): LaidCell['role'] {
  if (isAbove) return 'heading';
  return cell.text === '' || isFigure(cell) ? 'figure' : 'label';
}

/** Joins the lines of a label. A blank is needed only between Latin words and digits. */
function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .reduce((all, line) => (/\w$/.test(all) && /^\w/.test(line) ? `${all} ${line}` : all + line));
}

function filledUp(table: LaidTable): LaidTable {
  const filled = table.map(() => 0);
  for (const { row, width, height } of placed(table).flat()) {
    for (let down = row; down < row + height; down++) filled[down] = (filled[down] ?? 0) + width;
  }
  const widest = widthOfLaid(table);
  return table.map((cells, row) => [
    ...cells,
    ...Array.from({ length: widest - (filled[row] ?? 0) }, () => BLANK),
  ]);
}

const BLANK: LaidCell = { text: '', width: 1, height: 1, role: 'figure' };
