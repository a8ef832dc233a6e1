import { type Analysis, type Part, partOf } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import { blockIndexAt } from '../draft/draft.ts';
import { touches } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';

/** A figure of the ledger, found at a place in the draft. */
export interface FigureAt<F extends Figure = Figure> {
  readonly part: Part;
  readonly figure: F;
  readonly site: Site;
}

/** The figure whose cell holds the offset or ends there; in a table of no known form, its own characters. */
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

/** The figure of a form's table whose cell holds the offset or ends there. */
export function formFigureAt(analysis: Analysis, offset: number): FigureAt<FormFigure> | undefined {
  const part = partOf(analysis, offset);
  const place = blockAt(analysis, offset);
  if (!part || place?.block.kind !== 'grid') return undefined;
  const { block, within } = place;
  for (const { figures } of part.verdict.ledger.tables) {
    for (const figure of figures) {
      const { row, written, site } = figure;
      if (row?.grid !== block || !written || !site || !touches(row.span, within)) continue;
      if (touches(written.cell.span, within)) return { part, figure, site };
    }
  }
  return undefined;
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
