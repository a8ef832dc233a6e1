import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { pageFile } from '../build/page.ts';
import { root } from '../host/paths.ts';
import type { DisplayLanguage } from '../host/workbench.ts';

/** A picture of the page: the samples that are given to it, and what the user does. */
interface PageScene {
  readonly picture: string;
  readonly samples: readonly string[];
  readonly height: number;
  readonly act: (page: Page) => Promise<void>;
}

const WORD_FILE = '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx';

const scenes: readonly PageScene[] = [
  {
    picture: 'page',
    samples: [WORD_FILE],
    height: 900,
    act: async (page) => {
      await page.locator('td[data-standing=suspect]').click();
      await page.locator('.menu').waitFor();
    },
  },
  {
    picture: 'page-files',
    samples: [
      WORD_FILE,
      '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
      '江城市江南区水务局2024年政府信息公开工作年度报告.html',
      '江城市2023年行政执法情况（合计错一个）.xlsx',
      'balance-sheet.md',
    ],
    height: 560,
    act: async (page) => {
      // The last file that is looked at.
      await page.locator('tbody tr:last-child:not([data-state=reading])').waitFor();
    },
  },
  {
    picture: 'page-review',
    samples: [
      WORD_FILE,
      '江城市临江区政务服务局2023年政府信息公开工作年度报告.txt',
      '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt',
      '江城市望江区2024年政府信息公开工作年度报告（错一个数）.md',
      '江城市江南区水务局2024年政府信息公开工作年度报告.html',
      '江城市2023年行政执法情况（合计错一个）.xlsx',
    ],
    height: 820,
    act: async (page) => {
      await page.locator('.files .actions button:enabled').click();
      await page.locator('iframe').waitFor();
    },
  },
];

/** Takes the picture of the page for reviewers that the command line writes about the samples. */
export async function takeReviewPicture(browser: Browser, folder: string): Promise<void> {
  const file = path.join(folder, 'review.html');
  const program = path.join(root, 'server/out/cli.cjs');
  const args = [program, 'check', '--format', 'html', '--output', file, '.'];
  spawnSync(process.execPath, args, { cwd: path.join(root, 'samples') });
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: path.join(root, 'docs/images/review-page.png') });
  console.log('docs/images/review-page');
  await page.close();
}

/** Takes the pictures of the page that are asked for, in one language. */
export async function takePagePictures(
  browser: Browser,
  language: DisplayLanguage,
  isAsked: (picture: string) => boolean,
): Promise<void> {
  for (const { picture, samples, height, act } of scenes) {
    if (!isAsked(picture)) continue;
    const locale = language === 'en' ? 'en' : 'zh-CN';
    const page = await browser.newPage({ viewport: { width: 1200, height }, locale });
    await page.goto(pathToFileURL(pageFile).href);
    await page.setInputFiles(
      '#files',
      samples.map((sample) => path.join(root, 'samples', sample)),
    );
    await act(page);
    await page.waitForTimeout(500);
    const ending = language === 'en' ? '' : '.zh-cn';
    await page.screenshot({ path: path.join(root, 'docs/images', `${picture}${ending}.png`) });
    console.log(`docs/images/${picture}${ending}`);
    await page.close();
  }
}
