import type { Accept, Need, Work } from './support.ts';
import { type Constraint, gcd, scaled } from './system.ts';

/**
 * Visits every choice of one unknown for each need that makes all rows hold. Nothing else may change, and
 * no unknown belongs to two needs.
 *
 * The change of each unknown is known beforehand: it is what its need lacks, because no other unknown of
 * that need changes. So rows need not be combined; only what each row lacks is updated.
 *
 * @returns Whether the search ended by itself; see `searchSupports`.
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

  /** Tries each option. After its turn an option is excluded, so that no choice is visited twice. */
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

/** A row with its options, and what it lacks given the chosen ones. */
interface Equation {
  readonly options: Option[];
  lacks: bigint;
}

/** The option to change an unknown by what its need lacks. */
interface Option {
  readonly unknown: number;
  readonly need: { readonly row: Constraint; isMet: boolean };
  readonly change: bigint;
  /** What it adds to each equation that it occurs in. */
  readonly effects: { readonly equation: Equation; readonly amount: bigint }[];
  isOut: boolean;
}

/** All amounts are multiplied by one factor that makes them integers. */
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

/** The least common multiple of the coefficients; nearly always 1. */
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
