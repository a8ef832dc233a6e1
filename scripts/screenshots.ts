import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from './host/browser.ts';
import { installExtension } from './host/extension.ts';
import { root } from './host/paths.ts';
import { startWorkbench } from './host/workbench.ts';

// Takes the pictures of the documentation and of the walkthrough from the real window, in Chinese:
// `npm run screenshots`, or some of them: `node scripts/screenshots.ts tables years`. Chinese text needs
// a font for it on this machine.

/** A picture: the sample that is open, and what the user does before it is taken. */
interface Scene {
  readonly picture: string;
  /** The documentation has large pictures as PNG; the walkthrough ships small ones as WebP. */
  readonly of: 'documentation' | 'walkthrough';
  /** The part of the window that is shown: what the package ships must be small. */
  readonly clip?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly sample: string;
  readonly act: (page: Page) => Promise<void>;
}

const scenes: readonly Scene[] = [
  {
    picture: 'report',
    of: 'documentation',
    sample: '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt',
    act: async (page) => {
      await showTables(page);
      await page.keyboard.press('F8');
      await page.waitForTimeout(2000);
    },
  },
  {
    picture: 'totals',
    of: 'documentation',
    sample: '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
    act: async (page) => {
      await showTables(page);
      await page.keyboard.press('Control+Shift+M');
      await page.waitForTimeout(1500);
    },
  },
  {
    picture: 'draft',
    of: 'walkthrough',
    clip: { x: 52, y: 66, width: 480, height: 240 },
    sample: '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
    act: async (page) => {
      await run(page, '新建报告');
      const input = page.locator('.quick-input-widget input[type=text]');
      for (const answer of ['江城市临江区政务服务局', '2024', '']) {
        await page.waitForTimeout(500);
        if (answer !== '') await input.fill(answer);
        await page.keyboard.press('Enter');
      }
      await page.getByText('二、主动公开政府信息情况').first().waitFor();
      await page.waitForTimeout(1500);
    },
  },
  {
    picture: 'findings',
    of: 'walkthrough',
    clip: { x: 150, y: 70, width: 400, height: 280 },
    sample: '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt',
    act: async (page) => {
      await page.keyboard.press('Control+F8');
      await page.locator('.monaco-hover-content', { hasText: '应为' }).first().waitFor();
      await page.waitForTimeout(800);
    },
  },
  {
    picture: 'repair',
    of: 'walkthrough',
    clip: { x: 180, y: 0, width: 600, height: 190 },
    sample: '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
    act: async (page) => {
      await run(page, '选择修复方案');
      await page.waitForTimeout(1500);
    },
  },
  {
    picture: 'tables',
    of: 'walkthrough',
    clip: { x: 506, y: 206, width: 450, height: 350 },
    sample: '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt',
    act: async (page) => {
      await page.keyboard.press('Control+F8');
      await run(page, '查看报表');
      await page.waitForTimeout(2500);
    },
  },
  {
    picture: 'years',
    of: 'walkthrough',
    clip: { x: 506, y: 120, width: 450, height: 350 },
    sample: '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
    act: async (page) => {
      await run(page, '查看申请情况图表');
      await page.waitForTimeout(2500);
    },
  },
];

/** Runs a command of ours by its title. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.insertText(`勾稽: ${title}`);
  await page.waitForTimeout(800);
  await page.keyboard.press('Enter');
}

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
/** A picture that is a few kilobytes: the browser encodes it without loss, once it has few colours. */
async function webp(png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const encoded = await page.evaluate(
    async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = picture.width;
      canvas.height = picture.height;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('the browser cannot draw');
      context.drawImage(picture, 0, 0);
      const image = context.getImageData(0, 0, canvas.width, canvas.height);
      // Four shades of each colour: text stays sharp, at half the size of a lossy picture.
      image.data.forEach((value, index) => {
        image.data[index] = Math.round(value / 85) * 85;
      });
      context.putImageData(image, 0, 0);
      return canvas.toDataURL('image/webp', 1);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  return Buffer.from(encoded.replace(/^.*,/, ''), 'base64');
}

// Ended from outside, it still ends what it started: that hangs on the end of this process.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}

const home = mkdtempSync(path.join(tmpdir(), 'gouji-pictures-'));
const folder = path.join(home, '示例');
const folders = {
  documentation: path.join(root, 'docs/images'),
  walkthrough: path.join(root, 'images/walkthrough'),
};
const sizes = {
  documentation: { width: 1280, height: 800 },
  walkthrough: { width: 960, height: 600 },
};
const asked = process.argv.slice(2);
cpSync(path.join(root, 'samples'), folder, { recursive: true });
for (const pictures of Object.values(folders)) mkdirSync(pictures, { recursive: true });
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
  for (const { picture, of, clip, sample, act } of scenes) {
    if (asked.length > 0 && !asked.includes(picture)) continue;
    const page = await browser.newPage({ viewport: sizes[of], locale: 'zh-CN' });
    // The display language, without a language pack: what is our own is Chinese.
    await page.addInitScript("globalThis._VSCODE_NLS_LANGUAGE = 'zh-cn';");
    const draft = `vscode-remote://127.0.0.1:${workbench.port}${path.join(folder, sample)}`;
    const query = new URLSearchParams({ folder, payload: JSON.stringify([['openFile', draft]]) });
    await page.goto(`${workbench.url}?${query}`);
    await page.waitForSelector('.monaco-editor .view-line');
    // The count in the status bar says that the server has read the draft.
    await page.locator('.statusbar-item[id*="gouji"]', { hasText: /\d/ }).waitFor();
    await page.waitForTimeout(1000);
    await page.click('.monaco-editor .view-line');
    if (of === 'walkthrough') await page.keyboard.press('Control+b');
    await act(page);
    const file = path.join(folders[of], `${picture}.${of === 'documentation' ? 'png' : 'webp'}`);
    const png = await page.screenshot(clip ? { clip } : {});
    writeFileSync(file, of === 'documentation' ? png : await webp(png));
    console.log(path.relative(root, file));
    await page.close();
  }
} finally {
  await browser.close();
  await workbench.stop();
  rmSync(home, { recursive: true, force: true });
}
