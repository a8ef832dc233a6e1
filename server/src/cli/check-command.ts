import type { Diagnostic } from 'vscode-languageserver-types';
import { settingsOf } from '../analysis.ts';
import { diagnosticOf } from '../features/diagnostics.ts';
import { formProblems } from '../features/form-problems.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import { languageService } from '../service.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { Drafts, documentOf, type Task, type Told } from './drafts.ts';
import { shortPath } from './short-path.ts';
import { messageOf } from './system-errors.ts';

/** A finding in a file. */
export interface FoundInFile {
  /** The file's path as it was given. */
  readonly file: string;
  readonly diagnostic: Diagnostic;
}

/** A finding that someone has accepted, with the reason. */
export interface AcceptedFound extends FoundInFile {
  readonly reason: string;
}

/** Whether a draft is ready to be published, and the answer in a sentence. */
export interface Readiness {
  readonly file: string;
  readonly ready: boolean;
  readonly sentence: string;
}

/** What was found in some files: plain data, which can go from one thread to another. */
export interface CheckedFiles extends Told {
  readonly files: number;
  readonly found: readonly FoundInFile[];
  /** What `.gouji/accepted.json` accepts in a folder above a draft: counted, and not listed among the others. */
  readonly accepted: readonly AcceptedFound[];
  /** One for each file that was read, where it was asked. */
  readonly answers: readonly Readiness[];
  /** How many files could not be read. */
  readonly unread: number;
  /** How many files have no table of a known form. */
  readonly unrecognised: number;
}

/** Checks drafts. */
export function checkFiles(task: Task, t: Translate): CheckedFiles {
  return filesChecker(task, t)(task.files);
}

/** Gives what checks drafts, some of them at a time; see `checkFiles`. */
export function filesChecker(task: Task, t: Translate): (files: readonly string[]) => CheckedFiles {
  const drafts = new Drafts(task, t);
  return (files) => {
    const found: FoundInFile[] = [];
    const accepted: AcceptedFound[] = [];
    const answers: Readiness[] = [];
    let [unread, unrecognised] = [0, 0];
    for (const file of files) {
      try {
        const source = drafts.read(file);
        if (!source) {
          unread++;
          continue;
        }
        const document = drafts.document(file, source.content.text);
        for (const diagnostic of languageService.diagnostics(document))
          found.push({ file, diagnostic });
        for (const one of acceptedIn(document)) accepted.push({ file, ...one });
        if (task.isFinal) {
          const { ready, sentence } = languageService.checkReport(document);
          answers.push({ file, ready, sentence });
        }
        if (!drafts.isRecognised(file, document)) unrecognised++;
      } catch (reason) {
        // A fault of ours costs this file, and not the others.
        unread++;
        drafts.fail(file, t('Gouji failed at this file: {0}', messageOf(reason)));
      }
    }
    const counts = { files: files.length, unread, unrecognised };
    return { ...counts, found, accepted, answers, ...drafts.take() };
  };
}

/** What is accepted in a draft, as what is found otherwise. */
export function acceptedIn(document: OpenDocument): Omit<AcceptedFound, 'file'>[] {
  return document.analysis.parts.flatMap((part) =>
    document.acceptedOf(part).map(({ finding, acceptance }) => ({
      diagnostic: diagnosticOf(document, part, finding, undefined),
      reason: acceptance.reason,
    })),
  );
}

/** The mistakes in form files, each a finding of its file. */
export function checkForms({ forms, directory }: Task, t: Translate): CheckedFiles {
  const statutory = statutoryForms();
  const settings = settingsOf(formsOf(statutory), t, {});
  const own = new FormFiles(statutory);
  for (const [form, text] of forms) own.set(form, text, t);
  const found = [...forms].flatMap(([form, text]) => {
    const document = documentOf(form, text, { settings, besideOthers: () => [] });
    const file = shortPath(form, directory);
    const problems = formProblems(document, own.problems(form, t));
    return problems.map((diagnostic) => ({ file, diagnostic }));
  });
  return { ...NOTHING, found };
}

const NOTHING: CheckedFiles = {
  files: 0,
  unread: 0,
  found: [],
  accepted: [],
  answers: [],
  unrecognised: 0,
  failures: [],
  damages: [],
  notes: [],
};

/** Something that was told beside what was found. */
export function failuresOnly(failures: readonly string[]): CheckedFiles {
  return { ...NOTHING, failures };
}

/** What several threads found, as one. */
export function together(parts: readonly CheckedFiles[]): CheckedFiles {
  const sum = (count: 'files' | 'unread' | 'unrecognised') =>
    parts.reduce((total, part) => total + part[count], 0);
  return {
    files: sum('files'),
    unread: sum('unread'),
    found: parts.flatMap(({ found }) => found),
    accepted: parts.flatMap(({ accepted }) => accepted),
    answers: parts.flatMap(({ answers }) => answers),
    unrecognised: sum('unrecognised'),
    // Several threads may have failed at one file that all of them need.
    failures: [...new Set(parts.flatMap(({ failures }) => failures))],
    damages: parts.flatMap(({ damages }) => damages),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
