import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Translate, translatorFor } from '../l10n.ts';
import { version } from '../version.ts';
import { type Arguments, type OptionKinds, readArguments } from './arguments.ts';
import { checkFiles } from './check-command.ts';
import { checking } from './check-file.ts';
import { convertFile } from './convert-command.ts';
import type { Task } from './drafts.ts';
import { exitCodeOf } from './exit-code.ts';
import { FilesAbove } from './files-above.ts';
import { findFiles } from './find/find-files.ts';
import { pathsInList } from './find/list-of-files.ts';
import type { NamedFile } from './find/named-file.ts';
import { fixFiles } from './fix-command.ts';
import { FORMATS, isFormatName } from './formats.ts';
import { GoujiFolders } from './gouji-folders.ts';
import { USAGE, USAGES } from './help.ts';
import type { Job, Workers } from './job.ts';
import { Output, StatusLine, type Stream } from './output.ts';
import { OutputFile } from './output-file.ts';
import { ownForms } from './own-forms.ts';
import { ProgressLine } from './progress-line.ts';
import { reading } from './read-reports.ts';
import { SEVERITIES } from './severity.ts';
import { readStandardInput, STANDARD_INPUT, type StandardInput } from './standard-input.ts';
import { sumFiles } from './sum-command.ts';
import { workersHere } from './threads.ts';

/** The language of the program if the settings name none. */
export const LANGUAGE = 'zh-cn';

/** Makes those that do a job with so many files, in this thread or in several. */
export type WorkersFor = <Unit, Result>(
  job: Job<Unit, Result>,
  count: number,
) => Workers<Unit, Result>;

/** A command of the program. */
interface Command {
  readonly options: OptionKinds;
  /** Returns the exit code. */
  run(given: Arguments, context: Context): Promise<number>;
}

/** What a command works with. */
interface Context {
  /** The language of the program, as VS Code names it. */
  readonly language: string;
  readonly t: Translate;
  readonly out: Output;
  readonly error: Output;
  /** The last line of the terminal; undefined if standard error is no terminal. */
  readonly status: StatusLine | undefined;
  readonly workersFor: WorkersFor;
  readonly input: AsyncIterable<Uint8Array>;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'check',
    {
      options: {
        format: 'value',
        output: 'value',
        final: 'flag',
        'fail-on': 'value',
        'files-from': 'value',
        'stdin-name': 'value',
        'no-accepted': 'flag',
      },
      run: check,
    },
  ],
  ['fix', { options: { write: 'flag', backup: 'flag' }, run: fix }],
  ['convert', { options: { comments: 'flag' }, run: convert }],
  ['sum', { options: { output: 'value', title: 'value', against: 'value' }, run: sum }],
]);

/**
 * Runs the command line and returns the exit code. Output is in Chinese regardless of the locale, like
 * the forms and their readers, unless the settings of the working directory name another language.
 */
export async function main(
  args: readonly string[],
  outStream: Stream,
  errorStream: Stream & { readonly isTTY?: boolean },
  workersFor: WorkersFor = workersHere,
  input: AsyncIterable<Uint8Array> = nothing(),
): Promise<number> {
  const language = spokenIn(workingDirectory());
  const t = translatorFor(language);
  const status = errorStream.isTTY ? new StatusLine(errorStream) : undefined;
  const [out, error] = [new Output(outStream, status), new Output(errorStream, status)];
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
  if (given.paths.length === 0 && !given.options.has('files-from')) {
    return refuse(t('No file was given.'), error, USAGES.get(name));
  }
  if (given.options.get('output') === '-') {
    const why = t('The option --output names a file. Without it, the standard output is written.');
    return refuse(why, error, USAGES.get(name));
  }
  return command.run(given, { language, t, out, error, status, workersFor, input });
}

async function* nothing(): AsyncIterable<Uint8Array> {}

/** Prints how a command is used; without a name, how the program is used. */
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

async function check(given: Arguments, context: Context): Promise<number> {
  const { options } = given;
  const { t, error } = context;
  const format = String(options.get('format') ?? 'text');
  if (!isFormatName(format)) {
    const names = Object.keys(FORMATS).join(', ');
    error.line(t('There is no format “{0}”. Available: {1}', format, names));
    return 2;
  }
  const failOn = oneOf(SEVERITIES, options.get('fail-on') ?? 'hint');
  if (!failOn) {
    const names = SEVERITIES.join(', ');
    error.line(
      t('There is no severity “{0}”. Available: {1}', String(options.get('fail-on')), names),
    );
    return 2;
  }
  if (format === 'html' && !options.has('output')) {
    error.line(t('A page is written to a file. Name it with --output.'));
    return 2;
  }
  const found = await filesOf(given, context, true);
  if (!found) return 2;
  const { files, failures, task } = found;
  const output = options.get('output');
  const file = output === undefined ? undefined : OutputFile.create(String(output), t);
  if (file && 'problem' in file) {
    error.line(`${output}: ${file.problem}`);
    return 2;
  }
  const checkTask = { ...task, isFinal: options.has('final'), failOn, format };
  const checkers = context.workersFor(checking(checkTask, t), files.length);
  const progress = new ProgressLine(context.status, files.length, t);
  const out = file ? new Output(file, context.status) : context.out;
  const outcome = await checkFiles(files, checkTask, failures, checkers, t, out, error, progress);
  checkers.close();
  const problem = file?.close();
  if (problem !== undefined) {
    error.line(`${output}: ${problem}`);
    return 2;
  }
  return exitCodeOf(outcome, outcome.isFailing);
}

/** The value among those that are possible; undefined if it is none of them. */
function oneOf<T extends string>(all: readonly T[], value: string | true): T | undefined {
  return all.find((one) => one === value);
}

async function fix(given: Arguments, context: Context): Promise<number> {
  const { options } = given;
  if (options.has('backup') && !options.has('write')) {
    const why = context.t('The option --backup keeps what --write replaces, so it needs --write.');
    return refuse(why, context.error, USAGES.get('fix'));
  }
  const found = await filesOf(given, context, false);
  if (!found) return 2;
  const { files, failures, task } = found;
  const how = { isWritten: options.has('write'), isBackedUp: options.has('backup') };
  return fixFiles(files, task, how, failures, context.t, context.out, context.error);
}

async function convert({ options, paths }: Arguments, context: Context): Promise<number> {
  const { t, out, error } = context;
  const [input, output, ...more] = paths;
  if (input === undefined || output === undefined || more.length > 0) {
    return refuse(t('Name the file to read and the file to write.'), error, USAGES.get('convert'));
  }
  const { task, failures } = taskOf([input], options, context);
  return convertFile(input, task, output, options.has('comments'), failures, t, out, error);
}

async function sum(given: Arguments, context: Context): Promise<number> {
  const { options } = given;
  const chosenFor = (name: string) => {
    const value = options.get(name);
    return value === undefined ? undefined : String(value);
  };
  const chosen = {
    output: chosenFor('output'),
    title: chosenFor('title'),
    against: chosenFor('against'),
  };
  const found = await filesOf(given, context, false);
  if (!found) return 2;
  const { files, failures, task } = found;
  const { t, out, error } = context;
  const readers = context.workersFor(reading(task, t), files.length);
  const progress = new ProgressLine(context.status, files.length, t);
  const code = await sumFiles(files, task, chosen, failures, readers, t, out, error, progress);
  readers.close();
  return code;
}

/**
 * The files that the arguments stand for, with the failures so far; undefined if the list of files cannot be read.
 *
 * @param isRead Whether the standard input is read if it is named.
 */
async function filesOf(
  { options, paths }: Arguments,
  context: Context,
  isRead: boolean,
): Promise<{ files: readonly NamedFile[]; failures: readonly string[]; task: Task } | undefined> {
  const { t, error, input } = context;
  const list = options.get('files-from');
  const listed = list === undefined ? [] : await pathsInList(String(list), input, t);
  if ('problem' in listed) {
    error.line(`${list}: ${listed.problem}`);
    return undefined;
  }
  const name = String(options.get('stdin-name') ?? STANDARD_INPUT);
  const read =
    paths.includes(STANDARD_INPUT) && isRead ? await readStandardInput(name, input, t) : undefined;
  const found = await findFiles(paths, listed, name, workingDirectory(), t);
  const files = found.files.map(({ file }) => file);
  const { task, failures } = taskOf(files, options, context, read);
  return { files: found.files, failures: [...failures, ...found.failures], task };
}

/** What files are judged by, with the failures so far. */
function taskOf(
  files: readonly string[],
  options: Arguments['options'],
  { language, t }: Context,
  input?: StandardInput,
): { task: Task; failures: readonly string[] } {
  const failures: string[] = [];
  const directory = workingDirectory();
  if (directory === undefined) failures.push(t('The working directory no longer exists.'));
  const forms = ownForms(files, directory, t, (line) => failures.push(line));
  const ignoresAccepted = options.has('no-accepted');
  const task = { input, forms, directory, language, ignoresAccepted };
  return { task, failures };
}

/** The language that the settings of a folder name. Mistakes in them are reported when drafts are read. */
function spokenIn(directory: string | undefined): string {
  if (directory === undefined) return LANGUAGE;
  const t = translatorFor(LANGUAGE);
  const ignore = () => {};
  const above = new FilesAbove(new GoujiFolders(directory, t, ignore), t, ignore);
  const inside = path.join(directory, '.gouji');
  above.readAbove(inside);
  return above.settings(pathToFileURL(inside).href)?.language ?? LANGUAGE;
}

function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
