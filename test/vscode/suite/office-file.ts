import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser';
import * as vscode from 'vscode';
import { folder } from './drafts.ts';
import { until } from './harness.ts';

/** A report in Word with one figure wrong. */
export const SAMPLE = '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx';
/** A workbook with one total wrong. */
export const WORKBOOK = '江城市2023年行政执法情况（合计错一个）.xlsx';
/** Where the text of a Word file stands in it. */
export const BODY = 'word/document.xml';

export const file = (name: string) => vscode.Uri.joinPath(folder(), name);
export const read = (name: string) => vscode.workspace.fs.readFile(file(name));
export const write = (name: string, bytes: Uint8Array) =>
  vscode.workspace.fs.writeFile(file(name), bytes);

/** The document in which an office file is edited. */
export function draftOf(name: string): vscode.Uri {
  const { scheme, path } = file(name);
  const query = scheme === 'file' ? '' : scheme;
  return file(name).with({ scheme: 'gouji-office', path: `${path}.gouji`, query });
}

/** The draft of an office file, where it is shown. */
export function shown(name: string): vscode.TextDocument | undefined {
  const path = `${file(name).path}.gouji`;
  return vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.path === path)
    ?.document;
}

/** Writes an office file into the folder and opens it; it is deleted when `use` is done. */
export async function withOfficeFile(
  name: string,
  bytes: Uint8Array,
  use: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  await write(name, bytes);
  try {
    await vscode.commands.executeCommand('gouji.openOfficeFile', file(name));
    await use(await until('the draft', () => shown(name)));
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file(name));
    await vscode.commands.executeCommand('notifications.clearAll');
  }
}

/** Writes a text in place of another. */
export async function replace(
  document: vscode.TextDocument,
  text: string,
  by: string,
): Promise<void> {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, text);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, by);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** An office file with a part of it changed; of a Word file, its text where no other part is named. */
export function withPart(
  bytes: Uint8Array,
  change: (xml: string) => string,
  part = BODY,
): Uint8Array {
  const entries = unzipSync(bytes);
  const xml = xmlOf(entries, part);
  assert.notEqual(change(xml), xml);
  return zipSync({ ...entries, [part]: strToU8(change(xml)) });
}

/** A part of an office file. */
export function xmlOf(entries: Readonly<Record<string, Uint8Array>>, part: string): string {
  return strFromU8(entries[part] ?? new Uint8Array());
}
