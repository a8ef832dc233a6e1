/** The two sides of an equation or a bound: each operand as written, with its sign. */
export interface Equation {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  /** Whether the left side may be less than the right one: `甲 ≤ 乙`. */
  readonly isBound: boolean;
  /** Set if the right side is divided by its last operand; see `Quotient`. */
  readonly quotient?: Quotient;
}

/**
 * How a right side is divided. `ratio`: `乙 / 丙` or `(乙 + 丙) / 丁`. `change`: `(乙 - 丙) / 丙`, whose operands are
 * 乙 and 丙.
 */
export type Quotient = 'ratio' | 'change';

export interface Operand {
  readonly name: string;
  readonly sign: 1 | -1;
  /** Range of the name in the equation, in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Why an equation cannot be read, with the range in its text, in UTF-16 code units, end exclusive. */
export interface EquationProblem {
  readonly problem:
    | 'no-equals-sign'
    | 'several-equals-signs'
    | 'operand-missing'
    | 'not-a-quotient';
  readonly start: number;
  readonly end: number;
}

/**
 * Reads `总计 = 自然人 + 商业企业 - 重复`, or with `≤`, or `增幅 = (本年 - 上年) / 上年`. Full-width signs are read too. Inside 《…》,
 * which names a table, signs have no meaning. A stroke divides if there are blanks around it. Whatever divides has no
 * meaning inside a name.
 *
 * @param isName Whether something is called so that the equation can refer to.
 */
export function parseEquation(
  written: string,
  isName: (name: string) => boolean = () => false,
): Equation | EquationProblem {
  const text = withoutTableNames(written);
  const equals = [...text.matchAll(/[=＝≤]/g)];
  if (equals.length === 0) return { problem: 'no-equals-sign', start: 0, end: text.length };
  const second = equals[1];
  if (second) {
    return { problem: 'several-equals-signs', start: second.index, end: second.index + 1 };
  }
  const middle = equals[0]?.index ?? 0;
  const left = parseSide(text, written, 0, middle);
  if ('problem' in left) return left;
  const isBound = text[middle] === '≤';
  const right = parseSide(text, written, middle + 1, text.length);
  const divided = DIVIDED.exec(text.slice(middle + 1));
  if (divided && !('operands' in right && right.operands.every(({ name }) => isName(name)))) {
    const quotient = parseQuotient(text, written, middle + 1, divided);
    const isMeasured = !('problem' in quotient) && left.operands.length === 1 && !isBound;
    if (isMeasured && left.operands[0]?.sign === 1) {
      return { left: left.operands, isBound, ...quotient };
    }
    return { problem: 'not-a-quotient', start: middle + 1, end: text.length };
  }
  if ('problem' in right) return right;
  return { left: left.operands, right: right.operands, isBound };
}

const DIVIDED = /\s[/／]\s|÷/;

/** Whether an equation has a sign that divides, unless it is part of a name. */
export function divides(text: string): boolean {
  return DIVIDED.test(text);
}

/** What may follow a quotient: the unit of the figure says it already. */
const TIMES_HUNDRED = /[×*xX] ?100 ?[%％]?\s?$/;

/** @param start Where the right side begins. @param divided The sign between what is divided and by what. */
function parseQuotient(
  text: string,
  written: string,
  start: number,
  divided: RegExpExecArray,
): Required<Pick<Equation, 'right' | 'quotient'>> | EquationProblem {
  const sign = start + divided.index;
  const [from, to] = withinBrackets(text, start, sign);
  const isSum = from > start;
  const dividend = parseSide(text, written, from, to);
  const end = start + text.slice(start).replace(TIMES_HUNDRED, '').length;
  const divisor = parseSide(text, written, sign + divided[0].length, end);
  if ('problem' in dividend) return dividend;
  if ('problem' in divisor) return divisor;
  const [by, ...others] = divisor.operands;
  const isOne = by?.sign === 1 && others.length === 0;
  if (!isOne || (!isSum && dividend.operands.length > 1)) {
    return { problem: 'not-a-quotient', start, end: text.length };
  }
  const isBefore = ({ name, sign: own }: Operand) => own === -1 && name === by.name;
  const parts = dividend.operands.filter((operand) => !isBefore(operand));
  const quotient = parts.length < dividend.operands.length ? 'change' : 'ratio';
  return { right: [...parts, by], quotient };
}

/** The range inside the brackets that enclose all of a range; the range itself if none do. */
function withinBrackets(text: string, start: number, end: number): [number, number] {
  const inner = text.slice(start, end);
  const first = start + inner.length - inner.trimStart().length;
  const last = start + inner.trimEnd().length - 1;
  let depth = 0;
  for (let at = first; at <= last; at++) {
    if ('(（'.includes(text.charAt(at))) depth++;
    if (')）'.includes(text.charAt(at))) depth--;
    if (depth === 0) return at === last && at > first ? [first + 1, last] : [start, end];
  }
  return [start, end];
}

/**
 * The range of the operand that is written, or belongs, at an offset in an equation: without the signs, brackets
 * and blanks around it.
 */
export function operandAt(written: string, offset: number): { start: number; end: number } {
  const text = withoutTableNames(written);
  let [start, end] = [0, text.length];
  for (const { index, 0: sign } of text.matchAll(/[=＝≤+＋−－÷-]|\s[/／]\s/g)) {
    if (index + sign.length <= offset) start = index + sign.length;
    else if (index >= offset && index < end) end = index;
  }
  const open = (at: number) => /^\s*[(（]/.test(text.slice(at, end)) && depthOf(text, at, end) > 0;
  while (open(start)) start += /^\s*[(（]/.exec(text.slice(start, end))?.[0].length ?? 1;
  while (/[)）]\s*$/.test(text.slice(start, end)) && depthOf(text, start, end) < 0) {
    end = start + text.slice(start, end).trimEnd().length - 1;
  }
  while (start < offset && /\s/.test(text.charAt(start))) start++;
  while (end > Math.max(start, offset) && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end: Math.max(start, end) };
}

/** How many brackets are opened in a range and not closed. */
function depthOf(text: string, start: number, end: number): number {
  let depth = 0;
  for (const mark of text.slice(start, end)) {
    if ('(（'.includes(mark)) depth++;
    if (')）'.includes(mark)) depth--;
  }
  return depth;
}

/**
 * Replaces table names by a filler of the same length. A name begins at the first 《 after the previous
 * name; one without 》 is no name.
 */
function withoutTableNames(written: string): string {
  const pieces = written.split('》');
  const rest = pieces.pop() ?? '';
  const masked = pieces.map((piece) => {
    const start = piece.indexOf('《');
    return start < 0 ? `${piece}》` : piece.slice(0, start).padEnd(piece.length + 1, '《');
  });
  return masked.join('') + rest;
}

/** @param text The equation as written, with the names of tables masked. */
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
