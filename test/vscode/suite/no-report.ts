import assert from 'node:assert/strict';
import { withDraft } from './drafts.ts';
import { extension } from './extension.ts';
import { test, until } from './harness.ts';
import { inPage } from './page.ts';
import { servers } from './servers.ts';

/** Long enough for whatever a window without reports would bring about. */
const A_WHILE = 1500;

test('is not even loaded in a window without a text that could be a report', async () => {
  await withDraft('程序.js', 'console.log(1);\n', async () => {
    await pass();
    assert.equal(extension().isActive, false);
  });
});

test('starts and shows nothing beside a text that is no report', async () => {
  await withDraft('随笔.txt', '今天去买菜。\n', async () => {
    await until('the extension to look at it', () => extension().isActive);
    await pass();
    assert.deepEqual(servers(), []);
    assert.equal(await inPage('count', '.statusbar-item[id*="gouji"]'), 0);
    assert.equal(await inPage('count', '.pane-header:has-text("Report Tables")'), 0);
  });
});

function pass(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, A_WHILE);
  });
}
