import { type Decimal, format, negate, shortest, subtract } from '../../figure/decimal.ts';
import type { Site } from '../../form/found-table.ts';
import type { Status } from '../../reconcile/relation.ts';

/** Which totals get a hint with their sum: none, all, or those that do not hold. */
export type HintChoice = 'off' | 'on' | 'broken';

/** A hint for a figure, and the sums behind it. */
export interface Note {
  readonly label: string;
  readonly why: string;
}

/** A note with the cell that it belongs to. */
export interface PlacedNote {
  /** The whole cell. */
  readonly cell: Site;
  readonly note: Note;
}

/** Whether a sum with this status gets a hint. */
export function isTold(status: Status | 'rounded', choice: HintChoice): boolean {
  if (status === 'broken') return choice !== 'off';
  return choice === 'on' && status !== 'open';
}

/** `Σ 822 (−2)`: the sum that belongs in a total, and its difference from what is written. */
export function totalLabel(written: Decimal, sum: Decimal): string {
  const off = shortest(subtract(sum, written));
  const told = `Σ ${signed(sum, '')}`;
  return off.units === 0n ? told : `${told} (${signed(off, '+')})`;
}

/** `Σ 887 ≠ Σ 889`: two sums that should be equal, where neither is certainly right. */
export function balanceLabel(left: Decimal, right: Decimal, status: Status): string {
  return `Σ ${signed(left, '')} ${status === 'broken' ? '≠' : '='} Σ ${signed(right, '')}`;
}

/** `→ 822`: what a fix writes for a located figure. */
export function causeLabel(digits: string): string {
  return `→ ${digits}`;
}

/** Joins two notes on the same figure. */
export function joined(before: Note | undefined, { label, why }: Note): Note {
  if (!before) return { label, why };
  const labels = before.label === label ? label : `${before.label} · ${label}`;
  return { label: labels, why: `${before.why}\n${why}` };
}

function signed(value: Decimal, plus: string): string {
  const short = shortest(value);
  return short.units < 0n ? `−${format(negate(short))}` : `${plus}${format(short)}`;
}
