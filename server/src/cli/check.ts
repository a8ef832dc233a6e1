import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { settingsOf } from '../analysis.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { formsOf } from '../form/forms.ts';
import { statutoryForms } from '../form/statutory.ts';
import { translatorFor } from '../l10n.ts';
import { languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import { AcceptedOnDisk } from './accepted-on-disk.ts';
import type { Output } from './output.ts';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/**
 * Checks files and writes a line for each finding, `file:line:column: severity code message`, lines and
 * columns from 1; what `.gouji/accepted.json` accepts in a folder above a file is not listed. Gives the
 * exit code: 0 nothing found, 1 findings, 2 a file could not be read.
 */
export function check(files: readonly string[], out: Output, error: Output): number {
  const settings = settingsOf(formsOf(statutoryForms()), translatorFor('zh-cn'), {});
  const accepted = new AcceptedOnDisk(settings.t, error);
  let found = 0;
  let failed = false;
  for (const file of files) {
    const text = read(file, error);
    if (text === undefined) failed = true;
    else
      found += checkText(
        file,
        text,
        { settings, besideOthers: () => [], accepted: accepted.of },
        out,
      );
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

function checkText(file: string, text: string, surroundings: Surroundings, out: Output): number {
  const uri = pathToFileURL(file).href;
  const content = TextDocument.create(uri, languageOf(file), 0, text);
  const document = new OpenDocument(content, surroundings);
  const items = diagnostics(document, undefined);
  for (const { range, severity, code, message } of items) {
    const { line, character } = range.start;
    const name = SEVERITIES[severity ?? DiagnosticSeverity.Error];
    out.write(`${file}:${line + 1}:${character + 1}: ${name} ${code} ${message}\n`);
  }
  return items.length;
}
