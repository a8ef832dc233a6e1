import { type DiagnosticCollection, languages } from 'vscode';

/** A list of findings beside the one that the client keeps. The server has made their messages plain. */
export function findingsBeside(): DiagnosticCollection {
  return languages.createDiagnosticCollection();
}
