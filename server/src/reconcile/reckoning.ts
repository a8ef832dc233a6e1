import { keep } from '../draft/keep.ts';
import { type Decimal, decimal, unitsAt } from '../figure/decimal.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import type { RelationForm, Side, TableForm } from '../form/form.ts';
import type { FoundRow, FoundTable } from '../form/found-table.ts';
import { type Ledger, type Relation, type Status, statusOf, type Term } from './relation.ts';
import type { Change } from './repair.ts';

/** A table's figures in a ledger, and its relations with their status: one verdict for every view. */
export interface Reckoning {
  readonly table: FoundTable;
  readonly layout: Layout;
  readonly ledger: Ledger;
  /** For each figure of the ledger, where it stands. */
  readonly slots: readonly Slot[];
  /** In the ledger's order. */
  readonly relations: readonly TableRelation[];
  /** Digits after the point in a number of the ledger's units. */
  readonly scale: number;
  /** Indices of the broken relations. */
  readonly broken: readonly number[];
  /** Indices of the figures with a lack or with a style of their own: few, where there are any. */
  readonly odd: readonly number[];
}

/**
 * Which rows a table has, and what follows from them: nearly all tables of a form have the same, and
 * share one layout.
 */
export interface Layout {
  readonly form: TableForm;
  /** For each row of slots, its index among the form's rows: first the draft's rows, then the missing. */
  readonly rowForms: readonly number[];
  /** How many of them the draft has. */
  readonly found: number;
  /** The form's relations in these rows. */
  readonly relations: readonly Placed[];
}

/** A crossing of a row and a column; without a row where the draft lacks it. */
export interface Slot {
  readonly row: FoundRow | undefined;
  /** Index among the form's rows. */
  readonly rowForm: number;
  readonly column: number;
  readonly figure: FigureCell | undefined;
}

/** A relation of the form in one row or one column of a table. */
export interface TableRelation extends Placed {
  readonly status: Status;
}

/** A relation of the form in one row or one column of every table with the same rows. */
interface Placed extends Relation {
  readonly form: RelationForm;
  /** Figures of the left and the right side, in the order of the equation. */
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** The figure at which the relation is reported. */
  readonly anchor: number;
}

/** Gives what sets a table's figures against the relations of its form. */
export function reckoner(): (table: FoundTable) => Reckoning {
  const layoutOf = layouts();
  return keep((table) => {
    const layout = layoutOf(table);
    const width = table.form.columns.length;
    const slots: Slot[] = [];
    const odd: number[] = [];
    let scale = 0;
    for (const [index, rowForm] of layout.rowForms.entries()) {
      const row = table.rows[index];
      for (let column = 0; column < width; column++) {
        const figure = row?.figures[column];
        if (figure !== undefined) {
          if (figure.lack !== undefined || figure.style !== 'plain') odd.push(slots.length);
          if (figure.value !== undefined && figure.value.scale > scale) scale = figure.value.scale;
        }
        slots.push({ row, rowForm, column, figure });
      }
    }
    const figures = slots.map(({ figure }) => figure?.value && unitsAt(figure.value, scale));
    const relations = layout.relations.map((relation) => withStatus(relation, figures));
    const broken = indicesOfBroken(relations);
    const ledger = { figures, relations: layout.relations };
    return { table, layout, ledger, slots, relations, scale, broken, odd };
  });
}

/** Gives what tells a table's layout; equal ones are one object. */
function layouts(): (table: FoundTable) => Layout {
  const layoutsOf = keep((_: TableForm) => new Map<string, Layout>());
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

function layoutOf(form: TableForm, rows: readonly FoundRow[]): Layout {
  const rowForms = rows.map(({ row }) => row);
  const rowsOfForm = form.rows.map((_, row) => {
    const index = rows.findIndex((found) => found.row === row && found.item === '');
    return index >= 0 ? index : rowForms.push(row) - 1;
  });
  const width = form.columns.length;
  const relations = form.relations.flatMap((relation) =>
    relation.each === 'row'
      ? rows.map((_, row) => placedIn(relation, (column) => row * width + column))
      : form.columns.map((_, column) =>
          placedIn(relation, (row) => (rowsOfForm[row] ?? 0) * width + column),
        ),
  );
  return { form, rowForms, found: rows.length, relations };
}

/** Written out: copying by `...` takes several times as long, and every keystroke does it. */
function withStatus(
  { form, left, right, terms, anchor }: Placed,
  figures: Ledger['figures'],
): TableRelation {
  return { form, left, right, terms, anchor, status: statusOf({ terms }, figures) };
}

/** The figure of a ledger as a number. */
export function amount(reckoning: Reckoning, units: bigint): Decimal {
  return decimal(units, reckoning.scale);
}

/** The table as it would be with other figures. */
export function withChanges(reckoning: Reckoning, changes: readonly Change[]): Reckoning {
  const figures = [...reckoning.ledger.figures];
  const slots = [...reckoning.slots];
  for (const { figure, to } of changes) {
    const slot = slots[figure];
    if (!slot?.figure) continue;
    figures[figure] = to;
    slots[figure] = {
      ...slot,
      figure: { ...slot.figure, value: amount(reckoning, to), lack: undefined },
    };
  }
  const relations = reckoning.relations.map((relation) => withStatus(relation, figures));
  const broken = indicesOfBroken(relations);
  return { ...reckoning, ledger: { figures, relations }, slots, relations, broken };
}

function indicesOfBroken(relations: readonly TableRelation[]): number[] {
  const broken: number[] = [];
  for (let index = 0; index < relations.length; index++) {
    if (relations[index]?.status === 'broken') broken.push(index);
  }
  return broken;
}

function placedIn(form: RelationForm, figureOf: (index: number) => number): Placed {
  const term =
    (factor: 1 | -1) =>
    (side: Side): Term => ({
      figure: figureOf(side.index),
      sign: side.sign === factor ? 1 : -1,
    });
  const left = form.left.map(term(1));
  const right = form.right.map(term(1));
  const terms = [...left, ...form.right.map(term(-1))];
  return { form, left, right, terms, anchor: figureOf(form.anchor) };
}
