import path from 'node:path';
import { grouped } from '../grouped.ts';
import type { Translate } from '../l10n.ts';
import type { CheckedFile, CheckTask, Unit } from './check-file.ts';
import { checkForms } from './check-forms.ts';
import { wholePath } from './drafts.ts';
import type { NamedFile } from './find/named-file.ts';
import type { FormatWriter, Summary } from './format.ts';
import { FORMATS } from './formats.ts';
import { unitsOf, type Workers } from './job.ts';
import { lastYearFiles } from './last-year-files.ts';
import type { Output } from './output.ts';
import type { ProgressLine } from './progress-line.ts';

/** Those that check files. */
export type Checkers = Workers<Unit, readonly CheckedFile[]>;

/** How many folders are under way at a time. While one is waited for, the threads have enough to do. */
const MOST_FOLDERS = 16;

/** What came of checking. */
export interface CheckOutcome extends Summary {
  /** Whether something counts that was found. */
  readonly isFailing: boolean;
}

/**
 * Checks files folder by folder, and writes what is found as soon as it is known: a report may have to be compared with
 * last year's, which is in the same folder, so it is known at the latest when all files of its folder have been read.
 * Only what is written is kept until then.
 */
export async function checkFiles(
  files: readonly NamedFile[],
  task: CheckTask,
  failures: readonly string[],
  checkers: Checkers,
  t: Translate,
  out: Output,
  error: Output,
  progress: ProgressLine,
): Promise<CheckOutcome> {
  const { isOrdered } = FORMATS[task.format];
  const writer = FORMATS[task.format].writer(out, t, task);
  const told = new Tally(writer, error, failures);
  for (const draft of checkForms(task, t)) {
    const found = draft.reports.reduce((sum, report) => sum + report.found.length, 0);
    told.form(found, FORMATS[task.format].linesOf(draft, t, task.directory));
  }
  const order = new Map(files.map(({ file }, index) => [file, index]));
  const inOrder = new InOrder<CheckedFile>((checked) => told.file(checked));
  const take = (checked: CheckedFile): void => {
    if (isOrdered) inOrder.take(order.get(checked.file) ?? 0, checked);
    else told.file(checked);
  };
  const folders = grouped(files, ({ file }) => [
    path.dirname(wholePath(file, task.directory) ?? file),
  ]);
  await eachAtOnce(folders.values(), MOST_FOLDERS, (own) =>
    checkFolder(own, task, checkers, t, take, progress),
  );
  progress.end();
  return told.end();
}

/** Checks files of one folder. */
async function checkFolder(
  files: readonly NamedFile[],
  task: CheckTask,
  checkers: Checkers,
  t: Translate,
  take: (checked: CheckedFile) => void,
  progress: ProgressLine,
): Promise<void> {
  const waiting = new Map<string, CheckedFile>();
  await Promise.all(
    unitsOf(files).map(async (unit) => {
      const some = await checkers.do({ files: unit, lastYears: new Map() });
      progress.add(some.length);
      for (const checked of some) {
        if (checked.lastYears.length === 0) take(checked);
        waiting.set(checked.file, checked);
      }
    }),
  );
  const lastYears = lastYearFiles(task, [...waiting.values()], t);
  const again = files.filter(({ file }) => lastYears.has(file));
  for (const checked of waiting.values()) {
    if (checked.lastYears.length > 0 && !lastYears.has(checked.file)) take(checked);
  }
  waiting.clear();
  await Promise.all(
    unitsOf(again).map(async (unit) => {
      const own = new Map(unit.map(({ file }) => [file, lastYears.get(file) ?? []]));
      for (const checked of await checkers.do({ files: unit, lastYears: own })) take(checked);
    }),
  );
}

/** Does work on each of some things, on as many as given at a time. */
async function eachAtOnce<T>(
  things: Iterable<T>,
  most: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for (const thing of things) {
    const one = work(thing).then(() => {
      underWay.delete(one);
    });
    underWay.add(one);
    if (underWay.size >= most) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}

/** Hands on what comes in in any order, in the order of its numbers from 0. */
class InOrder<T> {
  readonly #handOn: (one: T) => void;
  readonly #waiting = new Map<number, T>();
  #next = 0;

  constructor(handOn: (one: T) => void) {
    this.#handOn = handOn;
  }

  take(number: number, one: T): void {
    this.#waiting.set(number, one);
    for (;;) {
      const next = this.#waiting.get(this.#next);
      if (next === undefined) return;
      this.#waiting.delete(this.#next++);
      this.#handOn(next);
    }
  }
}

/** Writes the results and adds them up. */
class Tally {
  readonly #writer: FormatWriter;
  readonly #error: Output;
  /** Several files may have the same failure, of a file that all of them need. */
  readonly #failures = new Set<string>();
  readonly #damages: string[] = [];
  readonly #notes: string[] = [];
  readonly #counts = { files: 0, found: 0, accepted: 0, unread: 0, unrecognised: 0, passedOver: 0 };
  #isFailing = false;

  constructor(writer: FormatWriter, error: Output, failures: readonly string[]) {
    this.#writer = writer;
    this.#error = error;
    this.#fail(failures);
  }

  /** Takes the mistakes in a form. */
  form(found: number, lines: readonly string[]): void {
    this.#counts.found += found;
    this.#isFailing = true;
    this.#writer.add(lines);
  }

  file({
    outcome,
    lines,
    found,
    accepted,
    isFailing,
    failures,
    damages,
    notes,
  }: CheckedFile): void {
    this.#writer.add(lines);
    this.#fail(failures);
    for (const line of [...damages, ...notes]) this.#error.line(line);
    this.#damages.push(...damages);
    this.#notes.push(...notes);
    this.#isFailing ||= isFailing;
    const counts = this.#counts;
    counts.found += found;
    counts.accepted += accepted;
    if (outcome === 'passed over') counts.passedOver++;
    else counts.files++;
    if (outcome === 'unread') counts.unread++;
    if (outcome === 'unrecognised') counts.unrecognised++;
  }

  end(): CheckOutcome {
    const told = {
      failures: [...this.#failures],
      damages: this.#damages,
      notes: this.#notes,
    };
    const outcome = { ...this.#counts, ...told, isFailing: this.#isFailing };
    this.#writer.end(outcome);
    return outcome;
  }

  #fail(failures: readonly string[]): void {
    for (const line of failures) {
      if (!this.#failures.has(line)) this.#error.line(line);
      this.#failures.add(line);
    }
  }
}
