/** What VS Code compares to see whether a file has changed. */
export interface ToldState {
  readonly mtime: number;
  readonly size: number;
}

/**
 * The states of files that were reported to VS Code. VS Code considers a file changed only if its date is later and its
 * size is different. But an older version that is copied over a file keeps its earlier date, and a figure may be
 * replaced by one of the same length. So a checksum is reported as the size, and changed bytes get a later date.
 */
export class ToldStates {
  readonly #told = new Map<string, ToldState>();

  /**
   * The state to report for a file.
   *
   * @param mtime The date of the file, in milliseconds.
   * @param size The checksum of its bytes.
   */
  tell(file: string, mtime: number, size: number): ToldState {
    const before = this.#told.get(file);
    if (before?.size === size) return before;
    const told = { mtime: before ? Math.max(mtime, before.mtime + 1) : mtime, size };
    this.#told.set(file, told);
    return told;
  }

  /** Whether the state reported to VS Code has a different checksum. */
  isOutdated(file: string, size: number): boolean {
    const told = this.#told.get(file);
    return told !== undefined && told.size !== size;
  }
}

/** At least 1, and small, because VS Code asks before it opens a large file. Calculated with FNV-1a. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return 1 + ((hash >>> 0) % LARGEST);
}

const LARGEST = 999_983;
