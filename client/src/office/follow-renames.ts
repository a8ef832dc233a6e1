import {
  commands,
  type Disposable,
  Range,
  TabInputText,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { documentUri, fileUri, officeScheme } from './office-uri.ts';

/**
 * When office files are renamed or moved in VS Code, opens their drafts under the new names, with the unsaved edits.
 * VS Code itself does so only for documents that have the URI of the file.
 */
export function followRenames(): Disposable {
  return workspace.onDidRenameFiles(async ({ files }) => {
    for (const document of workspace.textDocuments) {
      if (document.uri.scheme !== officeScheme) continue;
      const renamed = newName(fileUri(document.uri), files);
      if (renamed) await move(document, documentUri(renamed));
    }
  });
}

/** The new name of a file that was renamed or whose folder was renamed; undefined for other files. */
function newName(
  file: Uri,
  files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[],
): Uri | undefined {
  for (const { oldUri, newUri } of files) {
    if (oldUri.scheme !== file.scheme || oldUri.authority !== file.authority) continue;
    if (file.path !== oldUri.path && !file.path.startsWith(`${oldUri.path}/`)) continue;
    return newUri.with({ path: newUri.path + file.path.slice(oldUri.path.length) });
  }
  return undefined;
}

async function move(document: TextDocument, to: Uri): Promise<void> {
  const unsaved = document.isDirty ? document.getText() : undefined;
  for (const { viewColumn, tabs } of window.tabGroups.all) {
    const tab = tabs.find(({ input }) => isOf(document.uri, input));
    if (!tab) continue;
    // Only the active editor can be closed without being saved.
    await window.showTextDocument(document, { viewColumn });
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const moved = await window.showTextDocument(to, { viewColumn, preview: tab.isPreview });
    if (unsaved !== undefined) await fill(moved.document, unsaved);
  }
}

function isOf(uri: Uri, input: unknown): boolean {
  return input instanceof TabInputText && String(input.uri) === String(uri);
}

async function fill(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  await workspace.applyEdit(edit);
}
