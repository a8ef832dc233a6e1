import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionKind,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  InlineCompletionItem,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { type Settings, settingsOf } from './analysis.ts';
import { checkReport } from './features/check-report.ts';
import { codeActions, type Offers } from './features/code-actions.ts';
import { lensesByPart } from './features/code-lenses.ts';
import { completion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentHighlights } from './features/document-highlights.ts';
import { documentLinks } from './features/document-links.ts';
import { fill } from './features/fill.ts';
import { type FindingsText, findingsText } from './features/findings-text.ts';
import { foldsByPart } from './features/folding-ranges.ts';
import { formatting, onTypeFormatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { type HintChoice, inlayHints } from './features/inlay-hints.ts';
import { inlineCompletion } from './features/inline-completion.ts';
import { type NewReport, newReport } from './features/new-report.ts';
import type { Document } from './features/place.ts';
import { LOCATED, preferredEdits, STYLE, type TitledEdit } from './features/preferred-edits.ts';
import { references } from './features/references.ts';
import { prepareRename, rename } from './features/rename.ts';
import { repairs } from './features/repairs.ts';
import { reportsIn } from './features/reports.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import { type SemanticToken, tokensByPart } from './features/semantic-tokens.ts';
import { symbolsByPart } from './features/symbols.ts';
import { type PartViews, tablesByPart } from './features/tables.ts';
import { symbolsOf } from './features/workspace-symbols.ts';
import { type YearReport, yearsView } from './features/years.ts';
import type { Form } from './form/form.ts';
import { formsOf } from './form/forms.ts';
import { statutoryForms } from './form/statutory.ts';
import { type Translate, translatorFor } from './l10n.ts';
import { OpenDocument } from './open-document.ts';
import type {
  CheckReportResult,
  FillParams,
  FillResult,
  RepairsResult,
  ReportView,
  YearsView,
} from './protocol.ts';

/**
 * The language service: all that can be asked of a document, one member a request. A session and the command line
 * ask it, and so can any other program:
 *
 * ```ts
 * const document = openDocument('file:///2024.md', 'markdown', text);
 * languageService.diagnostics(document);
 * ```
 *
 * It holds nothing and does no I/O: what it answers follows from the document, its settings and what it is judged
 * beside (`Surroundings`). Positions and ranges are those of LSP, in lines and UTF-16 code units, ends exclusive.
 * What takes long where a document is long is answered report by report, for whoever wants to do other things
 * between two of them.
 */
export interface LanguageService {
  /** Every finding. @param docs URI of the folder with a page for each code; no links without it. */
  diagnostics(document: Document, docs?: string): Diagnostic[];
  /** Whether its reports are ready to be published, and what stands in the way. */
  checkReport(document: Document): CheckReportResult;
  /** The findings in words that can be understood without the file, in any language. */
  findingsText(document: Document, t: Translate): FindingsText;

  /** The fixes in a range. @param offers The commands that the client has. */
  codeActions(
    document: Document,
    range: Range,
    only: readonly CodeActionKind[] | undefined,
    docs: string | undefined,
    offers?: Offers,
  ): CodeAction[];
  /** Edits that mend what is certain, or what is wrong in style only, to be made at once. */
  preferredEdits(document: Document, what: 'located' | 'style'): TitledEdit[];
  /** The repairs of every located fault, for a client that lets them be chosen. */
  repairs(document: Document): RepairsResult;
  /** Edits that fill blank cells: totals with their sums, or all with 0. */
  fill(document: Document, what: FillParams['what']): FillResult;
  /** Tidies figures and aligns Markdown tables, in a range or everywhere. */
  formatting(document: Document, range?: Range): TextEdit[];
  /** Aligns the table in which a bar was typed. */
  onTypeFormatting(document: Document, position: Position): TextEdit[];
  /** What can be renamed at a position: the agency or the year of the title. */
  prepareRename(
    document: Document,
    position: Position,
  ): { range: Range; placeholder: string } | undefined;
  /** Renames it throughout its report, or says why that cannot be. */
  rename(
    document: Document,
    position: Position,
    newName: string,
  ): { edit: WorkspaceEdit } | { problem: string } | undefined;

  /** What a figure, a total or a number of the prose is, with its sums. @param withdraws Whether acceptances can be taken back in it. */
  hover(document: Document, position: Position, withdraws?: boolean): Hover | undefined;
  /** What can be written at a position. @param snippets Whether the client steps through figures. */
  completion(document: Document, position: Position, snippets: boolean): CompletionItem[];
  /** The total that follows at a position, as ghost text. */
  inlineCompletion(document: Document, position: Position): InlineCompletionItem[];
  /** Sums behind totals that do not hold, and what a wrong figure should be. */
  inlayHints(document: Document, range: Range, choice: HintChoice): InlayHint[];
  /** Where a total comes from, where a part goes to, and what prose repeats. */
  definition(document: Document, position: Position): LocationLink[];
  /** The figures of every relation of a figure, and the prose that repeats it. */
  references(document: Document, position: Position, includeItself: boolean): Location[];
  /** The same in the document, totals apart. */
  documentHighlights(document: Document, position: Position): DocumentHighlight[] | undefined;
  /** What a selection grows to at each position. */
  selectionRanges(document: Document, positions: readonly Position[]): SelectionRange[];
  /** Links from repeated figures to their tables, and to last year's report. */
  documentLinks(document: Document): DocumentLink[];

  /** The outline, report by report. */
  symbols(document: Document): Iterable<DocumentSymbol[]>;
  /** Its reports and tables by their names, to be looked for among those of other documents. */
  workspaceSymbols(document: Document): SymbolInformation[];
  /** Sections and tables, report by report. */
  foldingRanges(document: Document): Iterable<FoldingRange[]>;
  /** A way to the client's view over each table, report by report. @param showTable Its command. */
  codeLenses(document: Document, showTable: string | undefined): Iterable<CodeLens[]>;
  /** Labels and figures in the order of the text, report by report. */
  semanticTokens(document: Document, range?: Range): Iterable<SemanticToken[]>;

  /** Every table with its figures and relations, report by report, for views of a client's own. */
  tables(document: Document): Iterable<PartViews>;
  /** The reports in it that have a table of a known form. */
  reports(document: Document): ReportView[];
  /** What a body's reports of several years come to, the earliest first, to be drawn. */
  years(agency: string, reports: readonly YearReport[], t: Translate): YearsView | undefined;
  /** The text of a new report in a form. */
  newReport(form: Form, report: NewReport): string;
}

/** The language service, put together of the features. */
export const languageService: LanguageService = Object.freeze<LanguageService>({
  diagnostics: (document, docs) => diagnostics(document, docs),
  checkReport,
  findingsText,
  codeActions,
  preferredEdits: (document, what) =>
    preferredEdits(document, what === 'located' ? LOCATED : STYLE),
  repairs,
  fill,
  formatting,
  onTypeFormatting,
  prepareRename,
  rename,
  hover,
  completion,
  inlineCompletion,
  inlayHints,
  definition,
  references,
  documentHighlights,
  selectionRanges,
  documentLinks,
  symbols: symbolsByPart,
  workspaceSymbols: symbolsOf,
  foldingRanges: foldsByPart,
  codeLenses: lensesByPart,
  semanticTokens: tokensByPart,
  tables: tablesByPart,
  reports: reportsIn,
  years: yearsView,
  newReport,
});

/**
 * Opens a document that is judged by itself.
 *
 * @param settings What it is read by: where nothing is said, the statutory forms and messages in Chinese.
 */
export function openDocument(
  uri: string,
  languageId: string,
  text: string,
  settings: Settings = settingsOf(formsOf(statutoryForms()), translatorFor('zh-cn'), {}),
): OpenDocument {
  const content = TextDocument.create(uri, languageId, 0, text);
  return new OpenDocument(content, { settings, besideOthers: () => [] });
}
