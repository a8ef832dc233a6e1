import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { DraftNotation } from './draft/write.ts';

/** What the server offers beyond LSP, shared with clients: plain data, with ranges as in LSP. */
export const tablesRequest = 'gouji/tables';

/** Params of `gouji/tables`: the document. */
export interface TablesParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/tables`. */
export interface TablesResult extends TablesViews {
  /** How long the server took to read and check this version. */
  readonly milliseconds: number;
}

/**
 * What was checked of a document's figures: tables of known forms, or totals that other tables declare, or what
 * sentences calculate, or nothing.
 */
export type Checked = 'tables' | 'totals' | 'sentences' | 'nothing';

/** The tables of a document, and what is accepted in it. */
export interface TablesViews {
  /** What was checked of the document's figures. */
  readonly checked: Checked;
  /** How many tables of no known form are too large and were not checked. */
  readonly leftAlone: number;
  /** Version of the document that the answer is about. */
  readonly version: number;
  /** The tables of forms, followed by those of no known form that add up; each in the order of the text. */
  readonly tables: readonly TableView[];
  /** The findings that were accepted with a reason and are therefore no diagnostics. */
  readonly accepted: readonly AcceptedView[];
}

/** An accepted finding, which a client shows struck out. */
export interface AcceptedView {
  readonly range: Range;
  readonly code: string;
  /** In words of the form: `（七）总计 · 自然人`. */
  readonly place: string;
  /** The texts of all figures that take part. The acceptance holds while they stay the same. */
  readonly figures: readonly string[];
  readonly message: string;
  readonly reason: string;
  /** `2025-01-31` */
  readonly date: string;
}

/** A table as a client shows it: one of a known form, or one that shows itself how it adds up. */
export interface TableView {
  readonly kind: 'form' | 'declared';
  readonly name: string;
  /** The body and year of its report, as in `江城市临江区2024年`; empty if the document has one report only. */
  readonly report: string;
  /** Heading of its section; empty if it is in none. */
  readonly section: string;
  readonly heading: Range;
  readonly range: Range;
  /** Names of the columns. */
  readonly columns: readonly string[];
  /** For each column the headings that the form prints above it, from the outermost to its own label. */
  readonly headings: readonly (readonly string[])[];
  /** What the form prints above each column of row labels; empty if it prints nothing there. */
  readonly corner: readonly string[];
  /** The unit of all its figures; empty if there is none, if there is not one for all, or if its headings say units. */
  readonly unit: string;
  readonly rows: readonly RowView[];
  /** The decimal mark with which its figures are written. */
  readonly point: '.' | ',';
  readonly style: FigureStyleView;
  /**
   * Its cells that are still to be filled in; where a blank means 0, only totals. Of a table in which that is so and
   * nothing is filled in yet, the first cell.
   */
  readonly blanks: readonly Range[];
  /** Whether the table is still being written. */
  readonly isInWriting: boolean;
  /** Its own relations, followed by those with other tables. */
  readonly relations: readonly RelationView[];
}

/** How the figures of a table are written, so that new ones are written alike. */
export interface FigureStyleView {
  /** Whether thousands are separated: never, because the form does not allow it, or only as typed so far, or always. */
  readonly thousands: 'never' | 'as-typed' | 'always';
  /** How many decimal places all its figures are written with; 0 if they differ. */
  readonly digits: number;
}

export interface RowView {
  readonly name: string;
  /** The headings that the form prints before it, from the outermost to its own label. */
  readonly headings: readonly string[];
  readonly range: Range;
  readonly label: Range;
  /** One for each column; null if the draft has no cell for it. */
  readonly figures: readonly (FigureView | null)[];
}

/**
 * The state of a figure: `suspect` if a fault was located in it, `broken` if a relation is reported at
 * it, `involved` if it only takes part in a broken relation, `lacking` if its cell has no usable figure,
 * `accepted` if everything reported at it was accepted.
 */
export type Standing = 'sound' | 'involved' | 'broken' | 'suspect' | 'lacking' | 'accepted';

export interface FigureView {
  /** As written. */
  readonly text: string;
  readonly range: Range;
  readonly standing: Standing;
  /**
   * Set if a text cannot simply be written into the range, because markup stands between its characters
   * or the text would not be seen.
   */
  readonly isFixed?: true;
}

export interface RelationView {
  /** In words of the form: `（七）总计 · 自然人`; with the tables' names for a relation between tables. */
  readonly name: string;
  /** With numbers: `764 = 69 + 1 + … = 763`. */
  readonly sum: string;
  readonly status: 'holding' | 'broken' | 'open';
  /** Whether it is broken and its finding was accepted. */
  readonly isAccepted: boolean;
  /** Where the relation is reported. */
  readonly range: Range;
  /** The figures of this table that take part, as [row, column] indexes. */
  readonly figures: readonly (readonly [number, number])[];
}

/**
 * The client's command that lets the user choose among all repairs. Its argument is the place of the
 * finding, as LSP's `TextDocumentPositionParams`.
 */
export const chooseRepairCommand = 'gouji.chooseRepair';

export const repairsRequest = 'gouji/repairs';

/** Params of `gouji/repairs`: the document. */
export interface RepairsParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/repairs`. */
export interface RepairsResult {
  /** Version of the document that the edits are made for. */
  readonly version: number;
  readonly faults: readonly FaultView[];
}

/** A located cause of broken relations, with its smallest repairs. */
export interface FaultView {
  /** Where the first of its broken relations is reported. */
  readonly range: Range;
  /** Where each of its broken relations is reported. */
  readonly places: readonly Range[];
  /** Its broken relations with their numbers. */
  readonly relations: readonly string[];
  /** Whether the first repair is certain. Otherwise the user must choose. */
  readonly decided: boolean;
  /** Whether more repairs exist than are listed. */
  readonly more: boolean;
  /** The likeliest first. */
  readonly repairs: readonly RepairView[];
}

export interface RepairView {
  readonly title: string;
  /** The relations that it makes hold, with their numbers after the repair. */
  readonly effect: readonly string[];
  readonly edits: readonly TextEdit[];
}

export const checkReportRequest = 'gouji/checkReport';

/** Params of `gouji/checkReport`: the document that is about to be published. */
export interface CheckReportParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/checkReport`. */
export interface CheckReportResult {
  /** Version of the document that the answer is about. */
  readonly version: number;
  /** Whether nothing prevents publishing it. */
  readonly ready: boolean;
  /** The answer in a sentence. */
  readonly sentence: string;
  /** What prevents publishing it, in the order of the text, followed by what is accepted. */
  readonly items: readonly { readonly range: Range; readonly message: string }[];
}

export const fillRequest = 'gouji/fill';

/** Params of `gouji/fill`: the document. */
export interface FillParams {
  readonly textDocument: { readonly uri: string };
  /**
   * `totals`: only totals that follow from figures present. `blanks`: these totals, and 0 in every other
   * blank.
   */
  readonly what: 'totals' | 'blanks';
}

/** Answer to `gouji/fill`. */
export interface FillResult {
  /** Version of the document that the edits are made for. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

export const reportKindsRequest = 'gouji/reportKinds';

/** Answer to `gouji/reportKinds`: the kinds of reports that can be begun, the one in force first. */
export interface ReportKindsResult {
  readonly kinds: readonly ReportKindView[];
}

/** A kind of reports. */
export interface ReportKindView {
  /** The id of its form. */
  readonly form: string;
  /** The words at the end of its titles; the name of the form if that has none. */
  readonly name: string;
  readonly formName: string;
}

export const newReportRequest = 'gouji/newReport';

/** Params of `gouji/newReport`: what the new draft is for. */
export interface NewReportParams {
  /** By default the form in force. */
  readonly kind?: Pick<ReportKindView, 'form' | 'name'>;
  readonly agency: string;
  readonly year: number;
  readonly notation: DraftNotation;
}

/** Answer to `gouji/newReport`. */
export interface NewReportResult {
  readonly text: string;
  /** URI of last year's report whose figures were carried over; null if none is known. */
  readonly carriedFrom: string | null;
}

export const exportReportRequest = 'gouji/exportReport';

/** Params of `gouji/exportReport`: the document to be written as a file of another kind. */
export interface ExportReportParams {
  readonly textDocument: { readonly uri: string };
  /** Path or name of the file. Its extension says the kind. */
  readonly target: string;
}

/** Answer to `gouji/exportReport`. */
export interface ExportReportResult {
  /** The bytes of the file, each as the character of its value; empty if it cannot be written. */
  readonly latin1: string;
  /** Number of lines of prose that the file does not contain, because its kind has no place for them. */
  readonly leftOut: number;
  /** Why the file cannot be written, in a sentence for the user; null if it can. */
  readonly problem: string | null;
}

export const yearsRequest = 'gouji/years';

/** Params of `gouji/years`: the document whose reports are compared with earlier years. */
export interface YearsParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/years`: one view for each report that has a table of requests. */
export interface YearsResult {
  readonly reports: readonly YearsView[];
}

export interface YearsView {
  /** The body, as the title names it; empty if there is no title. */
  readonly agency: string;
  readonly charts: readonly ChartView[];
}

export interface ChartView {
  readonly title: string;
  /** The earliest first. A year is empty if its report does not state it. */
  readonly years: readonly string[];
  readonly bars: readonly BarView[];
}

export interface BarView {
  readonly label: string;
  /** One for each year, exact; null if unknown. */
  readonly figures: readonly (string | null)[];
}

export const findFilesRequest = 'gouji/findFiles';

/**
 * From the server to a client that set `files` in its initialization options. The answer lists URIs of
 * workspace files, at most `limit`: files that may hold reports, form files (`.gouji/forms/*.json`), files
 * with accepted findings (`.gouji/accepted.json`), or files with settings (`.gouji/config.json`).
 */
export interface FindFilesParams {
  readonly what: 'reports' | 'forms' | 'accepted' | 'config';
  readonly limit: number;
}

export const readFileRequest = 'gouji/readFile';

/** From the server to the client. The answer is the file's text, or null if it cannot be read. */
export interface ReadFileParams {
  readonly uri: string;
}

/** What a client says about itself in `initializationOptions`. */
export interface InitializationOptions {
  /** The display language, as VS Code names it. If absent, `locale` of `initialize` is used. */
  readonly locale?: string;
  /** The section `gouji` of the settings. It is used until the client is asked for it or reports a change. */
  readonly settings?: unknown;
  /** URI of the folder with a page for each diagnostic code, `<code>.md`. */
  readonly docs?: string;
  /** Whether the client answers `gouji/findFiles` and `gouji/readFile`. */
  readonly files?: boolean;
  /**
   * Name of the client's command that shows a table. Its arguments are the document's URI and the table's
   * index.
   */
  readonly showTable?: string;
  /** Whether reports that are not open are checked too. Needs pull diagnostics and `files`. */
  readonly workspaceDiagnostics?: boolean;
  /** Whether the client has the commands `gouji.acceptFinding` and `gouji.withdrawAcceptance`. */
  readonly accepts?: boolean;
  /** Whether the client has the command `gouji.chooseRepair`. */
  readonly choosesRepairs?: boolean;
}

/** The client's command that accepts a finding. Its only argument is an `AcceptableFinding`. */
export const acceptCommand = 'gouji.acceptFinding';

/** The client's command that withdraws an acceptance. Its argument is that of `acceptCommand`. */
export const withdrawCommand = 'gouji.withdrawAcceptance';

/** A finding that can be accepted. */
export interface AcceptableFinding {
  /** URI of the draft. */
  readonly uri: string;
  readonly message: string;
  readonly code: string;
  readonly place: string;
  readonly figures: readonly string[];
}

export const findingsTextRequest = 'gouji/findingsText';

/** Params of `gouji/findingsText`: the document whose findings are put into words. */
export interface FindingsTextParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/findingsText`: the findings in Chinese, as a message to the author of the report. */
export interface FindingsTextResult {
  /** Number of findings. */
  readonly count: number;
  /** Empty if there are none. */
  readonly text: string;
}

export const commentsRequest = 'gouji/comments';

/** Params of `gouji/comments`: the document, read from a Word file, whose findings are written into a copy of that. */
export interface CommentsParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/comments`: the findings in Chinese as comments, in the order of the text. */
export interface CommentsResult {
  readonly comments: readonly CommentView[];
}

/** A comment on characters of the document: offsets in UTF-16 code units, end exclusive. */
export interface CommentView {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

export const reportsRequest = 'gouji/reports';

/**
 * Answer to `gouji/reports`, which has no params: the files of the workspace that hold reports, open or
 * not.
 */
export interface ReportsResult {
  readonly files: readonly ReportFileView[];
}

export interface ReportFileView {
  readonly uri: string;
  /** Whether its current content was checked: it is open, or `gouji/checkAll` has reached it. */
  readonly isChecked: boolean;
  /** In the order of the text; at least one. */
  readonly reports: readonly ReportView[];
}

/** A report in a file that may hold several. */
export interface ReportView {
  /** The body, as the title names it; empty if there is no title. */
  readonly agency: string;
  /** Null if there is no title. */
  readonly year: number | null;
  /** Where it begins. It ends where the next one begins. */
  readonly start: Position;
}

/** From the server to a client that has sent `gouji/reports`: the answer may have changed. */
export const reportsChangedNotification = 'gouji/reportsChanged';

/**
 * Checks all reports of the workspace that are not open; no params. Their diagnostics are sent with
 * `textDocument/publishDiagnostics`, and then null is the answer. When a file changes, its diagnostics
 * are sent again until the session ends.
 */
export const checkAllRequest = 'gouji/checkAll';

export const sumRequest = 'gouji/sum';

/** Params of `gouji/sum`: the folder whose reports are added up. */
export interface SumParams {
  /** URI of a folder of the workspace. */
  readonly folder: string;
}

/** Answer to `gouji/sum`: null if the folder has no reports. */
export interface SumResult {
  /** A draft of the sum, with tabs between its cells. */
  readonly text: string;
  /** How many reports were added up, in a sentence. */
  readonly summary: string;
  /** What is to be known about single reports: those that were left out, that do not reconcile, or that lack figures. */
  readonly remarks: readonly SumRemark[];
}

/** A sentence about a report. */
export interface SumRemark {
  readonly uri: string;
  /** Where the report begins. */
  readonly start: Position;
  readonly message: string;
}

export const compareWithSumRequest = 'gouji/compareWithSum';

/**
 * Params of `gouji/compareWithSum`: an open document, which is compared with the sum of a folder's reports until it is
 * closed. Each figure that differs is a diagnostic.
 */
export interface CompareWithSumParams {
  readonly textDocument: { readonly uri: string };
  /** URI of a folder of the workspace. */
  readonly folder: string;
  /** Whether the document was written from the sum and is to follow it; see `gouji/sumEdits`. */
  readonly isDraft: boolean;
}

/** Answer to `gouji/compareWithSum`. */
export interface CompareWithSumResult {
  /** How many reports were added up, or why nothing was compared, in a sentence. */
  readonly summary: string;
  readonly isCompared: boolean;
  /** How many figures differ. */
  readonly differences: number;
  readonly remarks: readonly SumRemark[];
}

export const sumEditsRequest = 'gouji/sumEdits';

/**
 * Params of `gouji/sumEdits`: the draft of a sum. The answer is that of `gouji/fill`, with edits for the figures that
 * are still what an earlier sum wrote.
 */
export interface SumEditsParams {
  readonly textDocument: { readonly uri: string };
}

export const reviewPageRequest = 'gouji/reviewPage';

/** Params of `gouji/reviewPage`: the folder whose reports the page for reviewers is about. */
export interface ReviewPageParams {
  /** URI of a folder of the workspace. */
  readonly folder: string;
}

/** Answer to `gouji/reviewPage`: null if the folder has no reports. */
export interface ReviewPageResult {
  /** The whole page, one file of HTML. */
  readonly html: string;
  readonly reports: number;
  readonly findings: number;
}

/** Answered with null at once, as long as the server answers at all. */
export const aliveRequest = 'gouji/alive';

export const acceptRequest = 'gouji/accept';

/** Params of `gouji/accept`: the finding, with the user's reason. */
export interface AcceptParams {
  readonly finding: AcceptableFinding;
  /** URI of the workspace folder that contains the draft. */
  readonly folder: string;
  readonly reason: string;
  /** `2025-01-31` */
  readonly date: string;
  /** The current content of the folder's `.gouji/accepted.json`; null if there is none. */
  readonly text: string | null;
}

/**
 * Answer to `gouji/accept`: the new content of the file, for the client to write. It is unchanged if the
 * finding was accepted already. The answer is null if writing would lose something in the file.
 */
export interface AcceptResult {
  readonly text: string;
}

export const withdrawRequest = 'gouji/withdraw';

/**
 * Params of `gouji/withdraw`: the finding that is no longer accepted. The answer is that of
 * `gouji/accept`.
 */
export interface WithdrawParams {
  readonly finding: AcceptableFinding;
  /** URI of the workspace folder that contains the draft. */
  readonly folder: string;
  /** The current content of the folder's `.gouji/accepted.json`; null if there is none. */
  readonly text: string | null;
}
