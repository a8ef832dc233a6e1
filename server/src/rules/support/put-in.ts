import type { Paragraph } from '../../draft/block.ts';
import type { FigureEdit } from '../engine/finding.ts';

/**
 * Inserts a line after a line of prose, with the same blank lines in between as follow now. Undefined if
 * the line has markup, because lines of the source then differ from visible lines.
 */
export function lineBehind(block: Paragraph, line: string): FigureEdit | undefined {
  const place = placeOf(block);
  return place && putIn(block, place.end, place.gap + line);
}

/** Inserts lines before a line. Each gets the line's own prefix and spacing: `## `, a blank line. */
export function linesBefore(block: Paragraph, lines: readonly string[]): FigureEdit | undefined {
  const place = placeOf(block);
  if (!place) return undefined;
  const { start, gap } = place;
  const lead = block.text.slice(start, block.content.start);
  return putIn(block, start, lines.map((line) => lead + line + gap).join(''));
}

function putIn(block: Paragraph, at: number, text: string): FigureEdit {
  return { site: { block, span: { start: at, end: at } }, text };
}

/** Where the line starts and ends in its block, and the line breaks before the next line. */
function placeOf({ text, content, visible }: Paragraph) {
  if (visible) return undefined;
  const before = text.slice(0, content.start);
  const behind = text.slice(content.end);
  const blanks = /^[^\r\n]*/.exec(behind)?.[0].length ?? 0;
  const [first = '\n', second = ''] = behind.match(/\r\n|\r|\n/g) ?? [];
  return {
    start: Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1,
    end: content.end + blanks,
    gap: first + second,
  };
}
