import {
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type TextDocument,
  type Uri,
} from 'vscode';

/** Our findings in a document that VS Code lists as problems, in the order of the text. */
export function findingsAt(uri: Uri): readonly Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(
      ({ source, severity }) => source === 'gouji' && severity <= DiagnosticSeverity.Information,
    )
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The findings of a document that the user can step through. */
export function findingsIn({ uri }: TextDocument): readonly Diagnostic[] {
  return findingsAt(uri).filter((one) => !isToBeFilledIn(one));
}

/** Whether we have any finding in a document, including hints. */
export function hasFindingsOfOurs(document: TextDocument): boolean {
  return languages.getDiagnostics(document.uri).some(({ source }) => source === 'gouji');
}

/** The code of a finding. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/**
 * Whether a finding is a figure still to be filled in, in a table or a sentence. In a finished report, a missing figure is a
 * warning.
 */
export function isToBeFilledIn(finding: Diagnostic): boolean {
  return finding.severity === DiagnosticSeverity.Information && codeOf(finding) === 'empty-figure';
}
