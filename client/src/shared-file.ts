/** A file that other windows change as well. VS Code has no lock for it. */
export interface SharedFile {
  /** Its text; undefined where there is none. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  /** Lets the time pass that another window may take between its last look at the file and its writing. */
  pause(): Promise<void>;
}

/** How a change ended: it is in the file, the file is not to be changed, or it never came to rest. */
export type SharingOutcome = 'done' | 'refused' | 'contested';

const MOST_TRIES = 20;

/**
 * Changes a file so that the change outlasts those of others. It is read once more right before it is
 * written, and again a while after: who wrote in between has lost nothing, and what was lost is written
 * again.
 *
 * @param change Gives the text changed; the same text where the change is in it, undefined where that text
 * must not be written over. A file that is just being written may look so: it is looked at twice.
 */
export async function changeShared(
  file: SharedFile,
  change: (text: string | undefined) => Promise<string | undefined>,
): Promise<SharingOutcome> {
  let refused: string | undefined;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const text = await file.read();
    const changed = await change(text);
    if (changed === undefined) {
      if (text === refused) return 'refused';
      refused = text;
    } else {
      if (changed === text) return 'done';
      if ((await file.read()) !== text) continue;
      await file.write(changed);
    }
    await file.pause();
  }
  return 'contested';
}
