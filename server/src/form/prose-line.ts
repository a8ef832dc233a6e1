import type { Block, Paragraph } from '../draft/block.ts';
import { contentSpan, contentText } from '../draft/paragraph.ts';
import type { Span } from '../draft/span.ts';
import type { Site } from './found-table.ts';
import { labelKey } from './label.ts';

/** One line of prose, as a reader sees it. */
export interface ProseLine {
  readonly paragraph: Paragraph;
  readonly text: string;
}

/** The lines of prose among the blocks. Tables and their labels are no prose. */
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

/** A title with a body's full name is shorter. */
const LONGEST_TITLE = 60;

/** Whether a line is certainly prose: longer than any title or heading, or with a full stop. */
export function isSentence(text: string): boolean {
  return text.length > LONGEST_TITLE || /[。；]/.test(text);
}

/** A longer line is prose that mentions a section. */
const LONGEST_HEADING = 40;

/** The key of a line that may be a heading; empty otherwise. */
export function headingKey(paragraph: Paragraph): string {
  const line = contentText(paragraph);
  return line.length > LONGEST_HEADING || isSentence(line) ? '' : labelKey(line);
}

/** Where a span of a line's text is in the draft. */
export function siteIn({ paragraph }: ProseLine, span: Span): Site {
  return { block: paragraph, span: contentSpan(paragraph, span) };
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}
