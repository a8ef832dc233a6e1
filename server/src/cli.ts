import { isMainThread } from 'node:worker_threads';
import { main } from './cli/main.ts';
import { checkInThreads, serveThread } from './cli/threads.ts';

const [, program = '', ...args] = process.argv;
if (isMainThread) {
  const check = (files: readonly string[]) => checkInThreads(program, files);
  main(args, process.stdout, process.stderr, check).then((code) => {
    process.exitCode = code;
  });
} else {
  serveThread();
}
