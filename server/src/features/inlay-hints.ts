import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Block } from '../draft/block.ts';
import { touches } from '../draft/span.ts';
import { plainLines } from '../plain-text.ts';
import { acceptedAt } from './accepted-at.ts';
import type { HintChoice } from './inlay-hints/note.ts';
import { notesIn } from './inlay-hints/notes-in.ts';
import { partsIn, placesIn } from './part-spans.ts';
import type { Document } from './place.ts';

export type { HintChoice };

/**
 * Behind a total that does not hold what its parts come to, `Σ 822 (−2)`; behind a figure that was found
 * to be the cause, what it should be. Totals that the cause explains are right and get no hint of their
 * own, unless all totals do; nor do those that are accepted as they are.
 */
export function inlayHints(document: Document, range: Range, choice: HintChoice): InlayHint[] {
  if (choice === 'off') return [];
  const { analysis } = document;
  const { t } = analysis.settings;
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return partsIn(analysis, asked).flatMap((part) => {
    const placeOf = placesIn(analysis, part);
    const isAsked = (block: Block) => {
      const { start, end } = placeOf({ block, span: block.content });
      return start <= asked.end && asked.start <= end;
    };
    const { ledger } = part.verdict;
    const declared = ledger.declared.filter(({ grid }) => isAsked(grid));
    const notes = [ledger, ...declared].flatMap((one) => notesIn(one, choice, t));
    const isAccepted = acceptedAt(document, part);
    return notes.flatMap(({ cell, note }): InlayHint[] => {
      if (choice === 'broken' && isAccepted(cell)) return [];
      // Behind the whole cell: a hint between a figure and its caret would make the caret jump.
      const { end } = placeOf(cell);
      if (!touches(asked, end)) return [];
      const { label, why } = note;
      const tooltip = plainLines(why);
      return [{ position: document.positionAt(end), label, tooltip, paddingLeft: true }];
    });
  });
}
