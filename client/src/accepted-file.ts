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

/** Milliseconds; between its last look at the file and its writing, a window needs a few. */
const PAUSE = 200;

/**
 * A folder's `.gouji/accepted.json`, as unsaved changes in an editor have it, else as it is on the disk. It is
 * neither read nor written through a link: reading and writing fail with `BeyondWorkspace` then.
 */
export function acceptedFile(uri: Uri): SharedFile {
  // An editor without changes reads the file anew by itself; until then it may be behind.
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
        // Whatever else keeps it from being read, it may hold something.
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

/** What is no text is refused as an empty file is. */
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
