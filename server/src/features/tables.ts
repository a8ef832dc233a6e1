import type { Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { rewritten } from '../draft/rewrite.ts';
import type { FoundRow, FoundTable } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import type {
  AcceptedView,
  Checked,
  FigureView,
  RelationView,
  RowView,
  TablesViews,
  TableView,
} from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import { relationsOfTables } from '../reconcile/ledger.ts';
import { figureIn, type Reckoning } from '../reconcile/reckoning.ts';
import type { Relation } from '../reconcile/relation.ts';
import type { TableVerdict } from '../rules/engine/table-verdict.ts';
import { relationName, sumText } from '../rules/support/wording.ts';
import { blanksIn } from './fill.ts';
import { type Document, rangeOf } from './place.ts';
import { type Standings, standingsIn } from './standing.ts';
import { tableRange } from './symbols.ts';

/** What there is to show of one report. */
export type PartViews = Omit<TablesViews, 'version'>;

/** Every table of the document with its figures and relations, for a client's own views; report by report. */
export function* tablesByPart(document: Document): Iterable<PartViews> {
  for (const part of document.analysis.parts) {
    const { tables } = part.verdict;
    yield {
      checked: checkedOf(part),
      tables: tables.map(tableViewIn(document, part)),
      accepted: acceptedViews(document, part),
    };
  }
}

/** The views of a document of those of its reports. */
export function together({ version }: Document, parts: readonly PartViews[]): TablesViews {
  return {
    version,
    checked: CHECKED.find((what) => parts.some(({ checked }) => checked === what)) ?? 'nothing',
    tables: parts.flatMap((part) => part.tables),
    accepted: parts.flatMap((part) => part.accepted),
  };
}

/** From the most to the least. */
const CHECKED: readonly Checked[] = ['tables', 'totals', 'nothing'];

function checkedOf({ verdict: { report, ledger } }: Part): Checked {
  if (report.tables.length > 0) return 'tables';
  return ledger.declared.some(({ relations }) => relations.length > 0) ? 'totals' : 'nothing';
}

function acceptedViews(document: Document, part: Part): AcceptedView[] {
  return document.acceptedOf(part).map(({ finding, acceptance }) => ({
    range: rangeOf(document, part, finding.site),
    code: finding.code,
    place: acceptance.place,
    figures: acceptance.figures,
    message: finding.message,
    reason: acceptance.reason,
    date: acceptance.date,
  }));
}

/** Gives the view of a table of a report. */
function tableViewIn(document: Document, part: Part): (table: TableVerdict) => TableView {
  const { ledger, report } = part.verdict;
  const standings = standingsIn(document, part);
  const relationsOf = relationsOfTables(ledger);
  return ({ reckoning, isInWriting }) => {
    const { table } = reckoning;
    const section = report.frame.sections.find(
      ({ section: { number } }) => number === table.form.section,
    );
    return {
      name: table.form.name,
      report: reportName(document, part),
      section: section?.section.label ?? '',
      heading: rangeOf(document, part, table.heading),
      range: tableRange(document, part, table),
      columns: table.form.columns.map(({ name }) => name),
      headings: table.form.columns.map(({ path, label }) => [...path, label]),
      rows: rowViews(document, part, reckoning, standings),
      blanks: blankRanges(document, part, reckoning),
      isInWriting,
      relations: relationViews(document, part, reckoning, relationsOf(reckoning), standings),
    };
  };
}

function blankRanges(document: Document, part: Part, reckoning: Reckoning): Range[] {
  return blanksIn(reckoning).flatMap(({ row, written, isBlank }) => {
    if (!row || !written || isBlank) return [];
    return [rangeOf(document, part, { block: row.grid, span: written.cell.span })];
  });
}

/** Which of the document's reports it is; empty where there is no other, or nothing says. */
function reportName({ analysis }: Document, { verdict }: Part): string {
  const { title } = verdict.report.frame;
  return title && analysis.parts.length > 1 ? `${title.agency}${title.year}年` : '';
}

function rowViews(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  standings: Standings,
): RowView[] {
  const { table } = reckoning;
  return table.rows.map((row, index) => ({
    name: rowName(table, row),
    headings: rowHeadings(table, row),
    range: rangeOf(document, part, { block: row.grid, span: row.span }),
    label: rangeOf(document, part, { block: row.grid, span: row.label }),
    figures: row.figures.map((written, column): FigureView | null => {
      const figure = figureIn(reckoning, index, column);
      if (!written || !figure) return null;
      return {
        text: written.cell.text,
        range: rangeOf(document, part, { block: row.grid, span: written.span }),
        standing: standings.of(figure),
        ...(rewritten(row.grid, written.span, '0') === '0' ? {} : { isFixed: true }),
      };
    }),
  }));
}

function rowHeadings(table: FoundTable, { row, item }: FoundRow): string[] {
  const { path = [], label = '' } = table.form.rows[row] ?? {};
  return item === '' ? [...path, label] : [...path, label, item.replaceAll(/\s+/g, '')];
}

/** The relations that a table takes part in; those with other tables stand under each of them. */
function relationViews(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  relations: readonly Relation[],
  { isAccepted }: Standings,
): RelationView[] {
  const width = reckoning.table.form.columns.length;
  const inDraft = reckoning.figures.slice(0, reckoning.table.rows.length * width);
  const places = new Map<Figure, readonly [number, number]>(
    inDraft.map((figure, index) => [figure, [Math.floor(index / width), index % width]]),
  );
  return relations.flatMap((relation) => {
    const { anchor, terms, status } = relation;
    if (!anchor.site) return [];
    return {
      name: relationName(relation),
      sum: sumText(relation),
      status,
      isAccepted: status === 'broken' && isAccepted(relation),
      range: rangeOf(document, part, anchor.site),
      figures: terms.flatMap(({ figure }) => {
        const place = places.get(figure);
        return place ? [place] : [];
      }),
    };
  });
}
