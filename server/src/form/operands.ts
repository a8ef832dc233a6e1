import { keep } from '../draft/keep.ts';
import { grouped } from '../grouped.ts';
import { type Equation, type Operand, parseEquation, type Quotient } from './equation.ts';

/** An operand: index of a column or a row, with its sign on its side. */
export interface Side {
  readonly index: number;
  readonly sign: 1 | -1;
}

/** The two sides of a relation between columns or between rows. */
export interface Sides {
  readonly left: readonly Side[];
  readonly right: readonly Side[];
  /** Whether the left side may be less than the right one. */
  readonly isBound: boolean;
  /** Set if the right side is divided by its last operand. */
  readonly quotient?: Quotient;
}

/** Why an operand cannot be resolved. */
export interface OperandProblem {
  readonly problem: 'unknown' | 'ambiguous' | 'repeated' | 'range';
  readonly operand: Operand;
}

/** The names by which an equation can refer to a row or a column. */
export interface Callable {
  readonly name: string;
  readonly label: string;
}

/**
 * Resolves the columns or rows that an equation names. `甲 + … + 丁` means all from 甲 to 丁, in the order of
 * the form.
 */
export function resolve(equation: Equation, named: readonly Callable[]): Sides | OperandProblem {
  const seen = new Set<number>();
  const left = resolveSide(equation.left, named, seen);
  if ('problem' in left) return left;
  const right = resolveSide(equation.right, named, seen);
  if ('problem' in right) return right;
  const { isBound, quotient } = equation;
  return { left: left.sides, right: right.sides, isBound, ...(quotient && { quotient }) };
}

/**
 * The same, from the text of an equation that has been checked.
 *
 * @throws Error if the equation cannot be read.
 */
export function sidesOf(text: string, named: readonly Callable[]): Sides {
  const equation = parseEquation(text, (name) => called(name, named).length > 0);
  const sides = 'problem' in equation ? equation : resolve(equation, named);
  if ('problem' in sides) throw new Error(`${sides.problem}: ${text}`);
  return sides;
}

/**
 * Indexes of what a name refers to, by name or label. Exact matches win over those that differ in width
 * or blanks, and names over labels.
 */
export function called(name: string, named: readonly Callable[]): readonly number[] {
  const { exact, near } = namesOf(named);
  const found = exact.get(name) ?? near.get(nameKey(name)) ?? [];
  if (found.length < 2) return found;
  const byName = found.filter((index) => nameKey(named[index]?.name ?? '') === nameKey(name));
  return byName.length > 0 ? byName : found;
}

/** Cached by list: equations with thousands of operands look up names of the same rows again and again. */
const namesOf = keep((named: readonly Callable[]) => ({
  exact: indicesBy(named, (name) => name),
  near: indicesBy(named, nameKey),
}));

function indicesBy(
  named: readonly Callable[],
  keyOf: (name: string) => string,
): ReadonlyMap<string, readonly number[]> {
  return grouped(named.keys(), (index) => {
    const { name = '', label = '' } = named[index] ?? {};
    return [keyOf(name), keyOf(label)];
  });
}

/**
 * The key by which names in equations are compared. Width and blanks make no difference. Numbering does,
 * unlike for labels in a draft.
 */
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
