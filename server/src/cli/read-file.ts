import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type Content, contentOf, type Decode, LARGEST_FILE, type Text } from '../bytes/content.ts';
import { whatToDo } from '../bytes/what-to-do.ts';
import type { Translate } from '../l10n.ts';
import { refusalOf } from './system-errors.ts';

/** A file as read: a text with the bytes that it was decoded from, or why it could not be read. */
export type FileText =
  | { readonly bytes: Uint8Array; readonly content: Text }
  | { readonly problem: string };

/** Reads the text of a file. Only regular files are opened: a pipe or a device may never end. */
export function readText(file: string, t: Translate): FileText {
  try {
    const bytes = readBytes(file, t);
    if (typeof bytes === 'string') return { problem: bytes };
    const content: Content = contentOf(bytes, decode);
    if (content.kind !== 'text') return { problem: whatToDo(content.kind, t) };
    return { bytes, content };
  } catch (reason) {
    return { problem: refusalOf(reason, 'read', t) };
  }
}

/** The text of a file of ours, a form or what is accepted, which counts only where all of it can be read. */
export function readOwnText(
  file: string,
  t: Translate,
): { readonly text: string } | { readonly problem: string } {
  const read = readText(file, t);
  if ('problem' in read) return read;
  const { text, damage } = read.content;
  return damage ? { problem: t('Some of its bytes are damaged; it is not used.') } : { text };
}

/** All bytes of a regular file, or why they are not read. */
function readBytes(file: string, t: Translate): Uint8Array | string {
  const refused = refusal(statSync(file), t);
  if (refused !== undefined) return refused;
  // Not to wait, should it have become a pipe meanwhile.
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

function tooLarge(t: Translate): string {
  return t('It cannot be read: the file is larger than {0} MB.', LARGEST_FILE / 1_000_000);
}

/** Reads to the end, which need not be where the size says: files of the system have a size of 0. */
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
