import { type Disposable, type TextDocument, workspace } from 'vscode';
import { debounce } from './debounce.ts';
import { isOwn, mayBeReport } from './documents.ts';

/** Calls back once, when a report or a form is open: now, when one is opened, or when a text becomes one. */
export function onFirstReport(found: () => void): Disposable {
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
  return { dispose: stop };

  function look(documents: Iterable<TextDocument>): void {
    if (watching.length === 0) return;
    for (const document of documents) {
      if (!mayBeReport(document) && !isOwn(document)) continue;
      stop();
      found();
      return;
    }
  }

  function stop(): void {
    for (const one of watching.splice(0)) one.dispose();
  }
}
