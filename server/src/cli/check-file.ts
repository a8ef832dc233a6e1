import { sayUnrecognised } from '../features/tables.ts';
import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import { checkedIn, isAboutSomethingElse } from '../review-page/about-something-else.ts';
import { type CheckedDraft, checkedDraft, unreadDraft } from './checked-draft.ts';
import { Drafts, type Task, type Told } from './drafts.ts';
import type { NamedFile } from './find/named-file.ts';
import { FORMATS, type FormatName } from './formats.ts';
import type { Job } from './job.ts';
import { type ReportsOfFile, reportKeys } from './last-year-files.ts';
import { isAtLeast, type SeverityName, severityOf } from './severity.ts';
import { messageOf } from './system-errors.ts';

/** How drafts are checked: plain data for all threads. */
export interface CheckTask extends Task {
  /** Whether each draft is to be checked for publication. */
  readonly isFinal: boolean;
  /** The least severity that counts. */
  readonly failOn: SeverityName;
  readonly format: FormatName;
}

/** Some files, with the files of last year's reports by those that are compared with them: plain data. */
export interface Unit {
  readonly files: readonly NamedFile[];
  readonly lastYears: ReadonlyMap<string, readonly string[]>;
}

/** The result for a file: plain data, which can be passed between threads. */
export interface CheckedFile extends Told, ReportsOfFile {
  /** `passed over` if the file was met and is about something else. */
  readonly outcome: 'checked' | 'unrecognised' | 'unread' | 'ignored' | 'passed over';
  /** What the format writes about it. */
  readonly lines: readonly string[];
  /** How many findings are listed, and how many are accepted and not listed. */
  readonly found: number;
  readonly accepted: number;
  /** Whether something in it counts, or it is not ready to be published if that was asked. */
  readonly isFailing: boolean;
}

/** Checks files, in this thread or in others. */
export function checking(task: CheckTask, t: Translate): Job<Unit, readonly CheckedFile[]> {
  return {
    given: { work: 'check', task },
    begin() {
      const checker = new FileChecker(task, t);
      return (unit) => checker.check(unit);
    },
  };
}

/** Checks files one by one, and puts the results into the words of the format. */
class FileChecker {
  readonly #task: CheckTask;
  readonly #t: Translate;
  readonly #drafts: Drafts;

  constructor(task: CheckTask, t: Translate) {
    this.#task = task;
    this.#t = t;
    this.#drafts = new Drafts(task, t);
  }

  check({ files, lastYears }: Unit): CheckedFile[] {
    const checked = files.map((named) => this.#check(named, lastYears.get(named.file) ?? []));
    this.#drafts.forgetLastYears();
    return checked;
  }

  #check(named: NamedFile, lastYears: readonly string[]): CheckedFile {
    try {
      return this.#judge(named, lastYears);
    } catch (reason) {
      // A bug in Gouji affects only this file.
      const why = this.#t('Gouji failed at this file: {0}', messageOf(reason));
      this.#drafts.fail(named.file, why);
      return this.#result(unreadDraft(named.file), 'unread');
    }
  }

  #judge(named: NamedFile, lastYears: readonly string[]): CheckedFile {
    const { file, isMet } = named;
    const [drafts, t] = [this.#drafts, this.#t];
    if (drafts.isIgnored(file)) {
      if (isMet) return this.#nothing(file, 'passed over');
      drafts.noteIgnored(file);
      return this.#nothing(file, 'ignored');
    }
    const source = drafts.readNamed(named);
    if (source === 'passed over') return this.#nothing(file, source);
    if (source === 'unread') return this.#result(unreadDraft(file), source);
    const document = drafts.document(file, source.text, { lastYears });
    if (isPassedOver(named, document)) return this.#nothing(file, 'passed over');
    drafts.tellLosses(file, source);
    tellUnrecognised(named, document, drafts, t);
    const draft = checkedDraft(file, source, document, drafts, this.#task.isFinal);
    return this.#result(draft, isChecked(named, document) ? 'checked' : 'unrecognised');
  }

  #nothing(file: string, outcome: 'ignored' | 'passed over'): CheckedFile {
    const nothing = { lines: [], found: 0, accepted: 0, isFailing: false };
    return { file, outcome, keys: [], lastYears: [], ...nothing, ...this.#drafts.take() };
  }

  #result(draft: CheckedDraft, outcome: 'checked' | 'unrecognised' | 'unread'): CheckedFile {
    const { file, document, reports, answer } = draft;
    const { format, failOn, directory } = this.#task;
    const found = reports.flatMap((report) => report.found);
    const isFailing = answer
      ? !answer.ready
      : reports.some(({ isReadInPart }) => isReadInPart) ||
        found.some(({ diagnostic }) => isAtLeast(severityOf(diagnostic), failOn));
    const years = document ? reportKeys(document) : { keys: [], lastYears: [] };
    return {
      file,
      outcome,
      ...years,
      lines: FORMATS[format].linesOf(draft, this.#t, directory),
      found: found.length,
      accepted: reports.reduce((sum, { accepted }) => sum + accepted.length, 0),
      isFailing,
      ...this.#drafts.take(),
    };
  }
}

/** Whether a file that was met is about something else. */
export function isPassedOver({ file, isMet }: NamedFile, document: OpenDocument): boolean {
  return isMet && isAboutSomethingElse(file, document);
}

/** Whether what a file is expected to hold was checked: of one that was met, any table that shows its own sums. */
function isChecked({ isMet }: NamedFile, document: OpenDocument): boolean {
  const checked = checkedIn(document);
  return checked === 'tables' || (isMet && checked === 'totals');
}

/** Says that no table of a report is in a draft. It is a failure if the draft was named and no table was checked. */
export function tellUnrecognised(
  named: NamedFile,
  document: OpenDocument,
  drafts: Drafts,
  t: Translate,
): void {
  if (isChecked(named, document)) return;
  const { file, isMet } = named;
  const checked = checkedIn(document);
  if (checked === 'tables') return;
  const why = document.text.trim() === '' ? t('The file is empty.') : sayUnrecognised(checked, t);
  if (isMet || checked === 'totals') drafts.note(file, why);
  else drafts.fail(file, why);
}
