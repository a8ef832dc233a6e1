import type { Steps } from '../steps.ts';
import type { Block, JoinedBlock } from './block.ts';
import { embeddedHtmlReader } from './html.ts';
import { readMarkedLine, readPipeTable } from './markdown.ts';
import { readMarkedBlock } from './markdown-marks.ts';
import { LineMarks } from './marked-line.ts';
import { readParagraph, unreadLines } from './paragraph.ts';
import type { BlockReading, Reader } from './reader.ts';
import type { Span } from './span.ts';
import { isBlankUnit, lineAt, type TextLine } from './text.ts';

/**
 * Reads a Markdown text: tables, and lines of prose as a reader sees them, without code, destinations and
 * other text that is no prose. The lines of one Markdown block are read together, because a line's
 * meaning can depend on earlier lines. Most lines of a report depend on nothing and are read alone.
 */
export const markdownReader: Reader = {
  read(source, at) {
    const line = lineAt(source, at);
    const fence = at === 0 ? closingFence(source, line) : undefined;
    if (fence !== undefined) return readFromFence(source, line, fence);
    return readTable(source, at, line) ?? readText(source, at, line);
  },
};

function readText(source: string, at: number, line: TextLine): BlockReading | Steps<BlockReading> {
  return standsAlone(source, line) ? readLine(source, at) : readTogether(source, at);
}

/** The table that begins at the line, unless the line begins code or a formula. */
function readTable(
  source: string,
  at: number,
  line: TextLine,
): BlockReading | Steps<BlockReading> | undefined {
  if (BEGINS_CODE.test(source.slice(line.start, Math.min(line.end, line.start + 6)))) {
    return undefined;
  }
  const table = readPipeTable(source, at, line);
  if (table || !HTML_TABLE.test(source.slice(line.start, Math.min(line.end, line.start + 10)))) {
    return table;
  }
  const reading = embeddedHtmlReader.read(source, at);
  return reading && 'block' in reading && reading.block.kind === 'grid' ? reading : undefined;
}

const BEGINS_CODE = /^(?: {4}| {0,3}(?:\t|`{3}|~{3}|\${2}))/;
const HTML_TABLE = /^ {0,3}<table/i;

/** The lines between which front matter stands: YAML, TOML or JSON. */
const FENCES: ReadonlyMap<string, string> = new Map([
  ['---', '---'],
  ['+++', '+++'],
  ['{', '}'],
]);

/** The line that would end front matter if the first line of the text begins it. */
function closingFence(source: string, { start, end }: TextLine): string | undefined {
  return FENCES.get(source.slice(start, end).replace('\ufeff', '').trimEnd());
}

/**
 * Front matter: settings at the start of the text, between two fences. Without a second fence it is read
 * as text.
 */
function* readFromFence(source: string, first: TextLine, fence: string): Steps<BlockReading> {
  for (let line = first; line.next < source.length; ) {
    line = lineAt(source, line.next);
    if (source.slice(line.start, line.end).trimEnd() === fence) {
      return unreadLines(source, first.start, line.next);
    }
  }
  const text = readText(source, 0, first);
  const { block, rest, end } = 'block' in text ? text : yield* text;
  // A second fence added anywhere in the text would change this block.
  return { block: { ...block, reach: source.length }, end, ...(rest ? { rest } : {}) };
}

/** Reads a line on its own. */
function readLine(source: string, at: number): BlockReading {
  return readMarkedLine(source, at, lineAt(source, at)) ?? readParagraph(source, at);
}

/** Characters that may give a line, or a part of it, another meaning than its text. */
const SPECIAL = /[`[<$\\@]|~~|:\/\/|www\.|\{[{%]/i;
/** How a line begins that starts another block than a paragraph, or that needs a paragraph before it. */
const BEGINS_BLOCK = /^(?:[\s>`~$<[=|:]|[-+*](?:\s|$|[-+*])|\d{1,9}[.)](?:\s|$))/;

/** Whether the meaning of the line depends neither on the lines before it nor on the next one. */
function standsAlone(source: string, line: TextLine): boolean {
  const text = source.slice(line.start, line.end);
  if (SPECIAL.test(text) || BEGINS_BLOCK.test(text)) return false;
  const next = lineAt(source, line.next);
  return !BEGINS_BLOCK.test(source.slice(next.start, next.end)) || next.end === next.start;
}

/** Reads the lines of a Markdown block together; each becomes a block of its own. */
function* readTogether(source: string, at: number): Steps<BlockReading> {
  const marked = yield* readMarkedBlock(source, at);
  const blocks: Block[] = [];
  const starts: number[] = [];
  const marks = new LineMarks(marked.marks);
  let { looked } = marked;
  let nextCode = 0;
  let end = at;
  while (end < marked.end) {
    while ((marked.code[nextCode]?.end ?? Infinity) <= end) nextCode++;
    const reading = readPart(source, end, marked.code[nextCode]);
    const { block, end: next } = 'block' in reading ? reading : yield* reading;
    starts.push(end);
    blocks.push(block.kind === 'grid' ? block : marks.line(block, end));
    looked = Math.max(looked, end + block.reach);
    end = next;
  }
  const [first, ...rest] = blocks.map((block, index) => ({
    ...block,
    reach: looked - (starts[index] ?? at),
  }));
  if (!first) return readLine(source, at);
  const joined = rest.map((block): JoinedBlock => ({ ...block, isJoined: true }));
  return { block: first, end, ...(joined.length > 0 ? { rest: joined } : {}) };
}

/** Reads what begins at a line of a Markdown block: code, a table, or the line itself. */
function readPart(
  source: string,
  at: number,
  code: Span | undefined,
): BlockReading | Steps<BlockReading> {
  if (code && code.start <= firstSeen(source, at)) {
    return unreadLines(source, at, lineAt(source, Math.max(at, code.end - 1)).next, 'code');
  }
  return (
    readPipeTable(source, at, lineAt(source, at)) ??
    embeddedHtmlReader.read(source, at) ??
    readLine(source, at)
  );
}

function firstSeen(source: string, at: number): number {
  let start = at;
  while (start < source.length && isBlankUnit(source.charCodeAt(start))) start++;
  return start;
}
