import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The extension under test, as the window knows it. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('gouji.gouji');
  assert.ok(found, 'the extension is installed');
  return found;
}
