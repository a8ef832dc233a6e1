import { firstFrom } from '../first-from.ts';
import { type Steps, strides } from '../steps.ts';
import type { Block } from './block.ts';
import { readParagraph } from './paragraph.ts';
import type { BlockReading, Reader } from './reader.ts';
import type { Span } from './span.ts';
import { afterBlankLines, lineAt, ownCopy } from './text.ts';

/** A text read into blocks. A value: an edit makes a new draft that shares the blocks it did not touch. */
export interface Draft {
  readonly blocks: readonly Block[];
  /** Offset in the text at which each block starts. */
  readonly starts: readonly number[];
  /** Length of the text. */
  readonly length: number;
}

/** Replaces the range [start, end) of the old text by `inserted` code units. */
export interface Edit extends Span {
  readonly inserted: number;
}

/** Which blocks an edit replaced: `removed` old ones, from index `first`, by `added` new ones. */
export interface Splice {
  readonly first: number;
  readonly removed: number;
  readonly added: number;
}

/** Combines two successive edits into one that covers both. `second` counts in the text after `first`. */
export function asOne(first: Edit, second: Edit): Edit {
  const growth = first.inserted - (first.end - first.start);
  const start = Math.min(first.start, second.start);
  const end = Math.max(first.end, second.end - growth);
  const inserted = end - start + growth + second.inserted - (second.end - second.start);
  return { start, end, inserted };
}

/** Reads a whole text. It never throws and takes time linear in the length. */
export function* readDraft(text: string, readers: readonly Reader[]): Steps<Draft> {
  const isStep = strides();
  const blocks: Block[] = [];
  const starts: number[] = [];
  let at = 0;
  while (at < text.length) {
    const reading = readBlock(text, at, readers);
    const { block, rest, end } = 'block' in reading ? reading : yield* reading;
    addBlocks(blocks, starts, at, block, rest);
    if (isStep(end - at)) yield;
    at = end;
  }
  return { blocks, starts, length: text.length };
}

/**
 * Reads again the blocks that an edit may have changed, and keeps the others. The result equals reading
 * all of `text`, which is the text after the edit. Reading begins at the last block that cannot have seen
 * the edit, and stops where a block begins at the same place as an old one.
 */
export function* updateDraft(
  old: Draft,
  edit: Edit,
  text: string,
  readers: readonly Reader[],
): Steps<{ draft: Draft; splice: Splice }> {
  const isStep = strides();
  const shift = text.length - old.length;
  const editEnd = edit.start + edit.inserted;
  let first = firstAffected(old, edit.start);
  const blocks: Block[] = [];
  const starts: number[] = [];
  let at = old.starts[first] ?? 0;
  let kept = first;
  while (at < text.length) {
    // The start of the text may be read specially (a byte order mark, front matter), so its block is
    // never reused elsewhere.
    if (at >= editEnd && at > 0) {
      while (kept < old.starts.length && (old.starts[kept] ?? 0) + shift < at) kept++;
      const isStart = kept > 0 && !old.blocks[kept]?.isJoined;
      if (isStart && old.starts[kept] === at - shift) break;
    }
    const before =
      old.blocks[old.starts[first + blocks.length] === at ? first + blocks.length : -1];
    const reading = readBlock(text, at, readers);
    const { block, rest, end } = 'block' in reading ? reading : yield* reading;
    const isKept =
      blocks.length === 0 &&
      !rest &&
      !old.blocks[first + 1]?.isJoined &&
      before &&
      isSame(before, block);
    if (isKept) first++;
    else addBlocks(blocks, starts, at, block, rest);
    if (isStep(end - at)) yield;
    at = end;
  }
  if (at >= text.length) kept = old.blocks.length;

  const tail = old.starts.slice(kept);
  if (shift !== 0) {
    for (let i = 0; i < tail.length; i++) tail[i] = (tail[i] ?? 0) + shift;
  }
  return {
    draft: {
      blocks: old.blocks.slice(0, first).concat(blocks, old.blocks.slice(kept)),
      starts: old.starts.slice(0, first).concat(starts, tail),
      length: text.length,
    },
    splice: { first, removed: kept - first, added: blocks.length },
  };
}

/** Appends the blocks read at `at`, with the offsets where they start. */
function addBlocks(
  blocks: Block[],
  starts: number[],
  at: number,
  block: Block,
  rest: readonly Block[] = [],
): void {
  let start = at;
  for (const each of [block, ...rest]) {
    blocks.push(each);
    starts.push(start);
    start += each.text.length;
  }
}

/**
 * Whether reading again gave the same block. A block with markup never counts as the same, because what
 * is visible can depend on more than its text.
 */
function isSame(before: Block, block: Block): boolean {
  if (before.text !== block.text || before.reach !== block.reach) return false;
  return before.kind === 'grid'
    ? block.kind === 'grid' && before.notation === block.notation
    : block.kind === 'paragraph' &&
        before.level === block.level &&
        !before.visible &&
        !block.visible;
}

/**
 * Index of the block that contains `offset`; the last block for the end of the text; -1 in an empty
 * draft.
 */
export function blockIndexAt(draft: Draft, offset: number): number {
  return firstFrom(draft.starts, offset + 1, (start) => start) - 1;
}

/**
 * Index of the first block that may have seen the text at `offset` and that begins a reading. It can be
 * far away: where a table lays out a page, the search for its end passes many blocks.
 */
function firstAffected(draft: Draft, offset: number): number {
  const index = draft.blocks.findIndex(
    ({ reach }, block) => (draft.starts[block] ?? 0) + reach >= offset,
  );
  let first = index < 0 ? Math.max(0, draft.blocks.length - 1) : index;
  while (draft.blocks[first]?.isJoined) first--;
  return first;
}

function readBlock(
  text: string,
  at: number,
  readers: readonly Reader[],
): BlockReading | Steps<BlockReading> {
  if (at === 0) {
    const leading = readLeadingBlanks(text);
    if (leading) return leading;
  }
  for (const reader of readers) {
    const reading = reader.read(text, at);
    if (reading) return reading;
  }
  return readParagraph(text, at);
}

/** Blank lines belong to the block before them, except at the start of the text. */
function readLeadingBlanks(text: string): BlockReading | undefined {
  const end = afterBlankLines(text, 0);
  if (end === 0) return undefined;
  return {
    block: {
      kind: 'paragraph',
      text: ownCopy(text, 0, end),
      content: { start: 0, end: 0 },
      reach: lineAt(text, end).next,
    },
    end,
  };
}
