import { existsSync } from 'node:fs';
import path from 'node:path';
import { lockFilesOf } from '../office/lock-files.ts';

/**
 * The name of the file by which an office program says that it has a file open; undefined if there is none.
 * A program that ended badly may have left it behind.
 *
 * @param file An absolute path.
 */
export function lockBeside(file: string): string | undefined {
  const { dir, base } = path.parse(file);
  return lockFilesOf(base).find((lock) => existsSync(path.join(dir, lock)));
}
