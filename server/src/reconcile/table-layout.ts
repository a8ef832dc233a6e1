import { keep } from '../draft/keep.ts';
import type { Column, RelationForm, TableForm } from '../form/form.ts';
import type { FoundRow, FoundTable } from '../form/found-table.ts';
import type { Side } from '../form/operands.ts';
import type { Measure } from './measure.ts';
import type { Origin } from './relation.ts';

/**
 * The rows of a table and what follows from them. Nearly all tables of a form have the same rows and
 * share one layout. Figures are numbered row by row.
 */
export interface TableLayout {
  readonly form: TableForm;
  /** The form's row index of each row of figures: first the rows of the draft, then the missing ones. */
  readonly rowForms: readonly number[];
  /** How many of these rows are in the draft. */
  readonly found: number;
  /** The relations of the form between these rows. */
  readonly relations: readonly PlacedRelation[];
}

/**
 * A relation of the form in one row or column, by the indexes of figures, for every table with this
 * layout.
 */
export interface PlacedRelation {
  readonly origin: Origin;
  readonly isBound: boolean;
  readonly left: readonly PlacedTerm[];
  readonly right: readonly PlacedTerm[];
  readonly terms: readonly PlacedTerm[];
  readonly anchor: number;
  /** How the right side is divided; undefined if it is a sum. */
  readonly measure: Measure | undefined;
}

interface PlacedTerm {
  readonly figure: number;
  readonly sign: 1 | -1;
}

/** Returns the layout of a table. Equal layouts are the same object. */
export type LayoutOf = (table: FoundTable) => TableLayout;

/** Makes a `LayoutOf` with a cache. */
export function layouts(): LayoutOf {
  const layoutsOf = keep((_: TableForm) => new Map<string, TableLayout>());
  return ({ form, rows }) => {
    const known = layoutsOf(form);
    const key = rows.map(({ row, item }) => (item === '' ? row : `${row}+`)).join();
    const layout = known.get(key) ?? layoutOf(form, rows);
    if (known.size < MOST_LAYOUTS) known.set(key, layout);
    return layout;
  };
}

/** Complete tables have one layout. A table being typed passes through a few dozen. */
const MOST_LAYOUTS = 100;

function layoutOf(form: TableForm, rows: readonly FoundRow[]): TableLayout {
  const rowForms = rows.map(({ row }) => row);
  const rowsOfForm = form.rows.map((_, row) => {
    const index = rows.findIndex((found) => found.row === row && found.item === '');
    return index >= 0 ? index : rowForms.push(row) - 1;
  });
  const width = form.columns.length;
  const relations = form.relations.flatMap((relation) => {
    const { except, quotient } = relation;
    if (relation.each === 'row') {
      const whole = wholeOf(form.columns[relation.anchor]);
      const measure = quotient && { kind: quotient, whole, mayBeCut: true };
      return rows.flatMap((found, row) =>
        except.includes(found.row)
          ? []
          : placedIn(relation, measure, (column) => row * width + column),
      );
    }
    const there = withoutAbsent(relation, form, rowsOfForm, rows.length);
    if (!there) return [];
    const measure = quotient && { kind: quotient, whole: PER_CENT, mayBeCut: true };
    return form.columns.flatMap((_, column) =>
      except.includes(column)
        ? []
        : placedIn(there, measure, (row) => (rowsOfForm[row] ?? 0) * width + column),
    );
  });
  return { form, rowForms, found: rows.length, relations };
}

const PER_CENT = 100n;
const WHOLES: Readonly<Record<string, bigint>> = { '%': PER_CENT, '％': PER_CENT, '‰': 1000n };

/** What 1 is written as in a column that is calculated by division. */
function wholeOf(column: Column | undefined): bigint {
  return WHOLES[column?.unit ?? ''] ?? 1n;
}

/** The relation without optional rows that the table omits; undefined if nothing is left. */
function withoutAbsent(
  relation: RelationForm,
  { rows }: TableForm,
  rowsOfForm: readonly number[],
  count: number,
): RelationForm | undefined {
  const isAbsent = (row: number) => rows[row]?.optional && (rowsOfForm[row] ?? 0) >= count;
  const isThere = ({ index }: Side) => !isAbsent(index);
  const left = relation.left.filter(isThere);
  const right = relation.right.filter(isThere);
  if (left.length === 0 || right.length === 0 || isAbsent(relation.anchor)) return undefined;
  if (relation.quotient && right.length < relation.right.length) return undefined;
  return { ...relation, left, right };
}

function placedIn(
  form: RelationForm,
  measure: Measure | undefined,
  figureOf: (index: number) => number,
): PlacedRelation {
  const term =
    (factor: 1 | -1) =>
    (side: Side): PlacedTerm => ({
      figure: figureOf(side.index),
      sign: side.sign === factor ? 1 : -1,
    });
  const left = form.left.map(term(1));
  const right = form.right.map(term(1));
  const terms = [...left, ...form.right.map(term(-1))];
  const { code, severity, isBound } = form;
  const origin: Origin = { kind: 'table', code, severity };
  return { origin, isBound, left, right, terms, anchor: figureOf(form.anchor), measure };
}
