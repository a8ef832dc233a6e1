import type { Analysis, Part } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import { type Span, shifted } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';

/** Range of a part in the text. */
export function partSpan({ draft }: Analysis, { first, count }: Part): Span {
  return {
    start: draft.starts[first] ?? draft.length,
    end: draft.starts[first + count] ?? draft.length,
  };
}

/** The parts that meet a span, in order. */
export function partsIn(analysis: Analysis, span: Span): Part[] {
  return analysis.parts.filter((part) => {
    const { start, end } = partSpan(analysis, part);
    return start <= span.end && span.start <= end;
  });
}

/** Makes a function that gives the range of a part's sites. It is faster than `spanOf` for many sites. */
export function placesIn({ draft }: Analysis, part: Part): (site: Site) => Span {
  const starts = new Map<Block, number>();
  for (const [index, block] of part.verdict.report.blocks.entries()) {
    starts.set(block, draft.starts[part.first + index] ?? 0);
  }
  return ({ block, span }) => shifted(span, starts.get(block) ?? 0);
}

/**
 * Whether a part is a report: the document is a draft by its language, or the part has a table of a known
 * form.
 */
export function isReport({ languageId }: Analysis, { verdict }: Part): boolean {
  return languageId === 'report-draft' || verdict.report.tables.length > 0;
}

/** Whether a part is a report or is going to be one: it may have a title before it has any table. */
export function mayBecomeReport(analysis: Analysis, part: Part): boolean {
  return isReport(analysis, part) || part.verdict.report.frame.title !== undefined;
}
