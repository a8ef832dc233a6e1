import type { Draft } from '../../server/src/draft/draft.ts';
import { contentText } from '../../server/src/draft/paragraph.ts';
import { read } from '../unit/draft/marked.ts';

/** A way to write a report: how a line of prose and a table are written, and which reader reads them. */
export interface Writer {
  /** The name of the notation, with the kind of document if the notation has none of its own. */
  readonly name: string;
  readonly languageId: string;
  line(text: string): string;
  /** Whether a line of prose is more than a field of a spreadsheet. */
  readonly holdsProse: boolean;
  /** @param rows The visible text of the cells; line breaks are LF. */
  table(rows: readonly (readonly string[])[]): string;
  /** Whether the blank cells of a row are lost. */
  readonly losesBlanks: boolean;
}

const DRAFT = {
  languageId: 'report-draft',
  line: (text: string) => `${text}\n`,
  holdsProse: true,
  losesBlanks: false,
};
const MARKDOWN = { ...DRAFT, languageId: 'markdown', line: (text: string) => `${text}\n\n` };
const PAGE = {
  ...DRAFT,
  languageId: 'html',
  line: (text: string) => `<p><span>${escaped(text)}</span></p>\n`,
};
const SHEET = { ...DRAFT, line: () => '', holdsProse: false };

/** Writers for every notation in every kind of document. The first is that of a word processor. */
export const WRITERS: readonly [Writer, ...Writer[]] = [
  {
    ...DRAFT,
    name: 'lines',
    table: (rows) => joined(rows, (row) => `${row.map((text) => `\t${text}\n`).join('')}\n`),
  },
  { ...DRAFT, name: 'tabs', table: (rows) => joined(squared(rows), tabbed) },
  { ...DRAFT, name: 'spaces', table: (rows) => joined(rows, spaced), losesBlanks: true },
  { ...MARKDOWN, name: 'markdown', table: piped },
  { ...DRAFT, name: 'markdown in a draft', table: piped },
  { ...PAGE, name: 'html', table: marked },
  { ...MARKDOWN, name: 'html in Markdown', table: marked },
  { ...DRAFT, name: 'html in a draft', table: marked },
  {
    ...SHEET,
    name: 'csv',
    languageId: 'csv',
    table: (rows) => `${joined(rows, separated)}\n`,
  },
  { ...SHEET, name: 'tsv', languageId: 'tsv', table: (rows) => `${joined(rows, tabbed)}\n` },
];

/** Writes a draft again, from its visible text. */
export function convert({ blocks }: Draft, writer: Writer): string {
  return blocks
    .map((block) => {
      if (block.kind === 'grid') {
        const textOf = ({ text }: { text: string }) => text.replaceAll(/\r\n?/g, '\n');
        return writer.table(block.rows.map(({ cells }) => cells.map(textOf)));
      }
      const text = contentText(block);
      return text === '' ? '' : writer.line(text);
    })
    .join('');
}

/** The same for a text. */
export function converted(text: string, writer: Writer): string {
  return convert(read(text), writer);
}

function joined<T>(rows: readonly T[], write: (row: T) => string): string {
  return rows.map(write).join('');
}

/** Rows filled with blanks to the length of the longest. */
function squared(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(...rows.map(({ length }) => length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

function tabbed(row: readonly string[]): string {
  return `${row.map(oneLine).join('\t')}\n`;
}

function spaced(row: readonly string[]): string {
  const filled = row.filter((text) => text !== '');
  return `${filled.map(oneLine).join('  ')}\n`;
}

function separated(row: readonly string[]): string {
  const fields = row.map((text) =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
  );
  return `${fields.join(',')}\n`;
}

function piped(rows: readonly (readonly string[])[]): string {
  const [first = [], ...rest] = rows;
  const write = (row: readonly string[]) =>
    `| ${row.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')).join(' | ')} |\n`;
  return `${write(first)}|${'---|'.repeat(first.length || 1)}\n${joined(rest, write)}\n`;
}

function marked(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<td><p>${escaped(text)}&nbsp;</p></td>`;
  return `<table><tbody>${joined(rows, (row) => `<tr>${row.map(cell).join('')}</tr>\n`)}</tbody></table>\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}
