import type { Grid, GridRow } from '../../draft/block.ts';

/** A row of a grid. */
export interface WrittenRow {
  readonly grid: Grid;
  readonly row: GridRow;
}
