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
  return blocks.flatMap((paragraph) => {
    if (paragraph.kind !== 'paragraph' || isEmpty(paragraph.content)) return [];
    return [{ paragraph, text: lineText(paragraph) }];
  });
}

/** A paragraph's text without the blanks around it. */
export function lineText(paragraph: Paragraph): string {
  return contentText(paragraph);
}

/** Where a span of a line's text stands in the draft. */
export function siteIn({ paragraph }: ProseLine, span: Span): Site {
  return { block: paragraph, span: contentSpan(paragraph, span) };
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}
