import { type Analysis, type Part, partOf } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import { blockIndexAt } from '../draft/draft.ts';
import { keep } from '../draft/keep.ts';
import { touches } from '../draft/span.ts';
import { gridOf, type Site } from '../form/found-table.ts';
import { grouped } from '../grouped.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import type { Ledger } from '../reconcile/ledger.ts';

/** A figure of the ledger at a place in the draft. */
export interface FigureAt<F extends Figure = Figure> {
  readonly part: Part;
  readonly figure: F;
  readonly site: Site;
}

/**
 * The figure whose cell contains the offset or ends there. In a table of no known form, the figure's own
 * characters count.
 */
export function figureAt(analysis: Analysis, offset: number): FigureAt | undefined {
  const found = formFigureAt(analysis, offset);
  if (found) return found;
  const part = partOf(analysis, offset);
  const place = blockAt(analysis, offset);
  const table = part?.verdict.ledger.declared.find(({ grid }) => grid === place?.block);
  if (!part || !place || !table) return undefined;
  for (const { terms } of table.relations) {
    for (const { figure } of terms) {
      const { site } = figure;
      if (site && touches(site.span, place.within)) return { part, figure, site };
    }
  }
  return undefined;
}

/** The figure of a form's table whose cell contains the offset or ends there. */
export function formFigureAt(analysis: Analysis, offset: number): FigureAt<FormFigure> | undefined {
  const part = partOf(analysis, offset);
  const place = blockAt(analysis, offset);
  if (!part || place?.block.kind !== 'grid') return undefined;
  const { block, within } = place;
  for (const figure of figuresByGrid(part.verdict.ledger).get(block) ?? []) {
    const { written, site } = figure;
    if (!written || !site) continue;
    if (touches(written.cell.span, within)) return { part, figure, site };
  }
  return undefined;
}

/** A report may have many tables, and a place in it is asked for again and again. */
const figuresByGrid = keep(({ tables }: Ledger) =>
  grouped(
    tables.flatMap(({ figures }) => figures),
    ({ row, written }) => (row && written ? [gridOf(row, written)] : []),
  ),
);

/** The block that contains an offset, with the offset counted from the block's start. */
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
