import { keep } from '../draft/keep.ts';
import { type Decimal, decimal, unitsAt, ZERO } from '../figure/decimal.ts';
import { type FigureCell, mayBe, mayHaveFraction } from '../form/figure-cell.ts';
import type { RelationForm, TableForm } from '../form/form.ts';
import type { FoundRow, FoundTable } from '../form/found-table.ts';
import type { Side } from '../form/operands.ts';
import {
  type Ledger,
  type Relation,
  type Rounding,
  type Status,
  statusOf,
  type Term,
} from './relation.ts';
import type { Change } from './repair.ts';
import { seated } from './seat.ts';
import { zerosIn } from './zeros.ts';

/** A table's figures in a ledger, and its relations with their status: one verdict for every view. */
export interface Reckoning {
  /** The table as it was found. */
  readonly found: FoundTable;
  /** The same with every cell bound to its column that the sums decide; see `seat.ts`. */
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
  /** Indices of the blanks that are read as 0; see `zeros.ts`. */
  readonly zeros: ReadonlySet<number>;
  /** Where blanks are read as 0: the same without that, as it counts while the report is being written. */
  readonly written?: Reckoning;
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
  /** A blank that is read as 0 has that value, and is a lack as any blank. */
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
export function reckoner(layoutOf: LayoutOf): (table: FoundTable) => Reckoning {
  return (found) => {
    const layout = layoutOf(found);
    // Sums of rounded figures decide nothing: they hold as nearly where a figure has moved.
    const isExact = !found.form.columns.some(mayHaveFraction);
    const table = seated(found, isExact ? layout.relations : []);
    const written = reckoned(found, table, layout, slotsOf(table, layout));
    const zeros = zerosIn(written.slots, layout.relations);
    if (zeros.size === 0) return written;
    const slots = written.slots.map((slot, index) =>
      slot.figure && zeros.has(index) ? { ...slot, figure: { ...slot.figure, value: ZERO } } : slot,
    );
    return { ...reckoned(found, table, layout, slots), zeros, written };
  };
}

function slotsOf({ rows, form }: FoundTable, { rowForms }: Layout): Slot[] {
  return rowForms.flatMap((rowForm, index) => {
    const row = rows[index];
    return form.columns.map((_, column) => ({
      row,
      rowForm,
      column,
      figure: row?.figures[column],
    }));
  });
}

const NO_ZEROS: ReadonlySet<number> = new Set();

function reckoned(
  found: FoundTable,
  table: FoundTable,
  layout: Layout,
  slots: readonly Slot[],
): Reckoning {
  const odd: number[] = [];
  const declared = declaredDigits(table.form);
  let scale = declared ?? 0;
  for (const [index, { figure }] of slots.entries()) {
    if (figure === undefined) continue;
    if (figure.lack !== undefined || figure.style !== 'plain') odd.push(index);
    if (figure.value !== undefined && figure.value.scale > scale) scale = figure.value.scale;
  }
  const figures = slots.map(({ figure }) => figure?.value && unitsAt(figure.value, scale));
  const rounding = declared === undefined ? undefined : roundingOf(table.form, slots, scale);
  const relations = layout.relations.map((relation) => withStatus(relation, figures, rounding));
  const broken = indicesOfBroken(relations);
  const ledger = { figures, relations: layout.relations, ...(rounding && { rounding }) };
  const zeros = NO_ZEROS;
  return { found, table, layout, ledger, slots, relations, scale, broken, odd, zeros };
}

/** Tells a table's layout; equal ones are one object. */
export type LayoutOf = (table: FoundTable) => Layout;

/** Gives what tells layouts. */
export function layouts(): LayoutOf {
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

/** The most digits after the point that a table's form asks for; undefined where all figures are whole. */
function declaredDigits({ columns }: TableForm): number | undefined {
  const asked = columns.filter(mayHaveFraction);
  return asked.length === 0 ? undefined : Math.max(...asked.map(({ digits = 0 }) => digits));
}

/**
 * A figure is rounded to the digits that the form asks for, or to those written where they are more or the
 * form says nothing. Counts are exact, and so is a bare 0: it says that there is nothing.
 */
function roundingOf({ columns }: TableForm, slots: readonly Slot[], scale: number): Rounding {
  const slack: bigint[] = [];
  const step: bigint[] = [];
  for (const { column, figure } of slots) {
    const asked = columns[column];
    const value = figure?.value;
    const isRounded = asked !== undefined && mayHaveFraction(asked);
    const digits = isRounded ? Math.max(asked.digits ?? 0, value?.scale ?? 0) : 0;
    const lastDigit = 10n ** BigInt(scale - digits);
    const isBareZero = value?.units === 0n && digits === 0;
    slack.push(isRounded && !isBareZero ? lastDigit : 0n);
    step.push(isRounded && isBareZero ? 1n : lastDigit);
  }
  return { slack, step };
}

/** Written out: copying by `...` takes several times as long, and every keystroke does it. */
function withStatus(
  { form, left, right, terms, anchor }: Placed,
  figures: Ledger['figures'],
  rounding: Rounding | undefined,
): TableRelation {
  return { form, left, right, terms, anchor, status: statusOf({ terms }, figures, rounding) };
}

/** The figure of a ledger as a number. */
export function amount(reckoning: Reckoning, units: bigint): Decimal {
  return decimal(units, reckoning.scale);
}

/** Whether a figure of a ledger can have a value. */
export function mayFigureBe(
  { slots, table, scale }: Reckoning,
  figure: number,
  units: bigint,
): boolean {
  const asked = table.form.columns[slots[figure]?.column ?? -1];
  return asked !== undefined && mayBe(asked, units, scale);
}

/** Whether a figure may be changed for the sake of a relation: one that is written not, where a blank is read as 0. */
export function mayChange(
  { zeros }: Reckoning,
  terms: readonly { readonly figure: number }[],
  figure: number,
): boolean {
  return zeros.has(figure) || !terms.some((term) => zeros.has(term.figure));
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
  const { rounding } = reckoning.ledger;
  const relations = reckoning.relations.map((relation) => withStatus(relation, figures, rounding));
  const broken = indicesOfBroken(relations);
  return { ...reckoning, ledger: { ...reckoning.ledger, figures }, slots, relations, broken };
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
