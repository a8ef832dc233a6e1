import * as vscode from 'vscode';
import { until } from './harness.ts';

/** The folder that the window has open: a copy of the samples. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Error('the window has no folder open');
  return first.uri;
}

/** A file on the machine that the folder is on. */
export function fileAt(path: string): vscode.Uri {
  return folder().with({ path: vscode.Uri.file(path).path });
}

/** Writes a draft into the folder and opens it; the draft is deleted when `use` is done. */
export async function withDraft(
  name: string,
  text: string | Uint8Array,
  use: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  const uri = vscode.Uri.joinPath(folder(), name);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  await vscode.workspace.fs.writeFile(uri, bytes);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  try {
    await use(document);
  } finally {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
  }
}

/** What our findings in a document are, in order: `column-total 764`. */
export function findings(document: vscode.TextDocument): string[] {
  return diagnosticsOf(document.uri)
    .toSorted((a, b) => a.range.start.compareTo(b.range.start))
    .map((finding) => `${codeOf(finding)} ${document.getText(finding.range).trim()}`);
}

/** Our findings in VS Code's own problem list. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'gouji');
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Findings that speak of figures and tables; those about headings and wording are left away. */
export function figureFindings(document: vscode.TextDocument): string[] {
  const codes = /^(row-total|column-total|balance|suspect-figure|not-a-figure|empty-figure) /;
  return findings(document).filter((finding) => codes.test(finding));
}

/** Waits until the figure findings are these and no others. */
export async function untilFindings(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<void> {
  const wanted = expected.join('\n');
  try {
    await until('the findings', () => figureFindings(document).join('\n') === wanted);
  } catch {
    throw new Error(`expected:\n${wanted}\nfound:\n${figureFindings(document).join('\n')}`);
  }
}
