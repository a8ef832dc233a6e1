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

/** In a figure's cell: the values that the other figures require. Undefined if there is no figure. */
export function totalItems(document: Document, offset: number): CompletionItem[] | undefined {
  const found = formFigureAt(document.analysis, offset);
  if (!found) return undefined;
  const { part, figure, site } = found;
  const { block, span } = site;
  const range = rangeOf(document, part, site);
  // After the figure, in a unit or a note, something else is being written.
  if (offset < document.offsetAt(range.start) || offset > document.offsetAt(range.end)) return [];
  // Editors accept completions within one line only. A figure broken over two lines has its own fix.
  if (range.start.line !== range.end.line) return [];
  return [...valuesOf(part, figure)].flatMap(([value, why]) => {
    const newText = rewritten(block, span, value);
    if (newText === undefined) return [];
    return {
      label: `= ${value}`,
      kind: CompletionItemKind.Value,
      detail: why,
      // Editors filter by the text that the item replaces.
      filterText: span.start === span.end ? `= ${value}` : block.text.slice(span.start, span.end),
      textEdit: { range, newText },
    };
  });
}

/** The values that the figure's relations require, each with its reason; not the present value. */
function valuesOf({ verdict }: Part, figure: FormFigure): Map<string, string> {
  const isThere = figure.value !== undefined && !figure.isBlank;
  const values = new Map<string, string>();
  for (const relation of relationsOf(verdict.ledger, figure)) {
    // A present figure changes only if it is the total; a missing one follows from any relation.
    if (relation.anchor !== figure && isThere) continue;
    const value = valueIn(relation, figure);
    if (!value || (figure.value && equal(value, figure.value)) || !figure.mayBe(value)) continue;
    const text = digits(value);
    if (!values.has(text)) values.set(text, relationText(verdict.t, relation));
  }
  return values;
}
