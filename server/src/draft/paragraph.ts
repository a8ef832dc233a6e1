import type { Reading } from './reader.ts';
import { afterBlankLines, lineAt, ownCopy, trimmed } from './text.ts';

/** Reads one line of prose and the blank lines after it: what every line is that begins no table. */
export function readParagraph(source: string, at: number): Reading {
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
