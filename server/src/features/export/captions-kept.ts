import { type LaidTable, stacked } from '../../draft/notation/laid-table.ts';
import type { Piece } from '../../draft/write.ts';

/** A caption, or the unit of a table. */
const ABOVE_TABLE = /表$|^(?:金额)?单位\s*[：:]/;
const LONGEST = 60;
const MARK = /[，。；]/;

/**
 * The pieces for a file that holds only tables: the caption and the unit above a table become its first rows, because
 * they say which table it is and what its figures count.
 */
export function withCaptions(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'table') {
      kept.push(piece);
      continue;
    }
    const above: LaidTable[] = [];
    for (let text = lineAbove(kept); text !== undefined; text = lineAbove(kept)) {
      above.unshift([[{ role: 'caption', text, width: 1, height: 1 }]]);
      kept.pop();
    }
    kept.push({ kind: 'table', table: stacked([...above, piece.table]) });
  }
  return kept;
}

/** The last line, if it belongs to the table below it. */
function lineAbove(pieces: readonly Piece[]): string | undefined {
  const last = pieces.at(-1);
  if (last?.kind !== 'line') return undefined;
  const { text } = last;
  const isAbove = text.length <= LONGEST && ABOVE_TABLE.test(text) && !MARK.test(text);
  return isAbove ? text : undefined;
}
