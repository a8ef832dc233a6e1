import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Checked, checkFiles } from './check.ts';

/** Fewer files are checked before a second thread has started. */
const FEWEST = 200;

/** Checks files on all cores, each a share of neighbours, so that what is told keeps their order. */
export async function checkInThreads(
  program: string,
  files: readonly string[],
): Promise<readonly Checked[]> {
  const threads = Math.min(availableParallelism(), Math.floor(files.length / FEWEST));
  if (threads < 2) return [checkFiles(files)];
  const share = Math.ceil(files.length / threads);
  const others = Array.from({ length: threads - 1 }, (_, index) =>
    checkElsewhere(program, files.slice((index + 1) * share, (index + 2) * share)),
  );
  const own = checkFiles(files.slice(0, share));
  return [own, ...(await Promise.all(others))];
}

function checkElsewhere(program: string, files: readonly string[]): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: files });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** What a thread started by `checkInThreads` does. */
export function serveThread(): void {
  const files: readonly string[] = workerData;
  parentPort?.postMessage(checkFiles(files));
}
