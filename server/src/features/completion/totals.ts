import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Translate } from '../../l10n.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import { residual } from '../../reconcile/relation.ts';
import { digits, relationText } from '../../rules/wording.ts';
import { figureAt, relationsOf } from '../figure-at.ts';
import { type Document, rangeOf } from '../place.ts';

/** In a figure's cell: what the other figures make of it. Undefined where no figure stands. */
export function totalItems(document: Document, offset: number): CompletionItem[] | undefined {
  const found = figureAt(document.analysis, offset);
  if (!found) return undefined;
  const { part, reckoning, figure, row, written } = found;
  const { cell } = written;
  const range = rangeOf(document, part, { block: row.grid, span: cell.span });
  // Editors take an item in one line only; a figure broken over two has a fix of its own.
  if (range.start.line !== range.end.line) return [];
  return [...valuesOf(document.analysis.settings.t, reckoning, figure)].map(([value, why]) => ({
    label: `= ${value}`,
    kind: CompletionItemKind.Value,
    detail: why,
    // Editors show what begins like that which the item replaces.
    filterText: cell.text === '' ? `= ${value}` : cell.text,
    textEdit: { range, newText: value },
  }));
}

/** The values that the figure's relations ask for, each with its reason; not the one it has. */
function valuesOf(t: Translate, reckoning: Reckoning, figure: number): Map<string, string> {
  const { table, slots, ledger } = reckoning;
  const { figures } = ledger;
  const values = new Map<string, string>();
  const signed = table.form.columns[slots[figure]?.column ?? 0]?.figures === 'signed';
  const add = (units: bigint, why: string) => {
    if (units === figures[figure] || (units < 0n && !signed)) return;
    const value = digits(reckoning, units);
    if (!values.has(value)) values.set(value, why);
  };
  for (const relation of relationsOf(reckoning, figure)) {
    // A figure that is there gives way where it is the total; one that lacks, everywhere.
    if (relation.anchor !== figure && figures[figure] !== undefined) continue;
    const others = relation.terms.filter((term) => term.figure !== figure);
    const sign = relation.terms.find((term) => term.figure === figure)?.sign;
    const rest = residual({ terms: others }, figures);
    if (rest === undefined) continue;
    add(sign === 1 ? -rest : rest, relationText(t, reckoning, relation));
  }
  return values;
}
