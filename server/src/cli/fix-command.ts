import { unlinkSync } from 'node:fs';
import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import { type Source, shownPlace } from '../source/draft-source.ts';
import { type MendedDraft, mendDraft } from '../source/mend-draft.ts';
import { backUp } from './backup.ts';
import { isPassedOver, tellUnrecognised } from './check-file.ts';
import { formLines } from './check-forms.ts';
import { Drafts, type Task } from './drafts.ts';
import { exitCodeOf } from './exit-code.ts';
import type { NamedFile } from './find/named-file.ts';
import { lastYearFilesOf } from './last-year-files.ts';
import { Leftovers } from './leftovers.ts';
import { lockBeside } from './lock-beside.ts';
import type { Output } from './output.ts';
import { replaceFile } from './replace-file.ts';
import { messageOf } from './system-errors.ts';
import { writeAccepted, writePassedOver, writeUnread } from './text-format.ts';

/** What is done with the changes. */
export interface FixOptions {
  /** Whether the files are changed; otherwise the changes are only listed. */
  readonly isWritten: boolean;
  /** Whether a copy of each file that is changed is kept beside it. */
  readonly isBackedUp: boolean;
}

/**
 * Makes all certain corrections in drafts: the style of figures and punctuation, and located figures.
 * Prints each change as `file:place: title`, and how many findings are left to the user.
 *
 * @param failures What could not be done before.
 * @returns The exit code.
 */
export function fixFiles(
  files: readonly NamedFile[],
  task: Task,
  options: FixOptions,
  failures: readonly string[],
  t: Translate,
  out: Output,
  error: Output,
): number {
  const { isWritten } = options;
  const fixer = new Fixer(task, options, t);
  const inForms = formLines(task, t);
  for (const line of inForms) out.line(line);
  const lastYears = lastYearFilesOf(
    files.map(({ file }) => file),
    task,
    t,
  );
  let [changes, left, accepted, unread, passedOver] = [0, inForms.length, 0, 0, 0];
  for (const named of files) {
    const { file } = named;
    const mended = fixer.fix(named, lastYears.get(file) ?? []);
    if (mended === 'unread') {
      unread++;
      continue;
    }
    if (mended === 'passed over') {
      passedOver++;
      continue;
    }
    changes += mended.changes.length;
    left += mended.left;
    accepted += mended.accepted;
    for (const change of mended.changes) out.line(`${file}:${change}`);
  }
  const told = fixer.drafts.take();
  const all = { ...told, failures: [...new Set([...failures, ...told.failures])] };
  for (const line of [...all.failures, ...all.damages, ...all.notes]) error.line(line);
  const count = files.length - passedOver;
  out.line(
    isWritten
      ? t('Files: {0}; places changed: {1}; findings left to you: {2}', count, changes, left)
      : t('Files: {0}; places to change: {1}; findings left to you: {2}', count, changes, left),
  );
  writeUnread(unread, t, out);
  writeAccepted(accepted, t, out);
  writePassedOver(passedOver, t, out);
  if (changes > 0 && !isWritten) out.line(t('Add --write to change the files.'));
  return exitCodeOf(all, left > 0 || (changes > 0 && !isWritten));
}

/** The result for a file. */
interface Mended {
  /** `place: title` of each change. */
  readonly changes: readonly string[];
  /** Number of findings left. */
  readonly left: number;
  readonly accepted: number;
}

class Fixer {
  readonly drafts: Drafts;
  readonly #options: FixOptions;
  readonly #t: Translate;
  readonly #leftovers = new Leftovers();

  constructor(task: Task, options: FixOptions, t: Translate) {
    this.drafts = new Drafts(task, t);
    this.#options = options;
    this.#t = t;
  }

  /**
   * Mends a file, unless it cannot be read, or was met and is about something else. A file that cannot be written keeps
   * all its findings.
   */
  fix(named: NamedFile, lastYears: readonly string[]): Mended | 'unread' | 'passed over' {
    // They may have been changed themselves.
    this.drafts.forgetLastYears();
    try {
      return this.#fix(named, lastYears);
    } catch (reason) {
      // A bug in Gouji affects only this file.
      this.drafts.fail(named.file, this.#t('Gouji failed at this file: {0}', messageOf(reason)));
      return 'unread';
    }
  }

  #fix(named: NamedFile, lastYears: readonly string[]): Mended | 'unread' | 'passed over' {
    const { file, isMet } = named;
    const { drafts } = this;
    if (drafts.isIgnored(file)) {
      if (isMet) return 'passed over';
      drafts.noteIgnored(file);
      return { changes: [], left: 0, accepted: 0 };
    }
    const source = drafts.readNamed(named);
    if (source === 'unread' || source === 'passed over') return source;
    const whole = drafts.wholePath(file) ?? file;
    const open = () => drafts.document(file, source.text, { lastYears });
    if (isPassedOver(named, open())) return 'passed over';
    drafts.tellLosses(file, source);
    if (this.#options.isWritten) this.#leftovers.clean(whole, source.bytes);
    const { document, corrections } = this.#mend(file, whole, source, open);
    tellUnrecognised(named, document, drafts, this.#t);
    const { parts } = document.analysis;
    const left = parts.flatMap((part) => document.findingsOf(part)).length;
    const changes = corrections.map(({ place, title }) => `${place}: ${title}`);
    const accepted = parts.flatMap((part) => document.acceptedOf(part)).length;
    return { changes, left, accepted };
  }

  /** Mends a draft, and writes it if it is to be written. What prevents that is a failure. */
  #mend(
    file: string,
    whole: string,
    source: Source,
    open: () => OpenDocument,
  ): Pick<MendedDraft, 'document' | 'corrections'> {
    const mended = mendDraft(source, open);
    for (const { refused, place } of mended.refusals) {
      this.drafts.fail(place ? `${file}:${shownPlace(place)}` : file, refused);
    }
    const { bytes } = mended;
    const isDone = !bytes || !this.#options.isWritten || this.#write(file, whole, source, bytes);
    return isDone ? mended : { document: open(), corrections: [] };
  }

  /** Writes a file. Returns whether it was written; what prevented it is a failure. */
  #write(file: string, whole: string, source: Source, after: Uint8Array): boolean {
    const refused = this.#openElsewhere(whole, source) ?? this.#replace(whole, source.bytes, after);
    if (refused !== undefined) this.drafts.fail(file, refused);
    return refused === undefined;
  }

  /** Which program has the file open, in a sentence for the user; undefined if none is known to. */
  #openElsewhere(file: string, { isOffice }: Source): string | undefined {
    const lock = isOffice ? lockBeside(file) : undefined;
    if (lock === undefined) return undefined;
    return this.#t(
      'The file is open in another program, so it was not written. Close it there. If it is not open, delete “{0}”.',
      lock,
    );
  }

  #replace(file: string, before: Uint8Array, after: Uint8Array): string | undefined {
    if (!this.#options.isBackedUp) return replaceFile({ file, before, after }, this.#t);
    const kept = backUp(file, before, this.#t);
    if ('refused' in kept) return kept.refused;
    const refused = replaceFile({ file, before, after }, this.#t);
    if (refused !== undefined) unlinkSync(kept.copy);
    return refused;
  }
}
