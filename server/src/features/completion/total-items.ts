import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Part } from '../../analysis.ts';
import { rewritten } from '../../draft/rewrite.ts';
import { shortest, subtract, unitsAt } from '../../figure/decimal.ts';
import type { BetweenRelation, BetweenTerm } from '../../reconcile/between.ts';
import { mayFigureBe, type Reckoning } from '../../reconcile/reckoning.ts';
import { residual } from '../../reconcile/relation.ts';
import { betweenSum, betweenText } from '../../rules/between-tables.ts';
import { digits, relationText } from '../../rules/support/wording.ts';
import { betweenOf } from '../between-of.ts';
import { figureAt, relationsOf } from '../figure-at.ts';
import { type Document, rangeOf } from '../place.ts';

/** In a figure's cell: what the other figures make of it. Undefined where no figure stands. */
export function totalItems(document: Document, offset: number): CompletionItem[] | undefined {
  const found = figureAt(document.analysis, offset);
  if (!found) return undefined;
  const { part, reckoning, figure, row, written } = found;
  const { grid } = row;
  const { span } = written;
  const range = rangeOf(document, part, { block: grid, span });
  // Behind the figure, in a unit or a note, it is not what is being written.
  if (offset < document.offsetAt(range.start) || offset > document.offsetAt(range.end)) return [];
  // Editors take an item in one line only; a figure broken over two has a fix of its own.
  if (range.start.line !== range.end.line) return [];
  return [...valuesOf(part, reckoning, figure)].flatMap(([value, why]) => {
    const newText = rewritten(grid, span, value);
    if (newText === undefined) return [];
    return {
      label: `= ${value}`,
      kind: CompletionItemKind.Value,
      detail: why,
      // Editors show what begins like that which the item replaces.
      filterText: span.start === span.end ? `= ${value}` : grid.text.slice(span.start, span.end),
      textEdit: { range, newText },
    };
  });
}

/** The values that the figure's relations ask for, each with its reason; not the one it has. */
function valuesOf(part: Part, reckoning: Reckoning, figure: number): Map<string, string> {
  const { figures } = reckoning.ledger;
  const isThere = figures[figure] !== undefined && !reckoning.zeros.has(figure);
  const values = new Map<string, string>();
  const add = (units: bigint, why: string) => {
    if (units === figures[figure] || !mayFigureBe(reckoning, figure, units)) return;
    const value = digits(reckoning, units);
    if (!values.has(value)) values.set(value, why);
  };
  for (const relation of relationsOf(reckoning, figure)) {
    // A figure that is there gives way where it is the total; one that lacks, everywhere.
    if (relation.anchor !== figure && isThere) continue;
    const others = relation.terms.filter((term) => term.figure !== figure);
    const sign = relation.terms.find((term) => term.figure === figure)?.sign;
    const rest = residual({ terms: others }, figures);
    if (rest === undefined) continue;
    add(sign === 1 ? -rest : rest, relationText(part.verdict.t, reckoning, relation));
  }
  for (const relation of betweenOf(part, reckoning, figure)) {
    const isTotal = relation.anchor.reckoning === reckoning && relation.anchor.figure === figure;
    if (!isTotal && isThere) continue;
    const units = missingIn(relation, reckoning, figure);
    if (units !== undefined) add(units, betweenText(part.verdict.t, relation));
  }
  return values;
}

/** What a relation between tables leaves for one of its figures, in the units of the figure's ledger. */
function missingIn(
  { left, right }: BetweenRelation,
  reckoning: Reckoning,
  figure: number,
): bigint | undefined {
  const isMeant = (term: BetweenTerm) => term.reckoning === reckoning && term.figure === figure;
  const own = [...left, ...right].find(isMeant);
  const side = left.some(isMeant) ? left : right;
  const beside = betweenSum(side.filter((term) => !isMeant(term)));
  const against = betweenSum(side === left ? right : left);
  if (!own || !beside || !against) return undefined;
  const rest = shortest(subtract(against, beside));
  if (rest.scale > reckoning.scale) return undefined;
  const units = unitsAt(rest, reckoning.scale);
  return own.sign === 1 ? units : -units;
}
