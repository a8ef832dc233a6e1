import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { codeOf, diagnosticsOf, untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';

test('marks the totals that do not add up, and nothing else', async () => {
  await withDraft('甲.report.txt', requestReport(), async (document) => {
    await untilFindings(document, ['column-total 764', 'column-total 46', 'column-total 824']);
  });
});

test('finds a figure mistyped at once, and loses it with the undo', async () => {
  await withDraft('乙.report.txt', requestReport(), async (document) => {
    const before = ['column-total 764', 'column-total 46', 'column-total 824'];
    await untilFindings(document, before);
    await replace(document, '841', '814');
    await untilFindings(document, ['suspect-figure 814', ...before]);
    const suspect = diagnosticsOf(document.uri).find(
      (finding) => codeOf(finding) === 'suspect-figure',
    );
    // The row and the balance that broke are told as its related information.
    assert.equal(suspect?.relatedInformation?.length, 2);
    await vscode.commands.executeCommand('undo');
    await untilFindings(document, before);
  });
});

test('applies a quick fix through VS Code, and changes nothing but the figure', async () => {
  const right = requestReport();
  const wrong = right.replace('\t841\n', '\t814\n');
  assert.notEqual(wrong, right);
  await withDraft('丙.report.txt', wrong, async (document) => {
    await untilFindings(document, [
      'suspect-figure 814',
      'column-total 764',
      'column-total 46',
      'column-total 824',
    ]);
    const at = document.positionAt(wrong.indexOf('\t814\n') + 1);
    const preferred = await until('one preferred fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at),
        vscode.CodeActionKind.QuickFix.value,
      );
      const found = actions.filter(({ isPreferred }) => isPreferred);
      return found.length === 1 && found;
    });
    assert.match(preferred[0]?.title ?? '', /814.*841/);
    assert.ok(preferred[0]?.edit);
    assert.ok(await vscode.workspace.applyEdit(preferred[0].edit));
    assert.equal(document.getText(), right);
    await untilFindings(document, ['column-total 764', 'column-total 46', 'column-total 824']);
  });
});

async function replace(document: vscode.TextDocument, figure: string, by: string): Promise<void> {
  const at = document.positionAt(document.getText().indexOf(`\t${figure}\n`) + 1);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(at, at.translate(0, figure.length)), by);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
