import type { Mark, Token } from './token.ts';

/** The tokens between two marks. */
export interface Clause {
  readonly tokens: readonly Token[];
  readonly start: number;
  /** Before the mark that ends it. */
  readonly end: number;
  /** Undefined at the end of the line. */
  readonly mark: Mark | undefined;
}

/** Cuts a line's tokens at its marks; 、 only joins, and cuts nothing. */
export function clauses(tokens: readonly Token[], length: number): Clause[] {
  const found: Clause[] = [];
  let [held, start]: [Token[], number] = [[], 0];
  for (const token of tokens) {
    if (token.kind !== 'mark') {
      held.push(token);
      continue;
    }
    found.push({ tokens: held, start, end: token.start, mark: token.mark });
    [held, start] = [[], token.end];
  }
  found.push({ tokens: held, start, end: length, mark: undefined });
  return found;
}
