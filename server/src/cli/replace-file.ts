import fs, { type Stats } from 'node:fs';
import path from 'node:path';
import type { Translate } from '../l10n.ts';
import { nameBeside } from './leftovers.ts';
import { refusalOf } from './system-errors.ts';

/** The calls to the file system. A test can end the program between any two of them. */
export type Disk = Pick<
  typeof fs,
  | 'accessSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'lstatSync'
  | 'openSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'writeSync'
>;

/** New bytes for a file. */
export interface FileReplacement {
  /** Its absolute path. */
  readonly file: string;
  /** The bytes that were read. Only these may be overwritten. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Writes a file so that it has its old or its new bytes whenever the program ends. A file with one link
 * is written under another name beside it, synced, given the same mode and owner, and renamed over the
 * old file. A file with several links, or whose owner cannot be given to another file, is overwritten in
 * place after a synced copy was made beside it.
 *
 * These files are not written: links of any kind, files that are read-only by their mode (even for an
 * administrator), and files that have changed since they were read. Links are excluded because a link
 * that now leads to a file beside it may lead elsewhere when it is written.
 *
 * @returns What prevented it, in a sentence for the user; undefined if the file was written.
 */
export function replaceFile(
  replacement: FileReplacement,
  t: Translate,
  disk: Disk = fs,
): string | undefined {
  const { file } = replacement;
  try {
    const stats = disk.lstatSync(file);
    if (stats.isSymbolicLink()) {
      const target = disk.realpathSync(file);
      return t('This is a link to “{0}”, so it was not written. Name that file itself.', target);
    }
    if ((stats.mode & OWNER_MAY_WRITE) === 0)
      return t('The file is read-only, so it was not written.');
    disk.accessSync(file, fs.constants.W_OK);
    return new Writer(replacement, stats, t, disk).write();
  } catch (reason) {
    return refusalOf(reason, 'write', t);
  }
}

const OWNER_MAY_WRITE = 0o200;
const PERMISSIONS = 0o7777;

class Writer {
  readonly #replacement: FileReplacement;
  readonly #stats: Stats;
  readonly #t: Translate;
  readonly #disk: Disk;

  constructor(replacement: FileReplacement, stats: Stats, t: Translate, disk: Disk) {
    this.#replacement = replacement;
    this.#stats = stats;
    this.#t = t;
    this.#disk = disk;
  }

  write(): string | undefined {
    const { after } = this.#replacement;
    const renewed = this.#stats.nlink === 1 ? this.#writeBeside(after, true) : undefined;
    return renewed === undefined ? this.#writeInPlace() : this.#rename(renewed);
  }

  #rename(renewed: string): string | undefined {
    let isDone = false;
    try {
      if (!this.#isUnchanged()) return this.#changed();
      this.#disk.renameSync(renewed, this.#replacement.file);
      isDone = true;
    } finally {
      if (!isDone) this.#remove(renewed);
    }
    this.#syncFolder();
    return undefined;
  }

  #writeInPlace(): string | undefined {
    const { before, after } = this.#replacement;
    const copy = this.#copyBeside(before);
    if (!this.#isUnchanged()) {
      this.#remove(copy);
      return this.#changed();
    }
    try {
      this.#overwrite(after);
    } catch (reason) {
      try {
        this.#overwrite(before);
      } catch {
        return this.#t(
          'Writing the file failed midway, so it may be incomplete. The copy from before is “{0}”.',
          copy,
        );
      }
      this.#remove(copy);
      throw reason;
    }
    this.#disk.unlinkSync(copy);
    return undefined;
  }

  /** Makes a synced copy. A file has the name of a copy only when it is complete. */
  #copyBeside(bytes: Uint8Array): string {
    const { file, after } = this.#replacement;
    const whole = this.#writeBeside(bytes, false) ?? '';
    const copy = nameBeside(file, after, 'copy');
    this.#disk.renameSync(whole, copy);
    this.#syncFolder();
    return copy;
  }

  #changed(): string {
    return this.#t(
      'Another program changed the file in the meantime, so it was not written. Run the command again.',
    );
  }

  #overwrite(bytes: Uint8Array): void {
    const disk = this.#disk;
    const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_WRONLY } = fs.constants;
    const descriptor = disk.openSync(this.#replacement.file, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      if (!isSameFile(disk.fstatSync(descriptor), this.#stats)) throw new Error(this.#changed());
      this.#writeAll(descriptor, bytes);
      disk.ftruncateSync(descriptor, bytes.length);
      disk.fsyncSync(descriptor);
    } finally {
      disk.closeSync(descriptor);
    }
  }

  /**
   * Writes a new, synced file beside the draft and returns its path.
   *
   * @param isRenewed Whether it gets the mode and owner of the draft. If it cannot, the result is
   *   undefined.
   */
  #writeBeside(bytes: Uint8Array, isRenewed: boolean): string | undefined {
    const disk = this.#disk;
    const { mode, uid, gid } = this.#stats;
    const { file, after } = this.#replacement;
    const beside = nameBeside(file, after, 'new');
    const descriptor = disk.openSync(beside, 'wx', 0o600);
    let isDone = false;
    try {
      this.#writeAll(descriptor, bytes);
      if (isRenewed) {
        if (!this.#isGiven(descriptor, uid, gid)) return undefined;
        disk.fchmodSync(descriptor, mode & PERMISSIONS);
      }
      disk.fsyncSync(descriptor);
      isDone = true;
      return beside;
    } finally {
      disk.closeSync(descriptor);
      if (!isDone) this.#remove(beside);
    }
  }

  /** Gives a file to an owner, unless the owner has it already. Returns whether the owner has it. */
  #isGiven(descriptor: number, uid: number, gid: number): boolean {
    const own = this.#disk.fstatSync(descriptor);
    if (own.uid === uid && own.gid === gid) return true;
    try {
      this.#disk.fchownSync(descriptor, uid, gid);
      return true;
    } catch {
      return false;
    }
  }

  #writeAll(descriptor: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      at += this.#disk.writeSync(descriptor, bytes, at, bytes.length - at, at);
    }
  }

  /** Whether the name still refers to the same file with the bytes that were read. */
  #isUnchanged(): boolean {
    const { file, before } = this.#replacement;
    const now = this.#disk.lstatSync(file);
    return isSameFile(now, this.#stats) && this.#disk.readFileSync(file).equals(before);
  }

  /** A new name is only permanent when the folder is synced, which not every system can do. */
  #syncFolder(): void {
    try {
      const folder = this.#disk.openSync(path.dirname(this.#replacement.file), 'r');
      try {
        this.#disk.fsyncSync(folder);
      } finally {
        this.#disk.closeSync(folder);
      }
    } catch {
      // The file itself has been synced.
    }
  }

  #remove(beside: string): void {
    try {
      this.#disk.unlinkSync(beside);
    } catch {
      // The next run removes it.
    }
  }
}

function isSameFile(one: Stats, other: Stats): boolean {
  return one.isFile() && one.ino === other.ino && one.dev === other.dev;
}
