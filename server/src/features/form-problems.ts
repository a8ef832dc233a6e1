import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { FormProblem } from '../form/json-reader.ts';
import { type Document, rangeOfSpan } from './place.ts';

/** What is wrong in a form file, as LSP diagnostics of that file. */
export function formProblems(document: Document, problems: readonly FormProblem[]): Diagnostic[] {
  return problems.map((problem) => ({
    range: rangeOfSpan(document, problem),
    severity: DiagnosticSeverity.Error,
    source: 'gouji',
    code: 'form-file',
    message: problem.message,
  }));
}
