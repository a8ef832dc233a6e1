import type { Block, Paragraph } from '../draft/block.ts';
import { contentText } from '../draft/paragraph.ts';
import { isSentence } from './prose-line.ts';
import { type TitleWords, titleKey } from './title-words.ts';

/**
 * Index of the block where the next report begins, or the number of blocks. A draft may contain many
 * reports; a report begins at each title that follows a table. The result depends only on the blocks from
 * `from` on.
 */
export function nextReport(blocks: readonly Block[], from: number, words: TitleWords): number {
  let lastGrid = -1;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) break;
    if (block.kind === 'grid') lastGrid = index;
    else if (lastGrid >= 0 && isTitle(block, blocks[index - 1], words))
      return firstTitleLine(blocks, index, lastGrid);
  }
  return blocks.length;
}

/** A heading of a report's own parts: 第三部分 2024年度部门决算情况说明, 三、2026年部门预算. It names no body. */
const OWN_PART =
  /^(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、)(?=\d{4}年)|说明$/;

function isTitle(block: Paragraph, above: Block | undefined, words: TitleWords): boolean {
  const text = contentText(block);
  // Looking at the last letter first avoids normalising nearly every paragraph.
  if (text.length < 4 || !words.mayEnd(text) || isSentence(text)) return false;
  const key = titleKey(text);
  const named = words.endOf(key);
  if (!named || OWN_PART.test(key)) return false;
  // The words alone are the title of a table.
  return key !== named.end || (above?.kind === 'paragraph' && /\d{4}年/.test(contentText(above)));
}

/**
 * Index of the first line of a title. A title is often written over several lines, with the body's name
 * on the first.
 */
function firstTitleLine(blocks: readonly Block[], title: number, lastGrid: number): number {
  const above = blocks[title - 1];
  if (title - 1 <= lastGrid || above?.kind !== 'paragraph') return title;
  const text = contentText(above);
  const namesBody = text !== '' && !isSentence(text) && !/[：，]|\d日/.test(text);
  return namesBody ? title - 1 : title;
}
