import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { afresh, settingsOf } from '../analysis.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { formProblems } from '../features/form-problems.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import { translatorFor } from '../l10n.ts';
import { languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { AcceptedOnDisk } from './accepted-on-disk.ts';
import type { Output } from './output.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

const NOT_AT_ALL =
  '没有认出报表，未作核对 / no table of a report was recognised: nothing was checked';
const IN_PART =
  '没有认出报表，只核对了表格自己写明的合计 / no table of a report was recognised: only totals that tables declare themselves were checked';

/** What is to be checked, by paths: drafts, and the files of the forms that they may be of. */
export interface Task {
  readonly files: readonly string[];
  readonly forms: readonly string[];
}

/** What was found in some files: plain data, which can go from one thread to another. */
export interface Checked {
  readonly files: number;
  readonly found: number;
  /** A line for each finding, one after the other. */
  readonly findings: string;
  /** How many files have no table of a known form. */
  readonly unrecognised: number;
  /** A line for each file that could not be read, or in which there was nothing to check. */
  readonly failures: readonly string[];
  /** A line for each file that was checked in part. */
  readonly notes: readonly string[];
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
  const t = translatorFor('zh-cn');
  const failures: string[] = [];
  const statutory = statutoryForms();
  const own = new FormFiles(statutory);
  for (const form of formFiles) own.set(form, textOf(form, failures), t);
  const settings = settingsOf(formsOf([...statutory, ...own.forms]), t, {});
  const accepted = new AcceptedOnDisk(t, { write: (line) => failures.push(line) });
  return (files) => {
    const findings: string[] = [];
    const notes: string[] = [];
    let unrecognised = 0;
    for (const file of files) {
      const text = textOf(file, failures);
      if (text === undefined) continue;
      accepted.readAbove(file);
      const document = documentOf(file, text, {
        settings: afresh(settings),
        besideOthers: () => [],
        accepted: accepted.of,
      });
      findings.push(...lines(file, diagnostics(document, undefined)));
      const reports = document.analysis.parts.map(({ verdict }) => verdict.report);
      if (reports.some(({ tables }) => tables.length > 0)) continue;
      unrecognised++;
      if (reports.some(({ otherGrids }) => otherGrids.length > 0))
        notes.push(`${file}: ${IN_PART}\n`);
      else failures.push(`${file}: ${NOT_AT_ALL}\n`);
    }
    return {
      files: files.length,
      found: findings.length,
      findings: findings.join(''),
      unrecognised,
      failures: failures.splice(0),
      notes,
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

/** A file's text; where it cannot be read, a line that says why is put to the failures. */
function textOf(file: string, failures: string[]): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    failures.push(`${file}: 无法读取 / cannot be read: ${why}\n`);
    return undefined;
  }
}

function documentOf(file: string, text: string, surroundings: Surroundings): OpenDocument {
  const uri = pathToFileURL(file).href;
  return new OpenDocument(TextDocument.create(uri, languageOf(file), 0, text), surroundings);
}

function lines(file: string, items: readonly Diagnostic[]): string[] {
  return items.map(({ range, severity, code, message }) => {
    const { line, character } = range.start;
    const name = SEVERITIES[severity ?? DiagnosticSeverity.Error];
    return `${file}:${line + 1}:${character + 1}: ${name} ${code} ${message}\n`;
  });
}
