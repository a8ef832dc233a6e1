import {
  FileSystemError,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { stayInWorkspace } from './links.ts';
import type { SharedFile } from './shared-file.ts';

/** In milliseconds. A window needs only a few between reading the file and writing it. */
const PAUSE = 200;

/**
 * A folder's `.gouji/accepted.json`: with the unsaved changes of an editor if there are any, otherwise as
 * on disk. Reading and writing through a link fail with `BeyondWorkspace`.
 */
export function acceptedFile(uri: Uri): SharedFile {
  // An editor without unsaved changes reloads the file by itself, but may be late.
  const unsaved = () =>
    workspace.textDocuments.find(
      (document) => document.isDirty && String(document.uri) === String(uri),
    );
  return {
    async read() {
      await stayInWorkspace(uri);
      const document = unsaved();
      if (document) return document.getText();
      try {
        return textOf(await workspace.fs.readFile(uri));
      } catch (error) {
        // With any other failure, the file may exist and contain something.
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    async write(text) {
      await stayInWorkspace(uri);
      const document = unsaved();
      if (!document) return workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      const edit = new WorkspaceEdit();
      edit.replace(uri, wholeOf(document), text);
      if (await workspace.applyEdit(edit)) await document.save();
    },
    pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE)),
  };
}

/** Binary content counts as an empty file, which is refused. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}

function wholeOf(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}
