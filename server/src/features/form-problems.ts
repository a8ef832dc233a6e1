import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { FormProblem } from '../form/json-reader.ts';
import { plainText } from '../plain-text.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** The problems in a form file or another file of the user, as LSP diagnostics. */
export function formProblems(
  document: Document,
  problems: readonly FormProblem[],
  code: 'form-file' | 'accepted-file' | 'config-file' = 'form-file',
): Diagnostic[] {
  return problems.map((problem) => ({
    range: rangeOfSpan(document, problem),
    severity: DiagnosticSeverity.Error,
    source: 'gouji',
    code,
    message: plainText(problem.message),
  }));
}
