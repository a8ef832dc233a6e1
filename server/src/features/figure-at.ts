import { type Analysis, type Part, partOf } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import { blockIndexAt } from '../draft/draft.ts';
import { touches } from '../draft/span.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import type { FoundRow } from '../form/found-table.ts';
import type { Reckoning, TableRelation } from '../reconcile/reckoning.ts';

/** A figure of a table, found at a place in the draft. */
export interface FigureAt {
  readonly part: Part;
  readonly reckoning: Reckoning;
  /** Index of the figure in the reckoning's ledger. */
  readonly figure: number;
  readonly row: FoundRow;
  readonly written: FigureCell;
}

/** The figure whose cell holds the offset or ends there. */
export function figureAt(analysis: Analysis, offset: number): FigureAt | undefined {
  const part = partOf(analysis, offset);
  const place = blockAt(analysis, offset);
  if (!part || place?.block.kind !== 'grid') return undefined;
  const { block, within } = place;
  for (const reckoning of part.verdict.reckonings) {
    const width = reckoning.table.form.columns.length;
    for (const [index, row] of reckoning.table.rows.entries()) {
      if (row.grid !== block || !touches(row.span, within)) continue;
      for (const [column, written] of row.figures.entries()) {
        if (!written || !touches(written.cell.span, within)) continue;
        return { part, reckoning, figure: index * width + column, row, written };
      }
    }
  }
  return undefined;
}

/** The relations that a figure stands in. */
export function relationsOf({ relations }: Reckoning, figure: number): TableRelation[] {
  return relations.filter(({ terms }) => terms.some((term) => term.figure === figure));
}

/** The block that holds an offset, and the offset counted from the block's start. */
export function blockAt(
  { draft }: Analysis,
  offset: number,
): { readonly block: Block; readonly start: number; readonly within: number } | undefined {
  const index = blockIndexAt(draft, offset);
  const block = draft.blocks[index];
  const start = draft.starts[index];
  if (!block || start === undefined) return undefined;
  return { block, start, within: offset - start };
}
