import path from 'node:path';
import { encoder } from '../bytes/encode.ts';
import type { Translate } from '../l10n.ts';
import { isLockFile } from '../office/lock-files.ts';
import type { Source, SourceTools } from '../source/draft-source.ts';
import { sourceOf as draftOf } from '../source/source-of.ts';
import { decode, readBytes } from './read-file.ts';
import { renewal } from './renewal.ts';
import { refusalOf } from './system-errors.ts';

/**
 * Reads a draft from a file, as what its bytes are and not by its name.
 *
 * @param file Its absolute path.
 */
export function readSource(file: string, t: Translate): Source | { readonly problem: string } {
  if (isLockFile(path.basename(file))) {
    return {
      problem: t(
        'This file only shows that a document is open in an office program. Name the document itself.',
      ),
    };
  }
  try {
    const bytes = readBytes(file, t);
    return typeof bytes === 'string' ? { problem: bytes } : sourceOf(file, bytes, t);
  } catch (reason) {
    return { problem: refusalOf(reason, 'read', t) };
  }
}

/** A draft of these bytes. */
export function sourceOf(
  file: string,
  bytes: Uint8Array,
  t: Translate,
): Source | { readonly problem: string } {
  const source = draftOf(file, bytes, TOOLS, t);
  const isOld = 'problem' in source && source.isOldFormat;
  const problem = isOld ? renewal(file, t) : undefined;
  return problem === undefined ? source : { problem };
}

const TOOLS: SourceTools = {
  decode,
  encode: encoder((text) => new TextEncoder().encode(text), decode),
  now: () => `${new Date().toISOString().slice(0, 19)}Z`,
};
