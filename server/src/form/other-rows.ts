import type { Grid, GridRow } from '../draft/block.ts';
import type { Site } from './found-table.ts';
import type { Recognition } from './recognise.ts';

/** Consecutive rows of a grid that are in no table of a form. */
export interface OtherRows {
  readonly grid: Grid;
  readonly rows: readonly GridRow[];
}

/** The rows of a grid before, between and after the tables that were recognised in it, but for blank ones. */
export function otherRowsIn(grid: Grid, taken: readonly Recognition[]): OtherRows[] {
  const spans = taken
    .flatMap(({ candidates }) => candidates.flatMap(({ sites }) => sites.map(({ span }) => span)))
    .toSorted((a, b) => a.start - b.start);
  let begun = 0;
  let end = 0;
  const runs: GridRow[][] = [];
  let run: GridRow[] | undefined;
  for (const row of grid.rows) {
    if (row.cells.every(({ text }) => text === '')) continue;
    for (; (spans[begun]?.start ?? Number.POSITIVE_INFINITY) <= row.span.start; begun++) {
      end = Math.max(end, spans[begun]?.end ?? 0);
    }
    if (row.span.end <= end) {
      run = undefined;
    } else if (run) {
      run.push(row);
    } else {
      run = [row];
      runs.push(run);
    }
  }
  return runs.map((rows) => ({ grid, rows }));
}

/** Where they are: the whole grid, if it has no other rows. */
export function siteOfRows({ grid, rows }: OtherRows): Site {
  const [first] = rows;
  const last = rows.at(-1);
  const isWhole = first === grid.rows[0] && last === grid.rows.at(-1);
  return {
    block: grid,
    span:
      first && last && !isWhole ? { start: first.span.start, end: last.span.end } : grid.content,
  };
}
