import { type FigureReading, readFigure } from '../figure/read.ts';
import { type Form, isNamed, type TableForm } from './form.ts';
import { labelKey } from './label.ts';

/** A row of one of the known tables. */
export interface RowMatch {
  readonly table: TableForm;
  readonly row: number;
}

/** A column of one of the known tables. */
export interface ColumnMatch {
  readonly table: TableForm;
  /** The column's name, which columns with one label in one table share or not. */
  readonly name: string;
}

/** Finds what a label's key can name in the known forms. */
export interface Lookup {
  readonly tables: readonly TableForm[];
  /** What a cell's text is compared by; see `labelKey`. */
  key(text: string): string;
  /** What a cell's text says as a figure; see `readFigure`. */
  figure(text: string): FigureReading;
  rows(key: string): readonly RowMatch[];
  /** Whether the key names a column, or a heading over columns, of any table. */
  isColumn(key: string): boolean;
  /** The columns that the key names, by table. */
  columns(key: string): readonly ColumnMatch[];
  captions(key: string): readonly TableForm[];
}

/**
 * Answers are kept, since reports repeat the same few labels without end; a bound keeps a hostile draft
 * from filling the memory with labels of its own.
 */
export function lookupOf(forms: readonly Form[]): Lookup {
  const tables = forms.flatMap((form) => form.tables);
  const captions = tables.filter((table) => table.captionKey !== '');
  return {
    tables,
    key: remember(labelKey),
    figure: remember(readFigure),
    rows: remember((key) =>
      tables.flatMap((table) => {
        const row = rowNamed(table, key);
        return row < 0 ? [] : [{ table, row }];
      }),
    ),
    isColumn: remember((key) =>
      tables.some(
        (table) =>
          table.columns.some((column) => isNamed(column, key)) ||
          table.columnGroups.some((group) => isNamed(group, key)),
      ),
    ),
    columns: remember((key) =>
      tables.flatMap((table) => {
        const column = table.columns.find((candidate) => isNamed(candidate, key));
        return column ? [{ table, name: column.name }] : [];
      }),
    ),
    captions: remember((key) => captions.filter((table) => table.captionKey === key)),
  };
}

const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 100;

function remember<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = find(text);
    if (known.size < REMEMBERED && text.length <= LONGEST_REMEMBERED) known.set(text, answer);
    return answer;
  };
}

/** The row whose label this is; a label to the letter goes before one that only holds the same words. */
function rowNamed(table: TableForm, key: string): number {
  if (key === '') return -1;
  const exact = table.rows.findIndex((row) => row.keys.includes(key));
  return exact >= 0 ? exact : table.rows.findIndex((row) => isNamed(row, key));
}
