import type {
  AcceptedView,
  FigureView,
  RelationView,
  RepairView,
  RowView,
  YearsView,
} from '../../../server/src/protocol.ts';

/**
 * What the extension and its table view say to each other. Places in the draft stay with the extension: the
 * view names a cell by the labels of its table, row and column, so that a message finds its cell whatever was
 * written into the draft since the view was drawn.
 */
export type ToView =
  | TablesMessage
  | TextsMessage
  /** The draft has another name: it was saved for the first time, or its file was renamed. */
  | MovedMessage
  /** A write was not made. What was to be written is told to the user, in the window. */
  | { readonly kind: 'refused'; readonly number: number }
  | { readonly kind: 'cursor'; readonly at: NamedCell | undefined }
  | { readonly kind: 'menu'; readonly at: NamedCell; readonly menu: Menu }
  /** What is on the clipboard, to be pasted. */
  | { readonly kind: 'clipboard'; readonly text: string }
  | { readonly kind: 'reveal'; readonly table: number }
  /** The focus goes to the active cell. */
  | { readonly kind: 'focus' }
  | { readonly kind: 'charts'; readonly reports: readonly YearsView[] }
  | { readonly kind: 'choose'; readonly tab: Tab };

/** The draft that is shown, its text and its figures as they were, is now at another URI. */
export interface MovedMessage {
  readonly kind: 'moved';
  readonly from: string;
  readonly to: string;
}

/** The tables as the server has read them. */
export interface TablesMessage {
  readonly kind: 'tables';
  readonly uri: string;
  /** Number of the view's last request that the draft had taken when it was read. */
  readonly upTo: number;
  readonly tables: readonly TablePicture[];
  readonly accepted: readonly AcceptedPicture[];
}

/** Figures that have changed in the draft, told before the server has read it. */
export interface TextsMessage {
  readonly kind: 'texts';
  readonly uri: string;
  /** Number of the view's last request that the draft has taken. */
  readonly upTo: number;
  readonly cells: readonly CellText[];
}

export type FromView =
  /** The script has started; `number` is the last number that it has used. */
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
 * What changes or saves the draft. Requests are numbered upwards and carried out in their order; one whose
 * number was seen already is passed over.
 */
export type Request =
  /** Writes figures as one step to undo. */
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
      /** What the user saw. The repair is made only if it still reads the same. */
      readonly title: string;
    };

/** What the view shows: the tables of the draft, or charts of its requests. */
export type Tab = 'tables' | 'charts';

/** A cell by the keys of its table, row and column. */
export interface NamedCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A cell with a text: what was typed for it, or what the draft has there. */
export interface CellText {
  readonly cell: NamedCell;
  readonly text: string;
}

/** What can be done at a cell, and what is said of it. */
export interface Menu {
  /** Counts the menus, so that a choice is never taken for one of another menu. */
  readonly number: number;
  /** The messages of the findings there. */
  readonly says: readonly string[];
  /** Titles of the actions. */
  readonly items: readonly string[];
}

export interface TablePicture {
  /** Tells it from the other tables of the draft, and stays the same while the draft is edited. */
  readonly key: string;
  readonly name: string;
  readonly report: string;
  readonly section: string;
  readonly columns: readonly ColumnPicture[];
  readonly rows: readonly RowPicture[];
  readonly relations: readonly RelationPicture[];
  /** The faults that can be mended. */
  readonly faults: readonly FaultPicture[];
}

export interface ColumnPicture {
  readonly key: string;
  readonly name: string;
  /** What the form prints above it, outermost first, its own label last. */
  readonly headings: readonly string[];
}

export interface RowPicture extends Pick<RowView, 'name' | 'headings'> {
  readonly key: string;
  /** One for each column; null where the draft has no cell for it. */
  readonly figures: readonly (FigurePicture | null)[];
}

export type FigurePicture = Pick<FigureView, 'text' | 'standing'>;

export type RelationPicture = Pick<RelationView, 'name' | 'sum' | 'status' | 'figures'>;

export type AcceptedPicture = Pick<AcceptedView, 'message' | 'reason' | 'date'>;

export interface FaultPicture {
  /** Among all faults of the document. */
  readonly index: number;
  /** Whether the first repair is the right one for certain. */
  readonly decided: boolean;
  /** Whether more repairs exist than are listed. */
  readonly more: boolean;
  /** The likeliest first. */
  readonly repairs: readonly RepairPicture[];
}

export interface RepairPicture extends Pick<RepairView, 'title' | 'effect'> {
  readonly changes: readonly ChangePicture[];
}

/** A figure that a repair changes, and what it is then; the indices of its row and column. */
export interface ChangePicture {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * The view's words in the user's language; the extension puts them into the page. `{0}` and `{1}` stand for
 * what `filled` puts there.
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
  readonly reason: string;
  readonly status: Readonly<Record<RelationPicture['status'], string>>;
  readonly standing: Readonly<Record<FigurePicture['standing'], string>>;
}

/** Words with their places filled. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
  return words.replaceAll(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/** Whether both name the same cell. */
export function isSameCell(one: NamedCell | undefined, other: NamedCell | undefined): boolean {
  return one?.table === other?.table && one?.row === other?.row && one?.column === other?.column;
}
