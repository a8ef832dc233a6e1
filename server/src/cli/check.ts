import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { settingsOf } from '../analysis.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { formProblems } from '../features/form-problems.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import { translatorFor } from '../l10n.ts';
import { languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import { FormFiles } from '../workspace/form-files.ts';
import { AcceptedOnDisk } from './accepted-on-disk.ts';
import { formFilesFor } from './form-folders.ts';
import type { Output } from './output.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/**
 * Checks files and writes a line for each finding, `file:line:column: severity code message`, lines and
 * columns from 1; what `.gouji/accepted.json` accepts in a folder above a file is not listed. Forms of
 * one's own are read from `.gouji/forms` in the working directory, beside the files and above them; a
 * mistake in one is a finding of that file. Gives the exit code: 0 nothing found, 1 findings, 2 a file
 * could not be read.
 */
export function check(files: readonly string[], out: Output, error: Output): number {
  const t = translatorFor('zh-cn');
  const statutory = statutoryForms();
  const own = new FormFiles(statutory);
  const texts = new Map<string, string>();
  let failed = false;
  for (const file of formFilesFor(files, process.cwd())) {
    const text = read(file, error);
    if (text === undefined) failed = true;
    else texts.set(file, text);
    own.set(file, text, t);
  }
  const settings = settingsOf(formsOf([...statutory, ...own.forms]), t, {});
  const accepted = new AcceptedOnDisk(t, error);
  const surroundings = { settings, besideOthers: () => [], accepted: accepted.of };
  let found = 0;
  for (const [file, text] of texts) {
    const name = path.relative('', file);
    const document = documentOf(file, text, surroundings);
    found += write(name, formProblems(document, own.problems(file, t)), out);
  }
  for (const file of files) {
    const text = read(file, error);
    if (text === undefined) failed = true;
    else found += write(file, diagnostics(documentOf(file, text, surroundings), undefined), out);
  }
  if (accepted.hasProblems) failed = true;
  out.write(`${files.length} 份，${found} 个问题 / ${files.length} files, ${found} findings\n`);
  if (failed) return 2;
  return found > 0 ? 1 : 0;
}

function read(file: string, error: Output): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    error.write(`${file}: 无法读取 / cannot be read: ${why}\n`);
    return undefined;
  }
}

function documentOf(file: string, text: string, surroundings: Surroundings): OpenDocument {
  const uri = pathToFileURL(file).href;
  return new OpenDocument(TextDocument.create(uri, languageOf(file), 0, text), surroundings);
}

function write(file: string, items: readonly Diagnostic[], out: Output): number {
  for (const { range, severity, code, message } of items) {
    const { line, character } = range.start;
    const name = SEVERITIES[severity ?? DiagnosticSeverity.Error];
    out.write(`${file}:${line + 1}:${character + 1}: ${name} ${code} ${message}\n`);
  }
  return items.length;
}
