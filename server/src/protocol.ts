import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { DraftNotation } from './draft/write.ts';

/**
 * What the server tells beyond LSP, shared with clients: plain data, ranges as in LSP.
 */
export const tablesRequest = 'gouji/tables';

/** Params of `gouji/tables`: the document whose tables are wanted. */
export interface TablesParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/tables`. */
export interface TablesResult extends TablesViews {
  /** How long the server took to read and check this version. */
  readonly milliseconds: number;
}

/** What was checked of a document's figures: its tables of known forms, the totals that others declare, or nothing. */
export type Checked = 'tables' | 'totals' | 'nothing';

/** The tables of a document, and what is accepted in it. */
export interface TablesViews {
  /** What was checked of the document's figures. */
  readonly checked: Checked;
  /** Version of the document that the answer speaks of. */
  readonly version: number;
  readonly tables: readonly TableView[];
  /** The findings that are accepted with a reason, and so not told as diagnostics. */
  readonly accepted: readonly AcceptedView[];
}

/** An accepted finding as a client shows it, struck out. */
export interface AcceptedView {
  readonly range: Range;
  readonly code: string;
  /** In words of the form: `（七）总计 · 自然人`. */
  readonly place: string;
  /** What is written there and in every place that takes part, by which the finding is known. */
  readonly figures: readonly string[];
  readonly message: string;
  readonly reason: string;
  /** `2025-01-31` */
  readonly date: string;
}

/** A table as a client shows it. */
export interface TableView {
  readonly name: string;
  /** The body and year of its report, as in `江城市临江区2024年`; empty in a document of one report. */
  readonly report: string;
  /** Heading of the section that it stands in; empty where it stands in none. */
  readonly section: string;
  readonly heading: Range;
  readonly range: Range;
  /** Names of the columns. */
  readonly columns: readonly string[];
  /** For each column what the form prints above it, outermost first, its own label last. */
  readonly headings: readonly (readonly string[])[];
  readonly rows: readonly RowView[];
  /** Its cells that are still to be filled in; none where blanks mean 0. */
  readonly blanks: readonly Range[];
  /** Whether it is still being written. */
  readonly isInWriting: boolean;
  /** Its own relations, and behind them those with other tables. */
  readonly relations: readonly RelationView[];
}

export interface RowView {
  readonly name: string;
  /** What the form prints before it, outermost first, its own label last. */
  readonly headings: readonly string[];
  readonly range: Range;
  readonly label: Range;
  /** One for each column; null where the draft has no cell for it. */
  readonly figures: readonly (FigureView | null)[];
}

/**
 * How a figure stands: `suspect` where a fault was located in it, `broken` where a relation is reported
 * at it, `involved` where it only shares a broken relation, `accepted` where all that is reported at it was accepted.
 */
export type Standing = 'sound' | 'involved' | 'broken' | 'suspect' | 'lacking' | 'accepted';

export interface FigureView {
  /** As written. */
  readonly text: string;
  readonly range: Range;
  readonly standing: Standing;
  /** Set where a text cannot simply be put in its range: markup stands among its characters, or it would not be seen. */
  readonly isFixed?: true;
}

export interface RelationView {
  /** In words of the form: `（七）总计 · 自然人`; with the tables' names where it is between tables. */
  readonly name: string;
  /** With numbers: `764 = 69 + 1 + … = 763`. */
  readonly sum: string;
  readonly status: 'holding' | 'broken' | 'open';
  /** Whether it is broken, and that was accepted where it is reported. */
  readonly isAccepted: boolean;
  /** Where the relation is reported. */
  readonly range: Range;
  /** The figures of this table that take part, as [row, column] in its rows and columns. */
  readonly figures: readonly (readonly [number, number])[];
}

/**
 * The command with which a client has one of all repairs chosen. It takes the place of the finding as LSP's
 * `TextDocumentPositionParams`.
 */
export const chooseRepairCommand = 'gouji.chooseRepair';

export const repairsRequest = 'gouji/repairs';

/** Params of `gouji/repairs`: the document whose faults are wanted. */
export interface RepairsParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/repairs`. */
export interface RepairsResult {
  /** Version of the document that the edits are made for. */
  readonly version: number;
  readonly faults: readonly FaultView[];
}

/** A cause of broken relations, and the smallest ways to mend it. */
export interface FaultView {
  /** Where the first of its broken relations is reported. */
  readonly range: Range;
  /** Where its broken relations are reported, all of them. */
  readonly places: readonly Range[];
  /** Its broken relations with their numbers. */
  readonly relations: readonly string[];
  /** Whether the first repair is the right one for certain; otherwise the user must choose. */
  readonly decided: boolean;
  /** Whether more repairs exist than are listed. */
  readonly more: boolean;
  /** The likeliest first. */
  readonly repairs: readonly RepairView[];
}

export interface RepairView {
  readonly title: string;
  /** The relations that it mends, with the numbers that they have then. */
  readonly effect: readonly string[];
  readonly edits: readonly TextEdit[];
}

export const checkReportRequest = 'gouji/checkReport';

/** Params of `gouji/checkReport`: the document that is to be published. */
export interface CheckReportParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/checkReport`. */
export interface CheckReportResult {
  /** Version of the document that the answer speaks of. */
  readonly version: number;
  /** Whether nothing stands in the way of publishing it. */
  readonly ready: boolean;
  /** The answer in a sentence. */
  readonly sentence: string;
  /** What stands in the way, in the order of the text, and behind it what is accepted. */
  readonly items: readonly { readonly range: Range; readonly message: string }[];
}

export const fillRequest = 'gouji/fill';

/** Params of `gouji/fill`: the document whose blank cells are to be filled. */
export interface FillParams {
  readonly textDocument: { readonly uri: string };
  /** `totals`: only the totals that follow from what is there. `blanks`: these, and 0 into all others. */
  readonly what: 'totals' | 'blanks';
}

/** Answer to `gouji/fill`. */
export interface FillResult {
  /** Version of the document that the edits are made for. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

export const newReportRequest = 'gouji/newReport';

/** Params of `gouji/newReport`: what a new draft of the form in force is to be written for. */
export interface NewReportParams {
  readonly agency: string;
  readonly year: number;
  readonly notation: DraftNotation;
}

/** Answer to `gouji/newReport`. */
export interface NewReportResult {
  readonly text: string;
  /** URI of last year's report that figures were carried over from; null where none is known. */
  readonly carriedFrom: string | null;
}

export const yearsRequest = 'gouji/years';

/** Params of `gouji/years`: the document whose reports are to be shown beside earlier years'. */
export interface YearsParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/years`: one view for each report of the document with a table of requests. */
export interface YearsResult {
  readonly reports: readonly YearsView[];
}

export interface YearsView {
  /** The body, as the title names it; empty where there is no title. */
  readonly agency: string;
  readonly charts: readonly ChartView[];
}

export interface ChartView {
  readonly title: string;
  /** The earliest first; empty where the report does not say its year. */
  readonly years: readonly string[];
  readonly bars: readonly BarView[];
}

export interface BarView {
  readonly label: string;
  /** One for each year, exact; null where it is not known. */
  readonly figures: readonly (string | null)[];
}

export const findFilesRequest = 'gouji/findFiles';

/**
 * From the server to a client that offers `files` in its initialization options: the URIs of the
 * workspace's files that may hold reports, of its form files (`.gouji/forms/*.json`), or of the files with
 * the findings that are accepted (`.gouji/accepted.json`); at most `limit`.
 */
export interface FindFilesParams {
  readonly what: 'reports' | 'forms' | 'accepted';
  readonly limit: number;
}

export const readFileRequest = 'gouji/readFile';

/** From the server to the client: a file's text; null where it cannot be read. */
export interface ReadFileParams {
  readonly uri: string;
}

/** What a client tells of itself in `initializationOptions`. */
export interface InitializationOptions {
  /** The display language, as VS Code names it. Without it, the `locale` of `initialize` counts. */
  readonly locale?: string;
  /** The section `gouji` of the settings, until the client is asked for it or tells of a change. */
  readonly settings?: unknown;
  /** URI of the folder with a page for each diagnostic's code, `<code>.md`. */
  readonly docs?: string;
  /** Whether the client answers `gouji/findFiles` and `gouji/readFile`. */
  readonly files?: boolean;
  /** Name of the client's command that shows a table, given the document's URI and the table's index. */
  readonly showTable?: string;
  /** Whether reports that are not open are checked as well, for clients that pull and have `files`. */
  readonly workspaceDiagnostics?: boolean;
  /** Whether the client has the commands `gouji.acceptFinding` and `gouji.withdrawAcceptance`. */
  readonly accepts?: boolean;
  /** Whether the client has the command `gouji.chooseRepair`. */
  readonly choosesRepairs?: boolean;
}

/** The command with which a client has a finding accepted, and its only argument. */
export const acceptCommand = 'gouji.acceptFinding';

/** The command with which a client has a finding no longer accepted; it takes what `acceptCommand` takes. */
export const withdrawCommand = 'gouji.withdrawAcceptance';

/** A finding that can be accepted. */
export interface AcceptableFinding {
  /** Of the draft. */
  readonly uri: string;
  readonly message: string;
  readonly code: string;
  readonly place: string;
  readonly figures: readonly string[];
}

export const findingsTextRequest = 'gouji/findingsText';

/** Params of `gouji/findingsText`: the document whose findings are to be put into words. */
export interface FindingsTextParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/findingsText`: the findings in Chinese, for a message to who wrote the report. */
export interface FindingsTextResult {
  /** How many there are. */
  readonly count: number;
  /** Empty where there is none. */
  readonly text: string;
}

export const reportsRequest = 'gouji/reports';

/** Answer to `gouji/reports`, whose params are empty: the files of the workspace that hold reports, open or not. */
export interface ReportsResult {
  readonly files: readonly ReportFileView[];
}

export interface ReportFileView {
  readonly uri: string;
  /** Whether it was checked as it is now: it is open, or `gouji/checkAll` has come to it. */
  readonly isChecked: boolean;
  /** From first to last; one at least. */
  readonly reports: readonly ReportView[];
}

/** A report in a file that may hold several. */
export interface ReportView {
  /** The body, as the title names it; empty where there is no title. */
  readonly agency: string;
  /** Null where there is no title. */
  readonly year: number | null;
  /** Where it begins; it ends where the next one does. */
  readonly start: Position;
}

/** From the server to a client that has sent `gouji/reports`: its next answer may be another. */
export const reportsChangedNotification = 'gouji/reportsChanged';

/**
 * Has all reports of the workspace checked that are not open; its params are empty. It is answered with null once their
 * diagnostics were sent with `textDocument/publishDiagnostics`, which goes on where they change, for as long as the
 * session lasts.
 */
export const checkAllRequest = 'gouji/checkAll';

/** Answered at once with null, by a server that answers at all. */
export const aliveRequest = 'gouji/alive';

export const acceptRequest = 'gouji/accept';

/** Params of `gouji/accept`: the finding, and what the user says of it. */
export interface AcceptParams {
  readonly finding: AcceptableFinding;
  /** URI of the workspace folder that the draft lies in. */
  readonly folder: string;
  readonly reason: string;
  /** `2025-01-31` */
  readonly date: string;
  /** What the folder's `.gouji/accepted.json` holds now; null where there is none. */
  readonly text: string | null;
}

/**
 * Answer to `gouji/accept`: the file with the finding accepted, for the client to write; the same text where it
 * is already; null where something in the file would be lost.
 */
export interface AcceptResult {
  readonly text: string;
}

export const withdrawRequest = 'gouji/withdraw';

/** Params of `gouji/withdraw`, which is answered as `gouji/accept` is: the finding that is accepted no longer. */
export interface WithdrawParams {
  readonly finding: AcceptableFinding;
  /** URI of the workspace folder that the draft lies in. */
  readonly folder: string;
  /** What the folder's `.gouji/accepted.json` holds now; null where there is none. */
  readonly text: string | null;
}
