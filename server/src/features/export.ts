import { strToU8 } from 'fflate/browser';
import { widthOfLaid } from '../draft/notation/laid-table.ts';
import { type Piece, writeDraft, writeSheet } from '../draft/write.ts';
import type { Translate } from '../l10n.ts';
import { newDocument } from '../office/docx/new-document.ts';
import { MOST_COLUMNS } from '../office/xlsx/cell-reference.ts';
import { newWorkbook } from '../office/xlsx/new-workbook.ts';
import { withCaptions } from './export/captions-kept.ts';
import { piecesOf } from './export/pieces.ts';
import type { Document } from './place.ts';

/** The file that a report was exported as. */
export interface ExportedFile {
  /** The same report always gives the same bytes. */
  readonly bytes: Uint8Array;
  /** Number of lines of prose that the file does not contain, because its kind has no place for them. */
  readonly leftOut: number;
}

interface FileWriter {
  write(pieces: readonly Piece[]): Uint8Array;
  readonly holdsProse: boolean;
  /** How many columns a table in it can have. */
  readonly mostColumns?: number;
}

const WRITERS = {
  docx: { write: newDocument, holdsProse: true, mostColumns: 63 },
  xlsx: { write: newWorkbook, holdsProse: false, mostColumns: MOST_COLUMNS },
  html: { write: (pieces) => strToU8(writeDraft(pieces, 'html')), holdsProse: true },
  md: { write: (pieces) => strToU8(writeDraft(pieces, 'markdown')), holdsProse: true },
  // Without a byte order mark, Excel would read it as GBK.
  csv: { write: (pieces) => strToU8(`\ufeff${writeSheet(pieces)}`), holdsProse: false },
  gouji: { write: (pieces) => strToU8(writeDraft(pieces, 'tabs')), holdsProse: true },
} as const satisfies Readonly<Record<string, FileWriter>>;

/** The kinds of files that a report can be exported as, by extension. */
type ExportKind = keyof typeof WRITERS;

const KINDS: readonly ExportKind[] = ['docx', 'xlsx', 'html', 'md', 'csv', 'gouji'];

/**
 * Exports a document as a file of another kind; if it cannot be, says why in a sentence for the user.
 *
 * @param target Path or name of the file. Its extension says the kind.
 */
export function exportReport(
  document: Document,
  target: string,
): ExportedFile | { readonly problem: string } {
  return exported(piecesOf(document), target, document.analysis.settings.t);
}

/** The same for the pieces of a report. */
export function exported(
  pieces: readonly Piece[],
  target: string,
  t: Translate,
): ExportedFile | { readonly problem: string } {
  const kind = KINDS.find((one) => target.toLowerCase().endsWith(`.${one}`));
  if (!kind) {
    const endings = KINDS.map((one) => `.${one}`).join(', ');
    return { problem: t('Nothing was written: the name must end in one of {0}.', endings) };
  }
  if (pieces.length === 0) return { problem: t('Nothing was written: the draft is empty.') };
  const { write, holdsProse, mostColumns = Number.POSITIVE_INFINITY }: FileWriter = WRITERS[kind];
  const widths = pieces.map((piece) => (piece.kind === 'table' ? widthOfLaid(piece.table) : 0));
  const widest = Math.max(...widths);
  if (widest > mostColumns) {
    return {
      problem: t(
        'Nothing was written: a table has {0} columns, but this kind of file can hold only {1}.',
        widest,
        mostColumns,
      ),
    };
  }
  if (holdsProse) return { bytes: write(pieces), leftOut: 0 };
  const kept = withCaptions(pieces);
  return { bytes: write(kept), leftOut: kept.filter((piece) => piece.kind === 'line').length };
}
