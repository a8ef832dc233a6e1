import fs from 'node:fs';
import type { Translate } from '../l10n.ts';
import { codeOf, refusalOf } from './system-errors.ts';

/**
 * Creates a file. An existing file or link of that name is left as it is. If writing fails, the partial
 * file is removed.
 *
 * @param file Its absolute path.
 * @param mode Its permissions; without it, what new files have here.
 * @returns What prevented it, in a sentence for the user; undefined if the file was written.
 */
export function createFile(
  file: string,
  bytes: Uint8Array,
  t: Translate,
  mode?: number,
): string | undefined {
  try {
    const descriptor = fs.openSync(file, 'wx', mode);
    let isDone = false;
    try {
      for (let at = 0; at < bytes.length; ) {
        at += fs.writeSync(descriptor, bytes, at, bytes.length - at, at);
      }
      fs.fsyncSync(descriptor);
      isDone = true;
    } finally {
      fs.closeSync(descriptor);
      if (!isDone) fs.unlinkSync(file);
    }
    return undefined;
  } catch (reason) {
    return whyNotCreated(reason, t);
  }
}

/** Why a new file cannot be written, in a sentence for the user. */
export function whyNotCreated(reason: unknown, t: Translate): string {
  switch (codeOf(reason)) {
    case 'EEXIST':
      return t(
        'A file with this name already exists, so nothing was written. Choose another name.',
      );
    case 'ENOENT':
      return t('It cannot be written: there is no such folder.');
    default:
      return refusalOf(reason, 'write', t);
  }
}
