import assert from 'node:assert/strict';
import { textOfEntry, withTexts } from './entries.ts';
import type { RunWriter } from './report-docx.ts';

const DOCUMENT = 'word/document.xml';
/** A cell without a table in it; its text, and whether another covers it. */
const CELL = /<w:tc>.*?<\/w:tc>/gs;
const COVERED = /<w:vMerge(?:\s+w:val="continue")?\s*\/>/;
const TEXT = /<w:t[ >]/;
const ANY_LETTER = /<w:t(?: [^>]*)?>[^<]*[^\s\u3000<][^<]*<\/w:t>/;

/** Fills the empty cells of a form, in their order, as someone would who types into each. */
export function fillForm(
  form: Uint8Array,
  figures: readonly string[],
  write: RunWriter,
): Uint8Array {
  let filled = 0;
  const document = textOfEntry(form, DOCUMENT).replaceAll(CELL, (cell) => {
    if (COVERED.test(cell) || ANY_LETTER.test(cell)) return cell;
    const figure = figures[filled++] ?? '';
    const empty = TEXT.test(cell) ? cell.replaceAll(/<w:r[ >].*?<\/w:r>/gs, '') : cell;
    return empty.replace('</w:p>', `${write(figure)}</w:p>`);
  });
  assert.equal(filled, figures.length, 'as many empty cells as figures');
  return withTexts(form, { [DOCUMENT]: document });
}
