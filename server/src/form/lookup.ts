import { type FigureReading, readFigure } from '../figure/read.ts';
import { type Form, isNamed, type TableForm } from './form.ts';
import { labelKey } from './label.ts';

/** A row of one of the known tables. */
export interface RowMatch {
  readonly table: TableForm;
  readonly row: number;
}

/** A column with this name in one of the known tables. */
export interface ColumnMatch {
  readonly table: TableForm;
  /** Name of the column. Several columns of a table can have the same label. */
  readonly name: string;
}

/** What a label can name in the known forms. */
export interface Label {
  /** The key by which it is compared; see `labelKey`. */
  readonly key: string;
  readonly rows: readonly RowMatch[];
  /** Whether it names a column, or a heading of columns, of any table. */
  readonly isColumn: boolean;
  /** The columns that it names, with their tables. */
  readonly columns: readonly ColumnMatch[];
  readonly captions: readonly TableForm[];
}

/** What a cell's text can mean. */
export interface CellReading {
  /** Its meaning as a figure; see `readFigure`. */
  readonly figure: FigureReading;
  /** Its meaning as a label; undefined if it is a figure or a mark in place of one. */
  readonly label: Label | undefined;
}

/** Finds what texts name in the known forms. */
export interface Lookup {
  /** The tables that are read by the labels of their rows. */
  readonly tables: readonly TableForm[];
  cell(text: string): CellReading;
  /** The tables with this caption. The same key always returns the same list object. */
  captions(key: string): readonly TableForm[];
}

/**
 * Makes a lookup that remembers its answers, because reports repeat the same labels. The memory is
 * bounded, so that a hostile draft cannot fill it.
 */
export function lookupOf(forms: readonly Form[]): Lookup {
  const tables = forms.flatMap((form) => form.tables.filter(({ byHeadings }) => !byHeadings));
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
  const headings = keysOfHeaded(forms);
  const labelFor = (key: string): Label => {
    const label = labelOf(key, tables, captions, byHeadings);
    const isUnknown = isNothing(label) && !headings.has(key);
    const explained = isUnknown ? EXPLAINED.exec(key)?.groups?.label : undefined;
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
/** A label that a body explains in brackets: `行政许可（指许可事项的办件量）`. */
const EXPLAINED = /^(?<label>[^(]+)\([^()]*\)$/;
const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 100;
/** Longer figures hardly ever repeat and would leave no room for labels. */
const LONGEST_FIGURE_REMEMBERED = 3;

/** The labels of the tables that are read by their headings. */
function keysOfHeaded(forms: readonly Form[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { byHeadings, columns, columnGroups, rows } of forms.flatMap(({ tables }) => tables)) {
    if (!byHeadings) continue;
    for (const named of [...byHeadings.labels, ...columns, ...columnGroups, ...rows]) {
      for (const key of named.keys) keys.add(key);
    }
  }
  return keys;
}

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
 * Finds tables by the characters of all their headings, in any order. Text extracted from a PDF may break
 * the headings into pieces and reorder them.
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

/** A note below a table, which may contain words of a label: `注：含上年结转数。` */
const NOTE = /^[*※]|^\(?(?:备?注|说明)\d*[:.、]|。$/;

/** Index of the row with this label, or -1. An exact label wins over one that only contains its words. */
function rowNamed(table: TableForm, key: string): number {
  if (key === '') return -1;
  const exact = table.rows.findIndex((row) => row.keys.includes(key));
  if (exact >= 0 || NOTE.test(key)) return exact;
  return table.rows.findIndex((row) => isNamed(row, key));
}
