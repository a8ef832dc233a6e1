import { lstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Translate } from '../l10n.ts';

/** The options of a command: a flag stands alone, a value option takes a value. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'value'>>;

/** The parsed arguments of a command. */
export interface Arguments {
  /** By name, including `help`. A repeated option has its last value. */
  readonly options: ReadonlyMap<string, string | true>;
  /** Files as the user named them. */
  readonly paths: readonly string[];
}

/**
 * Parses the arguments of a command. Options end at the first path, or at `--`. A file whose name looks
 * like an option, which a shell may insert for `*`, counts as a file after the first path. Before it,
 * such a name is refused, and so is an option after it if there is no such file.
 *
 * @returns The arguments, or what is wrong with them in a sentence for the user.
 */
export function readArguments(
  args: readonly string[],
  kinds: OptionKinds,
  t: Translate,
): Arguments | string {
  const known = Object.entries(kinds).map(
    ([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }] as const,
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(known), help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional') {
      const paths = args.slice(token.index);
      const late = paths.find((path) => isOption(path, kinds) && !isFile(path));
      if (late === undefined) return withPaths(options, paths, t);
      return t('The option {0} must stand before the files, so nothing was done.', late);
    }
    if (token.kind === 'option-terminator') {
      return withPaths(options, args.slice(token.index + 1), t);
    }
    const { name, rawName, value, index } = token;
    const kind = name === 'help' ? 'flag' : Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) return t('There is no option {0}.', rawName);
    if (kind === 'flag' && value !== undefined) return t('The option {0} takes no value.', rawName);
    // An empty value is a variable of a script that is not set, like an empty path.
    if (kind === 'value' && !value) return t('The option {0} needs a value.', rawName);
    const written = args[index] ?? '';
    if (isFile(written)) {
      return t(
        'A file in the working directory is called “{0}”, like the option, so nothing was done. To name the file, write “./{0}” or put “--” before the files.',
        written,
      );
    }
    options.set(name, value ?? true);
  }
  return { options, paths: [] };
}

/** An empty path is a variable of a script that is not set. It does not mean the working directory. */
function withPaths(
  options: Arguments['options'],
  paths: readonly string[],
  t: Translate,
): Arguments | string {
  return paths.includes('') ? t('A PATH is empty, so nothing was done.') : { options, paths };
}

function isOption(written: string, kinds: OptionKinds): boolean {
  const [, name = ''] = /^--([^=]+)/.exec(written) ?? [];
  return name === 'help' || Object.hasOwn(kinds, name);
}

function isFile(name: string): boolean {
  try {
    return lstatSync(name, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
