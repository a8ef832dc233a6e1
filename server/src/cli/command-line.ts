import { type Translate, translatorFor } from '../l10n.ts';
import { version } from '../version.ts';
import { type Arguments, type OptionKinds, readArguments } from './arguments.ts';
import {
  type CheckedFiles,
  checkFiles,
  checkForms,
  failuresOnly,
  together,
} from './check-command.ts';
import { type Task, wholePath } from './drafts.ts';
import { exitCodeOf } from './exit-code.ts';
import { fixFiles } from './fix-command.ts';
import { FORMATS } from './formats.ts';
import { USAGE, USAGES } from './help.ts';
import { Output, type Stream } from './output.ts';
import { ownForms } from './own-forms.ts';

/** What the program speaks. */
export const LANGUAGE = 'zh-cn';

/** Checks the drafts, here or in several threads; what it gives is told in its order. */
export type CheckTask = (task: Task, t: Translate) => Promise<readonly CheckedFiles[]>;

const checkHere: CheckTask = async (task, t) => [checkFiles(task, t)];

/** Something the program can be asked to do. */
interface Command {
  readonly options: OptionKinds;
  /** Gives the exit code. */
  run(given: Arguments, context: Context): Promise<number>;
}

/** What a command works with. */
interface Context {
  readonly t: Translate;
  readonly out: Output;
  readonly error: Output;
  readonly checkAll: CheckTask;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', { options: { final: 'flag', format: 'value', 'no-accepted': 'flag' }, run: check }],
  ['fix', { options: { write: 'flag' }, run: fix }],
]);

/**
 * Runs the command line and gives the exit code. It speaks Chinese whatever the locale, as the forms and their
 * readers do.
 */
export async function main(
  args: readonly string[],
  outStream: Stream,
  errorStream: Stream,
  checkAll: CheckTask = checkHere,
): Promise<number> {
  const t = translatorFor(LANGUAGE);
  const [out, error] = [new Output(outStream), new Output(errorStream)];
  const [name = '', ...rest] = args;
  if (name === '--version') {
    out.line(version);
    return 0;
  }
  if (name === 'help' || name === '--help' || name === '-h') return help(rest[0], t, out, error);
  const command = COMMANDS.get(name);
  if (!command) {
    return refuse(name === '' ? undefined : t('There is no command “{0}”.', name), error);
  }
  const given = readArguments(rest, command.options, t);
  if (typeof given === 'string') return refuse(given, error, USAGES.get(name));
  if (given.options.has('help')) return help(name, t, out, error);
  if (given.paths.length === 0) return refuse(t('No file was given.'), error, USAGES.get(name));
  return command.run(given, { t, out, error, checkAll });
}

/** Says how a command is used, or the program where none is named. */
function help(name: string | undefined, t: Translate, out: Output, error: Output): number {
  const usage = name === undefined ? USAGE : USAGES.get(name);
  if (usage === undefined) return refuse(t('There is no command “{0}”.', name ?? ''), error);
  out.lines(usage);
  return 0;
}

function refuse(why: string | undefined, error: Output, usage = USAGE): number {
  if (why !== undefined) error.lines(`${why}\n`);
  error.lines(usage);
  return 2;
}

async function check(
  { options, paths }: Arguments,
  { t, out, error, checkAll }: Context,
): Promise<number> {
  const format = String(options.get('format') ?? 'text');
  const write = FORMATS.get(format);
  if (!write) {
    error.line(
      t('There is no format “{0}”. Available: {1}', format, [...FORMATS.keys()].join(', ')),
    );
    return 2;
  }
  const isFinal = options.has('final');
  const { task, failures } = taskOf(paths, options.has('no-accepted'), isFinal, t);
  const parts = await checkAll(task, t);
  const checked = together([failuresOnly(failures), checkForms(task, t), ...parts]);
  write(checked, t, out, task.directory);
  for (const line of [...checked.failures, ...checked.damages, ...checked.notes]) error.line(line);
  const isSomethingLeft = isFinal
    ? checked.answers.some(({ ready }) => !ready)
    : checked.found.length > 0;
  return exitCodeOf(checked, isSomethingLeft);
}

async function fix({ options, paths }: Arguments, { t, out, error }: Context): Promise<number> {
  const { task, failures } = taskOf(paths, false, false, t);
  return fixFiles(task, options.has('write'), failures, t, out, error);
}

/** What is to be done with the files named, each once, and what could not be dealt with on the way. */
function taskOf(
  paths: readonly string[],
  ignoresAccepted: boolean,
  isFinal: boolean,
  t: Translate,
): { task: Task; failures: readonly string[] } {
  const failures: string[] = [];
  const directory = workingDirectory();
  if (directory === undefined) failures.push(t('The working directory no longer exists.'));
  const files = new Map<string, string>();
  for (const path of paths) {
    const whole = wholePath(path, directory) ?? path;
    if (!files.has(whole)) files.set(whole, path);
  }
  const forms = ownForms(paths, directory, t, (line) => failures.push(line));
  return {
    task: { files: [...files.values()], forms, directory, ignoresAccepted, isFinal },
    failures,
  };
}

function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
