/**
 * The names of the files that office programs put beside a file while it is open in them.
 *
 * @param name The name of the file, without its folder.
 */
export function lockFilesOf(name: string): readonly string[] {
  const stem = name.replace(/\.[^.]*$/, '').length;
  // Word replaces the first characters of a name; fewer if the name is short.
  const cut = Math.min(Math.max(stem - 6, 0), 2);
  const names = [`~$${name.slice(cut)}`, `~$${name}`, `.~${name}`, `.~lock.${name}#`];
  return [...new Set(names)];
}

/** Whether a name, without its folder, is that of a lock file. */
export function isLockFile(name: string): boolean {
  return /^(?:~\$|\.~)/.test(name);
}
