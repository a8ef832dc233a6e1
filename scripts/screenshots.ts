import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { startBrowser } from './host/browser.ts';
import { installExtension } from './host/extension.ts';
import { root } from './host/paths.ts';
import { type DisplayLanguage, startWorkbench, type Workbench } from './host/workbench.ts';
import { drawWindow } from './pictures/draw.ts';
import type { Clip } from './pictures/marks.ts';
import { takePagePictures, takeReviewPicture } from './pictures/page-pictures.ts';

// Takes the pictures of the documentation and of the walkthrough from the real window and the page of one file, in both languages:
// `npm run screenshots`, or some of them: `node scripts/screenshots.ts tables years`. Chinese text needs
// a Chinese font on this machine.

/** A picture: the sample that is open, and what the user does before the picture is taken. */
interface Scene {
  readonly picture: string;
  /** The documentation has whole windows as PNG. The walkthrough has drawings in the colours of the theme. */
  readonly of: 'documentation' | 'walkthrough';
  /** The part of the window that is drawn: an area, or everything that an element covers. */
  readonly clip?: Clip | string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly sample: string;
  readonly act: (page: Page, language: DisplayLanguage) => Promise<void>;
}

const ONE_WRONG = '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt';
const WORD_FILE = '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx';
const SEVERAL_WRONG = '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt';

/** Commands by the titles that the user sees. */
const commands = {
  newReport: { 'zh-cn': '勾稽: 新建报告', en: 'Gouji: New Report' },
  chooseRepair: { 'zh-cn': '勾稽: 选择修复方案', en: 'Gouji: Choose Repair' },
  sumReports: { 'zh-cn': '勾稽: 汇总各单位的报告', en: 'Gouji: Sum Reports' },
  showTable: { 'zh-cn': '勾稽: 查看报表', en: 'Gouji: Show Tables' },
  showYears: { 'zh-cn': '勾稽: 查看图表', en: 'Gouji: Show Charts' },
};

/** The titles of the view with the report's tables and of the folder above it. */
const view = { 'zh-cn': '报告表格', en: 'Report Tables' };

const scenes: readonly Scene[] = [
  {
    picture: 'report',
    of: 'documentation',
    sample: ONE_WRONG,
    act: async (page, language) => {
      await unfoldTables(page, language);
      await run(page, commands.showTable[language]);
      await page.waitForTimeout(2500);
      await page.click('.monaco-editor .view-line');
      await stepToFinding(page);
    },
  },
  {
    picture: 'totals',
    of: 'documentation',
    sample: SEVERAL_WRONG,
    act: async (page, language) => {
      await run(page, commands.showTable[language]);
      const tables = await frameWith(page, 'main .repairs');
      await tables.locator('.repairs summary').first().click();
      await page.keyboard.press('Control+Shift+M');
      await page.waitForTimeout(1500);
      await tables.locator('.repairs button').first().hover();
      await page.waitForTimeout(800);
    },
  },
  {
    picture: 'office',
    of: 'documentation',
    sample: WORD_FILE,
    act: (page) => stepToFinding(page),
  },
  {
    picture: 'sum',
    of: 'documentation',
    sample: ONE_WRONG,
    act: async (page, language) => {
      await run(page, commands.sumReports[language]);
      const draft = { 'zh-cn': '写成一份新的草稿', en: 'A new draft with the sum' }[language];
      await page.locator('.quick-input-list .monaco-list-row', { hasText: draft }).click();
      await page.locator('.view-line', { hasText: '汇总' }).first().waitFor();
      await page.waitForTimeout(4000);
    },
  },
  {
    picture: 'any-table',
    of: 'walkthrough',
    clip: { x: 44, y: 72, width: 650, height: 470 },
    size: { width: 700, height: 760 },
    sample: 'balance-sheet.md',
    act: (page) => stepToFinding(page, /20,?708/),
  },
  {
    picture: 'draft',
    of: 'walkthrough',
    clip: { x: 52, y: 72, width: 480, height: 340 },
    sample: SEVERAL_WRONG,
    act: async (page, language) => {
      await run(page, commands.newReport[language]);
      const input = page.locator('.quick-input-widget input[type=text]');
      for (const answer of ['', '江城市临江区政务服务局', '2024', '']) {
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
    clip: { x: 44, y: 130, width: 650, height: 390 },
    size: { width: 700, height: 760 },
    sample: ONE_WRONG,
    act: (page) => stepToFinding(page),
  },
  {
    picture: 'repair',
    of: 'walkthrough',
    clip: '.quick-input-widget',
    size: { width: 720, height: 480 },
    sample: SEVERAL_WRONG,
    act: async (page, language) => {
      await run(page, commands.chooseRepair[language]);
      await page.waitForTimeout(1500);
    },
  },
  {
    picture: 'tables',
    of: 'walkthrough',
    clip: { x: 588, y: 118, width: 528, height: 636 },
    size: { width: 1120, height: 780 },
    sample: ONE_WRONG,
    act: async (page, language) => {
      await stepToFinding(page);
      await run(page, commands.showTable[language]);
      const tables = await frameWith(page, 'main [data-standing=suspect]');
      await tables
        .locator('main h2')
        .nth(1)
        .evaluate((heading) => heading.scrollIntoView());
      await page.waitForTimeout(1500);
    },
  },
  {
    picture: 'years',
    of: 'walkthrough',
    clip: { x: 558, y: 72, width: 498, height: 440 },
    size: { width: 1060, height: 640 },
    sample: SEVERAL_WRONG,
    act: async (page, language) => {
      await run(page, commands.showYears[language]);
      await page.waitForTimeout(2500);
    },
  },
];

/** Runs one of our commands by its title. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.insertText(title);
  await page.waitForTimeout(800);
  await page.keyboard.press('Enter');
}

/** Goes to the only wrong figure, until the hover is shown there and stays. */
async function stepToFinding(page: Page, says = /应为|should be/): Promise<void> {
  const hover = page.locator('.monaco-hover-content', { hasText: says }).first();
  for (let tries = 0; tries < 5; tries++) {
    await page.keyboard.press('Control+F8');
    await page.waitForTimeout(2500);
    if (await hover.isVisible()) return;
  }
  throw new Error('no hover came up');
}

/** Unfolds the view with the report's tables, and gives it the room of the files. */
async function unfoldTables(page: Page, language: DisplayLanguage): Promise<void> {
  await page.locator('.pane-header', { hasText: view[language] }).click();
  await page
    .locator('.pane-header', { hasText: path.basename(folder) })
    .first()
    .click();
  await page.waitForTimeout(1200);
}

/** The frame of a webview with an element, as soon as it is shown. */
async function frameWith(page: Page, selector: string): Promise<Frame> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    for (const frame of page.frames()) {
      if (
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`nothing shows ${selector}`);
}

/** Whether Chinese text would be shown as boxes; undefined if that cannot be found out. */
function lacksChineseFont(): boolean | undefined {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() === '' : undefined;
}

if (lacksChineseFont()) {
  throw new Error(
    '请先安装中文字体 / a Chinese font is missing (Debian: apt-get install fonts-noto-cjk)',
  );
}

// If it is ended from outside, it still ends what it started, which depends on the end of this process.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}

/** Milliseconds that the window may take for anything, on a busy machine. */
const PATIENCE = 300_000;

const home = mkdtempSync(path.join(tmpdir(), 'gouji-pictures-'));
const folder = path.join(home, '示例');
const folders = {
  documentation: path.join(root, 'docs/images'),
  walkthrough: path.join(root, 'images/walkthrough'),
};
const sizes = {
  documentation: { width: 1440, height: 900 },
  walkthrough: { width: 960, height: 600 },
};
/** The endings of `package.nls.json` and its translation. */
const endings = { en: '', 'zh-cn': '.zh-cn' };
const asked = process.argv.slice(2);
const isAsked = (picture: string) => asked.length === 0 || asked.includes(picture);
for (const pictures of Object.values(folders)) mkdirSync(pictures, { recursive: true });
const browser = await startBrowser();
try {
  if (isAsked('review-page')) await takeReviewPicture(browser, home);
  for (const language of ['zh-cn', 'en'] as const) {
    await takePagePictures(browser, language, isAsked);
    if (scenes.some(({ picture }) => isAsked(picture))) await takeAll(language);
  }
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}

async function takeAll(language: DisplayLanguage): Promise<void> {
  const extensions = path.join(home, `extensions-${language}`);
  installExtension(extensions);
  const workbench = await startWorkbench({
    data: path.join(home, `data-${language}`),
    extensions,
    language,
    settings: {
      'breadcrumbs.filePath': 'last',
      'editor.minimap.enabled': false,
      'workbench.hover.delay': 60_000,
    },
    testing: false,
  });
  try {
    for (const scene of scenes) {
      if (!isAsked(scene.picture)) continue;
      rmSync(folder, { recursive: true, force: true });
      cpSync(path.join(root, 'samples'), folder, { recursive: true });
      await take(scene, language, workbench);
    }
  } finally {
    await workbench.stop();
  }
}

async function take(
  { picture, of, clip, size = sizes[of], sample, act }: Scene,
  language: DisplayLanguage,
  { port, url }: Workbench,
): Promise<void> {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(PATIENCE);
  const file = path.join(folder, sample);
  // A Word file is opened as its draft.
  const draft = sample.endsWith('.docx')
    ? `gouji-office:${file}.gouji`
    : `vscode-remote://127.0.0.1:${port}${file}`;
  const query = new URLSearchParams({ folder, payload: JSON.stringify([['openFile', draft]]) });
  await page.goto(`${url}?${query}`);
  await page.waitForSelector('.monaco-editor .view-line');
  // The number in the status bar shows that the server has read the draft.
  await page.locator('.statusbar-item[id*="gouji"]', { hasText: /\d/ }).waitFor();
  await page.waitForTimeout(1000);
  await page.click('.monaco-editor .view-line');
  if (of === 'walkthrough') await page.keyboard.press('Control+b');
  await act(page, language);
  const name = path.join(folders[of], picture + endings[language]);
  const area = typeof clip === 'string' ? await page.locator(clip).boundingBox() : clip;
  if (area) writeFileSync(`${name}.svg`, await drawWindow(page, area, titleOf(picture, language)));
  else await page.screenshot({ path: `${name}.png` });
  console.log(path.relative(root, name));
  await page.close();
}

/** The walkthrough's text about a picture for users who do not see it. */
function titleOf(picture: string, language: DisplayLanguage): string {
  const file = path.join(root, `package.nls${endings[language]}.json`);
  const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  return words[`walkthrough.${picture}.picture`] ?? '';
}
