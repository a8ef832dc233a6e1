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

/** What a label can name in the known forms. */
export interface Label {
  /** What it is compared by; see `labelKey`. */
  readonly key: string;
  readonly rows: readonly RowMatch[];
  /** Whether it names a column, or a heading over columns, of any table. */
  readonly isColumn: boolean;
  /** The columns that it names, by table. */
  readonly columns: readonly ColumnMatch[];
  readonly captions: readonly TableForm[];
}

/** What a cell's text can be. */
export interface CellReading {
  /** What it says as a figure; see `readFigure`. */
  readonly figure: FigureReading;
  /** What it says as a label; undefined where it is a figure, or a mark that stands for one. */
  readonly label: Label | undefined;
}

/** Finds what texts can name in the known forms. */
export interface Lookup {
  readonly tables: readonly TableForm[];
  cell(text: string): CellReading;
  /** The tables that a caption's key names: always the same list for one key. */
  captions(key: string): readonly TableForm[];
}

/**
 * Answers are kept, since reports repeat the same few labels without end; a bound keeps a hostile draft
 * from filling the memory with labels of its own.
 */
export function lookupOf(forms: readonly Form[]): Lookup {
  const tables = forms.flatMap((form) => form.tables);
  const byCaption = new Map<string, readonly TableForm[]>();
  for (const { captionKey } of tables) {
    if (captionKey === '' || byCaption.has(captionKey)) continue;
    byCaption.set(
      captionKey,
      tables.filter((table) => table.captionKey === captionKey),
    );
  }
  const captions = (key: string) => byCaption.get(key) ?? NONE;
  const byHeadings = tablesByHeadings(tables);
  const labelFor = (key: string): Label => {
    const label = labelOf(key, tables, captions, byHeadings);
    const explained = isNothing(label) ? EXPLAINED.exec(key)?.groups?.label : undefined;
    return explained ? labelOf(explained, tables, captions, byHeadings) : label;
  };
  const known = new Map<string, CellReading>();
  return {
    tables,
    captions,
    cell(text) {
      const found = known.get(text);
      if (found !== undefined) return found;
      const figure = readFigure(text);
      const isFigure = figure.kind === 'figure' || figure.kind === 'not-applicable';
      const label = isFigure ? undefined : labelFor(labelKey(text));
      const reading = { figure, label };
      const longest = isFigure ? LONGEST_FIGURE_REMEMBERED : LONGEST_REMEMBERED;
      if (text.length <= longest && known.size < REMEMBERED) known.set(text, reading);
      return reading;
    },
  };
}

const NONE: readonly TableForm[] = [];
/** A label that a body's own form explains in brackets: `行政许可（指许可事项的办件量）`. */
const EXPLAINED = /^(?<label>[^(]+)\([^()]*\)$/;
const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 100;
/** Longer ones are as many as there are reports, and would leave no room for labels. */
const LONGEST_FIGURE_REMEMBERED = 3;

function isNothing({ rows, isColumn, captions }: Label): boolean {
  return rows.length === 0 && !isColumn && captions.length === 0;
}

function labelOf(
  key: string,
  tables: readonly TableForm[],
  captions: (key: string) => readonly TableForm[],
  byHeadings: (key: string) => readonly TableForm[],
): Label {
  const under = byHeadings(key);
  return {
    key,
    rows: tables.flatMap((table) => {
      const row = rowNamed(table, key);
      return row < 0 ? [] : [{ table, row }];
    }),
    isColumn:
      under.length > 0 ||
      tables.some(
        (table) =>
          table.columns.some((column) => isNamed(column, key)) ||
          table.columnGroups.some((group) => isNamed(group, key)),
      ),
    columns: tables.flatMap((table) => {
      if (under.includes(table)) return table.columns.map(({ name }) => ({ table, name }));
      const column = table.columns.find((candidate) => isNamed(candidate, key));
      return column ? [{ table, name: column.name }] : [];
    }),
    captions: captions(key),
  };
}

/**
 * Gives the tables by the characters of all their headings: so they are known where a PDF's text has broken the
 * headings into pieces and put these in another order.
 */
function tablesByHeadings(tables: readonly TableForm[]): (key: string) => readonly TableForm[] {
  const known = new Map<string, readonly TableForm[]>();
  for (const table of tables) {
    const { columns, columnGroups, corner, over } = table;
    if (columnGroups.length === 0) continue;
    const labels = [...columns, ...columnGroups].map(({ label }) => label);
    for (const more of [[], [over], [corner], [over, corner]]) {
      const key = sorted([...labels, ...more].map(labelKey).join(''));
      known.set(key, [...(known.get(key) ?? []).filter((one) => one !== table), table]);
    }
  }
  const lengths = new Set([...known.keys()].map(({ length }) => length));
  return (key) => (lengths.has(key.length) && known.get(sorted(key))) || NONE;
}

function sorted(key: string): string {
  return [...key].sort().join('');
}

/** A note under a table, which may hold words of a label: `注：含上年结转数。` */
const NOTE = /^[*※]|^\(?(?:备?注|说明)\d*[:.、]|。$/;

/** The row whose label this is; a label to the letter goes before one that only holds the same words. */
function rowNamed(table: TableForm, key: string): number {
  if (key === '') return -1;
  const exact = table.rows.findIndex((row) => row.keys.includes(key));
  if (exact >= 0 || NOTE.test(key)) return exact;
  return table.rows.findIndex((row) => isNamed(row, key));
}
