import type { Block } from '../draft/block.ts';
import { contentText } from '../draft/paragraph.ts';
import { labelKey } from './label.ts';
import { isSentence } from './prose-line.ts';
import { REPORT } from './title.ts';

/**
 * Index of the block at which the next report begins, or the number of blocks. A draft may be a
 * collection of reports: one begins at each title that follows a table. The answer depends only on the
 * blocks from `from` on.
 */
export function nextReport(blocks: readonly Block[], from: number): number {
  let lastGrid = -1;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) break;
    if (block.kind === 'grid') lastGrid = index;
    else if (lastGrid >= 0 && isTitle(block)) return firstTitleLine(blocks, index, lastGrid);
  }
  return blocks.length;
}

function isTitle(block: Block): boolean {
  if (block.kind === 'grid') return false;
  const text = contentText(block);
  // A look at the last two characters spares nearly every paragraph the normalising.
  if (text.length < 4 || !/[告报)）]\s*$/.test(text.slice(-2)) || isSentence(text)) return false;
  return REPORT.test(labelKey(text));
}

/** A title is often written over several lines, with the body's name on the first. */
function firstTitleLine(blocks: readonly Block[], title: number, lastGrid: number): number {
  const above = blocks[title - 1];
  if (title - 1 <= lastGrid || above?.kind !== 'paragraph') return title;
  const text = contentText(above);
  const namesBody = text !== '' && !isSentence(text) && !/[：，]|\d日/.test(text);
  return namesBody ? title - 1 : title;
}
