import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, takePicture } from './page.ts';
import { standing, withTableView } from './view.ts';

/** VS Code's themes, and the class that each puts on a webview's body. */
const themes: readonly (readonly [string, string])[] = [
  ['Default Light Modern', 'vscode-light'],
  ['Default Dark Modern', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
];
/** A wrong figure, totals that do not add up, and a cell that holds no figure. */
const wrong = requestReport().replace('\t841\n', '\t814\n').replace('\t0.023\n', '\t待定\n');

if (given.page) {
  for (const [theme, kind] of themes) {
    test(`axe-core finds nothing against the table view in ${theme}`, async () => {
      const workbench = vscode.workspace.getConfiguration('workbench');
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      try {
        await withTableView(`${kind}.report.txt`, wrong, async () => {
          await until('the theme', async () => (await inPage('count', `body.${kind} main`)) === 1);
          await until('the fault', async () => (await inPage('count', standing('suspect'))) === 1);
          await until('the lack', async () => (await inPage('count', standing('lacking'))) === 1);
          await inPage('click', 'main .relations summary');
          await inPage('click', standing('suspect'));
          await takePicture(`${kind}-tables`);
          assert.equal(await inPage('axe', 'main table'), '');
          await inPage('press', standing('suspect'), 'Shift+ArrowLeft');
          assert.equal(await inPage('count', 'main td[aria-selected=true]'), 2);
          assert.equal(await inPage('axe', 'main table'), '');
          await inPage('press', standing('suspect'), 'Control+.');
          await until('the menu', async () => (await inPage('count', '.menu')) === 1);
          await takePicture(`${kind}-menu`);
          assert.equal(await inPage('axe', '.menu'), '');
          await inPage('press', '.menu [role=menuitem]', 'Escape');
          await inPage('hover', 'main .repairs button');
          await until(
            'what it changes',
            async () => Number(await inPage('count', '[data-after]')) > 0,
          );
          await takePicture(`${kind}-repair`);
          assert.equal(await inPage('axe', 'main table'), '');
          await inPage('click', '#tab-charts');
          await until('the charts', async () => Number(await inPage('count', '.chart rect')) > 0);
          await inPage('click', '#charts summary');
          await takePicture(`${kind}-charts`);
          assert.equal(await inPage('axe', 'main .chart'), '');
        });
      } finally {
        await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }
}
