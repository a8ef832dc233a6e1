import { Inflate, inflateSync } from 'fflate/browser';
import { crc32 } from './crc32.ts';
import { type Archive, type ArchiveEntry, LARGEST_ENTRY, type ZipFault } from './zip.ts';

/**
 * The content of an entry, as a copy. Decompression never goes beyond the size that the directory gives for it,
 * which is at most {@link LARGEST_ENTRY}.
 */
export function entryContent(archive: Archive, entry: ArchiveEntry): Uint8Array | ZipFault {
  if (entry.size > LARGEST_ENTRY) return 'too-large';
  const data = archive.bytes.subarray(entry.dataStart, entry.dataEnd);
  if (entry.method !== STORED && entry.method !== DEFLATED) return 'unsupported';
  const content = entry.method === STORED ? new Uint8Array(data) : inflated(data, entry.size);
  if (content?.length !== entry.size || crc32(content) !== entry.crc) return 'damaged';
  return content;
}

/** Methods of compression (APPNOTE 4.4.5). */
const STORED = 0;
export const DEFLATED = 8;

/** The greatest compression ratio of Deflate. */
const BEST_RATIO = 1032;

/** Bytes that are inflated at a time. They become 17 MB at most. */
const STRETCH = 16_384;

/** The content of compressed data; undefined if it is damaged or longer than the given size. */
function inflated(data: Uint8Array, size: number): Uint8Array | undefined {
  if (size > data.length * BEST_RATIO) return undefined;
  try {
    return data.length <= STRETCH
      ? inflateSync(data, { out: new Uint8Array(size) })
      : inflatedInStretches(data, size);
  } catch {
    // Whatever error the library throws, the data is damaged.
    return undefined;
  }
}

function inflatedInStretches(data: Uint8Array, size: number): Uint8Array | undefined {
  const content = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) content.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < data.length && length <= size; at += STRETCH) {
    inflate.push(data.subarray(at, at + STRETCH), at + STRETCH >= data.length);
  }
  return length === size ? content : undefined;
}
