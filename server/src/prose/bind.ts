import { keep } from '../draft/keep.ts';
import { add, type Decimal, equal, isRounded, ZERO } from '../figure/decimal.ts';
import type { Site } from '../form/found-table.ts';
import { type ProseLine, siteIn } from '../form/prose-line.ts';
import { amount, type Layout, type Reckoning } from '../reconcile/reckoning.ts';
import type { SlotId } from './claims/slot.ts';
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

/** Finds the figures of a report by their slots' names. */
export interface SlotIndex {
  /** What the named slots come to; undefined where one is missing, unreadable or there twice. */
  sum(names: readonly string[]): { figures: BoundFigure[]; sum: Decimal } | undefined;
}

/** Finds the slots of a report's tables by name. */
export type SlotIndexer = (reckonings: readonly Reckoning[]) => SlotIndex;

/** Gives what finds them. */
export function slotIndexer(): SlotIndexer {
  const figuresOf = keep(figuresByName);
  return (reckonings) => {
    const holders = new Map<string, Holder | undefined>();
    const holderOf = (name: string) => {
      if (!holders.has(name)) holders.set(name, onlyHolder(name, reckonings, figuresOf));
      return holders.get(name);
    };
    return { sum: (names) => sumOf(names, holderOf) };
  };
}

/** The one table that has a slot, and the slot's figure in it. */
interface Holder extends BoundFigure {
  readonly reckoning: Reckoning;
}

/**
 * Where the figures of the draft's rows stand: the name of each slot, `new.total`, or the column's name
 * alone where rows have no label, with its index in the ledger.
 */
export function namedFigures({ form, rowForms, found }: Layout): [SlotId, number][] {
  return rowForms.slice(0, found).flatMap((rowForm, index) => {
    const row = form.rows[rowForm];
    return form.columns.map(({ id }, column): [SlotId, number] => [
      row?.label === '' ? id : `${row?.id}.${id}`,
      index * form.columns.length + column,
    ]);
  });
}

type FiguresByName = ReadonlyMap<SlotId, number | 'ambiguous'>;

function figuresByName(layout: Layout): FiguresByName {
  const figures = new Map<SlotId, number | 'ambiguous'>();
  for (const [name, figure] of namedFigures(layout)) {
    figures.set(name, figures.has(name) ? 'ambiguous' : figure);
  }
  return figures;
}

function onlyHolder(
  name: string,
  reckonings: readonly Reckoning[],
  figuresOf: (layout: Layout) => FiguresByName,
): Holder | undefined {
  let holder: Holder | undefined;
  for (const [table, reckoning] of reckonings.entries()) {
    const figure = figuresOf(reckoning.layout).get(name);
    if (figure === undefined) continue;
    if (holder || figure === 'ambiguous') return undefined;
    holder = { table, figure, reckoning };
  }
  return holder && !isInYuan(holder) ? holder : undefined;
}

const IN_YUAN = /单位[:：]?\s*元/;

/** Whether the form asks for 万元 and the draft's own heading says 元: then its figures mean something else. */
function isInYuan({ reckoning: { table }, figure }: Holder): boolean {
  const { columns } = table.form;
  if (columns[figure % columns.length]?.unit !== '万元') return false;
  return table.sites.some(({ block, span }) =>
    IN_YUAN.test(block.text.slice(span.start, span.end)),
  );
}

function sumOf(
  names: readonly string[],
  holderOf: (name: string) => Holder | undefined,
): { figures: BoundFigure[]; sum: Decimal } | undefined {
  const figures: BoundFigure[] = [];
  let sum = ZERO;
  for (const name of names) {
    const holder = holderOf(name);
    const units = holder?.reckoning.ledger.figures[holder.figure];
    if (!holder || units === undefined) return undefined;
    figures.push({ table: holder.table, figure: holder.figure });
    sum = add(sum, amount(holder.reckoning, units));
  }
  return { figures, sum };
}
