import { figureText, WITH_COMMA } from './figure-text.ts';

/** Texts of a block of cells, row by row. */
export type Texts = readonly (readonly string[])[];

/** The block in the text format of spreadsheets: a tab between cells and a line break between rows. */
export function toTabs(block: Texts): string {
  return block.map((line) => line.join('\t')).join('\n');
}

/** The block as an HTML table, which word processors paste as a table. */
export function toHtml(block: Texts): string {
  const lines = block.map(
    (line) => `<tr>${line.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`,
  );
  return `<table>${lines.join('')}</table>`;
}

/**
 * Reads cells that are separated by tabs. A cell in quotation marks may hold tabs and line breaks; each
 * quotation mark within it is doubled.
 */
export function fromTabs(text: string): string[][] {
  const lines: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cells.lastIndex < text.length) {
    const [, quoted, plain = '', end] = cells.exec(text) ?? [];
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\t' && cells.lastIndex === text.length) lines.at(-1)?.push('');
    if (end !== '\t' && cells.lastIndex < text.length) lines.push([]);
  }
  return lines[0]?.length === 0 ? [] : lines;
}

/**
 * Reads the first table of a copied HTML page; undefined if it has none. A merged label stands in every place that it
 * covers. A merged figure stands in the first, and the others are blank.
 */
export function fromHtml(html: string): string[][] | undefined {
  // The parser runs no script and loads nothing.
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return undefined;
  const rows = [...table.rows];
  const lines = rows.map((): string[] => []);
  for (const [row, { cells }] of rows.entries()) {
    for (const cell of cells) {
      let column = 0;
      while (lines[row]?.[column] !== undefined) column++;
      const text = shownIn(cell);
      const below = isFigure(text) ? '' : text;
      for (const line of lines.slice(row, row + cell.rowSpan)) {
        for (let right = 0; right < cell.colSpan; right++) line[column + right] = below;
      }
      lines[row]?.splice(column, 1, text);
    }
  }
  return lines.map((line) => Array.from(line, (text) => text ?? ''));
}

function isFigure(text: string): boolean {
  return figureText(text) !== undefined || figureText(text, WITH_COMMA) !== undefined;
}

/** Between the lines of a cell. With it, two figures on two lines do not become one. */
const LINE_BREAK = '；';

/** The text of a cell as its reader sees it. Word copies deleted text too. */
function shownIn(cell: HTMLTableCellElement): string {
  for (const part of cell.querySelectorAll<HTMLElement>('*')) {
    const { display, textDecorationLine } = part.style;
    const isUnseen = part.matches('del, s, strike, [hidden]') || display === 'none';
    if (isUnseen || textDecorationLine.includes('line-through')) part.remove();
    else if (part.matches('br, p, div, li, td')) part.after(LINE_BREAK);
  }
  const lines = (cell.textContent ?? '').replaceAll(/\s+/g, ' ').split(LINE_BREAK);
  return lines.flatMap((line) => line.trim() || []).join(LINE_BREAK);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
