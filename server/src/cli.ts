import { isMainThread } from 'node:worker_threads';
import { LANGUAGE, main, type WorkersFor } from './cli/command-line.ts';
import { Output } from './cli/output.ts';
import { codeOf, messageOf } from './cli/system-errors.ts';
import { serveThread, workersInThreads } from './cli/threads.ts';
import { translatorFor } from './l10n.ts';

const t = translatorFor(LANGUAGE);
const [, program = '', ...args] = process.argv;

if (!isMainThread) {
  serveThread();
} else {
  process.on('uncaughtException', crash);
  process.stdout.on('error', (reason) => {
    // Whoever closed the pipe has read enough.
    if (codeOf(reason) === 'EPIPE') return;
    new Output(process.stderr).line(t('The output cannot be written: {0}', messageOf(reason)));
    process.exitCode = 2;
  });
  // Standard error is closed too, so this failure cannot be reported anywhere.
  process.stderr.on('error', () => {});
  const workersFor: WorkersFor = (job, count) => workersInThreads(program, job, count);
  main(args, process.stdout, process.stderr, workersFor, process.stdin).then((code) => {
    process.exitCode ??= code;
  }, crash);
}

/** A bug in Gouji: one line, and an exit code that never stands for findings. */
function crash(reason: unknown): void {
  const error = new Output(process.stderr);
  error.line(t('Gouji failed, so not everything was checked: {0}', messageOf(reason)));
  if (process.env.GOUJI_DEBUG && reason instanceof Error) error.lines(reason.stack ?? '');
  process.exit(2);
}
