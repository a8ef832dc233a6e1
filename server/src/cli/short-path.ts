import path from 'node:path';

/** A file's path from the working directory; its own path if that does not exist. */
export function shortPath(file: string, directory: string | undefined): string {
  return directory === undefined ? file : path.relative(directory, file);
}

/** A file's path from the working directory; undefined if the file is not below it. */
export function pathBelow(file: string, directory: string | undefined): string | undefined {
  if (directory === undefined) return undefined;
  const relative = path.relative(directory, path.resolve(directory, file));
  const isElsewhere =
    relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isElsewhere ? undefined : relative;
}
