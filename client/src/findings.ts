import { type Diagnostic, DiagnosticSeverity, languages, type TextDocument } from 'vscode';

/** Our errors and warnings in a document, in its order. */
export function findingsIn(document: TextDocument): readonly Diagnostic[] {
  return languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === 'gouji' && severity <= DiagnosticSeverity.Warning)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Whether we have anything to say about a document, hints among it. */
export function hasFindingsOfOurs(document: TextDocument): boolean {
  return languages.getDiagnostics(document.uri).some(({ source }) => source === 'gouji');
}
