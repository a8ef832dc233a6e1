import { closeSync, openSync, writeSync } from 'node:fs';
import type { Translate } from '../l10n.ts';
import type { Stream } from './output.ts';
import { codeOf, refusalOf } from './system-errors.ts';

/** A new file that the output goes to. An existing file is never overwritten: it may be a draft. */
export class OutputFile implements Stream {
  readonly #descriptor: number;
  readonly #t: Translate;
  #problem: string | undefined;

  private constructor(descriptor: number, t: Translate) {
    this.#descriptor = descriptor;
    this.#t = t;
  }

  /** Creates the file; otherwise says why it cannot be written, in a sentence for the user. */
  static create(file: string, t: Translate): OutputFile | { readonly problem: string } {
    try {
      return new OutputFile(openSync(file, 'wx'), t);
    } catch (reason) {
      const code = codeOf(reason);
      if (code === 'EEXIST') {
        return {
          problem: t(
            'A file with this name already exists, so nothing was written. Choose another name.',
          ),
        };
      }
      if (code === 'ENOENT')
        return { problem: t('It cannot be written: there is no such folder.') };
      return { problem: refusalOf(reason, 'write', t) };
    }
  }

  write(text: string): void {
    if (this.#problem !== undefined) return;
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    } catch (reason) {
      this.#problem = refusalOf(reason, 'write', this.#t);
    }
  }

  /** Closes the file. Returns why not all of it was written, in a sentence for the user. */
  close(): string | undefined {
    try {
      closeSync(this.#descriptor);
    } catch (reason) {
      this.#problem ??= refusalOf(reason, 'write', this.#t);
    }
    return this.#problem;
  }
}
