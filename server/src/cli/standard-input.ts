import { LARGEST_FILE } from '../bytes/content.ts';
import type { Translate } from '../l10n.ts';
import { tooLarge } from './read-file.ts';
import { refusalOf } from './system-errors.ts';

/** The name by which the standard input is given. */
export const STANDARD_INPUT = '-';

/** What came in on the standard input: plain data for all threads. */
export interface StandardInput {
  /** The name that it is given, whose ending says what kind of draft it is. */
  readonly name: string;
  /** All of it, or why it cannot be read. */
  readonly content: Uint8Array | { readonly problem: string };
}

/** Reads the standard input to its end. */
export async function readStandardInput(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  t: Translate,
): Promise<StandardInput> {
  const all: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      all.push(chunk);
      length += chunk.length;
      if (length > LARGEST_FILE) return { name, content: { problem: tooLarge(t) } };
    }
  } catch (reason) {
    return { name, content: { problem: refusalOf(reason, 'read', t) } };
  }
  return { name, content: Buffer.concat(all) };
}
