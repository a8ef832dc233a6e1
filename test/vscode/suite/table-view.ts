import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeReport } from '../../kit/generate/write.ts';
import { requestReport, unevenFigures } from '../../kit/request-report.ts';
import { folder, untilFindings } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, takePicture } from './page.ts';
import { editorOf, figure, standing, tableTab, withTableView } from './view.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];
const right = requestReport();
const wrong = right.replace('\t841\n', '\t814\n');

test('opens the table view beside the draft', async () => {
  await withTableView('丑.report.txt', right, async (document) => {
    assert.match(tableTab()?.label ?? '', /丑\.report\.txt/);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });
});

test('ends with a new draft that is thrown away', async () => {
  const content = right;
  const document = await vscode.workspace.openTextDocument({ language: 'report-draft', content });
  await vscode.window.showTextDocument(document);
  await until('the findings', () => vscode.languages.getDiagnostics(document.uri).length > 0);
  await vscode.commands.executeCommand('gouji.showTable');
  await until('the panel', tableTab);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await until('its end', () => tableTab() === undefined);
  assert.ok(!vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled));
});

test('commands mean the report in the view while the user works there, even if its draft is hidden', async () => {
  const blank = right.replace('\t841\n', '\t\n');
  const [hidden, other] = ['卯.report.txt', '辰.report.txt'].map((name) =>
    vscode.Uri.joinPath(folder(), name),
  );
  assert.ok(hidden && other);
  for (const uri of [hidden, other]) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(blank));
  }
  const inSight = await vscode.workspace.openTextDocument(other);
  await vscode.window.showTextDocument(inSight, {
    viewColumn: vscode.ViewColumn.One,
    preview: false,
  });
  await until('the findings', () => vscode.languages.getDiagnostics(other).length > 0);
  await vscode.commands.executeCommand('gouji.showTable');
  await until('the panel', tableTab);
  const document = await vscode.workspace.openTextDocument(hidden);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Two,
    preview: false,
  });
  await until('the view of it', () => tableTab()?.label.includes('卯'));
  await vscode.commands.executeCommand('gouji.showTable');
  await until('the view in front of it', () => vscode.window.activeTextEditor === undefined);
  // The window tells the panel later than the editors that it is active; with the answer it has done so.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await vscode.commands.executeCommand('gouji.fillTotals');
  assert.equal(document.getText(), right);
  assert.equal(inSight.getText(), blank);
  await vscode.workspace.saveAll();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const uri of [hidden, other]) await vscode.workspace.fs.delete(uri);
});

test('ends with a draft whose file is deleted', async () => {
  const uri = vscode.Uri.joinPath(folder(), '删.report.txt');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(right));
  await vscode.window.showTextDocument(uri);
  await until('the findings', () => vscode.languages.getDiagnostics(uri).length > 0);
  await vscode.commands.executeCommand('gouji.showTable');
  await until('the panel', tableTab);
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(uri);
  assert.ok(await vscode.workspace.applyEdit(edit));
  await until('its end', () => tableTab() === undefined);
});

test('goes on with a draft that is renamed', async () => {
  const [before, after] = ['改前.report.txt', '改后.report.txt'].map((name) =>
    vscode.Uri.joinPath(folder(), name),
  );
  assert.ok(before && after);
  await vscode.workspace.fs.writeFile(before, new TextEncoder().encode(right));
  await vscode.window.showTextDocument(before);
  await until('the findings', () => vscode.languages.getDiagnostics(before).length > 0);
  await vscode.commands.executeCommand('gouji.showTable');
  await until('the panel', tableTab);
  try {
    // Where the user works in the view, no other editor becomes the active one.
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(before, after);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('its new name', () => tableTab()?.label.includes('改后'));
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(after);
  }
});

if (given.page) {
  test('shows every table with its figures and merged headings', async () => {
    await withTableView('寅.report.txt', right, async () => {
      assert.equal(await inPage('count', 'main table'), 6);
      assert.equal(await inPage('count', 'main td[data-column]'), 6 + 1 + 2 + 1 + 25 * 7 + 15);
      assert.equal(await inPage('text', 'main th[colspan="5"]'), '法人或其他组织');
      assert.equal(await inPage('count', standing('broken')), 3);
      assert.equal(await inPage('count', 'main .relations button.broken'), 3);
      // Each list of sums is one stop of the Tab key.
      const stops = await inPage('count', 'main .relations ul button[tabindex="0"]');
      assert.equal(stops, await inPage('count', 'main .relations ul'));
      await takePicture('table-view');
    });
  });

  test('selects in the draft the figure that is clicked in the view', async () => {
    await withTableView('卯.report.txt', right, async (document) => {
      await inPage('click', figure('（七）总计 · 总计'));
      const editor = editorOf(document);
      await until('the selection', () => document.getText(editor.selection) === '824');
      assert.match(String(await inPage('text', '.sums')), /841 \+ 46 = 887/);
      await takePicture('table-view-selected');
    });
  });

  test('marks in the view the figure that the cursor in the draft is on', async () => {
    await withTableView('辰.report.txt', right, async (document) => {
      const at = document.positionAt(right.indexOf('\t824\n') + 2);
      editorOf(document).selection = new vscode.Selection(at, at);
      const marked = `${figure('（七）总计 · 总计')}[aria-current]`;
      await until('the mark', async () => (await inPage('count', marked)) === 1);
      assert.equal(await inPage('count', 'main [aria-current]'), 1);
    });
  });

  test('brings back a draft that was closed, and keeps in step with it', async () => {
    await withTableView('戌.report.txt', right, async (document) => {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await until('its end', () => vscode.window.visibleTextEditors.length === 0);
      const total = figure('（七）总计 · 总计');
      // The view moves into the place that has become free, and is drawn anew there.
      await until('its tables', async () => (await inPage('count', total)) === 1);
      await inPage('click', total);
      const editor = await until('the draft, selected', () =>
        vscode.window.visibleTextEditors.find(
          ({ document: { uri }, selection }) =>
            String(uri) === String(document.uri) && !selection.isEmpty,
        ),
      );
      assert.equal(editor.document.getText(editor.selection), '824');
      await inPage('type', total, '825');
      await inPage('press', total, 'Enter');
      await until('the figure', () => editor.document.getText().includes('\t825\n'));
      const balance = 'main .relations button.broken:has-text("841 + 46 = 887 ≠ 888 = 825 + 63")';
      await until('its sums', async () => (await inPage('count', balance)) === 1);
    });
  });

  test('writes what is typed in the view into the draft, as one step to undo', async () => {
    await withTableView('巳.report.txt', wrong, async (document) => {
      await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
      const suspect = figure('一、本年新收 · 总计');
      await until(
        'the suspect',
        async () => (await inPage('count', `${suspect}[data-standing=suspect]`)) === 1,
      );
      await takePicture('table-view-suspect');
      await inPage('click', suspect);
      await inPage('type', suspect, '841');
      assert.equal(document.getText(), wrong);
      await inPage('press', suspect, 'Enter');
      await until('the figure in the draft', () => document.getText() === right);
      await untilFindings(document, UNEVEN);
      await until('its end', async () => (await inPage('count', standing('suspect'))) === 0);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), wrong);
      await until('its return', async () => (await inPage('count', standing('suspect'))) === 1);
    });
  });

  test('tries a repair in the view, and applies it as one step to undo', async () => {
    await withTableView('未.report.txt', right, async (document) => {
      const repairs = 'main .repairs button';
      await until('all repairs', async () => (await inPage('count', repairs)) === 21);
      await inPage('click', 'main .repairs summary');
      await inPage('hover', repairs);
      await until('what it changes', async () => (await inPage('count', 'td[data-after]')) === 3);
      assert.match(String(await inPage('text', '.sums')), /→.*824/);
      assert.equal(document.getText(), right);
      await takePicture('table-view-repair');
      await inPage('click', repairs);
      await untilFindings(document, []);
      await until('its end', async () => (await inPage('count', repairs)) === 0);
      await takePicture('table-view-repaired');
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), right);
      await until('their return', async () => (await inPage('count', repairs)) === 21);
    });
  });

  test('undoes from the view what was written from it', async () => {
    await withTableView('申.report.txt', right, async (document) => {
      const total = figure('一、本年新收 · 总计');
      await inPage('click', total);
      await inPage('type', total, '840');
      await inPage('press', total, 'Enter');
      await until('the figure', () => document.getText() === right.replace('\t841\n', '\t840\n'));
      await until(
        'its picture',
        async () => (await inPage('count', `${total}[data-standing=suspect]`)) === 1,
      );
      await inPage('press', total, 'Control+z');
      await until('the undo', () => document.getText() === right);
      await until(
        'its picture',
        async () => (await inPage('count', `${total}[data-standing=suspect]`)) === 0,
      );
      await until('the focus', async () => (await inPage('count', `${total} :focus`)) === 1);
    });
  });

  test('writes figures typed faster than the view is drawn anew', async () => {
    await withTableView('酉.report.txt', right, async (document) => {
      const [first, second] = [figure('一、本年新收 · 自然人'), figure('一、本年新收 · 商业企业')];
      await inPage('click', first);
      await inPage('type', first, '795');
      await inPage('press', first, 'Enter');
      await inPage('press', first, 'ArrowRight');
      await inPage('type', second, '35');
      await inPage('press', second, 'Enter');
      const both = right.replace('\t794\n\t36\n', '\t795\n\t35\n');
      assert.notEqual(both, right);
      await until('both', () => document.getText() === both);
    });
  });

  test('writes a figure back, or undoes it, before the view is drawn anew', async () => {
    await withTableView('卯.report.txt', right, async (document) => {
      const total = figure('一、本年新收 · 总计');
      const type = async (text: string) => {
        await inPage('type', total, text);
        await inPage('press', total, 'Enter');
      };
      await inPage('click', total);
      const { version } = document;
      await type('840');
      await type('841');
      await until('both', () => document.version === version + 2);
      assert.equal(document.getText(), right);
      await type('840');
      await inPage('press', total, 'Control+z');
      await until('both', () => document.version === version + 4);
      assert.equal(document.getText(), right);
      await until('the focus', async () => (await inPage('count', `${total} :focus`)) === 1);
      await type('840');
      await until('the figure', () => document.getText() === right.replace('\t841\n', '\t840\n'));
    });
  });

  for (const [notation, ending] of [
    ['markdown', 'md'],
    ['html', 'html'],
    ['tabs', 'report.txt'],
  ] as const) {
    test(`shows and writes the figures of a draft in ${notation}`, async () => {
      const draft = writeReport(unevenFigures, notation);
      await withTableView(`写法.${ending}`, draft, async (document) => {
        assert.equal(await inPage('count', 'main td[data-column]'), 6 + 1 + 2 + 1 + 25 * 7 + 15);
        assert.equal(await inPage('text', 'main th[colspan="5"]'), '法人或其他组织');
        assert.equal(await inPage('count', standing('broken')), 3);
        const total = figure('一、本年新收 · 总计');
        await inPage('click', total);
        const editor = editorOf(document);
        await until('the selection', () => document.getText(editor.selection) === '841');
        await inPage('type', total, '840');
        await inPage('press', total, 'Enter');
        await until('the figure', () => document.getText() === rewritten(draft, '841', '840'));
        await until(
          'its picture',
          async () => (await inPage('count', `${total}[data-standing=suspect]`)) === 1,
        );
        await takePicture(`table-view-${notation}`);
      });
    });
  }

  test('keeps its tab and its draft when the view is loaded anew', async () => {
    await withTableView('重载.report.txt', right, async () => {
      await inPage('click', '#tab-charts');
      await until('the charts', async () => Number(await inPage('count', '.chart rect')) > 0);
      await inPage('click', '#charts summary');
      assert.equal(await inPage('count', '#charts details[open]'), 1);
      await vscode.commands.executeCommand('workbench.action.webview.reloadWebviewAction');
      await until('its going', async () => (await inPage('count', '#charts details[open]')) === 0);
      await until('the charts', async () => Number(await inPage('count', '.chart rect')) > 0);
      assert.equal(await inPage('count', '#tab-charts[aria-selected=true]'), 1);
      await inPage('click', '#tab-tables');
      await until('the tables', async () => (await inPage('count', 'main #tables table')) === 6);
    });
  });

  test('writes what was being typed while the view was drawn anew', async () => {
    await withTableView('亥.report.txt', right, async (document) => {
      const [typed, total] = [figure('一、本年新收 · 自然人'), figure('一、本年新收 · 总计')];
      await inPage('click', typed);
      await inPage('type', typed, '795');
      const at = document.positionAt(right.indexOf('\t841\n') + 1);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(at, at.translate(0, 3)), '840');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until(
        'its picture',
        async () => (await inPage('count', `${total}[data-standing=suspect]`)) === 1,
      );
      await inPage('press', typed, 'Enter');
      await until('the figure', () => document.getText().includes('\t795\n'));
    });
  });

  test('writes nothing that is no figure', async () => {
    await withTableView('午.report.txt', right, async (document) => {
      const total = figure('一、本年新收 · 总计');
      await inPage('click', total);
      await inPage('type', total, '八百');
      await inPage('press', total, 'Enter');
      await inPage('press', total, 'Escape');
      await inPage('press', total, 'ArrowDown');
      await until('the next row', async () => {
        return (await inPage('count', `${figure('二、上年结转 · 总计')} :focus`)) === 1;
      });
      assert.equal(document.getText(), right);
    });
  });
}

/** The draft with a figure of its tables changed where it comes last. */
function rewritten(draft: string, from: string, to: string): string {
  const at = draft.lastIndexOf(from);
  return draft.slice(0, at) + to + draft.slice(at + from.length);
}
