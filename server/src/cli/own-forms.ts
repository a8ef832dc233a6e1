import path from 'node:path';
import type { Translate } from '../l10n.ts';
import { wholePath } from './drafts.ts';
import { GoujiFolders, type Tell } from './gouji-folders.ts';
import { readOwnText } from './read-file.ts';

/**
 * The users' own forms that apply to drafts: `.gouji/forms/*.json` of the working directory and of the
 * folders that apply to each draft. Their texts by absolute path, sorted within each folder.
 *
 * @param directory The working directory; undefined if it no longer exists.
 */
export function ownForms(
  drafts: readonly string[],
  directory: string | undefined,
  t: Translate,
  tell: Tell,
): Map<string, string> {
  const gouji = new GoujiFolders(directory, t, tell);
  const starts = new Set(directory === undefined ? [] : [directory]);
  for (const draft of drafts) {
    const whole = wholePath(draft, directory);
    if (whole !== undefined) starts.add(path.dirname(whole));
  }
  const folders = new Set<string>();
  for (const start of starts) for (const folder of gouji.above(start)) folders.add(folder);
  const texts = new Map<string, string>();
  for (const form of [...folders].flatMap((folder) => gouji.formsIn(folder))) {
    const read = readOwnText(form, t);
    if ('problem' in read) tell(`${form}: ${read.problem}`);
    else texts.set(form, read.text);
  }
  return texts;
}
