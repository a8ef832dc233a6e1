import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';

/** A file beside a draft that is being written: its new text, or a copy of its old text. */
type Beside = 'new' | 'copy';

/** A file that an interrupted write left beside a draft. */
interface Leftover {
  readonly path: string;
  readonly kind: Beside;
  /** Whether the program that made it may still be running. */
  readonly isInUse: boolean;
  /** Digest of the text that the draft was to get. */
  readonly wanted: string;
}

/**
 * The name of a file beside a draft. It cannot be guessed. It identifies the draft (whatever the length
 * of its name), the process, and the text that the draft is to get.
 */
export function nameBeside(file: string, wanted: Uint8Array, kind: Beside): string {
  const random = randomBytes(8).toString('hex');
  const name = `.gouji-${keyOf(file)}-${process.pid}-${digestOf(wanted)}-${random}.${kind}`;
  return path.join(path.dirname(file), name);
}

const NAME = /^\.gouji-([\da-f]{16})-(\d+)-([\da-f]{16})-[\da-f]{16}\.(new|copy)$/;

function keyOf(file: string): string {
  return digestOf(path.basename(file));
}

function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 16);
}

/** Finds files that interrupted writes left beside drafts. Each folder is searched once. */
export class Leftovers {
  readonly #names = new Map<string, readonly string[]>();

  /**
   * The copy of a draft whose writing was interrupted, if the draft has neither its old text nor its new
   * one.
   */
  copyOf(file: string, bytes: Uint8Array): string | undefined {
    const copies = this.#beside(file).filter(({ kind }) => kind === 'copy');
    return copies.find((copy) => !isWhole(copy, bytes))?.path;
  }

  /** Removes useless files: new texts that were never put in place, and copies of drafts that are intact. */
  clean(file: string, bytes: Uint8Array): void {
    for (const leftover of this.#beside(file)) {
      const isUseless = leftover.kind === 'new' || isWhole(leftover, bytes);
      if (isUseless && !leftover.isInUse) remove(leftover.path);
    }
  }

  #beside(file: string): readonly Leftover[] {
    const folder = path.dirname(file);
    const names = this.#names.get(folder) ?? namesIn(folder);
    this.#names.set(folder, names);
    if (names.length === 0) return [];
    const own = keyOf(file);
    return names.flatMap((name) => {
      const [, key, pid, wanted = '', kind] = NAME.exec(name) ?? [];
      if (key !== own || (kind !== 'new' && kind !== 'copy')) return [];
      return [{ path: path.join(folder, name), kind, wanted, isInUse: isAlive(Number(pid)) }];
    });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => NAME.test(name));
  } catch {
    // Files in this folder can be opened but not listed, so nothing can be found.
    return [];
  }
}

/** Whether a draft has its old text, or the text that it was to get. */
function isWhole(copy: Leftover, bytes: Uint8Array): boolean {
  return copy.wanted === digestOf(bytes) || holds(copy.path, bytes);
}

function holds(file: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It is gone, or not ours; it does no harm.
  }
}

/** Whether a process other than this one has the number. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM';
  }
}
