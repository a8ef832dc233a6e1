import type { TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { type DistrictSum, summedFor } from '../district/district-sum.ts';
import { rewritten } from '../draft/rewrite.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import { type Document, rangeOf } from './place.ts';
import { sumDigits } from './sum-report.ts';

/**
 * Edits that bring the figures of a draft that was written from a sum up to date with the sum as it is now.
 *
 * @param isWritten Whether a figure is still what an earlier sum wrote. The others are the user's own and stay.
 */
export function sumEdits(
  document: Document,
  part: Part,
  sum: DistrictSum,
  isWritten: (slot: string, text: string) => boolean,
): TextEdit[] {
  return figuresBeside(part, sum).flatMap(({ figure, slot, text }) => {
    const { site, written } = figure;
    const before = written?.cell.text;
    if (!site || before === undefined || before === text || !isWritten(slot, before)) return [];
    const newText = rewritten(site.block, site.span, text);
    return newText === undefined ? [] : [{ range: rangeOf(document, part, site), newText }];
  });
}

/** The figures of a report with the texts of their sums. A slot is named by a key. */
export function figuresBeside(
  part: Part,
  sum: DistrictSum,
): { readonly figure: FormFigure; readonly slot: string; readonly text: string }[] {
  return part.verdict.ledger.tables.flatMap(({ figures }) =>
    figures.flatMap((figure) => {
      const { form } = figure.table;
      if (!figure.row) return [];
      const { row, item } = figure.row;
      const summed = summedFor(sum, { form, row, item }, figure.column);
      if (!summed) return [];
      const slot = JSON.stringify([form.id, row, item, figure.column]);
      return [{ figure, slot, text: sumDigits(summed, figure.asked) }];
    }),
  );
}
