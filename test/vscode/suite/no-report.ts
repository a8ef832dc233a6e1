import assert from 'node:assert/strict';
import { withDraft } from './drafts.ts';
import { extension } from './extension.ts';
import { test, until } from './harness.ts';
import { inPage } from './page.ts';
import { servers } from './servers.ts';

/** Long enough for whatever a window without reports would bring about. */
const A_WHILE = 1500;

// Whether the extension is loaded says little: VS Code itself has plain texts, such as its input boxes.
test('starts and shows nothing in a window without a text that could be a report', async () => {
  await withDraft('程序.js', 'console.log(1);\n', addsNothing);
});

test('starts and shows nothing beside a text that is no report', async () => {
  await withDraft('随笔.txt', '今天去买菜。\n', async () => {
    await until('the extension to look at it', () => extension().isActive);
    await addsNothing();
  });
});

async function addsNothing(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, A_WHILE));
  assert.deepEqual(servers(), []);
  assert.equal(await inPage('count', '.statusbar-item[id*="gouji"]'), 0);
  assert.equal(await inPage('count', '.pane-header:has-text("Report Tables")'), 0);
}
