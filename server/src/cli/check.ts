import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-types';
import { settingsOf } from '../analysis.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { formProblems } from '../features/form-problems.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import { translatorFor } from '../l10n.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { Drafts, documentOf, type Task, type Told, textOf } from './drafts.ts';

/** A finding in a file. */
export interface Found {
  /** The file's path as it was given. */
  readonly file: string;
  readonly diagnostic: Diagnostic;
}

/** What was found in some files: plain data, which can go from one thread to another. */
export interface Checked extends Told {
  readonly files: number;
  readonly found: readonly Found[];
  /** How many files have no table of a known form. */
  readonly unrecognised: number;
}

/** Checks drafts. What `.gouji/accepted.json` accepts in a folder above a draft is not found. */
export function checkFiles({ files, forms }: Task): Checked {
  return filesChecker(forms)(files);
}

/** Gives what checks drafts, some of them at a time; see `checkFiles`. */
export function filesChecker(formFiles: readonly string[]): (files: readonly string[]) => Checked {
  const drafts = new Drafts(formFiles);
  return (files) => {
    const found: Found[] = [];
    let unrecognised = 0;
    for (const file of files) {
      const text = drafts.textOf(file);
      if (text === undefined) continue;
      const document = drafts.document(file, text);
      for (const diagnostic of diagnostics(document, undefined)) found.push({ file, diagnostic });
      if (!drafts.isRecognised(file, document)) unrecognised++;
    }
    return { files: files.length, found, unrecognised, ...drafts.take() };
  };
}

/** The mistakes in form files, each a finding of its file. */
export function checkForms(forms: readonly string[]): Checked {
  const t = translatorFor('zh-cn');
  const statutory = statutoryForms();
  const settings = settingsOf(formsOf(statutory), t, {});
  const own = new FormFiles(statutory);
  const texts = new Map(forms.map((form) => [form, textOf(form, [])]));
  for (const [form, text] of texts) own.set(form, text, t);
  const found = [...texts].flatMap(([form, text = '']) => {
    const document = documentOf(form, text, { settings, besideOthers: () => [] });
    const file = path.relative('', form);
    const problems = formProblems(document, own.problems(form, t));
    return problems.map((diagnostic) => ({ file, diagnostic }));
  });
  return { files: 0, found, unrecognised: 0, failures: [], notes: [] };
}

/** What several threads found, as one. */
export function together(parts: readonly Checked[]): Checked {
  const sum = (count: 'files' | 'unrecognised') =>
    parts.reduce((total, part) => total + part[count], 0);
  return {
    files: sum('files'),
    found: parts.flatMap(({ found }) => found),
    unrecognised: sum('unrecognised'),
    // Several threads may have failed at one file that all of them need.
    failures: [...new Set(parts.flatMap(({ failures }) => failures))],
    notes: parts.flatMap(({ notes }) => notes),
  };
}
