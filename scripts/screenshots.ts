import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from './host/browser.ts';
import { installExtension } from './host/extension.ts';
import { root } from './host/paths.ts';
import { startWorkbench } from './host/workbench.ts';

// Takes the pictures of the documentation from the real window, in Chinese: `npm run screenshots`.
// Chinese text needs a font for it on this machine.

/** A picture: the sample that is open, and what the user does before it is taken. */
interface Scene {
  readonly picture: string;
  readonly sample: string;
  readonly act: (page: Page) => Promise<void>;
}

const scenes: readonly Scene[] = [
  {
    picture: 'report',
    sample: '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt',
    act: async (page) => {
      await showTables(page);
      await page.keyboard.press('F8');
      await page.waitForTimeout(2000);
    },
  },
  {
    picture: 'totals',
    sample: '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
    act: async (page) => {
      await showTables(page);
      await page.keyboard.press('Control+Shift+M');
      await page.waitForTimeout(1500);
    },
  },
];

/** Opens the view of the report's tables, and goes back to the draft. */
async function showTables(page: Page): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type('Focus on Report Tables View');
  await page.waitForTimeout(800);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1200);
  await page.click('.monaco-editor .view-line');
}

/** Whether Chinese text would be boxes; undefined where that cannot be asked. */
function lacksChineseFont(): boolean | undefined {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() === '' : undefined;
}

if (lacksChineseFont()) {
  throw new Error(
    '请先安装中文字体 / a Chinese font is missing (Debian: apt-get install fonts-noto-cjk)',
  );
}
// Ended from outside, it still ends what it started: that hangs on the end of this process.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}

const home = mkdtempSync(path.join(tmpdir(), 'gouji-pictures-'));
const folder = path.join(home, '示例');
const pictures = path.join(root, 'docs/images');
cpSync(path.join(root, 'samples'), folder, { recursive: true });
mkdirSync(pictures, { recursive: true });
installExtension(path.join(home, 'extensions'));
const workbench = await startWorkbench({
  data: path.join(home, 'data'),
  extensions: path.join(home, 'extensions'),
  settings: {
    'gouji.language': 'zh-CN',
    'editor.minimap.enabled': false,
  },
  testing: false,
});
const browser = await startBrowser();
try {
  for (const { picture, sample, act } of scenes) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    const file = `vscode-remote://127.0.0.1:${workbench.port}${path.join(folder, sample)}`;
    const query = new URLSearchParams({ folder, payload: JSON.stringify([['openFile', file]]) });
    await page.goto(`${workbench.url}?${query}`);
    await page.waitForSelector('.monaco-editor .view-line');
    // The count in the status bar says that the server has read the draft.
    await page.locator('.statusbar-item[id*="gouji"]', { hasText: /\d/ }).waitFor();
    await page.waitForTimeout(1000);
    await page.click('.monaco-editor .view-line');
    await act(page);
    await page.screenshot({ path: path.join(pictures, `${picture}.png`) });
    console.log(`docs/images/${picture}.png`);
    await page.close();
  }
} finally {
  await browser.close();
  await workbench.stop();
  rmSync(home, { recursive: true, force: true });
}
