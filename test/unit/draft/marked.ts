import assert from 'node:assert/strict';
import type { Cell, Grid } from '../../../server/src/draft/block.ts';
import { type Draft, readDraft } from '../../../server/src/draft/draft.ts';
import { readersFor } from '../../../server/src/draft/notations.ts';
import type { Span } from '../../../server/src/draft/span.ts';
import { inOneGo } from '../../kit/in-one-go.ts';
import { settings } from '../../kit/read.ts';

/** Reads a draft as a document in a language is read. */
export function read(source: string, languageId = 'report-draft'): Draft {
  return inOneGo(readDraft(source, readersFor(languageId, settings.forms.labels)));
}

/**
 * Checks where the cells of a draft's tables stand: the draft is given with a mark around every cell's
 * text, `⟦⟧` where a blank cell would be filled, and none anywhere else.
 */
export function checkCells(source: string, languageId?: string): void {
  const plain = source.replaceAll(/[⟦⟧]/g, '');
  const draft = read(plain, languageId);
  const spans = draft.blocks.flatMap((block, index) =>
    block.kind === 'grid'
      ? cellsOf(block).map(({ span }) => moved(span, draft.starts[index] ?? 0))
      : [],
  );
  assert.equal(withMarks(plain, spans), source);
}

/**
 * Checks where the lines of prose stand, with a mark around each; headings marked by the notation begin
 * with their level, `⟦2 …⟧`.
 */
export function checkProse(source: string, languageId?: string): void {
  const plain = source.replaceAll(/⟦(?:[1-6] )?|⟧/g, '');
  const draft = read(plain, languageId);
  const levels = new Map<number, string>();
  const spans = draft.blocks.flatMap((block, index) => {
    const span = moved(block.content, draft.starts[index] ?? 0);
    if (block.kind === 'grid' || span.start === span.end) return [];
    if (block.level !== undefined) levels.set(span.start, `${block.level} `);
    return [span];
  });
  assert.equal(withMarks(plain, spans, levels), source);
}

/** What a reader sees in the cells of every table, `|` between cells, a table's rows one after another. */
export function texts(source: string, languageId?: string): string[] {
  return gridsOf(read(source, languageId)).flatMap(({ rows }) =>
    rows.map(({ cells }) => cells.map(({ text }) => text).join('|')),
  );
}

export function gridsOf({ blocks }: Draft): Grid[] {
  return blocks.filter((block) => block.kind === 'grid');
}

export function cellsOf({ rows }: Grid): Cell[] {
  return rows.flatMap(({ cells }) => cells);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function withMarks(
  text: string,
  spans: readonly Span[],
  notes: ReadonlyMap<number, string> = new Map(),
): string {
  let marked = '';
  let from = 0;
  for (const { start, end } of spans) {
    marked += `${text.slice(from, start)}⟦${notes.get(start) ?? ''}${text.slice(start, end)}⟧`;
    from = end;
  }
  return marked + text.slice(from);
}
