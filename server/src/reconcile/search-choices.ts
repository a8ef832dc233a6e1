import type { Accept, Need, Work } from './support.ts';
import { type Constraint, gcd, scaled } from './system.ts';

/**
 * Visits every choice of one unknown from each of several needs that makes all rows hold, where nothing
 * else may change and no two needs have an unknown in common.
 *
 * Each unknown's change is known beforehand: it is what its need lacks, for no other unknown of the need
 * changes. So rows need not be combined; what each of them lacks is kept up with the choices.
 *
 * @returns whether the search came to its end; see `searchSupports`.
 */
export function searchChoices(
  rows: readonly Constraint[],
  needs: readonly Need[],
  work: Work,
  accept: Accept,
): boolean {
  const equations = equationsOf(rows, needs);
  const chosen: Option[] = [];
  return visit();

  function visit(): boolean {
    let narrowest: readonly Option[] | undefined;
    for (const { options, lacks } of equations) {
      if (lacks === 0n) continue;
      const open = options.filter(isOpen);
      if (open.length === 0) return true;
      if (!narrowest || open.length < narrowest.length) narrowest = open;
    }
    if (narrowest) return branch(narrowest);
    return accept(chosen.map(({ unknown, need }) => ({ unknown, row: need.row })));
  }

  /** Tries each; one whose turn is over is out, so that no choice is met twice. */
  function branch(options: readonly Option[]): boolean {
    for (const option of options) {
      if (work.left-- <= 0) return false;
      chosen.push(option);
      option.need.isMet = true;
      for (const { equation, amount } of option.effects) equation.lacks += amount;
      const goOn = visit();
      for (const { equation, amount } of option.effects) equation.lacks -= amount;
      option.need.isMet = false;
      chosen.pop();
      if (!goOn) return false;
      option.isOut = true;
    }
    for (const option of options) option.isOut = false;
    return true;
  }
}

function isOpen({ isOut, need }: Option): boolean {
  return !isOut && !need.isMet;
}

/** A row, the options that stand in it, and what it lacks with those that are chosen. */
interface Equation {
  readonly options: Option[];
  lacks: bigint;
}

/** To change an unknown by what its need lacks. */
interface Option {
  readonly unknown: number;
  readonly need: { readonly row: Constraint; isMet: boolean };
  readonly change: bigint;
  /** What it adds to the equations in which it stands. */
  readonly effects: { readonly equation: Equation; readonly amount: bigint }[];
  isOut: boolean;
}

/** All amounts are multiplied by one factor that makes them whole. */
function equationsOf(rows: readonly Constraint[], needs: readonly Need[]): Equation[] {
  const factor = commonFactor(needs);
  const optionOf: Option[] = [];
  for (const { row, candidates } of needs) {
    const need = { row, isMet: false };
    for (const unknown of candidates) {
      const change = scaled(row.rest, -factor / (row.coefficients[unknown] ?? 1));
      optionOf[unknown] = { unknown, need, change, effects: [], isOut: false };
    }
  }
  const equations: Equation[] = [];
  for (const { rest, unknowns, coefficients } of rows) {
    const equation: Equation = { options: [], lacks: scaled(rest, factor) };
    for (const unknown of unknowns) {
      const option = optionOf[unknown];
      if (!option) continue;
      const amount = scaled(option.change, coefficients[unknown] ?? 0);
      option.effects.push({ equation, amount });
      equation.options.push(option);
    }
    if (rest !== 0n || equation.options.length > 0) equations.push(equation);
  }
  return equations;
}

/** Nearly always 1. */
function commonFactor(needs: readonly Need[]): number {
  let factor = 1;
  for (const { row, candidates } of needs) {
    for (const unknown of candidates) {
      const coefficient = row.coefficients[unknown] ?? 1;
      factor = Math.abs((factor * coefficient) / gcd(factor, coefficient));
    }
  }
  return factor;
}
