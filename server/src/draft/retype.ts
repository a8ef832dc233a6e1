import type { Cell, Grid, GridRow } from './block.ts';
import { blockIndexAt, type Draft, type Edit } from './draft.ts';
import type { Span } from './span.ts';

/** A draft in one cell of which digits were typed over as many digits, and what that changed. */
export interface Retyped {
  readonly draft: Draft;
  /** Index of the grid's block. */
  readonly block: number;
  /** The grid before and after, the same but for its text and one cell's. */
  readonly from: Grid;
  readonly to: Grid;
  readonly oldCell: Cell;
  readonly newCell: Cell;
}

/**
 * The draft after an edit that typed digits over as many digits of a figure, the commonest edit of all;
 * undefined after any other. No notation tells one digit from another, so that nothing but the cell's
 * text can have changed: the table need not be read again.
 *
 * @param text The text after the edit.
 */
export function retyped(old: Draft, edit: Edit, text: string): Retyped | undefined {
  if (edit.end - edit.start !== edit.inserted) return undefined;
  const block = blockIndexAt(old, edit.start);
  const from = old.blocks[block];
  const start = old.starts[block];
  if (from?.kind !== 'grid' || start === undefined) return undefined;
  const at = { start: edit.start - start, end: edit.end - start };
  const row = from.rows.findIndex(({ span }) => holds(span, at));
  const cells = from.rows[row]?.cells ?? [];
  const index = cells.findIndex(({ span }) => holds(span, at));
  const oldCell = cells[index];
  if (!oldCell || from.text.slice(oldCell.span.start, oldCell.span.end) !== oldCell.text) {
    return undefined;
  }
  const typed = text.slice(start + oldCell.span.start, start + oldCell.span.end);
  if (!FIGURE.test(oldCell.text) || !FIGURE.test(typed)) return undefined;

  const newCell: Cell = { ...oldCell, text: typed };
  const newRow: GridRow = { span: from.rows[row]?.span ?? at, cells: cells.with(index, newCell) };
  const to: Grid = {
    ...from,
    text: from.text.slice(0, oldCell.span.start) + typed + from.text.slice(oldCell.span.end),
    rows: from.rows.with(row, newRow),
  };
  const draft = { ...old, blocks: old.blocks.with(block, to) };
  return { draft, block, from, to, oldCell, newCell };
}

/** Digits alone: a point typed over a digit would make another kind of figure of it. */
const FIGURE = /^\d+$/;

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
