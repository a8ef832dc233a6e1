import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { type Part, partOf } from '../analysis.ts';
import type { Grid } from '../draft/block.ts';
import { blockIndexAt } from '../draft/draft.ts';
import type { Replacement } from '../draft/pipe-table.ts';
import { rewritten } from '../draft/rewrite.ts';
import { type Span, shifted } from '../draft/span.ts';
import { format } from '../figure/decimal.ts';
import { gridOf } from '../form/found-table.ts';
import { grouped } from '../grouped.ts';
import { blockAt } from './figure-at.ts';
import { isReport, partsIn } from './part-spans.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** The character at which an editor asks to align the table at the caret. */
export const alignmentTrigger = '|';

/**
 * Formats a report, or a range of it: full-width figures become ASCII, and columns of Markdown tables are
 * aligned. No value changes, and no other text.
 */
export function formatting(document: Document, range?: Range): TextEdit[] {
  const { analysis } = document;
  const asked = range
    ? { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    : { start: 0, end: analysis.draft.length };
  return partsIn(analysis, asked).flatMap((part) => editsIn(document, part, asked));
}

/** Aligns the Markdown table in which a bar was typed. */
export function onTypeFormatting(document: Document, position: Position): TextEdit[] {
  const { analysis } = document;
  const offset = document.offsetAt(position);
  const part = partOf(analysis, offset);
  const place = blockAt(analysis, offset);
  if (!part || !isReport(analysis, part)) return [];
  if (place?.block.kind !== 'grid') return [];
  const { start, block } = place;
  return (block.notation.align?.(block.text) ?? []).map((change) =>
    editOf(document, start, change),
  );
}

/** The edits for the requested range of a part. Only the blocks that meet the range are examined. */
function editsIn(document: Document, part: Part, asked: Span): TextEdit[] {
  const { draft } = document.analysis;
  if (!isReport(document.analysis, part)) return [];
  const first = Math.max(part.first, blockIndexAt(draft, asked.start));
  const last = Math.min(part.first + part.count - 1, blockIndexAt(draft, asked.end));
  const edits: TextEdit[] = [];
  const tidiedIn = tidiedFigures(part);
  for (let index = first; index <= last; index++) {
    const block = draft.blocks[index];
    const start = draft.starts[index];
    if (block?.kind !== 'grid' || start === undefined) continue;
    const meetsRange = (span: Span) =>
      start + span.start <= asked.end && asked.start <= start + span.end;
    const tidied = tidiedIn(block).filter(({ span }) => meetsRange(span));
    for (const { span, text } of tidied) {
      const written = rewritten(block, span, text);
      if (written !== undefined) edits.push(editOf(document, start, { span, text: written }));
    }
    const { align } = block.notation;
    if (!align || !meetsRange(block.content)) continue;
    for (const change of align(block.text, shownIn(block, tidied))) {
      edits.push(editOf(document, start, change));
    }
  }
  return edits;
}

interface Tidied {
  readonly span: Span;
  readonly cell: Span;
  readonly text: string;
}

/** Makes a function that lists the full-width figures of a grid, in ASCII. */
function tidiedFigures({ verdict }: Part): (grid: Grid) => Tidied[] {
  const odd = grouped(
    verdict.ledger.tables.flatMap((table) => table.odd),
    ({ row, written }) => (row && written ? [gridOf(row, written)] : []),
  );
  return (grid) =>
    (odd.get(grid) ?? []).flatMap(({ written }) => {
      if (!written?.value || written.style !== 'full-width') return [];
      return { span: written.span, cell: written.cell.span, text: format(written.value) };
    });
}

/** The new text of changed cells, by the offset where they start. */
function shownIn(grid: Grid, tidied: readonly Tidied[]): Map<number, string> {
  return new Map(
    tidied.map(({ span, cell, text }) => [cell.start, text + grid.text.slice(span.end, cell.end)]),
  );
}

function editOf(document: Document, start: number, { span, text }: Replacement): TextEdit {
  return { range: rangeOfSpan(document, shifted(span, start)), newText: text };
}
