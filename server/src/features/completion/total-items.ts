import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Part } from '../../analysis.ts';
import { rewritten } from '../../draft/rewrite.ts';
import { equal } from '../../figure/decimal.ts';
import type { FormFigure } from '../../reconcile/form-figure.ts';
import { relationsOf } from '../../reconcile/ledger.ts';
import { valueIn } from '../../reconcile/relation.ts';
import { digits, relationText } from '../../rules/support/wording.ts';
import { formFigureAt } from '../figure-at.ts';
import { type Document, rangeOf } from '../place.ts';

/** In a figure's cell: what the other figures make of it. Undefined where no figure stands. */
export function totalItems(document: Document, offset: number): CompletionItem[] | undefined {
  const found = formFigureAt(document.analysis, offset);
  if (!found) return undefined;
  const { part, figure, site } = found;
  const { block, span } = site;
  const range = rangeOf(document, part, site);
  // Behind the figure, in a unit or a note, it is not what is being written.
  if (offset < document.offsetAt(range.start) || offset > document.offsetAt(range.end)) return [];
  // Editors take an item in one line only; a figure broken over two has a fix of its own.
  if (range.start.line !== range.end.line) return [];
  return [...valuesOf(part, figure)].flatMap(([value, why]) => {
    const newText = rewritten(block, span, value);
    if (newText === undefined) return [];
    return {
      label: `= ${value}`,
      kind: CompletionItemKind.Value,
      detail: why,
      // Editors show what begins like that which the item replaces.
      filterText: span.start === span.end ? `= ${value}` : block.text.slice(span.start, span.end),
      textEdit: { range, newText },
    };
  });
}

/** The values that the figure's relations ask for, each with its reason; not the one it has. */
function valuesOf({ verdict }: Part, figure: FormFigure): Map<string, string> {
  const isThere = figure.value !== undefined && !figure.isBlank;
  const values = new Map<string, string>();
  for (const relation of relationsOf(verdict.ledger, figure)) {
    // A figure that is there gives way where it is the total; one that is missing, everywhere.
    if (relation.anchor !== figure && isThere) continue;
    const value = valueIn(relation, figure);
    if (!value || (figure.value && equal(value, figure.value)) || !figure.mayBe(value)) continue;
    const text = digits(value);
    if (!values.has(text)) values.set(text, relationText(verdict.t, relation));
  }
  return values;
}
