import type { Part } from '../analysis.ts';
import type { Block, Grid } from '../draft/block.ts';
import { contentText } from '../draft/paragraph.ts';
import { rewritten } from '../draft/rewrite.ts';
import { hull, type Span } from '../draft/span.ts';
import { plainText } from '../plain-text.ts';
import type { FigureView, RowView, TableView } from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { DeclaredCell, DeclaredLayout, DeclaredLine } from '../reconcile/ledger.ts';
import type { Relation } from '../reconcile/relation.ts';
import { type Document, rangeOf } from './place.ts';
import { relationView } from './relation-view.ts';
import { reportName } from './report-name.ts';
import { type Standings, standingsIn } from './standing.ts';

/** The tables of no known form that add up, laid out as the draft has them. */
export function declaredViews(document: Document, part: Part): TableView[] {
  const tables = part.verdict.ledger.declared.filter(({ hasRelations }) => hasRelations);
  if (tables.length === 0) return [];
  const standings = standingsIn(document, part);
  return tables.flatMap(({ grid, relations, layouts }) =>
    layouts().flatMap((layout) => viewOf(document, part, grid, layout, relations, standings) ?? []),
  );
}

function viewOf(
  document: Document,
  part: Part,
  grid: Grid,
  layout: DeclaredLayout,
  relations: readonly Relation[],
  standings: Standings,
): TableView | undefined {
  const { own, places, figures } = placesIn(layout, relations);
  if (own.length === 0) return undefined;
  // A comma may separate decimal places as well as fields.
  const typed = `0${layout.point}0`;
  const toRange = (span: Span, block: Block = grid) => rangeOf(document, part, { block, span });
  const caption = captionOf(part, grid);
  const rows = layout.rows.map((row, index): { readonly span: Span; readonly view: RowView } => {
    const cells = layout.columns.map((_, column) => layout.cellIn(index, column));
    const parts = [...row.labels, ...cells.flatMap((one) => one?.cell ?? [])];
    const span = parts.map(({ extent }) => extent).reduce(hull);
    return {
      span,
      view: {
        name: row.name,
        headings: headingsOf(row),
        range: toRange(span),
        label: toRange(row.labels.at(-1)?.span ?? span),
        figures: cells.map((cell): FigureView | null => {
          const figure = cell && figures.get(cell.cell.extent.start);
          return cell ? figureView(grid, cell, toRange(cell.span), figure, standings, typed) : null;
        }),
      },
    };
  });
  const range = toRange(rows.map(({ span }) => span).reduce(hull));
  return {
    kind: 'declared',
    name: caption ? plainText(contentText(caption)) : '',
    report: reportName(document, part),
    section: '',
    heading: caption ? toRange(caption.content, caption) : range,
    range,
    columns: layout.columns.map(({ name }) => name),
    headings: layout.columns.map(headingsOf),
    corner: [],
    unit: '',
    rows: rows.map(({ view }) => view),
    point: layout.point,
    style: { thousands: 'never', digits: 0 },
    blanks: [],
    isInWriting: false,
    relations: own.flatMap(
      (relation) =>
        relationView(document, part, relation, standings, (figure) => places.get(figure)) ?? [],
    ),
  };
}

/** The relations of the figures in a layout, with the figures and their places: indexes of row and column. */
function placesIn(layout: DeclaredLayout, relations: readonly Relation[]) {
  const cells = new Map<number, readonly [number, number]>();
  for (const row of layout.rows.keys()) {
    for (const column of layout.columns.keys()) {
      const cell = layout.cellIn(row, column);
      if (cell) cells.set(cell.cell.extent.start, [row, column]);
    }
  }
  const places = new Map<Figure, readonly [number, number]>();
  const figures = new Map<number, Figure>();
  const own = relations.filter(({ anchor, terms }) => {
    const isHere = cells.has(anchor.extent?.span.start ?? -1);
    for (const { figure } of isHere ? terms : []) {
      const start = figure.extent?.span.start ?? -1;
      const place = cells.get(start);
      if (place) places.set(figure, place);
      figures.set(start, figure);
    }
    return isHere;
  });
  return { own, places, figures };
}

/** @param typed What may be typed; if it cannot be written as it is, the figure cannot be changed here. */
function figureView(
  grid: Grid,
  { cell, span, takesFigure }: DeclaredCell,
  range: FigureView['range'],
  figure: Figure | undefined,
  standings: Standings,
  typed: string,
): FigureView {
  const isFixed = !takesFigure || rewritten(grid, span, typed) !== typed;
  return {
    text: cell.text,
    range,
    standing: figure ? standings.of(figure) : 'sound',
    ...(isFixed && { isFixed }),
  };
}

function headingsOf({ labels }: DeclaredLine): string[] {
  return labels.length === 0 ? [''] : labels.map(({ text }) => text.replaceAll(/\s+/g, ' '));
}

/** The line right above a table, if it is short enough to be its caption. */
function captionOf({ verdict, indexOf }: Part, grid: Grid) {
  const above = verdict.report.blocks[indexOf(grid) - 1];
  if (above?.kind !== 'paragraph') return undefined;
  const { length } = contentText(above).trim();
  return length > 0 && length <= LONGEST_CAPTION ? above : undefined;
}

/** In UTF-16 code units. */
const LONGEST_CAPTION = 80;
