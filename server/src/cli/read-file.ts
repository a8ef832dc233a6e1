import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { contentOf, type Decode, LARGEST_FILE } from '../bytes/content.ts';
import { whatToDo } from '../bytes/what-to-do.ts';
import type { Translate } from '../l10n.ts';
import { refusalOf } from './system-errors.ts';

/** The text of a form file or of a file with accepted findings. It is only used if all of it can be read. */
export function readOwnText(
  file: string,
  t: Translate,
): { readonly text: string } | { readonly problem: string } {
  try {
    const bytes = readBytes(file, t);
    if (typeof bytes === 'string') return { problem: bytes };
    const content = contentOf(bytes, decode);
    if (content.kind !== 'text') return { problem: whatToDo(content.kind, t) };
    const { text, damage } = content;
    return damage ? { problem: t('The file has damaged bytes, so it is not used.') } : { text };
  } catch (reason) {
    return { problem: refusalOf(reason, 'read', t) };
  }
}

/**
 * All bytes of a file, or why they are not read. Only regular files are opened, because a pipe or a device may
 * never end.
 */
export function readBytes(file: string, t: Translate): Uint8Array | string {
  const refused = refusal(statSync(file), t);
  if (refused !== undefined) return refused;
  // Does not block if the file has become a pipe meanwhile.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    return refusal(stats, t) ?? readAll(descriptor, stats.size, t);
  } finally {
    closeSync(descriptor);
  }
}

function refusal(stats: Stats, t: Translate): string | undefined {
  if (stats.isDirectory()) return t('It cannot be read: this is a folder, not a file.');
  if (!stats.isFile())
    return t('It cannot be read: this is not a regular file but a pipe, a device or similar.');
  return stats.size > LARGEST_FILE ? tooLarge(t) : undefined;
}

/** What is said of a file that is longer than what is read. */
export function tooLarge(t: Translate): string {
  return t('It cannot be read: the file is larger than {0} MB.', LARGEST_FILE / 1_000_000);
}

/** Reads to the end of the file, not to its stated size: system files have a size of 0. */
function readAll(descriptor: number, size: number, t: Translate): Uint8Array | string {
  let bytes = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += read;
    if (length > LARGEST_FILE) return tooLarge(t);
    if (read === 0) return bytes.subarray(0, length);
    if (length === bytes.length) {
      const larger = new Uint8Array(bytes.length * 2 + 4096);
      larger.set(bytes);
      bytes = larger;
    }
  }
}

/** The decoders of Node. */
const decoders = {
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030', { ignoreBOM: true }),
};

export const decode: Decode = (bytes, encoding) => decoders[encoding].decode(bytes);
