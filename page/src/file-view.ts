import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import { figuresOf, type PlacedFigure, picturesOf } from '../../client/src/table-panel/picture.ts';
import type { TablePicture } from '../../client/src/table-view/panel-messages.ts';
import { placeNames } from '../../server/src/features/place-names.ts';
import { sayUnrecognised, together } from '../../server/src/features/tables.ts';
import type { Translate } from '../../server/src/l10n.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import type { Checked, RepairsResult, TablesViews } from '../../server/src/protocol.ts';
import { languageService } from '../../server/src/service.ts';
import type { DroppedFile } from './dropped-file.ts';
import type { FileSummary, FileView, FindingView } from './page-messages.ts';

/** How many findings are listed with their fixes. When these are settled, the others come up. */
const MOST_LISTED = 200;

/** The tables of a file as they are shown, and what is behind them. */
export interface ShownTables {
  readonly views: TablesViews;
  readonly pictures: readonly TablePicture[];
  readonly figures: readonly PlacedFigure[];
  readonly repairs: RepairsResult;
}

/** The tables of a document as the sheet shows them. */
export function tablesOf(document: OpenDocument): ShownTables {
  const views = together(document, [...languageService.tables(document)]);
  const repairs = languageService.repairs(document);
  const pictures = picturesOf(views.tables, repairs.faults);
  return { views, repairs, pictures, figures: figuresOf(views.tables, pictures) };
}

/** What a list says of a file. */
export function summaryOf({ names, document }: DroppedFile, t: Translate): FileSummary {
  const count = languageService.diagnostics(document).length;
  const { checked } = together(document, [...languageService.tables(document)]);
  const isChecked = checked === 'tables' || checked === 'totals';
  return {
    id: names.id,
    name: names.name,
    title: titleOf(document),
    sentence: sentenceOf(count, checked, t),
    state: count > 0 ? 'wrong' : isChecked ? 'right' : 'unchecked',
  };
}

/** What the page shows of a file besides its tables. */
export function fileView(
  file: DroppedFile,
  { views, figures }: ShownTables,
  t: Translate,
): FileView {
  const { document, source, canUndo, canRedo, isChanged, isUnsaved, refusals } = file;
  const diagnostics = languageService.diagnostics(document);
  const edits = (['style', 'located'] as const).flatMap((what) =>
    languageService.preferredEdits(document, what),
  );
  return {
    ...summaryOf(file, t),
    notes: [...source.losses.map(({ message }) => message), ...notesOn(views, document, t)],
    findings: diagnostics
      .slice(0, MOST_LISTED)
      .map((diagnostic) => findingView(document, diagnostic, figures)),
    more: Math.max(0, diagnostics.length - MOST_LISTED),
    certain: edits.length,
    canUndo,
    canRedo,
    isChanged,
    isUnsaved,
    refusals,
    readiness: languageService.checkReport(document).sentence,
    findingsText: languageService.findingsText(document, t).text,
  };
}

/** The edits of a fix of a finding, by their indexes; undefined if the fix is no longer there. */
export function editsOfFix(
  document: OpenDocument,
  finding: number,
  fix: number,
  title: string,
): TextEdit[] | undefined {
  const diagnostic = languageService.diagnostics(document)[finding];
  const action = diagnostic && fixesOf(document, diagnostic)[fix];
  return action?.title === title ? editsIn(action) : undefined;
}

/** The fixes that can be made in a range, as actions with edits. */
export function fixesIn(document: OpenDocument, range: Range): CodeAction[] {
  return languageService.codeActions(document, range, ['quickfix'], undefined);
}

/** The edits of an action. */
export function editsIn({ edit }: CodeAction): TextEdit[] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? change.edits.flatMap((one) => ('newText' in one ? one : [])) : [],
  );
}

/** The fixes of a finding. */
function fixesOf(document: OpenDocument, { range, code, message }: Diagnostic): CodeAction[] {
  return fixesIn(document, range).filter(({ diagnostics: [own] = [] }) => {
    return own?.code === code && own?.message === message;
  });
}

function findingView(
  document: OpenDocument,
  diagnostic: Diagnostic,
  figures: readonly PlacedFigure[],
): FindingView {
  const { range, severity, message } = diagnostic;
  const { table, words } = placeNames(document, range);
  return {
    severity: severityOf(severity),
    message: String(message),
    table: table?.name ?? '',
    words,
    cell: figures.find((figure) => isSamePlace(figure.range, range))?.cell,
    fixes: fixesOf(document, diagnostic).map(({ title, isPreferred }) => ({
      title,
      isCertain: isPreferred === true,
    })),
  };
}

function severityOf(severity: Diagnostic['severity']): FindingView['severity'] {
  switch (severity) {
    case DiagnosticSeverity.Warning:
      return 'warning';
    case DiagnosticSeverity.Information:
      return 'information';
    case DiagnosticSeverity.Hint:
      return 'hint';
    default:
      return 'error';
  }
}

function isSamePlace(one: Range, other: Range): boolean {
  return one.start.line === other.start.line && one.start.character === other.start.character;
}

function titleOf(document: OpenDocument): string {
  const title = document.analysis.parts.flatMap(
    ({ verdict }) => verdict.report.frame.title ?? [],
  )[0];
  return title ? `${title.agency}${title.year}年` : '';
}

function sentenceOf(count: number, checked: Checked, t: Translate): string {
  if (count === 1) return t('One finding.');
  if (count > 1) return t('{0} findings.', count);
  return checked === 'tables' || checked === 'totals'
    ? t('Nothing was found: the tables add up.')
    : sayUnrecognised(checked, t);
}

/** What of a document was not checked. */
function notesOn(
  { checked, leftAlone }: TablesViews,
  document: OpenDocument,
  t: Translate,
): string[] {
  if (document.text.trim() === '') return [t('The file is empty.')];
  return [
    ...(checked === 'totals' || checked === 'sentences' ? [sayUnrecognised(checked, t)] : []),
    ...(leftAlone > 0
      ? [t('Tables that are too large and were not checked: {0}.', leftAlone)]
      : []),
  ];
}
