import type { Notation } from './block.ts';

/** A cell of a table as it is laid out on paper; `width` columns wide, `height` rows high. */
export interface LaidCell {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** A table by its rows; what a cell covers below and beside it is left away. */
export type LaidTable = readonly (readonly LaidCell[])[];

/** What a draft is put together from. */
export type Piece =
  | { readonly kind: 'title' | 'heading' | 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LaidTable };

/** The notations that a whole draft can be written in. */
export type DraftNotation = Extract<Notation, 'lines' | 'tabs' | 'markdown' | 'html'>;

/** Writes a draft such that reading it gives the same lines and the same tables. */
export function writeDraft(pieces: readonly Piece[], notation: DraftNotation): string {
  const write = writers[notation];
  const body = pieces.map(write).join('');
  return notation === 'html' ? page(body, pieces) : body;
}

/** The notations that a table can be written in; `tsv` is what `csv` is with tabs for commas. */
export type TableNotation = DraftNotation | 'csv' | 'tsv';

/** Writes a table such that reading it gives the same cells; ends in a line end. */
export function writeTable(table: LaidTable, notation: TableNotation): string {
  return tableWriters[notation](table);
}

const tableWriters: Readonly<Record<TableNotation, (table: LaidTable) => string>> = {
  lines: linesTable,
  tabs: tabsTable,
  markdown: markdownTable,
  html: htmlTable,
  csv: (table) => separatedTable(table, ','),
  tsv: (table) => separatedTable(table, '\t'),
};

const writers: Readonly<Record<DraftNotation, (piece: Piece) => string>> = {
  lines: (piece) => (piece.kind === 'table' ? linesTable(piece.table) : `${piece.text}\n`),
  tabs: (piece) => (piece.kind === 'table' ? tabsTable(piece.table) : `${piece.text}\n`),
  markdown(piece) {
    if (piece.kind === 'table') return `${markdownTable(piece.table)}\n`;
    const marks = { title: '# ', heading: '## ', line: '' };
    return `${marks[piece.kind]}${piece.text}\n\n`;
  },
  html(piece) {
    if (piece.kind === 'table') return htmlTable(piece.table);
    const tag = { title: 'h1', heading: 'h2', line: 'p' }[piece.kind];
    return `<${tag}>${escaped(piece.text)}</${tag}>\n`;
  },
};

/** A cell on a line of its own behind a tab, and a blank line behind each row. */
function linesTable(table: LaidTable): string {
  return gridOf(table)
    .map((row) => `${row.map((cell) => (cell === undefined ? '' : `\t${cell}\n`)).join('')}\n`)
    .join('');
}

function tabsTable(table: LaidTable): string {
  return `${gridOf(table)
    .map((row) => `${row.map((cell) => cell ?? '').join('\t')}\n`)
    .join('')}\n`;
}

function markdownTable(table: LaidTable): string {
  const [head = [], ...rows] = gridOf(table);
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  const line = (cells: readonly (string | undefined)[]) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |\n`;
  const rule = line(Array.from({ length: width }, () => '---'));
  return line(head) + rule + rows.map(line).join('');
}

function separatedTable(table: LaidTable, separator: ',' | '\t'): string {
  const rows = gridOf(table).map((row) =>
    row.map((text) => separatedField(text ?? '', separator)).join(separator),
  );
  return `${rows.join('\n')}\n`;
}

/** A field, in quotation marks where it holds what would end it. */
export function separatedField(text: string, separator: string): string {
  const isPlain = !/["\r\n]/.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

function htmlTable(table: LaidTable): string {
  const rows = table.map((row) => {
    const cells = row.map(({ text, width, height }) => {
      const across = width > 1 ? ` colspan="${width}"` : '';
      const down = height > 1 ? ` rowspan="${height}"` : '';
      return `<td${across}${down}>${escaped(text)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>\n`;
  });
  return `<table border="1">\n${rows.join('')}</table>\n`;
}

function page(body: string, pieces: readonly Piece[]): string {
  const title = pieces.flatMap((piece) => (piece.kind === 'title' ? piece.text : []));
  const head = `<meta charset="UTF-8">\n<title>${escaped(title.join())}</title>`;
  return `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n${head}\n</head>\n<body>\n${body}</body>\n</html>\n`;
}

/** A text as it is written in a page. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * The texts row by row without merging: empty where a cell above covers the place, undefined where one
 * before it in the row does, as the notations without merged cells leave that away or blank.
 */
function gridOf(table: LaidTable): (string | undefined)[][] {
  const grid: (string | undefined)[][] = table.map(() => []);
  for (const [index, row] of table.entries()) {
    const line = grid[index] ?? [];
    let column = 0;
    for (const { text, width, height } of row) {
      while (column in line) column++;
      for (let down = 0; down < height; down++) {
        for (let across = 0; across < width; across++) {
          const below = grid[index + down];
          if (below) below[column + across] = across > 0 ? undefined : down > 0 ? '' : text;
        }
      }
      column += width;
    }
  }
  return grid;
}
