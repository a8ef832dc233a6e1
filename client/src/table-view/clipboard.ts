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
 * Reads the first table of a copied HTML page; undefined if it has none. The text of a merged cell stands
 * in its first place, and the other places that it covers are blank.
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
      for (const line of lines.slice(row, row + cell.rowSpan)) {
        for (let right = 0; right < cell.colSpan; right++) line[column + right] = '';
      }
      lines[row]?.splice(column, 1, (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
    }
  }
  return lines.map((line) => Array.from(line, (text) => text ?? ''));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
