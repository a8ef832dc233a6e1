import type {
  AcceptedView,
  FigureView,
  RelationView,
  RepairView,
  RowView,
  YearsView,
} from '../../../server/src/protocol.ts';

/**
 * What the extension and its table view say to each other. Places in the draft stay with the extension:
 * the view speaks of tables, rows and columns, so that an edit elsewhere leaves its picture alone.
 */
export type ToView =
  | {
      readonly kind: 'tables';
      readonly uri: string;
      readonly tables: readonly TablePicture[];
      readonly accepted: readonly AcceptedPicture[];
    }
  /** A figure was written, or could not be; the tables as they are then follow. */
  | { readonly kind: 'written' }
  | { readonly kind: 'cursor'; readonly at: Spot | undefined }
  | { readonly kind: 'focus'; readonly at: Spot }
  | { readonly kind: 'reveal'; readonly table: number }
  | { readonly kind: 'charts'; readonly reports: readonly YearsView[] }
  | { readonly kind: 'choose'; readonly tab: Tab };

export type FromView =
  | { readonly kind: 'ready' }
  | { readonly kind: 'chosen'; readonly tab: Tab }
  | { readonly kind: 'save'; readonly name: string; readonly png: Uint8Array }
  | { readonly kind: 'select'; readonly at: Spot }
  | { readonly kind: 'selectRelation'; readonly table: number; readonly relation: number }
  | {
      readonly kind: 'write';
      readonly at: Spot;
      /** What it was typed over; undefined where an undo came between, and the view had not drawn it yet. */
      readonly was: string | undefined;
      readonly text: string;
    }
  | { readonly kind: 'undo' | 'redo'; readonly at: Spot }
  | { readonly kind: 'repair'; readonly fault: number; readonly repair: number };

/** What the view shows: the tables of the draft, or charts of its requests. */
export type Tab = 'tables' | 'charts';

/** A figure by the indices of its table, row and column. */
export interface Spot {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

export interface TablePicture {
  readonly name: string;
  readonly report: string;
  readonly section: string;
  readonly columns: readonly string[];
  readonly headings: readonly (readonly string[])[];
  readonly rows: readonly RowPicture[];
  readonly relations: readonly RelationPicture[];
  /** The faults that can be mended. */
  readonly faults: readonly FaultPicture[];
}

export interface RowPicture extends Pick<RowView, 'name' | 'headings'> {
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

/** A figure that a repair changes, and what it is then. */
export interface ChangePicture {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** What the view keeps over a reload of the window. */
export interface ViewState {
  readonly uri: string;
  readonly tab: Tab;
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
  readonly noCell: string;
  readonly relations: string;
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
