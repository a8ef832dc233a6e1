import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { codeOf, diagnosticsOf, folder, untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];
const sample = '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt';

test('checks reports that are not open, where and as long as the user asks for it', async () => {
  const uri = vscode.Uri.joinPath(folder(), sample);
  const found = () => diagnosticsOf(uri).some((one) => codeOf(one) === 'suspect-figure');
  await withDraft('亥.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    assert.deepEqual(diagnosticsOf(uri), []);
    await ask(true);
    await until('its finding', found);
    await untilFindings(document, UNEVEN);
  });
  // The draft was deleted, and so are its findings; the other report is told of still.
  assert.ok(found());
  await ask(undefined);
  await until('no finding', () => diagnosticsOf(uri).length === 0);
});

async function ask(value: boolean | undefined): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('gouji').update('workspaceDiagnostics', value, target);
}
