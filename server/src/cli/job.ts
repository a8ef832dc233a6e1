import type { Task } from './drafts.ts';
import type { NamedFile } from './find/named-file.ts';

/** Work on files, unit by unit. Units and results are plain data, which can be passed between threads. */
export interface Job<Unit, Result> {
  /** From which another thread begins the same work: plain data. */
  readonly given: { readonly work: 'check' | 'read'; readonly task: Task };
  /** Begins the work in this thread, and returns what deals with a unit. */
  begin(): (unit: Unit) => Result;
}

/** Those that do the work of a job, in this thread or in others. */
export interface Workers<Unit, Result> {
  do(unit: Unit): Promise<Result>;
  /** Ends the threads. */
  close(): void;
}

/** How many neighbouring files are dealt with at a time; they take only a moment. */
const FILES_OF_UNIT = 50;

/** The files in units. */
export function unitsOf(files: readonly NamedFile[]): (readonly NamedFile[])[] {
  const count = Math.ceil(files.length / FILES_OF_UNIT);
  return Array.from({ length: count }, (_, at) =>
    files.slice(at * FILES_OF_UNIT, (at + 1) * FILES_OF_UNIT),
  );
}
