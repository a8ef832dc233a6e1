import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../scripts/host/browser.ts';
import { root } from '../../scripts/host/paths.ts';
import { violations } from '../kit/axe.ts';
import { folderFor, gouji } from '../kit/command-line.ts';

const page = path.join(folderFor(after), 'page.html');

let browser: Browser;
before(async () => {
  await gouji('check', '--format', 'html', '--output', page, path.join(root, 'samples'));
  browser = await startBrowser();
});
after(() => browser.close());

describe('the page for reviewers in a browser', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe-core objects to where the system is ${colorScheme}`, async () => {
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      const opened = await context.newPage();
      await opened.goto(pathToFileURL(page).href);
      assert.equal(await violations(opened), '');
      await context.close();
    });
  }

  it('is read without a script, leads from a body to its findings, and asks for nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const opened = await context.newPage();
    const requested: string[] = [];
    opened.on('request', (request) => requested.push(request.url()));
    await opened.goto(pathToFileURL(page).href);
    await opened.getByRole('link', { name: '江城市望江区' }).click();
    const wrong = opened.locator('.report:target td.wrong');
    assert.match(await wrong.innerText(), /^818/);
    assert.ok(await wrong.isVisible());
    assert.equal(requested.length, 1);
    await context.close();
  });

  it('fits on paper in black on white', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const opened = await context.newPage();
    await opened.goto(pathToFileURL(page).href);
    await opened.emulateMedia({ media: 'print' });
    const paper = await opened.locator('body').evaluate((body) => {
      const { color, backgroundColor } = getComputedStyle(body);
      return [color, backgroundColor];
    });
    assert.deepEqual(paper, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    await context.close();
  });
});
