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
 * After a total that does not hold, the sum of its parts: `Σ 822 (−2)`. After a figure that is the
 * located cause, its right value. Totals that the cause explains are right and get no hint, unless hints
 * for all totals are on. Accepted ones get none either.
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
      // After the whole cell: a hint between a figure and the caret would make the caret jump.
      const { end } = placeOf(cell);
      if (!touches(asked, end)) return [];
      const { label, why } = note;
      const tooltip = plainLines(why);
      return [{ position: document.positionAt(end), label, tooltip, paddingLeft: true }];
    });
  });
}
