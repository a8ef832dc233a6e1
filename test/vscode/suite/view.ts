import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withDraft } from './drafts.ts';
import { given } from './given.ts';
import { until } from './harness.ts';
import { inPage } from './page.ts';

/** Selects the cell of a figure by the names of its row and column: `一、本年新收 · 总计`. */
export function figure(name: string): string {
  const [row, column] = name.split(' · ');
  return `main td[data-row="${row}"][data-column="${column}"]`;
}

/** Selects a cell that holds a text. */
export function holding(name: string, text: string): string {
  return `${figure(name)}:has(.figure:text-is("${text}"))`;
}

/** Selects the cells that stand in one way, as `suspect`. */
export function standing(what: string): string {
  return `main td[data-standing="${what}"]`;
}

/** Opens a draft with the table view beside it, and closes the view when `use` is done. */
export async function withTableView(
  name: string,
  text: string,
  use: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  await withDraft(name, text, async (document) => {
    await until('the findings', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    await vscode.commands.executeCommand('gouji.showTable');
    await until('the panel', tableTab);
    try {
      if (given.page) {
        await until('its tables', async () => (await inPage('count', 'main table')) === 6);
      }
      await use(document);
    } finally {
      const tab = tableTab();
      if (tab) await vscode.window.tabGroups.close(tab);
    }
  });
}

export function tableTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => {
      return input instanceof vscode.TabInputWebview && input.viewType.endsWith('gouji.tables');
    });
}

/** The editor of a draft that is visible. */
export function editorOf(document: vscode.TextDocument): vscode.TextEditor {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  assert.ok(editor, 'the draft is visible');
  return editor;
}
