import { isPageNumberLine } from './is-page-number.ts';
import type { KnownLabels } from './known-labels.ts';
import { readPrinted } from './printed.ts';
import type { BlockReading } from './reader.ts';
import { isOtherNotation, NUMBERED } from './region.ts';
import { type Span, shifted } from './span.ts';
import { afterBlankLines, lineAt, ownCopy, type TextLine, trimmed } from './text.ts';

/** What is shorter may be a title or a heading, where it does not end in a mark that goes on. */
const SHORTEST = 20;
/** No line of a page is longer: what is, ends where its writer ended it, with a mark or without. */
const WIDEST = 80;
/** Characters after which another paragraph begins. */
const LONGEST = 10_000;
const GOES_ON = /[，、（《“]$/;
const ENDS = /[。！？；：.!?;:…][”’）)]*$/;
/** What begins a paragraph or an item of a list. */
const BEGINS = /^(?:\d{1,3}[.．、)）]\D|[（(]\d{1,3}[)）]|[-—•·●])/;
/** What a title or a heading has none of; if it has digits, it is numbered, or ends like a title. */
const MARK = /[，。；：]/;
const TITLE = /(?:报告|年报|情况)$/;
const MAY_BE_ROW = /\s\S{1,20}\s*$/;
/** A page begins with a form feed. */
const INDENTED = /^[^\S\f]/;

/**
 * Reads a paragraph whose lines are broken as they stood on a page, whose number may stand between them.
 *
 * @returns How far was looked, where the line at `at` is one of its own.
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
    return GOES_ON.test(end) || (hasMark && last.length >= SHORTEST && !TITLE.test(end));
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

/** Where a line stands in its block, which begins at `from`, and at which character of the whole text. */
function runOf(source: string, line: Span, at: number, from: number) {
  const span = shifted(trimmed(source, line.start, line.end), -from);
  return { ...span, at, length: span.end - span.start };
}

/** The line at an offset, or the one below a page's number there. */
function lineBelow(source: string, at: number): TextLine {
  const line = lineAt(source, afterBlankLines(source, at));
  return isPageNumberLine(source, line) ? lineAt(source, afterBlankLines(source, line.next)) : line;
}

/** Whether a line goes on with the sentence above, which ends at `at`. */
function continues(source: string, at: number, line: TextLine, labels: KnownLabels): boolean {
  const text = source.slice(line.start, line.end);
  if (text === '' || INDENTED.test(text) || isOtherNotation(source, line)) return false;
  // Blank lines part paragraphs, but where a page ends.
  if (/^\s+$/.test(source.slice(at, line.start))) return false;
  if (NUMBERED.test(text) || BEGINS.test(text) || /\S\s{2,}\S/.test(text)) return false;
  if (/[，。；\d]/.test(text)) return true;
  return !(labels.isSection(text) || labels.isHeading(text) || labels.isCaption(text));
}
