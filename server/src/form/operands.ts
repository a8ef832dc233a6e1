import { keep } from '../draft/keep.ts';
import { type Equation, type Operand, parseEquation } from './equation.ts';

/** An operand: a column's or a row's index, and its sign on its own side. */
export interface Side {
  readonly index: number;
  readonly sign: 1 | -1;
}

/** The two sides of an equation between columns or between rows. */
export interface Sides {
  readonly left: readonly Side[];
  readonly right: readonly Side[];
}

/** Why an operand cannot be made out. */
export interface OperandProblem {
  readonly problem: 'unknown' | 'ambiguous' | 'repeated' | 'range';
  readonly operand: Operand;
}

/** What an equation can call a row or a column. */
export interface Callable {
  readonly name: string;
  readonly label: string;
}

/**
 * Finds the columns or rows that an equation names. `甲 + … + 丁` stands for all from 甲 to 丁, in the
 * order of the form.
 */
export function resolve(equation: Equation, named: readonly Callable[]): Sides | OperandProblem {
  const seen = new Set<number>();
  const left = resolveSide(equation.left, named, seen);
  if ('problem' in left) return left;
  const right = resolveSide(equation.right, named, seen);
  return 'problem' in right ? right : { left: left.sides, right: right.sides };
}

/**
 * The same, from the text of an equation that was checked before.
 *
 * @throws Error where it cannot be read.
 */
export function sidesOf(text: string, named: readonly Callable[]): Sides {
  const equation = parseEquation(text);
  const sides = 'problem' in equation ? equation : resolve(equation, named);
  if ('problem' in sides) throw new Error(`${sides.problem}: ${text}`);
  return sides;
}

/** Indices of what a name calls, by its name or its label; to the letter, or else nearly. */
export function called(name: string, named: readonly Callable[]): readonly number[] {
  const { exact, near } = namesOf(named);
  return exact.get(name) ?? near.get(nameKey(name)) ?? [];
}

/** Equations of thousands of operands ask for the names of the same rows again and again. */
const namesOf = keep((named: readonly Callable[]) => ({
  exact: indicesBy(named, (name) => name),
  near: indicesBy(named, nameKey),
}));

function indicesBy(
  named: readonly Callable[],
  keyOf: (name: string) => string,
): ReadonlyMap<string, readonly number[]> {
  const indices = new Map<string, number[]>();
  for (const [index, { name, label }] of named.entries()) {
    for (const key of new Set([keyOf(name), keyOf(label)])) {
      const known = indices.get(key);
      if (known) known.push(index);
      else indices.set(key, [index]);
    }
  }
  return indices;
}

/** Width and blanks make no difference in a name; unlike in a draft, its numbering does. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, '');
}

const ELLIPSIS = /^(?:…+|\.{3,})$/;

function resolveSide(
  operands: readonly Operand[],
  named: readonly Callable[],
  seen: Set<number>,
): { sides: Side[] } | OperandProblem {
  const sides: Side[] = [];
  const add = (index: number, operand: Operand): OperandProblem | undefined => {
    if (seen.has(index)) return { problem: 'repeated', operand };
    seen.add(index);
    sides.push({ index, sign: operand.sign });
    return undefined;
  };
  for (const [at, operand] of operands.entries()) {
    const indices = ELLIPSIS.test(operand.name)
      ? between(operands[at - 1], operand, operands[at + 1], named)
      : only(operand, named);
    if ('problem' in indices) return indices;
    for (const index of indices) {
      const problem = add(index, operand);
      if (problem) return problem;
    }
  }
  return { sides };
}

function only(operand: Operand, named: readonly Callable[]): readonly number[] | OperandProblem {
  const found = called(operand.name, named);
  if (found.length === 0) return { problem: 'unknown', operand };
  return found.length > 1 ? { problem: 'ambiguous', operand } : found;
}

function between(
  before: Operand | undefined,
  operand: Operand,
  after: Operand | undefined,
  named: readonly Callable[],
): readonly number[] | OperandProblem {
  if (before?.sign !== operand.sign || after?.sign !== operand.sign) {
    return { problem: 'range', operand };
  }
  const [from, to] = [called(before.name, named)[0], called(after.name, named)[0]];
  if (to === undefined) return only(after, named);
  if (from === undefined || from >= to) return { problem: 'range', operand };
  return Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index);
}
