import { keep } from '../draft/keep.ts';
import { type Decimal, equal, isRounded } from '../figure/decimal.ts';
import { meets } from '../figure/interval.ts';
import type { Meant, TableForm } from '../form/form.ts';
import type { Site } from '../form/found-table.ts';
import { type ProseLine, siteIn } from '../form/prose-line.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import { modelOf } from '../reconcile/kept-figures.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import { sumOf, type Values } from '../reconcile/relation.ts';
import type { TableLayout } from '../reconcile/table-layout.ts';
import { meaningsIn, type SlotQuery } from './claims/slot-query.ts';
import { TABLE_UNIT } from './lexer/money.ts';
import type { Claim, LineReading } from './read-line.ts';
import { figureInPlace, rangeIn } from './sentences/figure-in-place.ts';
import type { SlotPlace } from './sentences/slot-place.ts';

/** A claim of the prose, bound to the figures that it repeats. */
export interface BoundClaim {
  readonly claim: Claim;
  /** Where its number is. */
  readonly site: Site;
  /** The sum of figures that it agrees with; otherwise the plainest sum that it may mean. */
  readonly figures: readonly FormFigure[];
  /** The sum of those figures. */
  readonly sum: Decimal;
  readonly agrees: boolean;
}

/** A line of prose, with its claims and derived numbers. */
export interface ReadLine extends ProseLine, LineReading {}

/**
 * Binds a claim to the report's figures. Undefined if every sum that it may mean lacks a figure: a claim
 * that is not certainly bound is not compared.
 */
export function bind(claim: Claim, line: ProseLine, slots: SlotIndex): BoundClaim | undefined {
  const sums = sumsOf(claim, slots);
  const agreeing = sums.find((sum) => agreesWith(claim, sum));
  const chosen = agreeing ?? sums[0];
  if (!chosen) return undefined;
  return { ...chosen, claim, site: siteIn(line, claim.number), agrees: agreeing !== undefined };
}

/** Figures and their sum. */
export type FigureSum = Pick<BoundClaim, 'figures' | 'sum'>;

/** The sums that a claim may mean, as far as the report has their figures; the plainest first. */
export function sumsOf({ readings, named }: Claim, slots: SlotIndex): FigureSum[] {
  return [
    ...readings.flatMap((reading) => slots.sum(reading) ?? []),
    ...(named?.places.flatMap((place) => slots.at(place) ?? []) ?? []),
  ];
}

/** Whether a claim agrees with a sum that it may mean. */
export function agreesWith(claim: Claim, { figures, sum }: FigureSum): boolean {
  if (!claim.named) return agrees(claim, sum);
  const range = figures[0] && rangeIn(figures[0], sum);
  return range !== undefined && meets(claim.named.range, range);
}

/** Prose may round an amount of money that the table gives exactly. Counts must be equal. */
export function agrees({ value, unit }: Claim, sum: Decimal): boolean {
  return equal(value, sum) || (unit !== undefined && isRounded(value, sum));
}

/** Finds figures of a report by the meanings of their slots. */
export interface SlotIndex {
  /**
   * The sum of the figures that queries ask for; undefined if a slot of one is missing, unreadable or
   * present twice.
   */
  sum(queries: readonly SlotQuery[]): FigureSum | undefined;
  /**
   * The figure in a place, a count or an amount whose unit is a multiple of 元; undefined if it is missing, unreadable or not certain, or if
   * the report says that it is something else.
   */
  at(place: SlotPlace): FigureSum | undefined;
}

/**
 * Makes a `SlotIndex` for the tables of a report.
 *
 * @param says Whether words are anywhere in the report.
 * @param values The values of the figures; by default those written.
 */
export type SlotIndexer = (
  tables: readonly Reckoning[],
  says: (words: string) => boolean,
  values?: Values,
) => SlotIndex;

/** Makes a `SlotIndexer` with a cache. */
export function slotIndexer(): SlotIndexer {
  const figuresIn = keep(figuresByQuery);
  return (tables, says, values) => {
    const known = new Map<SlotQuery, readonly FormFigure[]>();
    const figuresOf = (query: SlotQuery) => {
      const figures = known.get(query) ?? onlyFigures(query, tables, figuresIn);
      known.set(query, figures);
      return figures;
    };
    return {
      sum: (queries) => sumOfSlots(queries, figuresOf, values),
      at: (place) => {
        const figure = place.unless.some(says) ? undefined : figureInPlace(place, tables);
        const sum = figure && (values ? values(figure) : figure.value);
        const isOfKind = figure && (figure.asked.unit === '') === place.isCount;
        return isOfKind && sum && rangeIn(figure, sum) ? { figures: [figure], sum } : undefined;
      },
    };
  };
}

/** The meanings of every slot of a form's table, row by row. */
export function meaningsOfSlots(form: TableForm): readonly string[][] {
  return form.rows.flatMap((row) =>
    form.columns.map((column) => meaningsOfSlot(form, row, column)),
  );
}

/** The meanings of the slot in a row and a column. */
export function meaningsOfSlot({ means }: TableForm, row: Meant, column: Meant): string[] {
  return [...means, ...row.means, ...column.means];
}

/** Whether a query asks for a slot with these meanings. */
export function isSought(query: SlotQuery, means: readonly string[]): boolean {
  return meaningsIn(query).every((meaning) => means.includes(meaning));
}

type FiguresByQuery = (query: SlotQuery) => readonly number[] | 'unsure' | undefined;

/**
 * The figures that a query asks for, by their indexes in the ledger. Undefined if the form has no such
 * slot; `unsure` if one is missing in the draft or the form, or the draft has it twice.
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

/** The figures in the only table that has the slots of a query; empty if there is no such table. */
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
  return hasOtherUnit(found) ? [] : found;
}

const IN_YUAN = /单位[:：]?\s*元/;

/** Whether the draft's own heading gives the figures another unit than the form asks for, such as 元 for 万元. */
function hasOtherUnit(figures: readonly FormFigure[]): boolean {
  const [first] = figures;
  const isOther = ({ table: { form }, column, asked }: FormFigure) =>
    modelOf(form).columns[column]?.unit !== asked.unit;
  if (figures.some(isOther)) return true;
  if (!first || !figures.some(({ asked }) => asked.unit === TABLE_UNIT)) return false;
  return first.table.sites.some(({ block, span }) =>
    IN_YUAN.test(block.text.slice(span.start, span.end)),
  );
}

function sumOfSlots(
  queries: readonly SlotQuery[],
  figuresOf: (query: SlotQuery) => readonly FormFigure[],
  values: Values | undefined,
): FigureSum | undefined {
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
