import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import type { Grid } from '../draft/block.ts';
import { rewritten } from '../draft/rewrite.ts';
import { type Span, shifted } from '../draft/span.ts';
import { format } from '../figure/decimal.ts';
import type { Site } from '../form/found-table.ts';
import { blockAt } from './figure-at.ts';
import { isReport, partsIn, placesIn } from './parts.ts';
import { alignPipeTable, type Replacement } from './pipe-table.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** The character at which an editor asks for the table at the caret to be kept aligned. */
export const alignmentTrigger = '|';

/**
 * Tidies a report in a range, or all of it: full-width figures become ASCII, and the columns of Markdown
 * tables are aligned. No figure changes its value, and nothing else its characters.
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
  const offset = document.offsetAt(position);
  const place = blockAt(document.analysis, offset);
  if (place?.block.kind !== 'grid' || place.block.notation !== 'markdown') return [];
  const { start, block } = place;
  return alignPipeTable(block.text).map((change) => editOf(document, start, change));
}

function editsIn(document: Document, part: Part, asked: Span): TextEdit[] {
  const { analysis } = document;
  if (!isReport(analysis, part)) return [];
  const placeOf = placesIn(analysis, part);
  const meetsRange = (site: Site) => {
    const { start, end } = placeOf(site);
    return start <= asked.end && asked.start <= end;
  };
  const tidied = tidiedFigures(part).filter(({ site }) => meetsRange(site));
  const edits = tidied.map(({ site, text }) => ({
    range: rangeOfSpan(document, placeOf(site)),
    newText: rewritten(site.block, site.span, text),
  }));
  for (const block of part.verdict.report.blocks) {
    const isAsked =
      block.kind === 'grid' &&
      block.notation === 'markdown' &&
      meetsRange({ block, span: block.content });
    if (!isAsked) continue;
    const { start } = placeOf({ block, span: { start: 0, end: 0 } });
    for (const change of alignPipeTable(block.text, shownIn(block, tidied))) {
      edits.push(editOf(document, start, change));
    }
  }
  return edits;
}

interface Tidied {
  readonly site: Site;
  readonly cell: Span;
  readonly text: string;
}

/** The figures written in full-width characters, in ASCII. */
function tidiedFigures(part: Part): Tidied[] {
  return part.verdict.reckonings.flatMap(({ slots }) =>
    slots.flatMap(({ row, figure }) => {
      if (!row || !figure?.value || figure.style !== 'full-width') return [];
      const site = { block: row.grid, span: figure.span };
      return { site, cell: figure.cell.span, text: format(figure.value) };
    }),
  );
}

/** What the tidied cells of a table will show, by where they start. */
function shownIn(grid: Grid, tidied: readonly Tidied[]): Map<number, string> {
  return new Map(
    tidied
      .filter(({ site }) => site.block === grid)
      .map(({ site, cell, text }) => [cell.start, text + grid.text.slice(site.span.end, cell.end)]),
  );
}

function editOf(document: Document, start: number, { span, text }: Replacement): TextEdit {
  return { range: rangeOfSpan(document, shifted(span, start)), newText: text };
}
