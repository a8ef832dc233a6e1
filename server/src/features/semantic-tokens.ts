import type { Position, Range, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import type { Grid, GridRow } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import { readFigure } from '../figure/read.ts';
import { firstFrom } from '../first-from.ts';
import type { FoundTable, Site } from '../form/found-table.ts';
import { partsIn, placesIn } from './part-spans.ts';
import type { Document } from './place.ts';
import { standingsIn } from './standing.ts';

const TYPES = ['property', 'number'] as const;
const MODIFIERS = ['total', 'broken', 'suspect'] as const;

/** The legend of the semantic tokens. `package.json` says how the modifiers are coloured. */
export const legend: SemanticTokensLegend = {
  tokenTypes: [...TYPES],
  tokenModifiers: [...MODIFIERS],
};

/** A label or a figure, within one line. */
export interface SemanticToken {
  readonly start: Position;
  /** In UTF-16 code units. */
  readonly length: number;
  /** Index in the legend's token types. */
  readonly type: number;
  /** Bit set of the legend's modifiers, the first as the lowest bit. */
  readonly modifiers: number;
}

interface Token extends Span {
  readonly type: (typeof TYPES)[number];
  readonly modifiers: readonly (typeof MODIFIERS)[number][];
}

/**
 * Labels and figures of the tables in a range, or in the whole draft, in order and without overlaps.
 * Report by report.
 */
export function* tokensByPart(document: Document, range?: Range): Iterable<SemanticToken[]> {
  const { analysis } = document;
  const asked = range
    ? { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    : { start: 0, end: analysis.draft.length };
  let end = 0;
  for (const part of partsIn(analysis, asked)) {
    const tokens: SemanticToken[] = [];
    for (const token of tokensOf(document, part)) {
      if (token.end <= asked.start || asked.end <= token.start || token.start < end) continue;
      const start = document.positionAt(token.start);
      tokens.push({ start, length: token.end - token.start, ...kindOf(token) });
      end = token.end;
    }
    yield tokens;
  }
}

function kindOf({ type, modifiers }: Token): Pick<SemanticToken, 'type' | 'modifiers'> {
  const bits = modifiers.reduce((sum, modifier) => sum | (1 << MODIFIERS.indexOf(modifier)), 0);
  return { type: TYPES.indexOf(type), modifiers: bits };
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

/** The texts in a table that are no figures: caption, headings and row labels. */
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

/** The rows of a grid inside a span. The span is one table, of which a grid may contain many. */
function rowsIn({ rows }: Grid, { start, end }: Span): readonly GridRow[] {
  const first = firstFrom(rows, start, ({ span }) => span.start);
  return rows.slice(
    first,
    firstFrom(rows, end + 1, ({ span }) => span.end),
  );
}

/** A token must be within one line, but a label may be broken over several. */
function lines(text: string): Span[] {
  return [...text.matchAll(/[^\s\r\n](?:[^\r\n]*[^\s\r\n])?/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
