import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { codeOf, diagnosticsOf, figureFindings, untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

test('offers all smallest repairs, and the chosen one mends every relation in one undo step', async () => {
  const text = requestReport();
  await withDraft('辛.report.txt', text, async (document) => {
    await untilFindings(document, UNEVEN);
    const offered = await accepting(() => vscode.commands.executeCommand('gouji.chooseRepair'));
    assert.equal(offered.length, 21);
    for (const { detail } of offered) assert.match(detail ?? '', /824/);
    await until('no finding', () => figureFindings(document).length === 0);
    assert.notEqual(document.getText(), text);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await untilFindings(document, UNEVEN);
  });
});

test('writes no repair into a draft that has changed since it was offered', async () => {
  await withDraft('壬.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '完\n');
    let changed = '';
    await accepting(
      () => vscode.commands.executeCommand('gouji.chooseRepair'),
      async () => {
        assert.ok(await vscode.workspace.applyEdit(edit));
        changed = document.getText();
      },
    );
    assert.equal(document.getText(), changed);
  });
});

test('lists what is certain with every box ticked, and writes what stays ticked', async () => {
  const right = requestReport();
  const wrong = right.replace('\t841\n', '\t814\n');
  await withDraft('癸.report.txt', wrong, async (document) => {
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
    const offered = await accepting(() => vscode.commands.executeCommand('gouji.applyRepairs'));
    assert.equal(offered.length, 1);
    assert.equal(offered[0]?.picked, true);
    assert.match(offered[0]?.label ?? '', /一、本年新收 · 总计.*814.*841/);
    await until('the repair', () => document.getText() === right);
    await untilFindings(document, UNEVEN);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), wrong);
  });
});

test('writes nothing where every box is unticked', async () => {
  const wrong = requestReport().replace('\t841\n', '\t814\n');
  await withDraft('丑.report.txt', wrong, async (document) => {
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
    const original = Reflect.get(vscode.window, 'showQuickPick');
    Reflect.set(vscode.window, 'showQuickPick', async () => []);
    try {
      await vscode.commands.executeCommand('gouji.applyRepairs');
    } finally {
      Reflect.set(vscode.window, 'showQuickPick', original);
    }
    assert.equal(document.getText(), wrong);
  });
});

test('applies nothing where no repair is certain', async () => {
  const text = requestReport();
  await withDraft('子.report.txt', text, async (document) => {
    await untilFindings(document, UNEVEN);
    await vscode.commands.executeCommand('gouji.applyRepairs');
    assert.equal(document.getText(), text);
    assert.ok(diagnosticsOf(document.uri).every((one) => codeOf(one) !== 'suspect-figure'));
  });
});

/**
 * Runs a command that asks with a quick pick, and accepts what is focused there. The extension has its
 * API from the same object as this suite, so what it passes on to VS Code can be listened to here.
 */
async function accepting(
  run: () => Thenable<unknown>,
  beforeAccepting: () => Promise<void> = async () => {},
): Promise<readonly vscode.QuickPickItem[]> {
  const { window } = vscode;
  const original = Reflect.get(window, 'showQuickPick');
  let offered: readonly vscode.QuickPickItem[] | undefined;
  Reflect.set(window, 'showQuickPick', (items: readonly vscode.QuickPickItem[], ...more: []) => {
    offered = items;
    return Reflect.apply(original, window, [items, ...more]);
  });
  try {
    let done = false;
    const running = run().then(() => {
      done = true;
    });
    const items = await until('the quick pick', () => offered);
    await beforeAccepting();
    await until('its end', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return done;
    });
    await running;
    return items;
  } finally {
    Reflect.set(window, 'showQuickPick', original);
  }
}
