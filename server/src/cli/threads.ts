import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Checked, checkFiles, type Task } from './check.ts';

/** Fewer files are checked before a second thread has started. */
const FEWEST = 200;

/** Checks files on all cores, each a share of neighbours, so that what is told keeps their order. */
export async function checkInThreads(
  program: string,
  { files, forms }: Task,
): Promise<readonly Checked[]> {
  const threads = Math.min(availableParallelism(), Math.floor(files.length / FEWEST));
  if (threads < 2) return [checkFiles({ files, forms })];
  const share = Math.ceil(files.length / threads);
  const others = Array.from({ length: threads - 1 }, (_, index) =>
    checkElsewhere(program, {
      files: files.slice((index + 1) * share, (index + 2) * share),
      forms,
    }),
  );
  const own = checkFiles({ files: files.slice(0, share), forms });
  return [own, ...(await Promise.all(others))];
}

function checkElsewhere(program: string, task: Task): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** What a thread started by `checkInThreads` does. */
export function serveThread(): void {
  const task: Task = workerData;
  parentPort?.postMessage(checkFiles(task));
}
