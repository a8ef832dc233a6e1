import assert from 'node:assert/strict';
import { type Archive, readArchive } from '../../../server/src/package/zip.ts';
import { entryContent } from '../../../server/src/package/zip-content.ts';
import { decode } from '../bytes.ts';

/** The archive of an office file. */
export function archiveOf(bytes: Uint8Array): Archive {
  const archive = readArchive(bytes, decode);
  assert.ok(typeof archive === 'object', `${archive}`);
  return archive;
}

/** The text of an entry of an office file. */
export function entryText(bytes: Uint8Array, name: string): string {
  const archive = archiveOf(bytes);
  const entry = archive.entries.get(name.toLowerCase());
  const content = entry && entryContent(archive, entry);
  assert.ok(content instanceof Uint8Array, name);
  return decode(content, 'utf-8');
}
