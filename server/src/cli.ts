import { isMainThread } from 'node:worker_threads';
import { type CheckTask, LANGUAGE, main } from './cli/command-line.ts';
import { Output } from './cli/output.ts';
import { codeOf, messageOf } from './cli/system-errors.ts';
import { checkInThreads, serveThread } from './cli/threads.ts';
import { translatorFor } from './l10n.ts';

const t = translatorFor(LANGUAGE);
const [, program = '', ...args] = process.argv;

if (!isMainThread) {
  serveThread(t);
} else {
  process.on('uncaughtException', crash);
  process.stdout.on('error', (reason) => {
    // Who closes the pipe has read enough.
    if (codeOf(reason) === 'EPIPE') return;
    new Output(process.stderr).line(t('The output cannot be written: {0}', messageOf(reason)));
    process.exitCode = 2;
  });
  // There is nowhere left to tell it.
  process.stderr.on('error', () => {});
  const check: CheckTask = (task) => checkInThreads(program, task, t);
  main(args, process.stdout, process.stderr, check).then((code) => {
    process.exitCode ??= code;
  }, crash);
}

/** A fault of ours: one line, and never the exit code that stands for findings. */
function crash(reason: unknown): void {
  const error = new Output(process.stderr);
  error.line(t('Gouji has failed, and not everything is checked: {0}', messageOf(reason)));
  if (process.env.GOUJI_DEBUG && reason instanceof Error) error.lines(reason.stack ?? '');
  process.exit(2);
}
