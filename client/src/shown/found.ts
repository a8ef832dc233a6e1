import { type DiagnosticCollection, languages } from 'vscode';

/** A collection of findings besides the client's own. The server has made their messages plain. */
export function findingsBeside(): DiagnosticCollection {
  return languages.createDiagnosticCollection();
}
