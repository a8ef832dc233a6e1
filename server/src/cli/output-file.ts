import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import type { Translate } from '../l10n.ts';
import { whyNotCreated } from './create-file.ts';
import type { Stream } from './output.ts';

/** The signals that usually end a program from outside. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * A new file that the output goes to. An existing file is never overwritten: it may be a draft. If not all of the
 * output is written, the file is removed, because the next run would refuse to overwrite it.
 */
export class OutputFile implements Stream {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #t: Translate;
  #problem: string | undefined;

  private constructor(file: string, t: Translate) {
    this.#file = file;
    this.#t = t;
    // Before the file is created, because a signal may come right after.
    this.#watch('once');
    try {
      this.#descriptor = openSync(file, 'wx');
    } catch (reason) {
      this.#watch('removeListener');
      throw reason;
    }
  }

  /** Creates the file; otherwise says why it cannot be written, in a sentence for the user. */
  static create(file: string, t: Translate): OutputFile | { readonly problem: string } {
    try {
      return new OutputFile(file, t);
    } catch (reason) {
      return { problem: whyNotCreated(reason, t) };
    }
  }

  write(text: string): void {
    if (this.#problem !== undefined) return;
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    } catch (reason) {
      this.#problem = whyNotCreated(reason, this.#t);
    }
  }

  /** Closes the file. Returns why not all of it was written, in a sentence for the user. */
  close(): string | undefined {
    try {
      closeSync(this.#descriptor);
    } catch (reason) {
      this.#problem ??= whyNotCreated(reason, this.#t);
    }
    if (this.#problem !== undefined) this.#remove();
    this.#watch('removeListener');
    return this.#problem;
  }

  /** Adds or removes what is done when the program ends early. */
  #watch(how: 'once' | 'removeListener'): void {
    process[how]('exit', this.#remove);
    for (const signal of SIGNALS) process[how](signal, this.#interrupted);
  }

  readonly #remove = (): void => {
    try {
      unlinkSync(this.#file);
    } catch {
      // It is gone already, or may not be removed.
    }
  };

  /** Lets the signal end the program as it would have without this, so that the shell knows why. */
  readonly #interrupted = (signal: NodeJS.Signals): void => {
    this.#remove();
    process.kill(process.pid, signal);
  };
}
