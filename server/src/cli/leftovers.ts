import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';

/** What lies beside a draft while it is written: its new text, or a copy of it as it was. */
export type Beside = 'new' | 'copy';

/** What was left beside a draft when its writing was cut short. */
interface Leftover {
  readonly path: string;
  readonly kind: Beside;
  /** Whether the program that made it may still be at work. */
  readonly isInUse: boolean;
}

/**
 * The name of a file beside a draft. It cannot be guessed, says which draft it belongs to whatever the length
 * of that name, and by which process it was made.
 */
export function nameBeside(file: string, random: string, kind: Beside): string {
  return path.join(path.dirname(file), `.gouji-${keyOf(file)}-${process.pid}-${random}.${kind}`);
}

const NAME = /^\.gouji-([\da-f]{16})-(\d+)-[\da-f]+\.(new|copy)$/;

function keyOf(file: string): string {
  return createHash('sha256').update(path.basename(file)).digest('hex').slice(0, 16);
}

/** Finds what was left beside drafts; a folder is looked through once. */
export class Leftovers {
  readonly #names = new Map<string, readonly string[]>();

  /** The copy of a draft whose writing was cut short, where the draft is not what it was before. */
  copyOf(file: string, bytes: Uint8Array): string | undefined {
    const copies = this.#beside(file).filter(({ kind }) => kind === 'copy');
    return copies.find((copy) => !holds(copy.path, bytes))?.path;
  }

  /** Removes what is of no use: new texts that never took their place, copies of what is there as it was. */
  clean(file: string, bytes: Uint8Array): void {
    for (const { path, kind, isInUse } of this.#beside(file)) {
      if (!isInUse && (kind === 'new' || holds(path, bytes))) remove(path);
    }
  }

  #beside(file: string): readonly Leftover[] {
    const folder = path.dirname(file);
    const names = this.#names.get(folder) ?? namesIn(folder);
    this.#names.set(folder, names);
    if (names.length === 0) return [];
    const own = keyOf(file);
    return names.flatMap((name) => {
      const [, key, pid, kind] = NAME.exec(name) ?? [];
      if (key !== own || (kind !== 'new' && kind !== 'copy')) return [];
      return [{ path: path.join(folder, name), kind, isInUse: isAlive(Number(pid)) }];
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
