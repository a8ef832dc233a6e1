import type { Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { rewritten } from '../draft/rewrite.ts';
import { hasCode } from '../form/form.ts';
import { type FoundRow, type FoundTable, gridOf } from '../form/found-table.ts';
import { rowName } from '../form/report.ts';
import { unitBehind } from '../form/unit.ts';
import type { Translate } from '../l10n.ts';
import type {
  AcceptedView,
  Checked,
  FigureStyleView,
  FigureView,
  RelationView,
  RowView,
  TablesViews,
  TableView,
} from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import { relationsOfTables } from '../reconcile/ledger.ts';
import { figureIn, type Reckoning } from '../reconcile/reckoning.ts';
import type { Relation } from '../reconcile/relation.ts';
import type { TableVerdict } from '../rules/engine/table-verdict.ts';
import { tablesLeftBlank } from '../rules/support/tables-left-blank.ts';
import { declaredViews } from './declared-views.ts';
import { blanksIn } from './fill.ts';
import { type Document, rangeOf } from './place.ts';
import { relationView } from './relation-view.ts';
import { reportName } from './report-name.ts';
import { type Standings, standingsIn } from './standing.ts';
import { tableRange } from './symbols.ts';

/** The views of one report. */
export type PartViews = Omit<TablesViews, 'version'>;

/** Every table of the document with its figures and relations, for a client's own views. Report by report. */
export function* tablesByPart(document: Document): Iterable<PartViews> {
  for (const part of document.analysis.parts) {
    const { tables } = part.verdict;
    yield {
      checked: checkedOf(part),
      leftAlone: part.verdict.ledger.declared.filter(({ isLeftAlone }) => isLeftAlone).length,
      tables: [...tables.map(tableViewIn(document, part)), ...declaredViews(document, part)],
      accepted: acceptedViews(document, part),
    };
  }
}

/** Joins the views of a document's reports: the tables of forms, followed by the others. */
export function together({ version }: Document, parts: readonly PartViews[]): TablesViews {
  const tables = parts.flatMap((part) => part.tables);
  const ofKind = (asked: TableView['kind']) => tables.filter(({ kind }) => kind === asked);
  return {
    version,
    checked: mostChecked(parts),
    leftAlone: parts.reduce((count, { leftAlone }) => count + leftAlone, 0),
    tables: [...ofKind('form'), ...ofKind('declared')],
    accepted: parts.flatMap((part) => part.accepted),
  };
}

/** In descending order. */
const CHECKED: readonly Checked[] = ['tables', 'totals', 'sentences', 'nothing'];

/** What was checked of the figures of one report. */
export function checkedOf({ verdict: { report, ledger, prose } }: Part): Checked {
  if (report.tables.length > 0) return 'tables';
  if (ledger.declared.some(({ hasRelations }) => hasRelations)) return 'totals';
  return prose.some(({ derived }) => derived.length > 0) ? 'sentences' : 'nothing';
}

/** The most that was checked of the figures of some reports. */
export function mostChecked(parts: readonly { readonly checked: Checked }[]): Checked {
  return CHECKED.find((what) => parts.some(({ checked }) => checked === what)) ?? 'nothing';
}

/** Says of a document without a known table what was checked in it and what was not. */
export function sayUnrecognised(checked: Exclude<Checked, 'tables'>, t: Translate): string {
  switch (checked) {
    case 'totals':
      return t(
        'No table of a report was recognised; only totals that tables declare themselves were checked.',
      );
    case 'sentences':
      return t('No table of a report was recognised; only what sentences calculate was checked.');
    case 'nothing':
      return t('No table of a report was recognised, so nothing was checked.');
  }
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

/** Makes the view of a report's tables. */
function tableViewIn(document: Document, part: Part): (table: TableVerdict) => TableView {
  const { ledger, report } = part.verdict;
  const standings = standingsIn(document, part);
  const relationsOf = relationsOfTables(ledger);
  const leftBlank = new Set(tablesLeftBlank(ledger));
  return ({ reckoning, isInWriting }) => {
    const { table } = reckoning;
    const section = report.frame.sections.find(
      ({ section: { number } }) => number === table.form.section,
    );
    return {
      kind: 'form',
      point: '.',
      style: styleOf(reckoning),
      name: table.form.name,
      report: reportName(document, part),
      section: section?.section.label ?? '',
      heading: rangeOf(document, part, table.heading),
      range: tableRange(document, part, table),
      columns: table.form.columns.map(({ name }) => name),
      headings: table.form.columns.map(({ path, label }) => [...path, label]),
      corner: (table.form.byHeadings?.labels ?? []).map(({ label }) => label),
      unit: unitOf(table.form),
      rows: rowViews(document, part, reckoning, standings),
      blanks: leftBlank.has(reckoning)
        ? blankRanges(document, part, reckoning.figures).slice(0, 1)
        : blankRanges(document, part, blanksIn(reckoning)),
      isInWriting: isInWriting || leftBlank.has(reckoning),
      relations: relationViews(document, part, reckoning, relationsOf(reckoning), standings),
    };
  };
}

function blankRanges(document: Document, part: Part, figures: readonly FormFigure[]): Range[] {
  return figures.flatMap(({ row, written, isBlank }) => {
    if (!row || !written || isBlank) return [];
    return [rangeOf(document, part, { block: gridOf(row, written), span: written.cell.span })];
  });
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
        range: rangeOf(document, part, { block: gridOf(row, written), span: written.span }),
        standing: standings.of(figure),
        ...(rewritten(gridOf(row, written), written.span, '0') === '0' ? {} : { isFixed: true }),
      };
    }),
  }));
}

function rowHeadings(table: FoundTable, { row, item }: FoundRow): string[] {
  const { path = [], code = '', label = '' } = table.form.rows[row] ?? {};
  const coded = hasCode({ code, label }) ? [...path, code] : path;
  return item === '' ? [...coded, label] : [...coded, label, item.replaceAll(/\s+/g, '')];
}

/** How the figures of a table are written. A 0 may be written in any way. */
function styleOf({ figures, table: { form, hasThousands } }: Reckoning): FigureStyleView {
  const texts = figures.flatMap(({ value, written }) =>
    value && value.units !== 0n && written ? [written.cell.text] : [],
  );
  const [first = '', ...others] = texts;
  const places = (text: string) => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  const isAlike = others.every((text) => places(text) === places(first));
  const mayHave = form.columns.some(({ mayHaveThousands }) => mayHaveThousands);
  return {
    thousands: !mayHave ? 'never' : hasThousands ? 'always' : 'as-typed',
    digits: isAlike ? places(first) : 0,
  };
}

function unitOf({ columns }: FoundTable['form']): string {
  const [first, ...others] = columns;
  if (columns.some(({ label }) => unitBehind(label) !== '')) return '';
  return first && others.every(({ unit }) => unit === first.unit) ? first.unit : '';
}

/** The relations of a table. Those with other tables are listed under each of the tables. */
function relationViews(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  relations: readonly Relation[],
  standings: Standings,
): RelationView[] {
  const width = reckoning.table.form.columns.length;
  const inDraft = reckoning.figures.slice(0, reckoning.table.rows.length * width);
  const places = new Map<Figure, readonly [number, number]>(
    inDraft.map((figure, index) => [figure, [Math.floor(index / width), index % width]]),
  );
  return relations.flatMap(
    (relation) =>
      relationView(document, part, relation, standings, (figure) => places.get(figure)) ?? [],
  );
}
