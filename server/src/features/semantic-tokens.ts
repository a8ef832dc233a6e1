import type { Range, SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import type { Grid, GridRow } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import { readFigure } from '../figure/read.ts';
import type { FoundTable, Site } from '../form/found-table.ts';
import { partsIn, placesIn } from './part-spans.ts';
import type { Document } from './place.ts';
import { standingsIn } from './standing.ts';

const TYPES = ['property', 'number'] as const;
const MODIFIERS = ['total', 'broken', 'suspect'] as const;

/** The words of LSP's semantic tokens here. `package.json` says how the modifiers are coloured. */
export const legend: SemanticTokensLegend = {
  tokenTypes: [...TYPES],
  tokenModifiers: [...MODIFIERS],
};

interface Token extends Span {
  readonly type: (typeof TYPES)[number];
  readonly modifiers: readonly (typeof MODIFIERS)[number][];
}

/** Labels and figures of the tables in a range, in LSP's encoding; of the whole draft without one. */
export function semanticTokens(document: Document, range?: Range): number[] {
  return [...tokensByPart(document, range)].flat();
}

/** The same, report by report; each goes on from the one before it. */
export function* tokensByPart(document: Document, range?: Range): Iterable<number[]> {
  const { analysis } = document;
  const asked = range
    ? { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    : { start: 0, end: analysis.draft.length };
  let line = 0;
  let character = 0;
  let end = 0;
  for (const part of partsIn(analysis, asked)) {
    const data: number[] = [];
    for (const token of tokensOf(document, part)) {
      if (token.end <= asked.start || asked.end <= token.start || token.start < end) continue;
      const start = document.positionAt(token.start);
      const after = start.line === line ? start.character - character : start.character;
      data.push(start.line - line, after, token.end - token.start, ...kindOf(token));
      line = start.line;
      character = start.character;
      end = token.end;
    }
    yield data;
  }
}

/** What makes the encoded tokens `after` of `before`: one stretch replaced, or nothing. */
export function tokenEdits(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (start === before.length && start === after.length) return [];
  return [
    {
      start,
      deleteCount: before.length - same - start,
      data: after.slice(start, after.length - same),
    },
  ];
}

function kindOf({ type, modifiers }: Token): [number, number] {
  const bits = modifiers.reduce((sum, modifier) => sum | (1 << MODIFIERS.indexOf(modifier)), 0);
  return [TYPES.indexOf(type), bits];
}

function tokensOf(document: Document, part: Part): Token[] {
  const placeOf = placesIn(document.analysis, part);
  const tokens: Token[] = [];
  const add = (site: Site, type: Token['type'], modifiers: Token['modifiers']) => {
    const { start } = placeOf(site);
    for (const piece of lines(site.block.text.slice(site.span.start, site.span.end))) {
      tokens.push({ start: start + piece.start, end: start + piece.end, type, modifiers });
    }
  };
  const { tables, relations } = part.verdict.ledger;
  const totals = new Set(relations.map(({ anchor }) => anchor));
  const standings = standingsIn(document, part);
  for (const { table, figures } of tables) {
    for (const label of labelsOf(table)) add(label, 'property', []);
    for (const figure of figures) {
      const { site, written } = figure;
      if (!site || !written?.value) continue;
      const how = standings.of(figure);
      const isMarked = how === 'broken' || how === 'suspect';
      add(site, 'number', [
        ...(totals.has(figure) ? (['total'] as const) : []),
        ...(isMarked ? [how] : []),
      ]);
    }
  }
  return tokens.sort((a, b) => a.start - b.start);
}

/** The words in a table: captions, headings and the labels of its rows. */
function labelsOf({ sites, rows }: FoundTable): Site[] {
  const figures = new Set(rows.flatMap((row) => row.figures.map((figure) => figure?.cell)));
  return sites.flatMap(({ block, span }) => {
    if (block.kind !== 'grid') return [];
    return rowsIn(block, span)
      .flatMap(({ cells }) => cells)
      .filter((cell) => !figures.has(cell) && readFigure(cell.text).kind === 'unreadable')
      .map((cell) => ({ block, span: cell.span }));
  });
}

/** The rows of a grid inside a span, which is one table's of perhaps many in the grid. */
function rowsIn({ rows }: Grid, { start, end }: Span): readonly GridRow[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < rows.length && (rows[last]?.span.end ?? 0) <= end) last++;
  return rows.slice(low, last);
}

/** A token stands on one line; a label may be broken over several. */
function lines(text: string): Span[] {
  return [...text.matchAll(/[^\s\r\n](?:[^\r\n]*[^\s\r\n])?/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
