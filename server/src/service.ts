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
import type { DistrictSum } from './district/district-sum.ts';
import type { DraftNotation } from './draft/write.ts';
import { checkReport } from './features/check-report.ts';
import { codeActions, type Offers } from './features/code-actions.ts';
import { lensesByPart } from './features/code-lenses.ts';
import { comments } from './features/comments.ts';
import { completion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentHighlights } from './features/document-highlights.ts';
import { documentLinks } from './features/document-links.ts';
import { type ExportedFile, exportReport } from './features/export.ts';
import { fill } from './features/fill.ts';
import { type FindingsText, findingsText } from './features/findings-text.ts';
import { foldsByPart } from './features/folding-ranges.ts';
import { type FormDocument, formCompletion, formHover } from './features/form-names.ts';
import { formatting, onTypeFormatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { type HintChoice, inlayHints } from './features/inlay-hints.ts';
import { inlineCompletion } from './features/inline-completion.ts';
import { type NewReport, newReport } from './features/new-report.ts';
import type { Document } from './features/place.ts';
import { type EditOfFix, LOCATED, preferredEdits, STYLE } from './features/preferred-edits.ts';
import { references } from './features/references.ts';
import { prepareRename, rename } from './features/rename.ts';
import { repairs } from './features/repairs.ts';
import { reportsIn } from './features/reports.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import { type SemanticToken, tokensByPart } from './features/semantic-tokens.ts';
import { sumReport } from './features/sum-report.ts';
import { symbolsByPart } from './features/symbols.ts';
import { type PartViews, tablesByPart } from './features/tables.ts';
import { symbolsOf } from './features/workspace-symbols.ts';
import { type YearReport, yearsView } from './features/years.ts';
import type { Form } from './form/form.ts';
import { formsOf } from './form/forms.ts';
import { statutoryForms } from './form/statutory.ts';
import { type Translate, translatorFor } from './l10n.ts';
import type { OfficeComment } from './office/office-draft.ts';
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
 * The language service: everything that can be asked about a document, one member for each request. The
 * session and the command line use it, and any other program can:
 *
 * ```ts
 * const document = openDocument('file:///2024.md', 'markdown', text);
 * languageService.diagnostics(document);
 * ```
 *
 * It holds no state and does no I/O. Its answers follow from the document, its settings and its
 * `Surroundings`. Positions and ranges are those of LSP, in lines and UTF-16 code units, end exclusive.
 * Answers that take long for a long document come report by report, so that the caller can do other work
 * in between.
 */
export interface LanguageService {
  /**
   * Every finding.
   *
   * @param docs URI of the folder with a page for each code; without it there are no links.
   */
  diagnostics(document: Document, docs?: string): Diagnostic[];
  /** Whether its reports are ready to be published, and if not, why. */
  checkReport(document: Document): CheckReportResult;
  /** The findings as comments on a Word file that the document was read from; see `commentOffice`. */
  comments(document: Document): OfficeComment[];
  /** The findings in words that are understood without the file, in the language of `t`. */
  findingsText(document: Document, t: Translate): FindingsText;

  /** The fixes in a range. @param offers The commands that the client has. */
  codeActions(
    document: Document,
    range: Range,
    only: readonly CodeActionKind[] | undefined,
    docs: string | undefined,
    offers?: Offers,
  ): CodeAction[];
  /** Edits that make certain corrections, or that correct style only, to be applied together. */
  preferredEdits(document: Document, what: 'located' | 'style'): EditOfFix[];
  /** The repairs of every located fault, for a client that lets the user choose. */
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
  /** Renames it throughout its report, or says why it cannot be renamed. */
  rename(
    document: Document,
    position: Position,
    newName: string,
  ): { edit: WorkspaceEdit } | { problem: string } | undefined;

  /**
   * Explains a figure, a total or a number of the prose, with its sums.
   *
   * @param withdraws Whether it offers to withdraw acceptances.
   */
  hover(document: Document, position: Position, withdraws?: boolean): Hover | undefined;
  /**
   * What can be written at a position.
   *
   * @param snippets Whether the client supports snippets with tab stops.
   */
  completion(document: Document, position: Position, snippets: boolean): CompletionItem[];
  /** The names of tables, rows and columns that can be written at a position of a form file. */
  formCompletion(document: FormDocument, position: Position): CompletionItem[];
  /** What a name in a form file stands for. */
  formHover(document: FormDocument, position: Position): Hover | undefined;
  /** The total that belongs at a position, as ghost text. */
  inlineCompletion(document: Document, position: Position): InlineCompletionItem[];
  /** The sums of totals that do not hold, and the right value of a wrong figure. */
  inlayHints(document: Document, range: Range, choice: HintChoice): InlayHint[];
  /** The parts of a total, the total that a part belongs to, and the figure that prose repeats. */
  definition(document: Document, position: Position): LocationLink[];
  /** The figures of every relation that a figure is in, and the prose that repeats it. */
  references(document: Document, position: Position, includeItself: boolean): Location[];
  /** The same within the document, with totals marked apart. */
  documentHighlights(document: Document, position: Position): DocumentHighlight[] | undefined;
  /** What a selection expands to at each position. */
  selectionRanges(document: Document, positions: readonly Position[]): SelectionRange[];
  /** Links from the web addresses in its prose. */
  documentLinks(document: Document): DocumentLink[];

  /** The outline, report by report. */
  symbols(document: Document): Iterable<DocumentSymbol[]>;
  /** Its reports and tables by name, for the workspace symbol search. */
  workspaceSymbols(document: Document): SymbolInformation[];
  /** Sections and tables, report by report. */
  foldingRanges(document: Document): Iterable<FoldingRange[]>;
  /**
   * A link to the client's view above each table, report by report.
   *
   * @param showTable Name of the client's command.
   */
  codeLenses(document: Document, showTable: string | undefined): Iterable<CodeLens[]>;
  /** Labels and figures in the order of the text, report by report. */
  semanticTokens(document: Document, range?: Range): Iterable<SemanticToken[]>;

  /** Every table with its figures and relations, report by report, for a client's own views. */
  tables(document: Document): Iterable<PartViews>;
  /** Its reports that have a table of a known form. */
  reports(document: Document): ReportView[];
  /** Charts of a body's reports of several years, the earliest first. */
  years(agency: string, reports: readonly YearReport[], t: Translate): YearsView | undefined;
  /** The text of a new report in a form. */
  newReport(form: Form, report: NewReport): string;
  /**
   * The text of a report with the sum of a district.
   *
   * @param title By default it says how many bodies are added up.
   */
  sumReport(sum: DistrictSum, title: string | undefined, notation: DraftNotation): string;
  /** The document as a file of the kind that an extension says; if it cannot be, a sentence for the user says why. */
  exportReport(document: Document, target: string): ExportedFile | { readonly problem: string };
}

/** The language service, put together from the features. */
export const languageService: LanguageService = Object.freeze<LanguageService>({
  diagnostics: (document, docs) => diagnostics(document, docs),
  checkReport,
  comments,
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
  formCompletion,
  formHover,
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
  sumReport,
  exportReport,
});

/**
 * Opens a document that is judged on its own.
 *
 * @param settings By default the statutory forms, with messages in Chinese.
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
