import type { Paragraph } from './block.ts';
import type { BlockReading } from './reader.ts';
import { type Span, shifted } from './span.ts';
import { afterBlankLines, lineAt, ownCopy, trimmed } from './text.ts';
import { sourceSpan } from './visible.ts';

/** Reads one line of prose with the blank lines after it. Every line is prose unless it begins a table. */
export function readParagraph(source: string, at: number): BlockReading {
  const line = lineAt(source, at);
  const end = afterBlankLines(source, line.next);
  const text = ownCopy(source, at, end);
  return {
    block: {
      kind: 'paragraph',
      text,
      content: trimmed(text, 0, line.end - at),
      reach: lineAt(source, end).next - at,
    },
    end,
  };
}

/**
 * A block of unread lines from `at` to `to`, such as front matter or code, with the blank lines after
 * them.
 */
export function unreadLines(source: string, at: number, to: number, what?: 'code'): BlockReading {
  const end = afterBlankLines(source, to);
  const text = ownCopy(source, at, end);
  const code = trimmed(text, 0, text.length);
  return {
    block: {
      kind: 'paragraph',
      text,
      content: { start: 0, end: 0 },
      reach: lineAt(source, end).next - at,
      ...(what && { code: [code] }),
    },
    end,
  };
}

/** The visible text of a paragraph, without the blanks around it. */
export function contentText({ text, content, visible }: Paragraph): string {
  return visible ? visible.text : text.slice(content.start, content.end);
}

/** Where a span of a paragraph's `contentText` is in the block. */
export function contentSpan({ content, visible }: Paragraph, span: Span): Span {
  return visible ? sourceSpan(visible, span) : shifted(span, content.start);
}
