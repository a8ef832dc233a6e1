import { escaped, HTML } from './notation/html-notation.ts';
import type { LaidTable } from './notation/laid-table.ts';
import { LINES } from './notation/lines-notation.ts';
import { MARKDOWN } from './notation/markdown-notation.ts';
import { TABS } from './notation/tabs-notation.ts';

/** What a draft is put together from. */
export type Piece = LinePiece | { readonly kind: 'table'; readonly table: LaidTable };

interface LinePiece {
  readonly kind: 'title' | 'heading' | 'line';
  readonly text: string;
}

/** The notations that a whole draft can be written in. */
export type DraftNotation = 'lines' | 'tabs' | 'markdown' | 'html';

/** Writes a draft such that reading it gives the same lines and the same tables. */
export function writeDraft(pieces: readonly Piece[], notation: DraftNotation): string {
  const write = WRITERS[notation];
  const body = pieces.map(write).join('');
  return notation === 'html' ? page(body, pieces) : body;
}

const LEVELS = { title: 1, heading: 2, line: undefined };

const WRITERS: Readonly<Record<DraftNotation, (piece: Piece) => string>> = {
  lines: (piece) => (piece.kind === 'table' ? LINES.write(piece.table) : `${piece.text}\n`),
  tabs: (piece) => (piece.kind === 'table' ? TABS.write(piece.table) : `${piece.text}\n`),
  markdown: (piece) =>
    piece.kind === 'table'
      ? `${MARKDOWN.write(piece.table)}\n`
      : `${MARKDOWN.marked(piece.text, LEVELS[piece.kind])}\n\n`,
  html: (piece) =>
    piece.kind === 'table'
      ? HTML.write(piece.table)
      : `${HTML.marked(escaped(piece.text), LEVELS[piece.kind])}\n`,
};

function page(body: string, pieces: readonly Piece[]): string {
  const title = pieces.flatMap((piece) => (piece.kind === 'title' ? piece.text : []));
  const head = `<meta charset="UTF-8">\n<title>${escaped(title.join())}</title>`;
  return `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n${head}\n</head>\n<body>\n${body}</body>\n</html>\n`;
}
