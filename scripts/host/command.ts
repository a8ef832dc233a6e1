/** What `spawn` is to be called with. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

/**
 * A command as the system runs it. On Windows, programs of npm and VS Code are command files, which only a shell
 * runs, and the shell takes a space for the end of a word.
 *
 * @param args Without quotation marks.
 */
export function commandFor(
  command: string,
  args: readonly string[],
  platform: string = process.platform,
): Command {
  if (platform !== 'win32') return { file: command, args, shell: false };
  const words = [command, ...args].map((word) =>
    /^[\w./:\\@=+-]+$/.test(word) ? word : `"${word}"`,
  );
  return { file: words.join(' '), args: [], shell: true };
}
