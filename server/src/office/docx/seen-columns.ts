import type { DocxTable } from './body.ts';

/**
 * The columns of a table as a reader sees them. A column of the grid in which no cell begins is not visible. People
 * draw the edges of cells by hand, and a row that misses an edge by a hair gets another column in the grid. So edges
 * that are so close count as one, unless a row has a cell between them.
 */
export function seenColumns({ rows, widths }: DocxTable): {
  readonly count: number;
  /** The index of the visible column in which a column of the grid begins. */
  readonly indexOf: ReadonlyMap<number, number>;
} {
  const edgeOf = edgesOf(widths);
  const begun = new Set<number>();
  const parted = new Set<number>();
  for (const { cells } of rows) {
    for (const [index, { column }] of cells.entries()) {
      begun.add(column);
      const before = cells[index - 1];
      if (before && edgeOf(column) - edgeOf(before.column) < HAIR) parted.add(column);
    }
  }
  const indexOf = new Map<number, number>();
  let count = 0;
  let first = Number.NEGATIVE_INFINITY;
  for (const column of [...begun].sort((one, other) => one - other)) {
    const isNew = edgeOf(column) - first >= HAIR || parted.has(column);
    if (isNew) {
      first = edgeOf(column);
      count++;
    }
    indexOf.set(column, count - 1);
  }
  return { count, indexOf };
}

/** Twentieths of a point: two millimetres, less than any character needs. */
const HAIR = 113;

/** Where columns of the grid begin. Columns without a width count as wide. */
function edgesOf(widths: readonly number[]): (column: number) => number {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + (width > 0 ? width : WIDE));
  const known = edges.length - 1;
  return (column) => edges[column] ?? (edges[known] ?? 0) + (column - known) * WIDE;
}

const WIDE = 1000;
