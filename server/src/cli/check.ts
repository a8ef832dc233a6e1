import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { type Settings, settingsOf } from '../analysis.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import { translatorFor } from '../l10n.ts';
import { languageOf } from '../language.ts';
import { OpenDocument } from '../open-document.ts';
import type { Output } from './output.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** What was found in some files: plain data, which can go from one thread to another. */
export interface Checked {
  readonly files: number;
  readonly found: number;
  /** A line for each finding, and for each file that could not be read. */
  readonly findings: string;
  readonly failures: string;
}

/**
 * Checks files: a line for each finding, `file:line:column: severity code message`, lines and columns
 * from 1.
 */
export function checkFiles(files: readonly string[]): Checked {
  const settings = settingsOf(formsOf(statutoryForms()), translatorFor('zh-cn'), {});
  const findings: string[] = [];
  const failures: string[] = [];
  for (const file of files) {
    const read = readText(file);
    if ('text' in read) findings.push(...checkText(file, read.text, settings));
    else failures.push(`${file}: 无法读取 / cannot be read: ${read.why}\n`);
  }
  const found = findings.length;
  return { files: files.length, found, findings: findings.join(''), failures: failures.join('') };
}

/** Writes what was found. Gives the exit code: 0 nothing, 1 findings, 2 a file could not be read. */
export function tell(checked: readonly Checked[], out: Output, error: Output): number {
  for (const { findings, failures } of checked) {
    out.write(findings);
    error.write(failures);
  }
  const files = checked.reduce((sum, part) => sum + part.files, 0);
  const found = checked.reduce((sum, part) => sum + part.found, 0);
  out.write(`${files} 份，${found} 个问题 / ${files} files, ${found} findings\n`);
  if (checked.some(({ failures }) => failures !== '')) return 2;
  return found > 0 ? 1 : 0;
}

function readText(file: string): { readonly text: string } | { readonly why: string } {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (reason) {
    return { why: reason instanceof Error ? reason.message : String(reason) };
  }
}

function checkText(file: string, text: string, settings: Settings): string[] {
  const document = new OpenDocument(TextDocument.create(file, languageOf(file), 0, text), {
    settings,
    besideOthers: () => [],
  });
  return diagnostics(document, undefined).map(({ range, severity, code, message }) => {
    const { line, character } = range.start;
    const name = SEVERITIES[severity ?? DiagnosticSeverity.Error];
    return `${file}:${line + 1}:${character + 1}: ${name} ${code} ${message}\n`;
  });
}
