import { type Decimal, format, negate, shortest, subtract } from '../../figure/decimal.ts';
import type { Site } from '../../form/found-table.ts';
import type { Status } from '../../reconcile/relation.ts';

/** Which totals are told what they come to: none, all, or those that do not hold. */
export type HintChoice = 'off' | 'on' | 'broken';

/** What is told of a figure, and the sums behind it. */
export interface Note {
  readonly label: string;
  readonly why: string;
}

/** A note on what stands in a cell. */
export interface PlacedNote {
  /** The whole cell. */
  readonly cell: Site;
  readonly note: Note;
}

/** Whether a sum that stands so is told. */
export function isTold(status: Status | 'rounded', choice: HintChoice): boolean {
  if (status === 'broken') return choice !== 'off';
  return choice === 'on' && status !== 'open';
}

/** `Σ 822 (−2)`: what the others make of a total, and how far that is from what is written. */
export function totalLabel(written: Decimal, sum: Decimal): string {
  const off = shortest(subtract(sum, written));
  const told = `Σ ${signed(sum, '')}`;
  return off.units === 0n ? told : `${told} (${signed(off, '+')})`;
}

/** `Σ 887 ≠ Σ 889`: two sums that should be one, neither of which is the right one for certain. */
export function balanceLabel(left: Decimal, right: Decimal, status: Status): string {
  return `Σ ${signed(left, '')} ${status === 'broken' ? '≠' : '='} Σ ${signed(right, '')}`;
}

/** `→ 822`: what a figure should be that was found to be the cause. */
export function causeLabel(to: Decimal): string {
  return `→ ${signed(to, '')}`;
}

/** Two notes on one figure in one. */
export function joined(before: Note | undefined, { label, why }: Note): Note {
  if (!before) return { label, why };
  const labels = before.label === label ? label : `${before.label} · ${label}`;
  return { label: labels, why: `${before.why}\n${why}` };
}

function signed(value: Decimal, plus: string): string {
  const short = shortest(value);
  return short.units < 0n ? `−${format(negate(short))}` : `${plus}${format(short)}`;
}
