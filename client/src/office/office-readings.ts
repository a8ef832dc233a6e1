import { type FileStat, FileType, type Uri, workspace } from 'vscode';
import { LARGEST_FILE } from '../../../server/src/bytes/content.ts';
import type { OfficeDraft, OfficeRefusal } from '../../../server/src/office/office-draft.ts';
import { checksum } from './told-states.ts';

/** An office file as it was read. */
export interface OfficeReading {
  readonly stat: FileStat;
  readonly checksum: number;
  readonly content: OfficeDraft | OfficeRefusal;
}

/** Reads office files, and keeps each reading until the file changes or is forgotten. */
export class OfficeReadings {
  readonly #kept = new Map<string, OfficeReading>();

  /** Reads a file, unless its date and size are unchanged. */
  async read(file: Uri, stat: FileStat): Promise<OfficeReading> {
    const kept = this.#kept.get(String(file));
    if (kept?.stat.mtime === stat.mtime && kept.stat.size === stat.size) return kept;
    const reading = await readingOf(file, stat);
    this.#kept.set(String(file), reading);
    return reading;
  }

  /** Reads a file as it is now. */
  async readNow(file: Uri): Promise<OfficeReading> {
    return readingOf(file, await workspace.fs.stat(file));
  }

  forget(file: Uri): void {
    this.#kept.delete(String(file));
  }
}

async function readingOf(file: Uri, stat: FileStat): Promise<OfficeReading> {
  const isFile = (stat.type & FileType.File) !== 0;
  if (!isFile || stat.size > LARGEST_FILE) {
    const refused = isFile ? 'too-large' : 'not-office';
    return { stat, checksum: checksum(new Uint8Array()), content: { refused } };
  }
  const [bytes, { readContent }] = await Promise.all([
    workspace.fs.readFile(file),
    import('./office-content.ts'),
  ]);
  return { stat, checksum: checksum(bytes), content: readContent(bytes) };
}
