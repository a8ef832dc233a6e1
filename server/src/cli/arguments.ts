import { lstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Translate } from '../l10n.ts';

/** The options that a command takes: whether each stands alone or has a value. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'value'>>;

/** What a command was given. */
export interface Arguments {
  /** By name, `help` among them; of an option that is repeated the last value. */
  readonly options: ReadonlyMap<string, string | true>;
  /** Files, as they were named. */
  readonly paths: readonly string[];
}

/**
 * Reads the arguments of a command. Options end at the first path, or at `--`: a file whose name looks like
 * an option, which a shell puts there for `*`, is a file. One that would come before all others is refused.
 *
 * @returns what is wrong, in a sentence for the user, where something is.
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
    if (token.kind === 'positional') return { options, paths: args.slice(token.index) };
    if (token.kind === 'option-terminator') return { options, paths: args.slice(token.index + 1) };
    const { name, rawName, value, index } = token;
    const kind = name === 'help' ? 'flag' : Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) return t('There is no option {0}.', rawName);
    if (kind === 'flag' && value !== undefined) return t('The option {0} takes no value.', rawName);
    if (kind === 'value' && value === undefined) return t('The option {0} needs a value.', rawName);
    const written = args[index] ?? '';
    if (isFile(written)) {
      return t(
        'A file here is called “{0}”, like the option. Name it as “./{0}”, or put “--” before the files.',
        written,
      );
    }
    options.set(name, value ?? true);
  }
  return { options, paths: [] };
}

function isFile(name: string): boolean {
  try {
    return lstatSync(name, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
