import { keep } from '../draft/keep.ts';
import { add, type Decimal, equal, isRounded, ZERO } from '../figure/decimal.ts';
import type { TableForm } from '../form/form.ts';
import type { Site } from '../form/found-table.ts';
import { type ProseLine, siteIn } from '../form/prose-line.ts';
import { amount, type Layout, type Reckoning } from '../reconcile/reckoning.ts';
import { meaningsIn, type SlotQuery } from './claims/slot-query.ts';
import { TABLE_UNIT } from './lexer/money.ts';
import type { Claim, LineReading } from './read-line.ts';

/** A claim of the prose held against the figures that it repeats. */
export interface BoundClaim {
  readonly claim: Claim;
  /** Where its number stands. */
  readonly site: Site;
  /** The sum of figures that it agrees with, or else the plainest one that it can mean. */
  readonly figures: readonly BoundFigure[];
  /** What those figures come to. */
  readonly sum: Decimal;
  readonly agrees: boolean;
}

/** A line of prose with what it says in numbers. */
export interface ReadLine extends ProseLine, LineReading {}

/** A figure that prose repeats: its index in the ledger of one of the report's tables. */
export interface BoundFigure {
  /** Index among the report's reckonings. */
  readonly table: number;
  readonly figure: number;
}

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
  sum(queries: readonly SlotQuery[]): { figures: BoundFigure[]; sum: Decimal } | undefined;
}

/** Finds the slots of a report's tables by what they mean. */
export type SlotIndexer = (reckonings: readonly Reckoning[]) => SlotIndex;

/** Gives what finds them. */
export function slotIndexer(): SlotIndexer {
  const figuresIn = keep(figuresByQuery);
  return (reckonings) => {
    const holders = new Map<SlotQuery, Holder | undefined>();
    const holderOf = (query: SlotQuery) => {
      if (!holders.has(query)) holders.set(query, onlyHolder(query, reckonings, figuresIn));
      return holders.get(query);
    };
    return { sum: (queries) => sumOf(queries, holderOf) };
  };
}

/** The one table that has the slots of a query, and their figures in it. */
interface Holder {
  readonly reckoning: Reckoning;
  /** Index among the report's reckonings. */
  readonly table: number;
  readonly figures: readonly number[];
}

/** What each slot of a form's table means, row by row. */
export function meaningsOfSlots({ means, rows, columns }: TableForm): readonly string[][] {
  return rows.flatMap((row) => columns.map((column) => [...means, ...row.means, ...column.means]));
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
function figuresByQuery({ form, rowForms, found }: Layout): FiguresByQuery {
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

function onlyHolder(
  query: SlotQuery,
  reckonings: readonly Reckoning[],
  figuresIn: (layout: Layout) => FiguresByQuery,
): Holder | undefined {
  let holder: Holder | undefined;
  for (const [table, reckoning] of reckonings.entries()) {
    const figures = figuresIn(reckoning.layout)(query);
    if (figures === undefined) continue;
    if (holder || figures === 'unsure') return undefined;
    holder = { table, figures, reckoning };
  }
  return holder && !isInYuan(holder) ? holder : undefined;
}

const IN_YUAN = /单位[:：]?\s*元/;

/** Whether the form asks for 万元 and the draft's own heading says 元: then its figures mean something else. */
function isInYuan({ reckoning: { table }, figures }: Holder): boolean {
  const { columns } = table.form;
  if (!figures.some((figure) => columns[figure % columns.length]?.unit === TABLE_UNIT)) {
    return false;
  }
  return table.sites.some(({ block, span }) =>
    IN_YUAN.test(block.text.slice(span.start, span.end)),
  );
}

function sumOf(
  queries: readonly SlotQuery[],
  holderOf: (query: SlotQuery) => Holder | undefined,
): { figures: BoundFigure[]; sum: Decimal } | undefined {
  const bound: BoundFigure[] = [];
  let sum = ZERO;
  for (const query of queries) {
    const holder = holderOf(query);
    if (!holder) return undefined;
    const { table, figures, reckoning } = holder;
    for (const figure of figures) {
      const units = reckoning.ledger.figures[figure];
      if (units === undefined) return undefined;
      bound.push({ table, figure });
      sum = add(sum, amount(reckoning, units));
    }
  }
  return { figures: bound, sum };
}
