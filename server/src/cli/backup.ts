import { lstatSync } from 'node:fs';
import type { Translate } from '../l10n.ts';
import { createFile } from './create-file.ts';

/** How many names are tried. */
const MOST = 1000;

/**
 * Keeps a copy of a file beside it, with its permissions: `年报.docx.bak`, or `年报.docx.bak2` and so on where
 * there is one already. No file is written over.
 *
 * @param file Its absolute path.
 * @param bytes What it holds.
 * @returns The path of the copy, or why there is none.
 */
export function backUp(
  file: string,
  bytes: Uint8Array,
  t: Translate,
): { readonly copy: string } | { readonly refused: string } {
  let refused = '';
  for (let number = 1; number <= MOST; number++) {
    const copy = `${file}.bak${number === 1 ? '' : number}`;
    if (lstatSync(copy, { throwIfNoEntry: false })) continue;
    const { mode } = lstatSync(file);
    const problem = createFile(copy, bytes, t, mode & 0o777);
    if (problem === undefined) return { copy };
    refused = problem;
    break;
  }
  return {
    refused: t('No copy could be kept beside the file, so it was not written. {0}', refused),
  };
}
