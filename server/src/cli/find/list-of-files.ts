import { contentOf } from '../../bytes/content.ts';
import { whatToDo } from '../../bytes/what-to-do.ts';
import type { Translate } from '../../l10n.ts';
import { decode, readBytes } from '../read-file.ts';
import { readStandardInput, STANDARD_INPUT } from '../standard-input.ts';
import { refusalOf } from '../system-errors.ts';

/**
 * The paths in a list: one a line, or each ended by a zero byte, as `find -print0` and `git ls-files -z` write them.
 *
 * @param list Path of the list, or `-` for the standard input.
 * @returns The paths, or why they cannot be read, in a sentence for the user.
 */
export async function pathsInList(
  list: string,
  input: AsyncIterable<Uint8Array>,
  t: Translate,
): Promise<readonly string[] | { readonly problem: string }> {
  const bytes = await bytesOf(list, input, t);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const content = contentOf(bytes, decode);
  if (content.kind === 'text' && !content.text.includes('\0')) {
    return content.text.split(/\r?\n/).filter(isNamed);
  }
  if (bytes.includes(0)) return decode(bytes, 'utf-8').split('\0').filter(isNamed);
  return { problem: whatToDo(content.kind === 'text' ? 'binary' : content.kind, t) };
}

function isNamed(one: string): boolean {
  return one !== '';
}

async function bytesOf(
  list: string,
  input: AsyncIterable<Uint8Array>,
  t: Translate,
): Promise<Uint8Array | { readonly problem: string }> {
  if (list === STANDARD_INPUT) return (await readStandardInput(list, input, t)).content;
  try {
    const bytes = readBytes(list, t);
    return typeof bytes === 'string' ? { problem: bytes } : bytes;
  } catch (reason) {
    return { problem: refusalOf(reason, 'read', t) };
  }
}
