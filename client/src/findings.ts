import { type Diagnostic, DiagnosticSeverity, languages, type TextDocument } from 'vscode';

/** Our errors and warnings in a document, in its order. */
export function findingsIn(document: TextDocument): readonly Diagnostic[] {
  return languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === 'gouji' && severity <= DiagnosticSeverity.Warning)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}
