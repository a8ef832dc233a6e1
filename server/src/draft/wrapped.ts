import { isPageNumberLine } from './is-page-number.ts';
import type { KnownLabels } from './known-labels.ts';
import { readPrinted } from './printed.ts';
import type { BlockReading } from './reader.ts';
import { isOtherNotation, NUMBERED } from './region.ts';
import { type Span, shifted } from './span.ts';
import { afterBlankLines, lineAt, ownCopy, type TextLine, trimmed } from './text.ts';

/** A shorter line may be a title or a heading, unless it ends with a mark such as a comma. */
const SHORTEST = 20;
/** The maximum width of a printed line. A longer line ends where its writer ended it. */
const WIDEST = 80;
/** Maximum length of a paragraph; after it a new one begins. */
const LONGEST = 10_000;
const GOES_ON = /[，、（《“]$/;
const ENDS = /[。！？；：.!?;:…][”’）)]*$/;
/** How a paragraph or an item of a list begins. */
const BEGINS = /^(?:\d{1,3}[.．、)）]\D|[（(]\d{1,3}[)）]|[-—•·●])/;
/** Marks that no title or heading contains. A heading with digits is numbered, or ends like a title. */
const MARK = /[，。；：]/;
const TITLE = /(?:报告|年报|情况)$/;
/** What is printed in a line of its own between the caption of a table and the table. */
const ABOVE_TABLE = /^(?:(?:金额)?单位\s*[：:]|公开\s*\d{1,3}\s*表$)/;
const MAY_BE_ROW = /\s\S{1,20}\s*$/;
/** A page begins with a form feed, which is no indentation. */
const INDENTED = /^[^\S\f]/;

/**
 * Reads a paragraph whose lines are broken as on a printed page, with page numbers in between.
 *
 * @returns The reading, or how far the source was read if the line at `at` is a paragraph of its own.
 */
export function readWrapped(
  source: string,
  at: number,
  labels: KnownLabels,
): BlockReading | number {
  let line = lineAt(source, at);
  let looked = line.next;
  if (ENDS.test(source.slice(Math.max(at, line.end - 4), line.end))) return looked;
  let text = partOf(source, line);
  const runs = [runOf(source, line, 0, at)];
  let hasMark = false;
  const goesOn = () => {
    const last = partOf(source, line);
    const end = last.slice(-4);
    if (ENDS.test(end) || last.length > WIDEST) return false;
    hasMark ||= MARK.test(last) || (/\d/.test(last) && !NUMBERED.test(text));
    const isTitle = TITLE.test(end) || (end.endsWith('表') && !MARK.test(text));
    return GOES_ON.test(end) || (hasMark && last.length >= SHORTEST && !isTitle);
  };
  while (goesOn() && line.next < source.length && text.length < LONGEST) {
    const below = lineBelow(source, line.next);
    looked = Math.max(looked, below.next);
    if (!continues(source, line.next, below, labels)) break;
    if (MAY_BE_ROW.test(source.slice(below.start, below.end))) {
      const printed = readPrinted(source, below.start, labels);
      if (typeof printed !== 'number') break;
      looked = Math.max(looked, printed);
    }
    line = below;
    runs.push(runOf(source, line, text.length, at));
    text += partOf(source, line);
  }
  if (runs.length === 1) return looked;
  const end = afterBlankLines(source, line.next);
  const content = { start: runs[0]?.start ?? 0, end: runs.at(-1)?.end ?? 0 };
  return {
    block: {
      kind: 'paragraph',
      text: ownCopy(source, at, end),
      content,
      reach: Math.max(looked, lineAt(source, end).next) - at,
      visible: { text, content, runs },
      isWrapped: true,
    },
    end,
  };
}

/** A line without the blanks around it. */
function partOf(source: string, line: Span): string {
  const { start, end } = trimmed(source, line.start, line.end);
  return source.slice(start, end);
}

/**
 * The run of a line: its range in the block, which begins at `from`, and its offset `at` in the whole
 * text.
 */
function runOf(source: string, line: Span, at: number, from: number) {
  const span = shifted(trimmed(source, line.start, line.end), -from);
  return { ...span, at, length: span.end - span.start };
}

/** The line at an offset, or the next one if that is a page number. */
function lineBelow(source: string, at: number): TextLine {
  const line = lineAt(source, afterBlankLines(source, at));
  return isPageNumberLine(source, line) ? lineAt(source, afterBlankLines(source, line.next)) : line;
}

/** Whether a line continues the sentence above it, which ends at `at`. */
function continues(source: string, at: number, line: TextLine, labels: KnownLabels): boolean {
  const text = source.slice(line.start, line.end);
  if (text === '' || INDENTED.test(text) || isOtherNotation(source, line)) return false;
  // Blank lines separate paragraphs, except where a page ends.
  if (/^\s+$/.test(source.slice(at, line.start))) return false;
  if (NUMBERED.test(text) || BEGINS.test(text) || ABOVE_TABLE.test(text) || /\S\s{2,}\S/.test(text))
    return false;
  if (/[，。；\d]/.test(text)) return true;
  return !(labels.isSection(text) || labels.isHeading(text) || labels.isCaption(text));
}
