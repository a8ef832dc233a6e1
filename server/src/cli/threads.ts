import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Checked, checkFiles, filesChecker } from './check.ts';
import type { Task } from './drafts.ts';

/** Fewer files are checked before a second thread has started. */
const FEWEST = 200;

/** Neighbours that one thread checks before it takes the next: as many as are done in a wink. */
const FILES_OF_PART = 50;

/** What several threads do together: each takes the next part that none has taken. */
interface SharedTask extends Task {
  /** How many parts are taken; memory that all threads share. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** A part of the files by its place among the parts, and what was found in it. */
interface CheckedPart {
  readonly part: number;
  readonly checked: Checked;
}

/** Checks files on all cores; what is told keeps their order. */
export async function checkInThreads(program: string, task: Task): Promise<readonly Checked[]> {
  const threads = Math.min(availableParallelism(), Math.floor(task.files.length / FEWEST));
  if (threads < 2) return [checkFiles(task)];
  const shared = { ...task, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const others = Array.from({ length: threads - 1 }, () => checkElsewhere(program, shared));
  const own = checkParts(shared);
  const parts = [own, ...(await Promise.all(others))].flat();
  return parts.sort((a, b) => a.part - b.part).map(({ checked }) => checked);
}

function checkElsewhere(program: string, task: SharedTask): Promise<CheckedPart[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** What a thread started by `checkInThreads` does. */
export function serveThread(): void {
  const task: SharedTask = workerData;
  parentPort?.postMessage(checkParts(task));
}

function checkParts({ files, forms, taken }: SharedTask): CheckedPart[] {
  const check = filesChecker(forms);
  const done: CheckedPart[] = [];
  for (;;) {
    const part = Atomics.add(taken, 0, 1);
    const own = files.slice(part * FILES_OF_PART, (part + 1) * FILES_OF_PART);
    if (own.length === 0) return done;
    done.push({ part, checked: check(own) });
  }
}
