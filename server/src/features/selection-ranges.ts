import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import { type Part, partOf } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import { type Span, shifted, touches } from '../draft/span.ts';
import { blockAt, figureAt } from './figure-at.ts';
import { isReport, partSpan, placesIn } from './part-spans.ts';
import { type Document, rangeOfSpan } from './place.ts';

/**
 * What a selection expands to at each position: figure, cell, row, table, section, report, document; in
 * prose, sentence and paragraph.
 */
export function selectionRanges(
  document: Document,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    const spans = growing(offset, spansAround(document, offset));
    let range: SelectionRange | undefined;
    for (const span of spans.reverse()) range = selection(rangeOfSpan(document, span), range);
    return range ?? { range: rangeOfSpan(document, { start: offset, end: offset }) };
  });
}

function selection(range: Range, parent: SelectionRange | undefined): SelectionRange {
  return parent ? { range, parent } : { range };
}

/** The spans around the offset, each inside the next and smaller than it. */
function growing(offset: number, candidates: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const span of candidates) {
    const last = spans.at(-1);
    const holdsLast = !last || (span.start <= last.start && last.end <= span.end);
    const isLarger = !last || span.end - span.start > last.end - last.start;
    if (touches(span, offset) && holdsLast && isLarger) spans.push(span);
  }
  return spans;
}

function spansAround(document: Document, offset: number): Span[] {
  const { analysis } = document;
  const place = blockAt(analysis, offset);
  const part = partOf(analysis, offset);
  if (!place || !part || !isReport(analysis, part)) return [];
  const { block, start, within } = place;
  const inBlock = block.kind === 'grid' ? cellSpans(block, within) : proseSpans(block, within);
  const figure = figureAt(analysis, offset);
  return [...(figure ? [figure.site.span] : []), ...inBlock]
    .map((span) => shifted(span, start))
    .concat(tableSpans(document, part, offset), sectionSpans(document, part, offset), [
      partSpan(analysis, part),
      { start: 0, end: analysis.draft.length },
    ]);
}

function cellSpans(block: Block & { kind: 'grid' }, within: number): Span[] {
  const row = block.rows.find(({ span }) => touches(span, within));
  const cell = row?.cells.find(({ span }) => touches(span, within));
  return [...(cell ? [cell.span, cell.extent] : []), ...(row ? [row.span] : [])];
}

const SENTENCE = /[^。！？；]+[。！？；]?[”’」』）]*/g;

function proseSpans(block: Block, within: number): Span[] {
  const { start, end } = block.content;
  for (const match of block.text.slice(start, end).matchAll(SENTENCE)) {
    const sentence = { start: start + match.index, end: start + match.index + match[0].length };
    if (touches(sentence, within)) return [sentence, block.content];
  }
  return [block.content];
}

function tableSpans({ analysis }: Document, part: Part, offset: number): Span[] {
  const placeOf = placesIn(analysis, part);
  const sites = part.verdict.report.tables.flatMap((table) => table.sites);
  return sites.map(placeOf).filter((span) => touches(span, offset));
}

/** From a section's heading to the next one, without the blank lines before that. */
function sectionSpans({ analysis }: Document, part: Part, offset: number): Span[] {
  const placeOf = placesIn(analysis, part);
  const { report } = part.verdict;
  const headings = report.frame.sections.map(({ heading }) => heading);
  const start = headings.map((heading) => placeOf(heading).start).findLast((at) => at <= offset);
  if (start === undefined) return [];
  // Tags before the next heading's text already belong to its section.
  const blocks = headings.map(({ block }) => placeOf({ block, span: { start: 0, end: 0 } }).start);
  const next = blocks.find((at) => at > offset) ?? partSpan(analysis, part).end;
  const last = blockAt(analysis, next - 1);
  return last ? [{ start, end: last.start + endOf(last.block) }] : [];
}

/** The end of a block's content. The last row of a table may end with blank cells. */
function endOf(block: Block): number {
  const lastRow = block.kind === 'grid' ? block.rows.at(-1)?.span.end : undefined;
  return Math.max(block.content.end, lastRow ?? 0);
}
