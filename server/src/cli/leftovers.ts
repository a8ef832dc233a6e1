import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';

/** What lies beside a draft while it is written: its new text, or a copy of it as it was. */
type Beside = 'new' | 'copy';

/** What was left beside a draft when its writing was cut short. */
interface Leftover {
  readonly path: string;
  readonly kind: Beside;
  /** Whether the program that made it may still be at work. */
  readonly isInUse: boolean;
  /** The digest of what the draft was to become. */
  readonly wanted: string;
}

/**
 * The name of a file beside a draft. It cannot be guessed, and says which draft it belongs to, whatever the
 * length of that name, by which process it was made, and what the draft is to become.
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

/** Finds what was left beside drafts; a folder is looked through once. */
export class Leftovers {
  readonly #names = new Map<string, readonly string[]>();

  /** The copy of a draft whose writing was cut short, where the draft is neither what it was nor what it was to be. */
  copyOf(file: string, bytes: Uint8Array): string | undefined {
    const copies = this.#beside(file).filter(({ kind }) => kind === 'copy');
    return copies.find((copy) => !isWhole(copy, bytes))?.path;
  }

  /** Removes what is of no use: new texts that never took their place, copies of a draft that is whole. */
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
    // A folder in which files can be opened and not listed: nothing can be found in it.
    return [];
  }
}

/** Whether a draft is what it was before it was written, or what it was to become. */
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
    // Gone meanwhile, or not ours: it does no harm.
  }
}

/** Whether another process than this one has the number. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM';
  }
}
