import { keep } from '../draft/keep.ts';
import type { RelationForm, TableForm } from '../form/form.ts';
import type { FoundRow, FoundTable } from '../form/found-table.ts';
import type { Side } from '../form/operands.ts';
import type { Origin } from './relation.ts';

/**
 * Which rows a table has, and what follows from them: nearly all tables of a form have the same, and
 * share one layout. Its figures are counted row by row.
 */
export interface TableLayout {
  readonly form: TableForm;
  /** For each row of figures, its index among the form's rows: first the draft's rows, then the missing. */
  readonly rowForms: readonly number[];
  /** How many of them the draft has. */
  readonly found: number;
  /** The form's relations in these rows. */
  readonly relations: readonly PlacedRelation[];
}

/** A relation of the form in one row or one column of every table with the same rows, by the figures' indices. */
export interface PlacedRelation {
  readonly origin: Origin;
  readonly left: readonly PlacedTerm[];
  readonly right: readonly PlacedTerm[];
  readonly terms: readonly PlacedTerm[];
  readonly anchor: number;
}

interface PlacedTerm {
  readonly figure: number;
  readonly sign: 1 | -1;
}

/** Tells a table's layout; equal ones are one object. */
export type LayoutOf = (table: FoundTable) => TableLayout;

/** Gives what tells layouts. */
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

/** Complete tables have one layout; a table being typed goes through a few dozen. */
const MOST_LAYOUTS = 100;

function layoutOf(form: TableForm, rows: readonly FoundRow[]): TableLayout {
  const rowForms = rows.map(({ row }) => row);
  const rowsOfForm = form.rows.map((_, row) => {
    const index = rows.findIndex((found) => found.row === row && found.item === '');
    return index >= 0 ? index : rowForms.push(row) - 1;
  });
  const width = form.columns.length;
  const relations = form.relations.flatMap((relation) => {
    if (relation.each === 'row') {
      return rows.map((_, row) => placedIn(relation, (column) => row * width + column));
    }
    const there = withoutAbsent(relation, form, rowsOfForm, rows.length);
    if (!there) return [];
    return form.columns.map((_, column) =>
      placedIn(there, (row) => (rowsOfForm[row] ?? 0) * width + column),
    );
  });
  return { form, rowForms, found: rows.length, relations };
}

/** The relation without the rows that a table may do without, and does; undefined where none is left. */
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
  return { ...relation, left, right };
}

function placedIn(form: RelationForm, figureOf: (index: number) => number): PlacedRelation {
  const term =
    (factor: 1 | -1) =>
    (side: Side): PlacedTerm => ({
      figure: figureOf(side.index),
      sign: side.sign === factor ? 1 : -1,
    });
  const left = form.left.map(term(1));
  const right = form.right.map(term(1));
  const terms = [...left, ...form.right.map(term(-1))];
  const { code, severity } = form;
  const origin: Origin = { kind: 'table', code, severity };
  return { origin, left, right, terms, anchor: figureOf(form.anchor) };
}
