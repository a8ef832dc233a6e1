/** The two sides of an equation, each operand as it is written, with its sign. */
export interface Equation {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
}

export interface Operand {
  readonly name: string;
  readonly sign: 1 | -1;
  /** Where the name stands in the equation: UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Why an equation cannot be read, and where: UTF-16 code units in its text, end exclusive. */
export interface EquationProblem {
  readonly problem: 'no-equals-sign' | 'several-equals-signs' | 'operand-missing';
  readonly start: number;
  readonly end: number;
}

/**
 * Reads `总计 = 自然人 + 商业企业 - 重复`. Full-width signs are read too; inside 《…》, which names a table,
 * no sign counts.
 */
export function parseEquation(written: string): Equation | EquationProblem {
  const text = withoutTableNames(written);
  const equals = [...text.matchAll(/[=＝]/g)];
  if (equals.length === 0) return { problem: 'no-equals-sign', start: 0, end: text.length };
  const second = equals[1];
  if (second) {
    return { problem: 'several-equals-signs', start: second.index, end: second.index + 1 };
  }
  const middle = equals[0]?.index ?? 0;
  const left = parseSide(text, written, 0, middle);
  if ('problem' in left) return left;
  const right = parseSide(text, written, middle + 1, text.length);
  if ('problem' in right) return right;
  return { left: left.operands, right: right.operands };
}

/** A name begins at the first 《 behind the name before it. One that never ends is none. */
function withoutTableNames(written: string): string {
  const pieces = written.split('》');
  const rest = pieces.pop() ?? '';
  const masked = pieces.map((piece) => {
    const start = piece.indexOf('《');
    return start < 0 ? `${piece}》` : piece.slice(0, start).padEnd(piece.length + 1, '《');
  });
  return masked.join('') + rest;
}

/** @param text The equation as written, with its tables' names made unreadable. */
function parseSide(
  text: string,
  written: string,
  start: number,
  end: number,
): { operands: Operand[] } | EquationProblem {
  const operands: Operand[] = [];
  let sign: 1 | -1 = 1;
  let from = start;
  for (let at = start; at <= end; at++) {
    const mark = at === end ? '' : text.charAt(at);
    if (at < end && !'+＋-－−'.includes(mark)) continue;
    const name = text.slice(from, at).trim();
    const leadingSign = name === '' && at < end && operands.length === 0 && from === start;
    if (name === '' && !leadingSign) {
      return { problem: 'operand-missing', start: from, end: at };
    }
    if (name !== '') {
      const begin = text.indexOf(name, from);
      const end = begin + name.length;
      operands.push({ name: written.slice(begin, end), sign, start: begin, end });
    }
    sign = mark === '+' || mark === '＋' ? 1 : -1;
    from = at + 1;
  }
  return { operands };
}
