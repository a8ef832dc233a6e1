import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { FormProblem } from '../form/json-reader.ts';
import { plainText } from '../plain-text.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** What is wrong in a form file or another file of the workspace's own, as LSP diagnostics of that file. */
export function formProblems(
  document: Document,
  problems: readonly FormProblem[],
  code: 'form-file' | 'accepted-file' = 'form-file',
): Diagnostic[] {
  return problems.map((problem) => ({
    range: rangeOfSpan(document, problem),
    severity: DiagnosticSeverity.Error,
    source: 'gouji',
    code,
    message: plainText(problem.message),
  }));
}
