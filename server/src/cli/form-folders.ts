import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The form files that apply to drafts: `.gouji/forms/*.json` in the working directory and beside each
 * draft, and in every folder above these. Sorted within a folder, the nearest folders first.
 *
 * @param drafts Paths of files.
 * @param directory The working directory.
 */
export function formFilesFor(drafts: readonly string[], directory: string): string[] {
  const folders = new Set<string>();
  for (const start of [directory, ...drafts.map((draft) => path.dirname(path.resolve(draft)))]) {
    for (const folder of upwards(path.resolve(directory, start))) folders.add(folder);
  }
  return [...folders].flatMap((folder) => {
    const forms = path.join(folder, '.gouji', 'forms');
    if (!statSync(forms, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(forms)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => path.join(forms, name));
  });
}

/** A folder and all above it, the nearest first. */
function* upwards(folder: string): Iterable<string> {
  yield folder;
  const parent = path.dirname(folder);
  if (parent !== folder) yield* upwards(parent);
}
