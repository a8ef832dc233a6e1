import type { Range } from 'vscode-languageserver-types';

/**
 * What the server tells beyond LSP, shared with clients: plain data, ranges as in LSP.
 */
export const tablesRequest = 'gouji/tables';

/** Params of `gouji/tables`: the document whose tables are wanted. */
export interface TablesParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `gouji/tables`. */
export interface TablesResult {
  /** Version of the document that the answer speaks of. */
  readonly version: number;
  readonly tables: readonly TableView[];
}

/** A table as a client shows it. */
export interface TableView {
  readonly name: string;
  /** Heading of the section that it stands in; empty where it stands in none. */
  readonly section: string;
  readonly heading: Range;
  readonly range: Range;
  /** Names of the columns. */
  readonly columns: readonly string[];
  readonly rows: readonly RowView[];
  readonly relations: readonly RelationView[];
}

export interface RowView {
  readonly name: string;
  readonly range: Range;
  readonly label: Range;
  /** One for each column; null where the draft has no cell for it. */
  readonly figures: readonly (FigureView | null)[];
}

/**
 * How a figure stands: `suspect` where a fault was located in it, `broken` where a relation is reported
 * at it, `involved` where it only shares a broken relation.
 */
export type Standing = 'sound' | 'involved' | 'broken' | 'suspect' | 'lacking';

export interface FigureView {
  /** As written. */
  readonly text: string;
  readonly range: Range;
  readonly standing: Standing;
}

export interface RelationView {
  /** In words of the form: `（七）总计 · 自然人`. */
  readonly name: string;
  /** With numbers: `764 = 69 + 1 + … = 763`. */
  readonly sum: string;
  readonly status: 'holding' | 'broken' | 'open';
  /** Where the relation is reported. */
  readonly range: Range;
  /** The figures that take part, as [row, column] in the table's rows and columns. */
  readonly figures: readonly (readonly [number, number])[];
}
