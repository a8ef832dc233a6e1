import type { Range } from 'vscode-languageserver-types';
import { type PlaceNames, placeNames } from '../features/place-names.ts';
import { firstFrom } from '../first-from.ts';
import type { Translate } from '../l10n.ts';
import { commentOffice } from '../office/comment-office.ts';
import { fieldStarts } from '../office/edited-fields.ts';
import type { EditFault, OfficeDraft, OfficePlace } from '../office/office-draft.ts';
import { whatIsUnread, whyNotCommented, whyNotEdited, whyUnwritable } from '../office/why-not.ts';
import { writeOffice } from '../office/write-office.ts';
import type { OpenDocument } from '../open-document.ts';
import type { OfficeFilePlace, OfficeNames, Source, SourceTools } from './draft-source.ts';

/** An office file as a draft. */
export function officeSource(
  bytes: Uint8Array,
  draft: OfficeDraft,
  { decode, now }: SourceTools,
  t: Translate,
): Source {
  const { text } = draft;
  const starts = fieldStarts(text);
  let edited = { text, starts };
  const placeOf = (document: OpenDocument, range: Range): OfficeFilePlace => {
    if (document.text !== edited.text) {
      edited = { text: document.text, starts: fieldStarts(document.text) };
    }
    const at = document.offsetAt(range.start);
    const field = firstFrom(edited.starts, at + 1, (start) => start) - 1;
    const place = () => draft.locate(starts[field] ?? 0);
    return { names: officeNames(draft.kind, placeNames(document, range), place, t), field };
  };
  return {
    bytes,
    text,
    losses: draft.unread.map((content) => ({
      place: undefined,
      message: whatIsUnread(content, t),
    })),
    isOffice: true,
    placeOf,
    ...(draft.withComments && {
      commented(comments) {
        const written = commentOffice(draft, comments, decode);
        return written instanceof Uint8Array
          ? written
          : { refused: whyNotCommented(written.refused, t) };
      },
    }),
    written(document) {
      const written = writeOffice(
        draft,
        document.text,
        { author: { name: 'Gouji', date: now() } },
        decode,
      );
      if (written instanceof Uint8Array) return written;
      return written.map(({ refused: fault, at }) => {
        const refused = whyRefused(draft, fault, t);
        if (fault === 'unwritable' || fault === 'unlike') return { refused };
        const start = document.positionAt(at);
        return { refused, place: placeOf(document, { start, end: start }) };
      });
    },
  };
}

function whyRefused({ unwritable }: OfficeDraft, fault: EditFault, t: Translate): string {
  if (fault !== 'unwritable') return whyNotEdited(fault, t);
  return unwritable ? whyUnwritable(unwritable, t) : t('The file cannot be written.');
}

/**
 * The names in the form if it has them, otherwise the numbers that the office program shows.
 *
 * @param located The place in the file. Only called if it is needed.
 */
function officeNames(
  kind: OfficeDraft['kind'],
  { table, words }: PlaceNames,
  located: () => OfficePlace,
  t: Translate,
): OfficeNames {
  const part = kind === 'docx' ? t('document') : located().part;
  if (!table) return { part, table: undefined, row: undefined, column: undefined, words };
  const { name, row, column } = table;
  const named = (text: string | undefined, otherwise: () => string) =>
    text === '' ? otherwise() : text;
  return {
    part,
    table: named(name, () => t('table {0}', located().table ?? 1)),
    row: named(row, () => t('row {0}', located().row)),
    column: named(column, () => columnNumber(kind, located().column ?? 1, t)),
    words: undefined,
  };
}

function columnNumber(kind: OfficeDraft['kind'], column: number, t: Translate): string {
  return t('column {0}', kind === 'xlsx' ? columnLetters(column) : column);
}

/** The letters of a workbook's column: 1 is A, 27 is AA. */
function columnLetters(column: number): string {
  const before = column > 26 ? columnLetters(Math.floor((column - 1) / 26)) : '';
  return before + String.fromCharCode(65 + ((column - 1) % 26));
}
