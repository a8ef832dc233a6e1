import { type Ledger, type Relation, residual } from './relation.ts';

/**
 * The value that the others leave to a missing figure: that of every open relation which lacks it
 * alone. Undefined where there is no such relation, where two disagree, or where the figure is there.
 */
export function follows(ledger: Ledger, figure: number): bigint | undefined {
  if (ledger.figures[figure] !== undefined) return undefined;
  let value: bigint | undefined;
  for (const relation of ledger.relations) {
    const found = valueIn(relation, ledger.figures, figure);
    if (found === undefined) continue;
    if (value !== undefined && value !== found) return undefined;
    value = found;
  }
  return value;
}

/** The value with which the relation would hold, if the figure stands in it and all others are there. */
function valueIn(
  relation: Relation,
  figures: readonly (bigint | undefined)[],
  figure: number,
): bigint | undefined {
  const own = relation.terms.find((term) => term.figure === figure);
  if (own === undefined) return undefined;
  const rest = residual({ terms: relation.terms.filter((term) => term !== own) }, figures);
  if (rest === undefined) return undefined;
  return own.sign === 1 ? -rest : rest;
}
