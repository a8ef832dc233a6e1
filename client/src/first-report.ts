import { type Disposable, type TextDocument, Uri, workspace } from 'vscode';
import { debounce } from './debounce.ts';
import { isOwn, isText, mayBeReport } from './documents.ts';

/**
 * Calls back once, when a report or a form is open: now, when one is opened, or when a text becomes one. In a
 * workspace with forms of its own, every text may be a report.
 */
export function onFirstReport(found: () => void): Disposable {
  let isCandidate = (document: TextDocument) => mayBeReport(document) || isOwn(document);
  const edited = new Set<TextDocument>();
  const lookAtEdited = debounce(500, () => {
    look(edited);
    edited.clear();
  });
  const watching: Disposable[] = [
    lookAtEdited,
    workspace.onDidOpenTextDocument((document) => look([document])),
    workspace.onDidCloseTextDocument((document) => edited.delete(document)),
    workspace.onDidChangeTextDocument(({ document }) => {
      edited.add(document);
      lookAtEdited.call();
    }),
  ];
  look(workspace.textDocuments);
  if (watching.length > 0) void lookAtForms();
  return { dispose: stop };

  async function lookAtForms(): Promise<void> {
    if (!(await hasOwnForms())) return;
    isCandidate = (document) => isText(document) || isOwn(document);
    look(workspace.textDocuments);
  }

  function look(documents: Iterable<TextDocument>): void {
    if (watching.length === 0) return;
    for (const document of documents) {
      if (!isCandidate(document)) continue;
      stop();
      found();
      return;
    }
  }

  function stop(): void {
    for (const one of watching.splice(0)) one.dispose();
  }
}

/** Whether a folder of the workspace has forms of its own, at its top, where VS Code looks for them as well. */
async function hasOwnForms(): Promise<boolean> {
  const listed = (workspace.workspaceFolders ?? []).map(async ({ uri }) => {
    try {
      const files = await workspace.fs.readDirectory(Uri.joinPath(uri, '.gouji', 'forms'));
      return files.some(([name]) => name.endsWith('.json'));
    } catch {
      return false;
    }
  });
  return (await Promise.all(listed)).includes(true);
}
