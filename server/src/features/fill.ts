import type { TextEdit } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { rewritten } from '../draft/rewrite.ts';
import type { FillParams, FillResult } from '../protocol.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import { fillBlanks, fillTotals } from '../rules/support/fill-blanks.ts';
import { type Document, rangeOf } from './place.ts';

/** Fills a document's blank cells: only totals that follow from present figures, or all. */
export function fill(document: Document, what: FillParams['what']): FillResult {
  const edits = document.analysis.parts.flatMap((part) =>
    part.verdict.ledger.tables.flatMap((reckoning) => editsIn(document, part, reckoning, what)),
  );
  return { version: document.version, edits };
}

function editsIn(
  document: Document,
  part: Part,
  reckoning: Reckoning,
  what: FillParams['what'],
): TextEdit[] {
  const blanks = blanksIn(reckoning);
  const edits = what === 'totals' ? fillTotals(reckoning, blanks) : fillBlanks(reckoning, blanks);
  return edits.flatMap(({ site, text }) => {
    const newText = rewritten(site.block, site.span, text);
    return newText === undefined ? [] : [{ range: rangeOf(document, part, site), newText }];
  });
}

/** The blank cells of a table. */
export function blanksIn({ odd }: Reckoning): FormFigure[] {
  return odd.filter(({ written }) => written?.lack === 'blank');
}
