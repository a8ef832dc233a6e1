import path from 'node:path';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { settingsOf } from '../analysis.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { formProblems } from '../features/form-problems.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import { translatorFor } from '../l10n.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { Drafts, documentOf, type Task, type Told, textOf } from './drafts.ts';
import type { Output } from './output.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** What was found in some files: plain data, which can go from one thread to another. */
export interface Checked extends Told {
  readonly files: number;
  readonly found: number;
  /** A line for each finding, one after the other. */
  readonly findings: string;
  /** How many files have no table of a known form. */
  readonly unrecognised: number;
}

/**
 * Checks drafts: a line for each finding, `file:line:column: severity code message`, lines and columns
 * from 1. What `.gouji/accepted.json` accepts in a folder above a draft is not listed.
 */
export function checkFiles({ files, forms }: Task): Checked {
  return filesChecker(forms)(files);
}

/** Gives what checks drafts, some of them at a time; see `checkFiles`. */
export function filesChecker(formFiles: readonly string[]): (files: readonly string[]) => Checked {
  const drafts = new Drafts(formFiles);
  return (files) => {
    const findings: string[] = [];
    let unrecognised = 0;
    for (const file of files) {
      const text = drafts.textOf(file);
      if (text === undefined) continue;
      const document = drafts.document(file, text);
      findings.push(...lines(file, diagnostics(document, undefined)));
      if (!drafts.isRecognised(file, document)) unrecognised++;
    }
    return {
      files: files.length,
      found: findings.length,
      findings: findings.join(''),
      unrecognised,
      ...drafts.take(),
    };
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
  const findings = [...texts].flatMap(([form, text = '']) => {
    const document = documentOf(form, text, { settings, besideOthers: () => [] });
    return lines(path.relative('', form), formProblems(document, own.problems(form, t)));
  });
  return {
    files: 0,
    found: findings.length,
    findings: findings.join(''),
    unrecognised: 0,
    failures: [],
    notes: [],
  };
}

/** Writes what was found. Gives the exit code: 0 nothing, 1 findings, 2 a file could not be checked. */
export function tell(checked: readonly Checked[], out: Output, error: Output): number {
  for (const { findings } of checked) out.write(findings);
  // Several threads may have failed at one file that all of them need.
  const failures = new Set(checked.flatMap((part) => part.failures));
  for (const line of [...failures, ...checked.flatMap((part) => part.notes)]) error.write(line);
  const sum = (count: 'files' | 'found' | 'unrecognised') =>
    checked.reduce((total, part) => total + part[count], 0);
  const [files, found, unrecognised] = [sum('files'), sum('found'), sum('unrecognised')];
  const [lacking, without] =
    unrecognised > 0
      ? [`，${unrecognised} 份没有认出报表`, `, without a table of a report: ${unrecognised}`]
      : ['', ''];
  out.write(
    `${files} 份，${found} 个问题${lacking} / files: ${files}, findings: ${found}${without}\n`,
  );
  if (failures.size > 0) return 2;
  return found > 0 ? 1 : 0;
}

function lines(file: string, items: readonly Diagnostic[]): string[] {
  return items.map(({ range, severity, code, message }) => {
    const { line, character } = range.start;
    const name = SEVERITIES[severity ?? DiagnosticSeverity.Error];
    return `${file}:${line + 1}:${character + 1}: ${name} ${code} ${message}\n`;
  });
}
