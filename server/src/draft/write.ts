import { escaped, HTML } from './notation/html-notation.ts';
import type { LaidTable } from './notation/laid-table.ts';
import { LINES } from './notation/lines-notation.ts';
import { escapedMarkdown, MARKDOWN } from './notation/markdown-notation.ts';
import { CSV } from './notation/separated-notation.ts';
import { TABS } from './notation/tabs-notation.ts';

/** The parts that a draft, or a document of another kind, is written from. */
export type Piece =
  | { readonly kind: 'title' | 'line'; readonly text: string }
  /** Level 1 is a section of the form. */
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'table'; readonly table: LaidTable };

/** The notations in which a whole draft can be written. */
export type DraftNotation = 'lines' | 'tabs' | 'markdown' | 'html';

/** Writes a draft that reads as the same lines and tables. */
export function writeDraft(pieces: readonly Piece[], notation: DraftNotation): string {
  if (notation !== 'html') return pieces.map(WRITERS[notation]).join('');
  const joined = withOneTitle(pieces);
  return page(joined.map(WRITERS.html).join(''), joined);
}

/** A title over several lines as one: a page has one heading of the first level for a report. */
function withOneTitle(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'title' && last?.kind === 'title') {
      joined.splice(-1, 1, { kind: 'title', text: `${last.text}\n${piece.text}` });
    } else joined.push(piece);
  }
  return joined;
}

/** Writes a spreadsheet: titles, and each table below its heading. Other prose is left out. */
export function writeSheet(pieces: readonly Piece[]): string {
  const inSheet = pieces.filter(({ kind }) => kind !== 'line');
  return inSheet
    .flatMap((piece, index) => {
      if (piece.kind === 'table') return CSV.write(piece.table);
      const isAbove = piece.kind === 'title' || inSheet[index + 1]?.kind === 'table';
      return isAbove ? CSV.write([[fieldOf(piece.text)]]) : [];
    })
    .join('\n');
}

function fieldOf(text: string): LaidTable[number][number] {
  return { text, width: 1, height: 1, role: 'heading' };
}

const WRITERS: Readonly<Record<DraftNotation, (piece: Piece) => string>> = {
  lines: (piece) => (piece.kind === 'table' ? LINES.write(piece.table) : `${piece.text}\n`),
  tabs: (piece) => (piece.kind === 'table' ? TABS.write(piece.table) : `${piece.text}\n`),
  markdown: (piece) =>
    piece.kind === 'table'
      ? `${MARKDOWN.write(piece.table)}\n`
      : `${MARKDOWN.marked(escapedMarkdown(piece.text), levelOf(piece))}\n\n`,
  html: (piece) =>
    piece.kind === 'table'
      ? HTML.write(piece.table)
      : `${HTML.marked(escaped(piece.text).replaceAll('\n', '<br>'), levelOf(piece))}\n`,
};

/** The heading level of a piece in a notation, where the title has level 1; undefined for a line of prose. */
function levelOf(piece: Exclude<Piece, { kind: 'table' }>): number | undefined {
  if (piece.kind === 'heading') return Math.min(piece.level + 1, LOWEST_LEVEL);
  return piece.kind === 'title' ? 1 : undefined;
}

/** HTML and Markdown have no lower heading levels. */
const LOWEST_LEVEL = 6;

function page(body: string, pieces: readonly Piece[]): string {
  const title = pieces.flatMap((piece) => (piece.kind === 'title' ? piece.text : []));
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title.join('').replaceAll('\n', ''))}</title>
<style>
${STYLE}
</style>
</head>
<body>
${body}</body>
</html>
`;
}

/** Style sheet of a page that is published as it is. A site's own style overrides it. */
const STYLE = `body { max-width: 56em; margin: 2em auto; padding: 0 1em; line-height: 1.8; overflow-wrap: anywhere }
h1 { text-align: center; font-size: 1.6em; margin: 0 }
h2 { font-size: 1.2em }
h3 { font-size: 1em }
p { text-indent: 2em; margin: .5em 0 }
table { width: 100%; margin: 1em 0; border-collapse: collapse; line-height: 1.4; overflow-wrap: normal }
th, td { border: 1px solid; padding: .3em; font-weight: normal; text-align: center }
th[scope="colgroup"], th[scope="row"] { text-align: left }
th[scope="colgroup"] { background: #c6d9f1 }
tr { break-inside: avoid }`;
