import {
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type TextDocument,
  type Uri,
} from 'vscode';

/** Our findings in a document that VS Code lists among its problems, in the document's order. */
export function findingsAt(uri: Uri): readonly Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(
      ({ source, severity }) => source === 'gouji' && severity <= DiagnosticSeverity.Information,
    )
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** What is wrong in a document: what one can step through. */
export function findingsIn({ uri }: TextDocument): readonly Diagnostic[] {
  return findingsAt(uri).filter((one) => !isToBeFilledIn(one));
}

/** Whether we have anything to say about a document, hints among it. */
export function hasFindingsOfOurs(document: TextDocument): boolean {
  return languages.getDiagnostics(document.uri).some(({ source }) => source === 'gouji');
}

/** The code of a finding. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Whether a figure is missing in a report that is being written: in a finished one that is a warning. */
export function isToBeFilledIn(finding: Diagnostic): boolean {
  return finding.severity === DiagnosticSeverity.Information && codeOf(finding) === 'empty-figure';
}
