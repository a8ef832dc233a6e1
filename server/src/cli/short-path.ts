import path from 'node:path';

/** A file's path from the working directory, where there is one. */
export function shortPath(file: string, directory: string | undefined): string {
  return directory === undefined ? file : path.relative(directory, file);
}

/** A file's path from the working directory; undefined where it does not lie below it. */
export function pathBelow(file: string, directory: string | undefined): string | undefined {
  if (directory === undefined) return undefined;
  const relative = path.relative(directory, path.resolve(directory, file));
  const isElsewhere =
    relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isElsewhere ? undefined : relative;
}
