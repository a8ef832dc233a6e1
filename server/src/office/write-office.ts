import type { Decode } from '../bytes/content.ts';
import { equal, parseDecimal } from '../figure/decimal.ts';
import { editedFields } from './edited-fields.ts';
import type { EditRefusals, OfficeDraft, WriteOptions } from './office-draft.ts';
import { isRefused, readOffice } from './read-office.ts';

/**
 * The bytes of the file with an edited text: no other character of its XML, and no other byte of its other parts,
 * is changed. They were read back, and have the edited text.
 *
 * The caller makes sure that the file on disk has not changed since the draft was read.
 *
 * @param edited The whole text after the edit; any line ends.
 */
export function writeOffice(
  draft: OfficeDraft,
  edited: string,
  options: WriteOptions,
  decode: Decode,
): Uint8Array | EditRefusals {
  const text = edited.replaceAll('\r\n', '\n');
  if (draft.unwritable) return [{ refused: 'unwritable', at: 0 }];
  const bytes = draft.splice(text, options);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const again = readOffice(bytes, decode);
  return !isRefused(again) && isMeant(draft.kind, again.text, text)
    ? bytes
    : [{ refused: 'unlike', at: 0 }];
}

/** Whether the text that was read back is as intended. A workbook drops trailing zeros: 13.00 becomes 13. */
function isMeant(kind: OfficeDraft['kind'], read: string, meant: string): boolean {
  if (read === meant) return true;
  if (kind !== 'xlsx') return false;
  const fields = editedFields(read, meant);
  if ('refused' in fields) return false;
  return fields.every(({ span, text }) => isSameNumber(read.slice(span.start, span.end), text));
}

function isSameNumber(read: string, meant: string): boolean {
  const [value, other] = [read, meant].map((text) => parseDecimal(text.replace('%', '').trim()));
  return read.endsWith('%') === meant.endsWith('%') && !!value && !!other && equal(value, other);
}
