import assert from 'node:assert/strict';
import { type ArchiveEntry, readArchive } from '../../../server/src/package/zip.ts';
import { entryContent } from '../../../server/src/package/zip-content.ts';
import { decode } from '../bytes.ts';
import { makeZip } from './make-zip.ts';

/** The contents of a sound archive, by the names of its entries. */
export function contentsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const archive = archiveOf(bytes);
  return new Map(
    [...archive.entries.values()].map((entry) => {
      const content = entryContent(archive, entry);
      assert.ok(typeof content !== 'string', `${entry.name}: ${content}`);
      return [entry.name, content];
    }),
  );
}

/** The text of an entry in UTF-8. */
export function textOfEntry(bytes: Uint8Array, name: string): string {
  return decode(contentsOf(bytes).get(name) ?? new Uint8Array(), 'utf-8');
}

/** An archive made anew with other texts for some of its entries. */
export function withTexts(bytes: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  const entries = [...contentsOf(bytes)].map(([name, content]) => ({
    name,
    content: texts[name] ?? content,
  }));
  return makeZip(entries);
}

/** The names of the entries that differ in any byte of their headers or their data. */
export function changedEntries(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [archiveOf(before), archiveOf(after)];
  const bytesOf = (bytes: Uint8Array, entry: ArchiveEntry | undefined) =>
    Buffer.from(bytes.subarray(entry?.start, entry?.end));
  const keys = new Set([...old.entries.keys(), ...now.entries.keys()]);
  return [...keys].filter((key) => {
    const one = bytesOf(before, old.entries.get(key));
    return !one.equals(bytesOf(after, now.entries.get(key)));
  });
}

function archiveOf(bytes: Uint8Array) {
  const archive = readArchive(bytes, decode);
  assert.ok(typeof archive !== 'string', String(archive));
  return archive;
}
