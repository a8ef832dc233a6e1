import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { fdir } from 'fdir';
import type { Translate } from '../../l10n.ts';
import { isReportFile, namesReport } from '../../language.ts';
import { isLockFile } from '../../office/lock-files.ts';
import { refusalOf } from '../system-errors.ts';
import { GitIgnores } from './git-ignores.ts';

/**
 * The files in a folder and in the folders below it that may hold reports, folder by folder, each sorted by name.
 * Passed over are lock files of office programs, what is hidden, `node_modules`, and what git ignores. Links are not
 * followed.
 *
 * @param folder Its absolute path.
 * @param tell Receives the folders that cannot be read, with the reason in a sentence for the user.
 * @returns Absolute paths.
 */
export async function walkFolder(
  folder: string,
  t: Translate,
  tell: (folder: string, why: string) => void,
): Promise<string[]> {
  const ignores = new GitIgnores(folder);
  const canRead = (one: string): boolean => {
    try {
      accessSync(one, constants.R_OK | constants.X_OK);
      return true;
    } catch (reason) {
      tell(one, refusalOf(reason, 'read', t));
      return false;
    }
  };
  if (!canRead(folder)) return [];
  const files = await new fdir()
    .withFullPaths()
    .exclude((name, within) => {
      const whole = path.resolve(within);
      return isPassedOver(name) || ignores.isIgnored(whole, true) || !canRead(whole);
    })
    .filter((file) => {
      const name = path.basename(file);
      return namesDraft(file) && !isPassedOver(name) && !ignores.isIgnored(file, false);
    })
    .crawl(folder)
    .withPromise();
  return files
    .map((file) => ({ file, folder: path.dirname(file) }))
    .sort((a, b) => compare(a.folder, b.folder) || compare(a.file, b.file))
    .map(({ file }) => file);
}

/** Whether a file is of a kind that is read, or a report in an old format, by its name. */
export function namesDraft(file: string): boolean {
  return isReportFile(path.basename(file)) || isOldReport(file);
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || isLockFile(name);
}

/** How an old office format that cannot be read is called, and the one in which the file can be. */
const OLD: Readonly<Record<string, string>> = {
  '.doc': '.docx',
  '.wps': '.docx',
  '.xls': '.xlsx',
  '.et': '.xlsx',
};

/**
 * Whether a file is a report in an old office format, by its name. It has to be named to the user, who would believe
 * otherwise that it was checked. It does not matter if the same file in a new format is beside it.
 */
function isOldReport(file: string): boolean {
  const { dir, name, ext, base } = path.parse(file);
  const renewed = OLD[ext.toLowerCase()];
  return renewed !== undefined && namesReport(base) && !existsSync(path.join(dir, name + renewed));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
