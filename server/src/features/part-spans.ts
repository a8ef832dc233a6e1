import type { Analysis, Part } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import { type Span, shifted } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';

/** Where a part stands in the text. */
export function partSpan({ draft }: Analysis, { first, count }: Part): Span {
  return {
    start: draft.starts[first] ?? draft.length,
    end: draft.starts[first + count] ?? draft.length,
  };
}

/** The parts that share an offset with a span, in their order. */
export function partsIn(analysis: Analysis, span: Span): Part[] {
  return analysis.parts.filter((part) => {
    const { start, end } = partSpan(analysis, part);
    return start <= span.end && span.start <= end;
  });
}

/** Tells where a part's sites stand; for features that ask for many, which a search for each would slow. */
export function placesIn({ draft }: Analysis, part: Part): (site: Site) => Span {
  const starts = new Map<Block, number>();
  for (const [index, block] of part.verdict.report.blocks.entries()) {
    starts.set(block, draft.starts[part.first + index] ?? 0);
  }
  return ({ block, span }) => shifted(span, starts.get(block) ?? 0);
}

/** Whether a part is a report: a draft's own language says so, or a table of a known form. */
export function isReport({ languageId }: Analysis, { verdict }: Part): boolean {
  return languageId === 'report-draft' || verdict.report.tables.length > 0;
}

/** Whether a part is a report or is about to become one: its title says so before there is any table. */
export function mayBecomeReport(analysis: Analysis, part: Part): boolean {
  return isReport(analysis, part) || part.verdict.report.frame.title !== undefined;
}
