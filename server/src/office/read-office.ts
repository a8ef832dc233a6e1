import type { Decode } from '../bytes/content.ts';
import { foreignKindOf } from '../bytes/foreign.ts';
import { readArchive } from '../package/zip.ts';
import { readDocx } from './docx/read-docx.ts';
import type { OfficeDraft, OfficeFault, OfficeRefusal } from './office-draft.ts';
import { OfficePackage, ZIP_FAULTS } from './office-package.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/**
 * Reads an office file as a draft. The bytes decide its kind, not its name. Never throws. Takes time and
 * memory linear in the decompressed size, which is limited.
 *
 * @param decode Keeps byte order marks.
 */
export function readOffice(bytes: Uint8Array, decode: Decode): OfficeDraft | OfficeRefusal {
  const kind = foreignKindOf(bytes);
  if (kind === 'old-office') return { refused: 'old-format' };
  if (kind === 'encrypted') return { refused: kind };
  if (kind === undefined || !ZIPS.has(kind)) return { refused: 'not-office' };
  const archive = readArchive(bytes, decode);
  if (typeof archive === 'string') return { refused: ZIP_FAULTS[archive] };

  const parts = new OfficePackage(archive, decode);
  const [main] = parts.relationships('').get('officeDocument') ?? [];
  const draft = main && (readDocx(parts, main.target) ?? readXlsx(parts, main.target));
  return draft && !parts.fault ? draft : { refused: parts.fault ?? 'not-office' };
}

/** Whether a file was read. */
export function isRefused<T extends object>(
  result: T | { readonly refused: OfficeFault },
): result is { readonly refused: OfficeFault } {
  return 'refused' in result;
}

/** The kinds of file that are ZIP archives. */
const ZIPS: ReadonlySet<string> = new Set(['word', 'sheet', 'archive']);
