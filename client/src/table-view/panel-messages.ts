import type {
  AcceptedView,
  FigureStyleView,
  FigureView,
  RelationView,
  RepairView,
  RowView,
  YearsView,
} from '../../../server/src/protocol.ts';

/**
 * The messages between the extension and its table view. Only the extension knows positions in the draft.
 * The view names a cell by the keys of its table, row and column, so that a message finds its cell even
 * if the draft was edited since the view was drawn.
 */
export type ToView =
  | TablesMessage
  | TextsMessage
  /** The draft has another URI: it was saved for the first time, or its file was renamed. */
  | MovedMessage
  /** A request was not carried out. The window shows the user what was to be written. */
  | { readonly kind: 'refused'; readonly number: number }
  | { readonly kind: 'cursor'; readonly at: NamedCell | undefined }
  | { readonly kind: 'menu'; readonly at: NamedCell; readonly menu: Menu }
  /** The text of the clipboard, to be pasted. */
  | { readonly kind: 'clipboard'; readonly text: string }
  | { readonly kind: 'reveal'; readonly table: number }
  /** The active cell gets the focus. */
  | { readonly kind: 'focus' }
  | { readonly kind: 'charts'; readonly reports: readonly YearsView[] }
  | { readonly kind: 'choose'; readonly tab: Tab };

/** The same draft, with its text and figures, now has another URI. */
export interface MovedMessage {
  readonly kind: 'moved';
  readonly from: string;
  readonly to: string;
}

/** The tables as the server read them. */
export interface TablesMessage {
  readonly kind: 'tables';
  readonly uri: string;
  /** Number of the view's last request that was in the draft when the server read it. */
  readonly upTo: number;
  readonly tables: readonly TablePicture[];
  readonly accepted: readonly AcceptedPicture[];
}

/** Figures that changed in the draft, sent before the server has read it. */
export interface TextsMessage {
  readonly kind: 'texts';
  readonly uri: string;
  /** Number of the view's last request that is in the draft. */
  readonly upTo: number;
  readonly cells: readonly CellText[];
}

export type FromView =
  /** The script has started; `number` is the last request number that it used. */
  | { readonly kind: 'ready'; readonly number: number }
  | { readonly kind: 'chosen'; readonly tab: Tab }
  | { readonly kind: 'save picture'; readonly name: string; readonly png: Uint8Array }
  | { readonly kind: 'select'; readonly at: NamedCell }
  | { readonly kind: 'selectRelation'; readonly table: number; readonly relation: number }
  | { readonly kind: 'askMenu'; readonly at: NamedCell }
  | { readonly kind: 'askClipboard' }
  | { readonly kind: 'act'; readonly menu: number; readonly item: number }
  | { readonly kind: 'typing'; readonly uri: string; readonly typed: CellText | undefined }
  | Request;

/**
 * A message that changes or saves the draft. Requests have increasing numbers and are carried out in this
 * order. A request whose number was seen before is ignored.
 */
export type Request =
  /** Writes figures as one undo step. */
  | {
      readonly kind: 'write';
      readonly number: number;
      readonly uri: string;
      readonly cells: readonly CellText[];
    }
  | { readonly kind: 'undo' | 'redo' | 'save'; readonly number: number; readonly uri: string }
  | {
      readonly kind: 'repair';
      readonly number: number;
      readonly uri: string;
      readonly fault: number;
      readonly repair: number;
      /** The title that the user saw. The repair is made only if it still has this title. */
      readonly title: string;
    };

/** What the view shows: the tables of the draft, or charts of its requests over the years. */
export type Tab = 'tables' | 'charts';

/** A cell by the keys of its table, row and column. */
export interface NamedCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A cell with its text: the text that was typed, or the one in the draft. */
export interface CellText {
  readonly cell: NamedCell;
  readonly text: string;
}

/** What can be done at a cell, and the messages about it. */
export interface Menu {
  /** Number of the menu, so that a choice is never taken for one from another menu. */
  readonly number: number;
  /** Messages of the findings at the cell. */
  readonly says: readonly string[];
  /** Titles of the actions. */
  readonly items: readonly string[];
}

export interface TablePicture {
  /** Identifies the table in the draft. It stays the same while the draft is edited. */
  readonly key: string;
  readonly name: string;
  readonly report: string;
  readonly section: string;
  readonly columns: readonly ColumnPicture[];
  /** What stands above each column of row labels, and the unit of all figures; see `TableView`. */
  readonly corner: readonly string[];
  readonly unit: string;
  readonly rows: readonly RowPicture[];
  /** The decimal mark with which figures are written into it. */
  readonly point: '.' | ',';
  readonly style: FigureStyleView;
  readonly relations: readonly RelationPicture[];
  /** The faults that can be mended. */
  readonly faults: readonly FaultPicture[];
}

export interface ColumnPicture {
  readonly key: string;
  readonly name: string;
  /** The headings that the form prints above the column, outermost first, its own label last. */
  readonly headings: readonly string[];
}

export interface RowPicture extends Pick<RowView, 'name' | 'headings'> {
  readonly key: string;
  /** One for each column; null if the draft has no such cell. */
  readonly figures: readonly (FigurePicture | null)[];
}

export type FigurePicture = Pick<FigureView, 'text' | 'standing'>;

export type RelationPicture = Pick<RelationView, 'name' | 'sum' | 'status' | 'figures'>;

export type AcceptedPicture = Pick<AcceptedView, 'message' | 'reason' | 'date'>;

export interface FaultPicture {
  /** Index among all faults of the document. */
  readonly index: number;
  /** Whether the first repair is certainly the right one. */
  readonly decided: boolean;
  /** Whether there are more repairs than are listed. */
  readonly more: boolean;
  /** The likeliest first. */
  readonly repairs: readonly RepairPicture[];
}

export interface RepairPicture extends Pick<RepairView, 'title' | 'effect'> {
  readonly changes: readonly ChangePicture[];
}

/** A figure that a repair changes: the indexes of its row and column, and its new text. */
export interface ChangePicture {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * The texts of the view in the user's language. The extension puts them into the page. `filled` replaces
 * `{0}` and `{1}`.
 */
export interface Words {
  readonly colon: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly noCharts: string;
  readonly copyPicture: string;
  readonly copied: string;
  readonly asTable: string;
  readonly figure: string;
  readonly noTables: string;
  readonly keys: string;
  readonly notAFigure: string;
  readonly blockTooLarge: string;
  readonly notWritten: string;
  readonly noCell: string;
  readonly actions: string;
  readonly copy: string;
  readonly paste: string;
  readonly showInDraft: string;
  readonly nothingToDo: string;
  readonly relations: string;
  readonly unsettled: string;
  readonly noRelation: string;
  readonly certainRepair: string;
  readonly repairs: string;
  readonly likeliestRepairs: string;
  readonly tryRepair: string;
  readonly accepted: string;
  readonly inUnit: string;
  readonly reason: string;
  readonly status: Readonly<Record<RelationPicture['status'], string>>;
  readonly standing: Readonly<Record<FigurePicture['standing'], string>>;
}

/** Replaces `{0}`, `{1}` … by values. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
  return words.replaceAll(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/** Whether both name the same cell. */
export function isSameCell(one: NamedCell | undefined, other: NamedCell | undefined): boolean {
  return one?.table === other?.table && one?.row === other?.row && one?.column === other?.column;
}
