import { LARGEST_FILE } from '../../server/src/bytes/content.ts';
import type { GivenFile } from './dropped-items.ts';

/**
 * The known files that are given again. A path does not tell: a file that is given without its folder has only its
 * name, which other files have, too.
 */
export async function givenAgain<Known extends GivenFile>(
  given: readonly GivenFile[],
  known: readonly Known[],
): Promise<Known[]> {
  const again = new Set<Known>();
  for (const { path, file } of given) {
    for (const one of known) {
      if (one.path !== path || again.has(one) || !(await isSame(one.file, file))) continue;
      again.add(one);
      break;
    }
  }
  return [...again];
}

/** A name for a file that no other file has: its path, with a number if need be. */
export function freeName(path: string, taken: ReadonlySet<string>): string {
  let name = path;
  for (let number = 2; taken.has(name); number++) name = `${path} (${number})`;
  return name;
}

/** Whether a file is one that was given before, as it is now. */
async function isSame(before: File | undefined, now: File | undefined): Promise<boolean> {
  const old = await contentOf(before);
  // The browser no longer reads a file that was changed since it was given.
  if (!old) return true;
  if (before?.size !== now?.size) return false;
  const content = await contentOf(now);
  return content?.every((byte, index) => byte === old[index]) ?? false;
}

/** As much of a file as is ever read; undefined if it cannot be read. */
async function contentOf(file: File | undefined): Promise<Uint8Array | undefined> {
  try {
    return file && new Uint8Array(await file.slice(0, LARGEST_FILE).arrayBuffer());
  } catch {
    return undefined;
  }
}
