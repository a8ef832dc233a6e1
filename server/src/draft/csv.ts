import { type Steps, strides } from '../steps.ts';
import type { Cell, Grid, GridRow } from './block.ts';
import { CSV, TSV } from './notation/separated-notation.ts';
import { type BlockReading, MOST_CELLS, type Reader } from './reader.ts';
import type { Span } from './span.ts';
import { afterBlankLines, isBlank, lineAt, ownCopy, trimmed } from './text.ts';

/**
 * Makes a reader of comma-separated values, with one record a line. A field that contains a separator, a
 * line break or a quotation mark is quoted, and its quotation marks are doubled. A blank line separates
 * two tables.
 *
 * @param given The separator. Files called CSV also use semicolons and tabs, so by default it is the
 *   separator that is most frequent in a table's first line.
 */
export function csvReader(given?: Separator): Reader {
  return { read: (source, at) => readTable(source, at, given) };
}

function* readTable(source: string, at: number, given: Separator | undefined): Steps<BlockReading> {
  const isStep = strides();
  const first = lineAt(source, at);
  const separator = given ?? separatorIn(source.slice(first.start, first.end));
  const records: Field[][] = [];
  let next = at;
  while (next < source.length) {
    if (records.length > 0 && isBlankLine(source, next)) break;
    const record = readRecord(source, next, separator, at);
    records.push(record.fields);
    if (isStep(record.next - next)) yield;
    next = record.next;
  }
  const end = afterBlankLines(source, next);
  const text = ownCopy(source, at, end);
  const rows: GridRow[] = [];
  for (const fields of records) {
    const row = rowOf(text, fields);
    rows.push(row);
    if (isStep(row.span.end - row.span.start)) yield;
  }
  const content = trimmed(text, 0, text.length);
  const block: Grid = {
    kind: 'grid',
    notation: given === '\t' ? TSV : CSV,
    text,
    content: { start: 0, end: content.end },
    reach: lineAt(source, end).next - at,
    rows,
  };
  return { block, end };
}

const SEPARATORS = [',', '\t', ';'] as const;
type Separator = (typeof SEPARATORS)[number];

/** The most frequent separator of a line. */
function separatorIn(line: string): Separator {
  let best: Separator = ',';
  let most = 0;
  for (const separator of SEPARATORS) {
    const count = line.split(separator).length - 1;
    if (count > most) {
      best = separator;
      most = count;
    }
  }
  return best;
}

function isBlankLine(source: string, at: number): boolean {
  const line = lineAt(source, at);
  return (
    isBlank(source, line.start, line.end) && !source.slice(line.start, line.end).includes('\t')
  );
}

/** The whole extent of a field, and the part inside its quotation marks if it has any. */
interface Field {
  readonly extent: Span;
  readonly inside: Span;
  readonly isQuoted: boolean;
}

/** The record at an offset. The ranges of its fields count from the block's start. */
function readRecord(
  source: string,
  at: number,
  separator: string,
  block: number,
): { fields: Field[]; next: number } {
  const fields: Field[] = [];
  let start = at;
  while (true) {
    const isQuoted = source.charAt(start) === '"';
    const close = isQuoted ? closingQuote(source, start + 1) : start;
    const isLast = fields.length === MOST_CELLS - 1;
    let end = isQuoted ? Math.min(close + 1, source.length) : start;
    while (end < source.length && !endsField(source.charAt(end), isLast ? '\n' : separator)) end++;
    const extent = { start: start - block, end: end - block };
    const inside = isQuoted ? { start: extent.start + 1, end: close - block } : extent;
    fields.push({ extent, inside, isQuoted });
    if (isLast || source.charAt(end) !== separator)
      return { fields, next: afterLineEnd(source, end) };
    start = end + 1;
  }
}

/** Offset of the quotation mark that closes a field; the end of the text if none does. */
function closingQuote(source: string, from: number): number {
  let at = from;
  while (true) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return source.length;
    if (source.charAt(quote + 1) !== '"') return quote;
    at = quote + 2;
  }
}

function endsField(unit: string, separator: string): boolean {
  return unit === separator || unit === '\n' || unit === '\r';
}

function afterLineEnd(source: string, end: number): number {
  if (end >= source.length) return source.length;
  return source.startsWith('\r\n', end) ? end + 2 : end + 1;
}

/** A row of the block `text`. */
function rowOf(text: string, fields: readonly Field[]): GridRow {
  const cells = fields.map(({ extent, inside, isQuoted }, column): Cell => {
    const span = trimmed(text, inside.start, inside.end);
    const written = text.slice(span.start, span.end);
    return {
      span,
      extent,
      text: isQuoted ? written.replaceAll('""', '"') : written,
      width: 1,
      height: 1,
      column,
    };
  });
  const first = cells[0]?.extent.start ?? 0;
  return { span: { start: first, end: cells.at(-1)?.extent.end ?? first }, cells };
}
