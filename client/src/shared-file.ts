/** A file that other windows change too. VS Code has no lock for files. */
export interface SharedFile {
  /** Its text; undefined if the file does not exist. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  /** Waits as long as another window may need between reading the file and writing it. */
  pause(): Promise<void>;
}

/**
 * How a change ended: `done`: it is in the file. `refused`: the file must not be changed. `contested`:
 * other windows kept changing the file.
 */
export type SharingOutcome = 'done' | 'refused' | 'contested';

const MOST_TRIES = 20;

/**
 * Changes a file so that the change survives those of other windows. The file is read again directly
 * before writing, so that nothing written meanwhile is lost, and once more some time after it; if the
 * change was lost, it is made again. Windows that write at the same time leave a mixture of their texts; each of them
 * then writes its own text again.
 *
 * @param change Returns the changed text; the same text if it contains the change already; undefined if
 *   the text must not be overwritten. A file that is just being written may look like that, so it is read
 *   twice.
 */
export async function changeShared(
  file: SharedFile,
  change: (text: string | undefined) => Promise<string | undefined>,
): Promise<SharingOutcome> {
  let refused: string | undefined;
  let written: string | undefined;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const text = await file.read();
    const changed = await change(text);
    if (changed === undefined) {
      if (written !== undefined) await file.write(written);
      else if (text === refused) return 'refused';
      refused = text;
    } else {
      if (changed === text) return 'done';
      if ((await file.read()) !== text) continue;
      await file.write(changed);
      written = changed;
    }
    await file.pause();
  }
  return 'contested';
}
