import { keep } from '../draft/keep.ts';
import { type Decimal, equal, isRounded } from '../figure/decimal.ts';
import type { Meant, TableForm } from '../form/form.ts';
import type { Site } from '../form/found-table.ts';
import { type ProseLine, siteIn } from '../form/prose-line.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import { sumOf, type Values } from '../reconcile/relation.ts';
import type { TableLayout } from '../reconcile/table-layout.ts';
import { meaningsIn, type SlotQuery } from './claims/slot-query.ts';
import { TABLE_UNIT } from './lexer/money.ts';
import type { Claim, LineReading } from './read-line.ts';

/** A claim of the prose held against the figures that it repeats. */
export interface BoundClaim {
  readonly claim: Claim;
  /** Where its number stands. */
  readonly site: Site;
  /** The sum of figures that it agrees with, or else the plainest one that it can mean. */
  readonly figures: readonly FormFigure[];
  /** What those figures come to. */
  readonly sum: Decimal;
  readonly agrees: boolean;
}

/** A line of prose with what it says in numbers. */
export interface ReadLine extends ProseLine, LineReading {}

/**
 * Binds a claim to the report's figures. Undefined where the report lacks a figure of every sum that it
 * can mean: what is not bound for certain is not compared.
 */
export function bind(claim: Claim, line: ProseLine, slots: SlotIndex): BoundClaim | undefined {
  const sums = claim.readings.flatMap((reading) => slots.sum(reading) ?? []);
  const agreeing = sums.find(({ sum }) => agrees(claim, sum));
  const chosen = agreeing ?? sums[0];
  if (!chosen) return undefined;
  return { ...chosen, claim, site: siteIn(line, claim.number), agrees: agreeing !== undefined };
}

/** Prose may round an amount of money that the table has to the cent; a count is what it is. */
export function agrees({ value, unit }: Claim, sum: Decimal): boolean {
  return equal(value, sum) || (unit !== undefined && isRounded(value, sum));
}

/** Finds the figures of a report by what their slots mean. */
export interface SlotIndex {
  /** What queries come to together; undefined where a slot of one is missing, unreadable or there twice. */
  sum(queries: readonly SlotQuery[]): { figures: FormFigure[]; sum: Decimal } | undefined;
}

/**
 * Finds the slots of a report's tables by what they mean.
 *
 * @param values What the figures are taken to be; as they are written without it.
 */
export type SlotIndexer = (tables: readonly Reckoning[], values?: Values) => SlotIndex;

/** Gives what finds them. */
export function slotIndexer(): SlotIndexer {
  const figuresIn = keep(figuresByQuery);
  return (tables, values) => {
    const known = new Map<SlotQuery, readonly FormFigure[]>();
    const figuresOf = (query: SlotQuery) => {
      const figures = known.get(query) ?? onlyFigures(query, tables, figuresIn);
      known.set(query, figures);
      return figures;
    };
    return { sum: (queries) => sumOfSlots(queries, figuresOf, values) };
  };
}

/** What each slot of a form's table means, row by row. */
export function meaningsOfSlots(form: TableForm): readonly string[][] {
  return form.rows.flatMap((row) =>
    form.columns.map((column) => meaningsOfSlot(form, row, column)),
  );
}

/** What the slot means where a row meets a column. */
export function meaningsOfSlot({ means }: TableForm, row: Meant, column: Meant): string[] {
  return [...means, ...row.means, ...column.means];
}

/** Whether a slot with some meanings is one that a query asks for. */
export function isSought(query: SlotQuery, means: readonly string[]): boolean {
  return meaningsIn(query).every((meaning) => means.includes(meaning));
}

type FiguresByQuery = (query: SlotQuery) => readonly number[] | 'unsure' | undefined;

/**
 * The figures of the slots that a query asks for, as indices in the ledger: undefined where the form has no
 * such slot, `unsure` where the draft or the form lacks one, or the draft has one twice.
 */
function figuresByQuery({ form, rowForms, found }: TableLayout): FiguresByQuery {
  const slots = meaningsOfSlots(form);
  const width = form.columns.length;
  const rows = rowForms.slice(0, found);
  const known = new Map<SlotQuery, readonly number[] | 'unsure' | undefined>();
  const find = (query: SlotQuery) => {
    const asked = slots.flatMap((means, slot) => (isSought(query, means) ? [slot] : []));
    if (asked.length === 0) return undefined;
    if (form.absent.some((means) => isSought(query, means))) return 'unsure';
    const figures: number[] = [];
    for (const slot of asked) {
      const row = Math.floor(slot / width);
      const at = rows.indexOf(row);
      if (at < 0 || rows.indexOf(row, at + 1) >= 0) return 'unsure';
      figures.push(at * width + (slot % width));
    }
    return figures;
  };
  return (query) => {
    if (!known.has(query)) known.set(query, find(query));
    return known.get(query);
  };
}

/** The figures of the one table that has the slots of a query; none where there is no such table. */
function onlyFigures(
  query: SlotQuery,
  tables: readonly Reckoning[],
  figuresIn: (layout: TableLayout) => FiguresByQuery,
): readonly FormFigure[] {
  let found: readonly FormFigure[] = [];
  for (const { layout, figures } of tables) {
    const asked = figuresIn(layout)(query);
    if (asked === undefined) continue;
    if (found.length > 0 || asked === 'unsure') return [];
    found = asked.flatMap((index) => figures[index] ?? []);
  }
  return isInYuan(found) ? [] : found;
}

const IN_YUAN = /单位[:：]?\s*元/;

/** Whether the form asks for 万元 and the draft's own heading says 元: then its figures mean something else. */
function isInYuan(figures: readonly FormFigure[]): boolean {
  const [first] = figures;
  if (!first || !figures.some(({ asked }) => asked.unit === TABLE_UNIT)) return false;
  return first.table.sites.some(({ block, span }) =>
    IN_YUAN.test(block.text.slice(span.start, span.end)),
  );
}

function sumOfSlots(
  queries: readonly SlotQuery[],
  figuresOf: (query: SlotQuery) => readonly FormFigure[],
  values: Values | undefined,
): { figures: FormFigure[]; sum: Decimal } | undefined {
  const bound: FormFigure[] = [];
  for (const query of queries) {
    const figures = figuresOf(query);
    if (figures.length === 0) return undefined;
    bound.push(...figures);
  }
  const sum = sumOf(
    bound.map((figure) => ({ figure, sign: 1 })),
    values,
  );
  return sum && { figures: bound, sum };
}
