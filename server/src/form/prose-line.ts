import type { Block, Paragraph } from '../draft/block.ts';
import { contentSpan, contentText } from '../draft/paragraph.ts';
import type { Span } from '../draft/span.ts';
import type { Site } from './found-table.ts';

/** One line of prose, as a reader sees it. */
export interface ProseLine {
  readonly paragraph: Paragraph;
  readonly text: string;
}

/** The lines of prose among the blocks; tables, and the labels in them, are not prose. */
export function proseLines(blocks: readonly Block[]): ProseLine[] {
  const lines: ProseLine[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph' && !isEmpty(block.content)) lines.push(proseLine(block));
  }
  return lines;
}

/** A paragraph as a line, without the blanks around it. */
export function proseLine(paragraph: Paragraph): ProseLine {
  return { paragraph, text: contentText(paragraph) };
}

/** A body's full name and the whole title have fewer characters. */
const LONGEST_TITLE = 60;

/** Whether a line's text is prose beyond doubt: no title and no heading is so long, or has a full stop. */
export function isSentence(text: string): boolean {
  return text.length > LONGEST_TITLE || /[。；]/.test(text);
}

/** Where a span of a line's text stands in the draft. */
export function siteIn({ paragraph }: ProseLine, span: Span): Site {
  return { block: paragraph, span: contentSpan(paragraph, span) };
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}
