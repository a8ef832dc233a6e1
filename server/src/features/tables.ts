import type { Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { declaredSums } from '../declared/totals.ts';
import { rewritten } from '../draft/rewrite.ts';
import type { FoundRow, FoundTable } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import type {
  AcceptedView,
  Checked,
  FigureView,
  RelationView,
  RowView,
  Standing,
  TablesViews,
  TableView,
} from '../protocol.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import { betweenName, betweenSums } from '../rules/between-tables.ts';
import type { TableVerdict } from '../rules/engine/table-verdict.ts';
import { relationName, siteOf, sumText } from '../rules/support/wording.ts';
import { acceptedAt, acceptedIn } from './accepted-at.ts';
import { betweenOf } from './between-of.ts';
import { blanksIn } from './fill.ts';
import { type Document, rangeOf } from './place.ts';
import { isBreakAccepted, standings } from './standing.ts';
import { tableRange } from './symbols.ts';

/** Every table of the document with its figures and relations, for a client's own views. */
export function tables(document: Document): TablesViews {
  return together(document, [...tablesByPart(document)]);
}

/** What there is to show of one report. */
export type PartViews = Omit<TablesViews, 'version'>;

/** The same, report by report. */
export function* tablesByPart(document: Document): Iterable<PartViews> {
  for (const part of document.analysis.parts) {
    const { tables } = part.verdict;
    yield {
      checked: checkedOf(part),
      tables: tables.map((table) => tableView(document, part, table)),
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

function checkedOf({ verdict: { report } }: Part): Checked {
  if (report.tables.length > 0) return 'tables';
  return report.otherGrids.some((grid) => declaredSums(grid).length > 0) ? 'totals' : 'nothing';
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

function tableView(
  document: Document,
  part: Part,
  { reckoning, faults, isInWriting }: TableVerdict,
): TableView {
  const { table } = reckoning;
  const section = part.verdict.report.frame.sections.find(
    ({ section: { number } }) => number === table.form.section,
  );
  const isAccepted = acceptedIn(document, part, reckoning);
  return {
    name: table.form.name,
    report: reportName(document, part),
    section: section?.section.label ?? '',
    heading: rangeOf(document, part, table.heading),
    range: tableRange(document, part, table),
    columns: table.form.columns.map(({ name }) => name),
    headings: table.form.columns.map(({ path, label }) => [...path, label]),
    rows: rowViews(
      document,
      part,
      reckoning,
      standings(reckoning, faults, part.verdict.between, isAccepted),
    ),
    blanks: blankRanges(document, part, reckoning),
    isInWriting,
    relations: [
      ...relationViews(document, part, reckoning, (relation) =>
        isBreakAccepted(reckoning, faults, relation, isAccepted),
      ),
      ...betweenViews(document, part, reckoning),
    ],
  };
}

function blankRanges(document: Document, part: Part, reckoning: Reckoning): Range[] {
  return blanksIn(reckoning).flatMap((index) => {
    const { row, figure } = reckoning.slots[index] ?? {};
    if (!row || !figure || reckoning.zeros.has(index)) return [];
    return [rangeOf(document, part, { block: row.grid, span: figure.cell.span })];
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
  { table }: Reckoning,
  standing: readonly Standing[],
): RowView[] {
  const width = table.form.columns.length;
  return table.rows.map((row, index) => ({
    name: rowName(table, row),
    headings: rowHeadings(table, row),
    range: rangeOf(document, part, { block: row.grid, span: row.span }),
    label: rangeOf(document, part, { block: row.grid, span: row.label }),
    figures: row.figures.map((figure, column): FigureView | null =>
      figure
        ? {
            text: figure.cell.text,
            range: rangeOf(document, part, { block: row.grid, span: figure.span }),
            standing: standing[index * width + column] ?? 'sound',
            ...(rewritten(row.grid, figure.span, '0') === '0' ? {} : { isFixed: true }),
          }
        : null,
    ),
  }));
}

function rowHeadings(table: FoundTable, { row, item }: FoundRow): string[] {
  const { path = [], label = '' } = table.form.rows[row] ?? {};
  return item === '' ? [...path, label] : [...path, label, item.replaceAll(/\s+/g, '')];
}

/** @param isAccepted Whether a broken relation was accepted, by its index. */
function relationViews(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  isAccepted: (relation: number) => boolean,
): RelationView[] {
  const { table } = reckoning;
  const width = table.form.columns.length;
  return reckoning.relations.flatMap((relation, index) => {
    const site = siteOf(reckoning, relation.anchor);
    if (!site) return [];
    return {
      name: relationName(reckoning, relation),
      sum: sumText(reckoning, relation),
      status: relation.status,
      isAccepted: relation.status === 'broken' && isAccepted(index),
      range: rangeOf(document, part, site),
      figures: relation.terms
        .filter(({ figure }) => figure < table.rows.length * width)
        .map(({ figure }) => [Math.floor(figure / width), figure % width] as const),
    };
  });
}

/** The relations with other tables, each under every table that takes part. */
function betweenViews(document: Document, part: Part, reckoning: Reckoning): RelationView[] {
  const width = reckoning.table.form.columns.length;
  const count = reckoning.table.rows.length * width;
  const isAcceptedAt = acceptedAt(document, part);
  return betweenOf(part, reckoning).flatMap((relation) => {
    const { left, right, anchor, status } = relation;
    const site = siteOf(anchor.reckoning, anchor.figure);
    if (!site) return [];
    return {
      name: betweenName(relation),
      sum: betweenSums(relation),
      status,
      isAccepted: status === 'broken' && isAcceptedAt(site),
      range: rangeOf(document, part, site),
      figures: [...left, ...right]
        .filter((term) => term.reckoning === reckoning && term.figure < count)
        .map(({ figure }) => [Math.floor(figure / width), figure % width] as const),
    };
  });
}
