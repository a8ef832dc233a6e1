import { readFileSync } from 'node:fs';
import { XmlReader } from '../server/src/package/xml-reader.ts';
import { readArchive } from '../server/src/package/zip.ts';
import { entryContent } from '../server/src/package/zip-content.ts';
import { decode } from '../test/kit/bytes.ts';

// Unzips the entries of office files and goes through their XML tag by tag, and does nothing else.
for (const file of process.argv.slice(2)) {
  const archive = readArchive(readFileSync(file), decode);
  if (typeof archive === 'string') throw new Error(`${file}: ${archive}`);
  for (const entry of archive.entries.values()) {
    const content = entryContent(archive, entry);
    if (typeof content === 'string') throw new Error(`${file}: ${content}`);
    const reader = new XmlReader(decode(content, 'utf-8'), () => false);
    while (reader.next());
  }
}
