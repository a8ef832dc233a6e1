import { isMainThread } from 'node:worker_threads';
import type { Task } from './cli/drafts.ts';
import { main } from './cli/main.ts';
import { checkInThreads, serveThread } from './cli/threads.ts';

const [, program = '', ...args] = process.argv;
if (isMainThread) {
  const check = (task: Task) => checkInThreads(program, task);
  main(args, process.stdout, process.stderr, check).then((code) => {
    process.exitCode = code;
  });
} else {
  serveThread();
}
