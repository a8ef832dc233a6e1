import type { Part } from '../../analysis.ts';
import type { Block, Grid, Paragraph } from '../../draft/block.ts';
import { type LaidTable, stacked } from '../../draft/notation/laid-table.ts';
import { contentText } from '../../draft/paragraph.ts';
import { OPAQUE, sourceSpan } from '../../draft/visible.ts';
import type { Piece } from '../../draft/write.ts';
import type { FoundTable } from '../../form/found-table.ts';
import { labelKey } from '../../form/label.ts';
import { layOutFound, rowsWithin } from '../../form/lay-out-found.ts';
import { headingKey } from '../../form/prose-line.ts';
import type { Document } from '../place.ts';
import { asWritten } from './as-written.ts';

/**
 * The pieces of a document, to be written in another notation: its lines as they are, and its tables as
 * their forms print them. A table with something that its form has no place for stays as written.
 */
export function piecesOf({ analysis }: Document): Piece[] {
  return analysis.parts.flatMap(piecesOfPart);
}

function piecesOfPart({ verdict: { report } }: Part): Piece[] {
  const tables = laidTables(report.tables);
  const kindOf = lineReader(report);
  const pieces: Piece[] = [];
  for (const block of report.blocks) {
    if (block.kind === 'paragraph') pieces.push(...linesOf(block).map(kindOf(block)));
    else for (const table of tables.get(block) ?? [asWritten(block)]) addTable(pieces, table);
  }
  return pieces;
}

/** The layouts of each grid, if all tables in it can be laid out as their forms print them. */
function laidTables(tables: readonly FoundTable[]): Map<Block, readonly LaidTable[]> {
  const laid = new Map<Block, readonly LaidTable[]>();
  for (const group of sharingGrids(tables)) {
    const grids = new Set(group.flatMap(gridsOf));
    const known = new Set(group.flatMap(rowsWithin));
    const isWhole = [...grids].every(({ rows }) =>
      rows.every((row) => known.has(row) || row.cells.every(({ text }) => text === '')),
    );
    const all = group.map((table) => ({ table, laid: layOutFound(table) }));
    if (!isWhole || all.some((one) => !one.laid)) continue;
    for (const grid of grids) {
      laid.set(
        grid,
        all.flatMap((one) => (one.laid && gridsOf(one.table)[0] === grid ? [one.laid] : [])),
      );
    }
  }
  return laid;
}

/** Groups tables that share grids. A table may span several grids, and a grid may contain several tables. */
function sharingGrids(tables: readonly FoundTable[]): FoundTable[][] {
  const groups: FoundTable[][] = [];
  let shared = new Set<Grid>();
  for (const table of tables) {
    const grids = gridsOf(table);
    const group = groups.at(-1);
    if (group && grids.some((grid) => shared.has(grid))) {
      group.push(table);
      for (const grid of grids) shared.add(grid);
    } else {
      groups.push([table]);
      shared = new Set(grids);
    }
  }
  return groups;
}

function gridsOf({ sites }: FoundTable): Grid[] {
  return sites.flatMap(({ block }) => (block.kind === 'grid' ? [block] : []));
}

/**
 * Adds a table. A table with a caption below another one is joined to it. A line that was its caption is
 * removed.
 */
function addTable(pieces: Piece[], table: LaidTable): void {
  const caption = captionOf(table);
  const above = pieces.at(-1);
  if (
    caption !== undefined &&
    above &&
    above.kind !== 'table' &&
    labelKey(above.text) === caption
  ) {
    pieces.pop();
  }
  const last = pieces.at(-1);
  const isBelow = last?.kind === 'table' && captionOf(last.table) !== undefined;
  if (caption === undefined || !isBelow) pieces.push({ kind: 'table', table });
  else pieces.splice(-1, 1, { kind: 'table', table: stacked([last.table, table]) });
}

/** The key of a table's caption; undefined if it has none. */
function captionOf(table: LaidTable): string | undefined {
  const caption = table[0]?.find(({ role }) => role === 'caption');
  return caption && labelKey(caption.text);
}

/** The lines that a paragraph is seen as; of code in lines of its own, these lines. */
function linesOf(paragraph: Paragraph): string[] {
  const { text, code = [] } = paragraph;
  const seen = seenText(paragraph);
  const shown =
    seen === '' ? code.map(({ start, end }) => text.slice(start, end)).join('\n') : seen;
  return shown
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !FENCE.test(line));
}

const FENCE = /^(?:`{3,}|~{3,})/;

/** The text of a paragraph with what is seen in it but not read, such as code, an address or an escaped mark. */
function seenText(paragraph: Paragraph): string {
  const { text, visible } = paragraph;
  const content = contentText(paragraph);
  if (!visible || !content.includes(OPAQUE)) return content;
  return content.replaceAll(OPAQUE, (_, at: number) => {
    const source = sourceSpan(visible, { start: at, end: at + 1 });
    return withoutMarks(text.slice(source.start, source.end));
  });
}

/** What is seen of code, of an escaped mark, or of an address in brackets; pictures are left out. */
function withoutMarks(source: string): string {
  if (source.startsWith('![')) return '';
  if (source.startsWith('\\')) return source.slice(1);
  const plain = source.replaceAll(/<([^<>]*)>/g, '$1');
  const [, ticks = ''] = /^(`+)/.exec(plain) ?? [];
  return ticks === '' ? plain : plain.slice(ticks.length, -ticks.length).trim();
}

/** Makes a function that says what the lines of a paragraph are: part of the title, headings, or prose. */
function lineReader({ blocks, frame }: Part['verdict']['report']) {
  const titles = new Set<Block>(
    frame.title ? frame.title.lines.map(({ paragraph }) => paragraph) : plainTitle(blocks),
  );
  const sections = new Set(frame.sections.map(({ heading }) => heading.block));
  return (block: Paragraph) => {
    const marked = block.level === undefined ? undefined : Math.max(block.level - 1, 1);
    const mayBeHeading = marked !== undefined || headingKey(block) !== '';
    return (text: string): Piece => {
      if (titles.has(block)) return { kind: 'title', text };
      const numbered = mayBeHeading ? NUMBERED.findIndex((number) => number.test(text)) + 1 : 0;
      const level = sections.has(block) ? 1 : numbered > 0 ? numbered : marked;
      return level === undefined ? { kind: 'line', text } : { kind: 'heading', level, text };
    };
  };
}

/** The first line of a text without the title of a report, if it can be a title: a heading without a number. */
function plainTitle(blocks: readonly Block[]): Paragraph[] {
  const first = blocks.find(({ content }) => content.end > content.start);
  if (first?.kind !== 'paragraph') return [];
  const text = contentText(first);
  if ((first.level ?? 1) > 1 || headingKey(first) === '') return [];
  return NUMBERED.some((number) => number.test(text)) || /[，,：:；;、]$/.test(text) ? [] : [first];
}

/** Numberings of headings, the highest level first (GB/T 9704—2012, 7.3.3). */
const NUMBERED = [/^[一二三四五六七八九十]{1,3}[、.．]/, /^[（(][一二三四五六七八九十]{1,3}[)）]/];
