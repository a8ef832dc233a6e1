import {
  type DocumentSymbol,
  type Position,
  type Range,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import type { Paragraph } from '../draft/block.ts';
import { contentText } from '../draft/paragraph.ts';
import { hull } from '../draft/span.ts';
import type { FoundTable } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import { grouped } from '../grouped.ts';
import { plainText } from '../plain-text.ts';
import { type Document, rangeOf, rangeOfSpan } from './place.ts';

/**
 * The outline, report by report: sections with their sub-headings and tables, tables with their rows. If
 * the document has several reports, each is a symbol too.
 */
export function* symbolsByPart(document: Document): Iterable<DocumentSymbol[]> {
  const parts = document.analysis.parts.filter(({ verdict }) => verdict.report.tables.length > 0);
  for (const part of parts) {
    const symbols = reportSymbols(document, part);
    yield parts.length === 1 ? symbols : [collectedSymbol(document, part, symbols)];
  }
}

/** The outline for editors without nested symbols: each symbol with the name of its parent. */
export function flatSymbols(
  uri: string,
  symbols: readonly DocumentSymbol[],
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flatSymbols(uri, children, name),
  ]);
}

/** A symbol for one report of several. */
function collectedSymbol(
  document: Document,
  part: Part,
  children: DocumentSymbol[],
): DocumentSymbol {
  const range = partRange(document, part);
  const title = titleOf(part);
  return {
    name: plainText(title?.text ?? part.verdict.report.frame.form?.name ?? '?'),
    kind: SymbolKind.Module,
    range,
    selectionRange: title
      ? rangeOf(document, part, title.site)
      : { start: range.start, end: range.start },
    children,
  };
}

/** The first line of a report that is not blank. */
export function titleOf(part: Part) {
  const block = part.verdict.report.blocks.find(({ content }) => content.end > content.start);
  if (block?.kind !== 'paragraph') return undefined;
  return { text: contentText(block), site: { block, span: block.content } };
}

function partRange(document: Document, part: Part): Range {
  const { draft } = document.analysis;
  const start = draft.starts[part.first] ?? 0;
  const end = draft.starts[part.first + part.count] ?? draft.length;
  return rangeOfSpan(document, { start, end });
}

function reportSymbols(document: Document, part: Part): DocumentSymbol[] {
  const { report } = part.verdict;
  const { starts, length } = document.analysis.draft;
  const top: DocumentSymbol[] = [];
  let section: DocumentSymbol | undefined;
  const children = () => section?.children ?? top;

  const tablesAt = grouped(report.tables, ({ heading }) => [heading.block]);
  const sectionsAt = grouped(report.frame.sections, ({ heading }) => [heading.block]);
  for (const [index, block] of report.blocks.entries()) {
    const start = starts[part.first + index] ?? 0;
    const end = starts[part.first + index + 1] ?? length;
    if (block.kind === 'grid') {
      const tables = tablesAt.get(block) ?? [];
      children().push(...tables.map((table) => tableSymbol(document, part, table)));
    } else {
      if (sectionsAt.has(block)) {
        section = headingSymbol(document, block, start, SymbolKind.Namespace);
        top.push(section);
      } else if (isSubheading(block)) {
        children().push(headingSymbol(document, block, start, SymbolKind.String));
      }
    }
    if (section) {
      const content = document.positionAt(lastContent(block.text, end));
      // The last row of a table may end with tabs, and LSP requires it to be inside its section.
      const child = section.children?.at(-1)?.range.end ?? content;
      section.range = { start: section.range.start, end: later(content, child) };
    }
  }
  return top;
}

function headingSymbol(
  document: Document,
  block: Paragraph,
  start: number,
  kind: SymbolKind,
): DocumentSymbol {
  const range = rangeOfSpan(document, {
    start: start + block.content.start,
    end: start + block.content.end,
  });
  return { name: plainText(contentText(block)), kind, range, selectionRange: range, children: [] };
}

function tableSymbol(document: Document, part: Part, table: FoundTable): DocumentSymbol {
  const range = tableRange(document, part, table);
  return {
    name: plainText(table.form.name),
    kind: SymbolKind.Struct,
    range,
    selectionRange: clip(rangeOf(document, part, table.heading), range),
    children: table.rows.map((row) => {
      const rowRange = rangeOf(document, part, {
        block: row.grid,
        span: hull(row.span, row.label),
      });
      return {
        name: plainText(rowName(table, row) || table.form.name),
        detail: plainText(row.figures.map((figure) => figure?.cell.text || '·').join(' ')),
        kind: SymbolKind.Field,
        range: rowRange,
        selectionRange: rangeOf(document, part, { block: row.grid, span: row.label }),
      };
    }),
  };
}

/** From a table's heading to its last row, across page breaks. */
export function tableRange(document: Document, part: Part, table: FoundTable): Range {
  const ranges = table.sites.map((site) => rangeOf(document, part, site));
  const first = ranges[0] ?? rangeOf(document, part, table.heading);
  return { start: first.start, end: ranges.at(-1)?.end ?? first.end };
}

/** LSP requires a symbol's selection to be inside its range. */
function clip(inner: Range, outer: Range): Range {
  const late = inner.end.line > outer.end.line;
  return { start: inner.start, end: late ? outer.end : inner.end };
}

function later(a: Position, b: Position): Position {
  return a.line > b.line || (a.line === b.line && a.character > b.character) ? a : b;
}

const SUBHEADING = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])\s*\S/;
const LONGEST_SUBHEADING = 40;

function isSubheading(block: Paragraph): boolean {
  const { start, end } = block.content;
  if (end - start > LONGEST_SUBHEADING) return false;
  const text = contentText(block);
  return !/[。；：]/.test(text) && (block.level !== undefined || SUBHEADING.test(text));
}

/** Offset after the last character of a block that is not blank. */
function lastContent(text: string, end: number): number {
  return end - (text.length - text.trimEnd().length);
}
