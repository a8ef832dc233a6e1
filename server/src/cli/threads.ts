import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Translate } from '../l10n.ts';
import { type CheckedFiles, checkFiles, filesChecker } from './check-command.ts';
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
  readonly checked: CheckedFiles;
}

/** Checks files on all cores; what is told keeps their order. */
export async function checkInThreads(
  program: string,
  task: Task,
  t: Translate,
): Promise<readonly CheckedFiles[]> {
  const threads = Math.min(availableParallelism(), Math.floor(task.files.length / FEWEST));
  if (threads < 2) return [checkFiles(task, t)];
  const shared = { ...task, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const others = Array.from({ length: threads - 1 }, () => checkElsewhere(program, shared));
  const own = checkParts(shared, t);
  const done = [own, ...(await Promise.all(others))].flat();
  const parts = [...done, ...checkRest(shared, done, t)];
  return parts.sort((a, b) => a.part - b.part).map(({ checked }) => checked);
}

/** What a thread found; nothing where it could not be started or broke off. */
function checkElsewhere(program: string, task: SharedTask): Promise<CheckedPart[]> {
  return new Promise((resolve) => {
    const worker = new Worker(program, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', () => resolve([]));
    worker.once('exit', () => resolve([]));
  });
}

/** What a thread started by `checkInThreads` does. */
export function serveThread(t: Translate): void {
  const task: SharedTask = workerData;
  parentPort?.postMessage(checkParts(task, t));
}

function checkParts({ taken, ...task }: SharedTask, t: Translate): CheckedPart[] {
  const check = filesChecker(task, t);
  const done: CheckedPart[] = [];
  for (;;) {
    const part = Atomics.add(taken, 0, 1);
    const own = filesOf(task, part);
    if (own.length === 0) return done;
    done.push({ part, checked: check(own) });
  }
}

/** The parts that a thread took and did not bring back. */
function checkRest(task: SharedTask, done: readonly CheckedPart[], t: Translate): CheckedPart[] {
  const known = new Set(done.map(({ part }) => part));
  const count = Math.ceil(task.files.length / FILES_OF_PART);
  const missing = Array.from({ length: count }, (_, part) => part).filter((at) => !known.has(at));
  if (missing.length === 0) return [];
  const check = filesChecker(task, t);
  return missing.map((part) => ({ part, checked: check(filesOf(task, part)) }));
}

function filesOf({ files }: Task, part: number): readonly string[] {
  return files.slice(part * FILES_OF_PART, (part + 1) * FILES_OF_PART);
}
