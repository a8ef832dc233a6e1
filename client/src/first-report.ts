import { type Disposable, type TextDocument, Uri, workspace } from 'vscode';
import { debounce } from './debounce.ts';
import { isOwn, isText, mayBeReport, mayHaveTable } from './documents.ts';

/**
 * Calls back once a report, a form or another table is open: now, when one is opened, or when a text becomes one. In a
 * workspace with own forms, every text may be a report.
 */
export function onFirstReport(found: () => void): Disposable {
  const checksTables = workspace.getConfiguration('gouji').get('tables') === 'declared';
  let isCandidate = (document: TextDocument) =>
    mayBeReport(document) || isOwn(document) || (checksTables && mayHaveTable(document));
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

/**
 * Whether a workspace folder has own forms at its top level, which is where VS Code's activation looks
 * too.
 */
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
