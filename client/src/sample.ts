import { type TextDocument, Uri, workspace } from 'vscode';
import { reportDraft } from './documents.ts';

/** Opens the sample, a report with mistakes, as an unsaved draft. */
export async function openSample(extensionUri: Uri): Promise<TextDocument> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'client/out/sample.txt'));
  const content = new TextDecoder().decode(bytes);
  return workspace.openTextDocument({ language: reportDraft, content });
}
