import type { Part } from '../analysis.ts';
import type { Grid } from '../draft/block.ts';
import { diagnosticOf } from '../features/diagnostics.ts';
import { inWords } from '../features/findings-text.ts';
import { type Document, meet } from '../features/place.ts';
import { placeNames } from '../features/place-names.ts';
import { tablesByPart } from '../features/tables.ts';
import { yearsView } from '../features/years.ts';
import type { Translate } from '../l10n.ts';
import type { ChartView, TableView } from '../protocol.ts';
import type { Finding, Severity } from '../rules/engine/finding.ts';

/** A report as the page for reviewers shows it: plain data, which can be passed between threads. */
export interface ReviewedReport {
  /** The file's path or name, as the user knows it. */
  readonly file: string;
  /** The body and the year that the title names; empty and null without a title. */
  readonly agency: string;
  readonly year: number | null;
  /** How many tables were checked. */
  readonly tables: number;
  /** Those with findings, each drawn. */
  readonly drawn: readonly DrawnTable[];
  /** The findings outside tables. */
  readonly others: readonly ReviewedFinding[];
  /** Findings that were accepted with a reason. */
  readonly accepted: readonly (ReviewedFinding & { readonly reason: string })[];
  /** Charts of the report alone. */
  readonly charts: readonly ChartView[];
}

export interface ReviewedFinding {
  readonly severity: Severity;
  readonly code: string;
  /** What is wrong, with the sum that shows it, and the correction if it is certain. */
  readonly message: string;
  /** In prose, the words at the place; in a table, empty. */
  readonly words: string;
}

/** A table with the findings in it. Findings are numbered from 1, and cells have the numbers of theirs. */
export interface DrawnTable {
  readonly name: string;
  /** The headings above each column, from the outermost to its own; none if they are among the rows. */
  readonly headings: readonly (readonly string[])[];
  readonly rows: readonly DrawnRow[];
  readonly findings: readonly ReviewedFinding[];
  /** The relations that do not hold, with their numbers. */
  readonly sums: readonly string[];
}

export interface DrawnRow {
  readonly label: string;
  readonly cells: readonly DrawnCell[];
}

export interface DrawnCell {
  readonly text: string;
  readonly findings: readonly number[];
  /** Whether it takes part in a sum that does not hold. */
  readonly isInvolved: boolean;
}

/**
 * The reports of a document as the page shows them, a step for each: empty for what has no title, table or finding.
 *
 * @param file Its path or name, as the user knows it.
 */
export function* reviewedReports(
  file: string,
  document: Document,
  t: Translate,
): Generator<readonly ReviewedReport[], void, undefined> {
  const { parts } = document.analysis;
  let index = 0;
  for (const { tables } of tablesByPart(document)) {
    const part = parts[index++];
    if (!part) return;
    const report = reportOf(file, document, part, tables, t);
    const isEmpty =
      report.tables === 0 && report.agency === '' && document.findingsOf(part).length === 0;
    yield isEmpty ? [] : [report];
  }
}

function reportOf(
  file: string,
  document: Document,
  part: Part,
  views: readonly TableView[],
  t: Translate,
): ReviewedReport {
  const { frame, tables } = part.verdict.report;
  const found = document.findingsOf(part).map((finding) => placed(document, part, finding, t));
  const inViews = views.map((view) => found.filter(({ range }) => isWithin(range, view)));
  const rest = found.filter((one) => !inViews.some((all) => all.includes(one)));
  const grids = new Set(rest.flatMap(({ grid }) => grid ?? []));
  return {
    file,
    agency: frame.title?.agency ?? '',
    year: frame.title?.year ?? null,
    tables: tables.length + part.verdict.ledger.declared.length,
    drawn: [
      ...views.flatMap((view, index) => drawnView(view, inViews[index] ?? [])),
      ...[...grids].map((grid) =>
        drawnGrid(
          grid,
          rest.filter((one) => one.grid === grid),
        ),
      ),
    ],
    others: rest.filter(({ grid }) => !grid).map(({ finding }) => finding),
    accepted: document.acceptedOf(part).map(({ finding, acceptance: { reason } }) => ({
      ...placed(document, part, finding, t).finding,
      reason,
    })),
    charts: yearsView('', [{ year: undefined, part }], t)?.charts ?? [],
  };
}

/** A finding with its place. */
interface Placed {
  readonly finding: ReviewedFinding;
  readonly range: TableView['range'];
  /** The table of no known form that it is in. */
  readonly grid: Grid | undefined;
  readonly span: Finding['site']['span'];
}

function placed(document: Document, part: Part, finding: Finding, t: Translate): Placed {
  const { range } = diagnosticOf(document, part, finding, undefined);
  const { block, span } = finding.site;
  const { severity, code } = finding;
  const { words } = placeNames(document, range);
  return {
    finding: { severity, code, message: inWords(finding, t), words },
    range,
    grid: block.kind === 'grid' ? block : undefined,
    span,
  };
}

function isWithin(range: TableView['range'], view: TableView): boolean {
  const starts = meet({ start: range.start, end: range.start }, view.range);
  return starts && meet({ start: range.end, end: range.end }, view.range);
}

function drawnView(view: TableView, found: readonly Placed[]): DrawnTable[] {
  if (found.length === 0) return [];
  const broken = view.relations.filter(
    ({ status, isAccepted }) => status === 'broken' && !isAccepted,
  );
  const rows = view.rows.map(({ name, figures }) => ({
    label: name,
    cells: figures.map((figure): DrawnCell => {
      if (!figure) return { text: '', findings: [], isInvolved: false };
      const { text, range, standing } = figure;
      const findings = numbersOf(found, (one) => meet(one.range, range));
      return { text, findings, isInvolved: standing === 'involved' || standing === 'broken' };
    }),
  }));
  return [
    {
      name: view.name,
      headings: view.headings,
      rows,
      findings: found.map(({ finding }) => finding),
      sums: broken.map(({ name, sum }) => `${name}: ${sum}`),
    },
  ];
}

/** A table of no known form, as it is written. */
function drawnGrid(grid: Grid, found: readonly Placed[]): DrawnTable {
  const rows = grid.rows.map(({ cells: [label, ...others] }) => ({
    label: label?.text ?? '',
    cells: others.map(({ text, extent }) => ({
      text,
      findings: numbersOf(found, ({ span }) => span.start < extent.end && extent.start < span.end),
      isInvolved: false,
    })),
  }));
  return { name: '', headings: [], rows, findings: found.map(({ finding }) => finding), sums: [] };
}

function numbersOf(found: readonly Placed[], isThere: (one: Placed) => boolean): number[] {
  return found.flatMap((one, index) => (isThere(one) ? [index + 1] : []));
}
