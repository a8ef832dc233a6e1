import type { ProseMark } from './marks.ts';
import type { Token } from './token.ts';

/** The tokens between two marks. */
export interface Clause {
  readonly tokens: readonly Token[];
  readonly start: number;
  /** Index of the mark that ends it. */
  readonly end: number;
  /** Index of the last number among the tokens; -1 if there is none. */
  readonly lastNumber: number;
  /** The mark that ends it; undefined at the end of the line. */
  readonly mark: ProseMark | undefined;
}

/** Splits a line's tokens at its marks. 、 joins and does not split. */
export function clauses(tokens: readonly Token[], length: number): Clause[] {
  const found: Clause[] = [];
  let [held, start]: [Token[], number] = [[], 0];
  for (const token of tokens) {
    if (token.kind !== 'mark') {
      held.push(token);
      continue;
    }
    found.push(clause(held, start, token.start, token.mark));
    [held, start] = [[], token.end];
  }
  found.push(clause(held, start, length, undefined));
  return found;
}

function clause(
  tokens: readonly Token[],
  start: number,
  end: number,
  mark: ProseMark | undefined,
): Clause {
  const lastNumber = tokens.findLastIndex(({ kind }) => kind === 'number');
  return { tokens, start, end, lastNumber, mark };
}
