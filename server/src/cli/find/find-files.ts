import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Translate } from '../../l10n.ts';
import { isLockFile } from '../../office/lock-files.ts';
import { wholePath } from '../drafts.ts';
import { STANDARD_INPUT } from '../standard-input.ts';
import type { NamedFile } from './named-file.ts';
import { walkFolder } from './walk-folder.ts';

/** The files that paths stand for, each once, in the order in which they were named or found. */
export interface FoundPaths {
  readonly files: readonly NamedFile[];
  /** What could not be found or read: lines for the user. */
  readonly failures: readonly string[];
}

/**
 * Finds the files that paths stand for. A path is a file, a folder, which is walked, or a pattern such as `*.docx`, for
 * shells that do not resolve it. A file that has the name of a pattern goes before the pattern.
 *
 * @param paths As the user named them.
 * @param listed Paths from a list. Files in it count as met.
 * @param input The name of the standard input.
 * @param directory The working directory; undefined if it no longer exists.
 */
export async function findFiles(
  paths: readonly string[],
  listed: readonly string[],
  input: string,
  directory: string | undefined,
  t: Translate,
): Promise<FoundPaths> {
  const files = new Map<string, NamedFile>();
  const failures: string[] = [];
  const take = (file: string, isMet: boolean): void => {
    if (isMet && isLockFile(path.basename(file))) return;
    const whole = wholePath(file, directory) ?? file;
    const known = files.get(whole);
    if (known === undefined) files.set(whole, { file, isMet });
    else if (known.isMet && !isMet) files.set(whole, { ...known, isMet });
  };
  const walk = async (folder: string, whole: string): Promise<void> => {
    const below = (one: string) => path.join(folder, path.relative(whole, one));
    const found = await walkFolder(whole, t, (one, why) => failures.push(`${below(one)}: ${why}`));
    for (const one of found) take(below(one), true);
  };
  const find = async (named: string, isListed: boolean): Promise<void> => {
    const whole = wholePath(named, directory);
    if (whole === undefined) return take(named, isListed);
    if (isFolder(whole)) return walk(named, whole);
    if (!isPattern(named) || isThere(whole)) return take(named, isListed);
    const matches = await matchesOf(named, directory);
    if (matches.length === 0) failures.push(`${named}: ${t('No file matches this pattern.')}`);
    for (const match of matches) {
      const at = wholePath(match, directory) ?? match;
      if (isFolder(at)) await walk(match, at);
      else take(match, true);
    }
  };
  for (const one of paths) {
    if (one === STANDARD_INPUT) take(input, false);
    else await find(one, false);
  }
  for (const one of listed) await find(one, true);
  return { files: [...files.values()], failures };
}

function isPattern(named: string): boolean {
  return /[*?{[]/.test(named);
}

/** What a pattern matches, as a shell would: nothing hidden, nothing through links, and sorted by name. */
async function matchesOf(pattern: string, directory: string | undefined): Promise<string[]> {
  const written = path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const matches = await glob(written, {
    ...(directory === undefined ? {} : { cwd: directory }),
    absolute: path.isAbsolute(pattern),
    expandDirectories: false,
    onlyFiles: false,
    ignore: '**/node_modules/**',
  });
  const named = path.normalize(pattern).split(path.sep);
  return matches
    .map((match) => path.normalize(match).replace(/(?<=.)[\\/]$/, ''))
    .filter((match) => !isBehindLink(match.split(path.sep), named, directory))
    .sort();
}

/** Whether a match was found through a link to a folder, which is not followed in a folder that is walked either. */
function isBehindLink(
  match: readonly string[],
  named: readonly string[],
  directory: string | undefined,
): boolean {
  return match.slice(0, -1).some((part, at) => {
    // The user knows a link that the pattern names.
    if (part === named[at]) return false;
    const folder = match.slice(0, at + 1).join(path.sep);
    const stats = lstatSync(wholePath(folder, directory) ?? folder, { throwIfNoEntry: false });
    return stats?.isSymbolicLink();
  });
}

function isFolder(whole: string): boolean {
  try {
    return statSync(whole, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // Why it cannot be read is said when it is read.
    return false;
  }
}

function isThere(whole: string): boolean {
  try {
    return lstatSync(whole, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
