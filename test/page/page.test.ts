import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pageFile } from '../../scripts/build/page.ts';
import { startBrowser } from '../../scripts/host/browser.ts';
import { root } from '../../scripts/host/paths.ts';
import { violations } from '../kit/axe.ts';
import { gouji } from '../kit/command-line.ts';
import { type ReportFigures, reportFigures } from '../kit/generate/figures.ts';
import { writeReport } from '../kit/generate/write.ts';
import { type FormFiller, formIn, madeForm } from '../kit/office/filled-form.ts';
import { RUN_WRITERS } from '../kit/office/report-docx.ts';

/** The form as an office program made it, where it lies beside the repository. */
const REAL_FORM = path.join(root, '../shared/office/request-form-wps.docx');
/** In bytes. It is sent by mail and kept on memory sticks. */
const LARGEST = 1_000_000;
/** Milliseconds that the page may take for anything, on a busy machine. */
const PATIENCE = 60_000;

const sound = reportFigures(3);
/** How many requests of natural persons were granted, and the same mistyped. */
const TO = sound.requests[2]?.[0] ?? '';
const FROM = String(Number(TO) + 45);
const mistyped: ReportFigures = {
  ...sound,
  requests: sound.requests.map((row, index) => (index === 2 ? [FROM, ...row.slice(1)] : row)),
};
/** A draft in which one figure is wrong. */
const SAMPLE = 'samples/江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt';
const SUSPECT = 'td[data-standing=suspect]';
/** A row as Excel copies it, in its accounting format, with the row that it hides at the end. */
const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>
<table style='border-collapse:collapse'><!--StartFragment--><col width=72 span=3>
<tr height=19><td class=xl65 align=right style='mso-number-format:"\\#\\,\\#\\#0"'>１,794</td>
<td class=xl65 align=right>36</td>
<td class=xl66><span style='mso-spacerun:yes'>&nbsp;</span>-<span style='mso-spacerun:yes'>&nbsp; </span></td></tr>
<tr height=0 style='display:none'><td></td><td></td><td></td></tr><!--EndFragment--></table></body></html>`;
/** A row of a table as Word copies it, with the heading above it and a label merged over both; a figure was changed. */
const WORD = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->
<table class=MsoTableGrid style='mso-yfti-tbllook:1184'>
<tr><td rowspan=2><p class=MsoNormal>一、本年新收<span lang=EN-US><o:p></o:p></span></p></td>
<td colspan=3><p class=MsoNormal>法人或其他组织</p></td></tr>
<tr><td><p class=MsoNormal><span lang=EN-US>7</span><span lang=EN-US>94<o:p></o:p></span></p></td>
<td><p class=MsoNormal><del cite="mailto:a" datetime="2024-12-01"><span>5</span></del><ins>6</ins></p></td>
<td><p class=MsoNormal>１２</p></td></tr>
<![if !supportMisalignedColumns]><tr height=0><td width=9></td><td></td><td></td><td></td></tr><![endif]>
</table><!--EndFragment--></body></html>`;

let browser: Browser;
const folder = mkdtempSync(path.join(tmpdir(), 'gouji-page-'));
before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page from its file, and gives it files as a user drops them. */
async function open(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const requested: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(pathToFileURL(pageFile).href);
  await page.locator('.start').waitFor();
  return { page, requested, problems, close: () => context.close() };
}

/** Drops files onto the page. */
async function drop(page: Page, ...files: readonly (readonly [name: string, Uint8Array])[]) {
  const given = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const [name = '', content = ''] of all) {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  }, given);
}

/**
 * Drops a folder onto the page, in which the browser can read one file, and can neither read another file nor an inner
 * folder.
 */
async function dropFolder(page: Page, content: Uint8Array) {
  await page.evaluate(
    (bytes) => {
      const refused = () => new DOMException('refused', 'NotReadableError');
      const entry = (fullPath: string, more: object) => {
        const name = fullPath.split('/').at(-1) ?? '';
        const [isFile, isDirectory] = ['file' in more, 'createReader' in more];
        return { fullPath, name, isFile, isDirectory, ...more };
      };
      const inside = [
        entry('/县/坏.txt', {
          file: (_: unknown, fail: (why: unknown) => void) => fail(refused()),
        }),
        entry('/县/乡', {
          createReader: () => ({
            readEntries: (_: unknown, fail: (why: unknown) => void) => fail(refused()),
          }),
        }),
        entry('/县/好.txt', {
          file: (take: (file: File) => void) => take(new File([Uint8Array.from(bytes)], '好.txt')),
        }),
      ];
      const folder = entry('/县', {
        createReader: () => ({
          readEntries: (take: (some: unknown) => void) => take(inside.splice(0)),
        }),
      });
      Object.assign(DataTransferItem.prototype, { webkitGetAsEntry: () => folder });
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add('县', 'text/plain');
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    },
    [...content],
  );
}

/** The names of the files in the list. */
function names(page: Page): Promise<(string | null)[]> {
  return page
    .locator('.files tbody th')
    .evaluateAll((all) => all.map(({ textContent }) => textContent));
}

/** The file that the page saves when a button is pressed. */
async function saved(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** What `gouji fix --write` makes of a file. */
async function fixed(name: string, bytes: Uint8Array): Promise<Buffer> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  await gouji('fix', '--write', file);
  return readFileSync(file);
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

describe('the page', () => {
  it('is one small file', (context) => {
    const { size } = statSync(pageFile);
    context.diagnostic(`${Math.ceil(size / 1000)} KB`);
    assert.ok(size <= LARGEST, `${size} bytes`);
  });

  it('loads nothing but itself, and can connect to nothing', async () => {
    const { page, requested, problems, close } = await open();
    await drop(page, ['年报.txt', text(writeReport(mistyped, 'lines'))]);
    await page.locator(SUSPECT).waitFor();
    assert.deepEqual(problems, []);
    assert.deepEqual(requested.map((address) => address.split(':')[0]).sort(), ['blob', 'file']);
    const isReached = await page.evaluate(() =>
      fetch('data:text/plain,reached').then(
        () => true,
        () => false,
      ),
    );
    assert.ok(!isReached);
    await close();
  });

  const forms: readonly (readonly [name: string, filler: FormFiller | undefined])[] = [
    ['a form that we made', madeForm],
    [
      'the form that an office program made',
      existsSync(REAL_FORM) ? formIn(readFileSync(REAL_FORM)) : undefined,
    ],
  ];
  for (const [kind, filler] of forms) {
    const skip = filler === undefined && `there is no ${REAL_FORM}`;
    it(`finds, mends and saves ${kind}, with the same bytes as gouji fix`, { skip }, async () => {
      const word = filler?.(mistyped, RUN_WRITERS.plain, sound) ?? new Uint8Array();
      const { page, close } = await open();
      await drop(page, ['年报.docx', word]);
      const verdict = page.locator('.verdict');
      await page.locator(SUSPECT).waitFor();
      assert.equal(await page.locator('h1').textContent(), '年报.docx');
      assert.equal(await verdict.textContent(), '发现 1 处问题。');
      assert.equal(await page.locator(`${SUSPECT} .figure`).textContent(), FROM);
      await page.locator(SUSPECT).click();
      const menu = page.locator('.menu');
      await menu.locator('p', { hasText: TO }).waitFor();
      await menu.locator('[role=menuitem]', { hasText: `由 ${FROM} 改为 ${TO}` }).click();
      await page.locator('.verdict[data-state=right]').waitFor();
      // The tables are drawn after the verdict.
      await page.locator(SUSPECT).waitFor({ state: 'detached' });
      const file = await saved(page, () =>
        page.getByRole('button', { name: '保存改正后的文件' }).click(),
      );
      assert.equal(file.name, '年报.docx');
      assert.notDeepEqual(file.bytes, Buffer.from(word));
      assert.deepEqual(file.bytes, await fixed('年报.docx', word));
      await close();
    });
  }

  it('makes all certain corrections of a draft as gouji fix does, and takes them back', async () => {
    const draft = readFileSync(path.join(root, SAMPLE));
    const { page, close } = await open();
    await drop(page, ['年报.txt', draft]);
    await page.getByRole('button', { name: '改正找准的数和写法' }).click();
    await page.locator('.unsaved', { hasText: '尚未保存' }).waitFor();
    const save = page.getByRole('button', { name: '保存改正后的文件' });
    const file = await saved(page, () => save.click());
    assert.deepEqual(file.bytes, await fixed('年报.txt', draft));
    await page.getByRole('button', { name: '撤销' }).click();
    await page.locator('.actions button:disabled', { hasText: '保存改正后的文件' }).waitFor();
    await close();
  });

  it('is used with the keyboard alone', async () => {
    const { page, close } = await open();
    await page.setInputFiles('#files', {
      name: '年报.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(writeReport(mistyped, 'lines')),
    });
    await page.locator('.file h1:focus').waitFor();
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /改正找准的数和写法/);
    await page.keyboard.press('Enter');
    await page.locator('.verdict[data-state=right]').waitFor();
    // The button is gone, and the focus with it goes to the name of the file.
    await page.locator('.file h1:focus').waitFor();
    await reach(page, /保存改正后的文件/);
    const file = await saved(page, () => page.keyboard.press('Enter'));
    assert.equal(file.bytes.toString(), writeReport(sound, 'lines').replaceAll('\r\n', '\n'));
    await reach(page, /^可以发布吗/);
    await page.keyboard.press('Enter');
    await page.locator('.answer', { hasText: '可以发布' }).waitFor();
    await close();
  });

  it('writes what is typed into its tables', async () => {
    const { page, close } = await open();
    await drop(page, ['年报.txt', text(writeReport(mistyped, 'lines'))]);
    await page.locator('.findings button.link').click();
    await page.locator('td.stop input:focus').waitFor();
    await page.keyboard.type(TO);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('td.edited').count(), 0);
    await page.locator('.verdict[data-state=right]').waitFor();
    // What is typed replaces the figure even if that has come back in the meantime.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+z');
    await page.locator(SUSPECT).waitFor();
    await page.keyboard.type(TO);
    await page.keyboard.press('Enter');
    await page.locator('.verdict[data-state=right]').waitFor();
    const file = await saved(page, () => page.keyboard.press('Control+s'));
    assert.equal(file.bytes.toString(), writeReport(sound, 'lines'));
    await close();
  });

  it('takes what Excel and Word copy: merged labels left out, deleted text not read', async () => {
    const { page, close } = await open();
    await drop(page, ['年报.txt', text(writeReport(sound, 'lines'))]);
    await page.locator('main td[data-row^="一、"]').first().click();
    for (const [copied, shown] of [
      [EXCEL, ['1794', '36', '0']],
      [WORD, ['794', '6', '12']],
    ] as const) {
      await page.evaluate((html) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', html);
        const how = { clipboardData, bubbles: true, cancelable: true };
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', how));
      }, copied);
      assert.deepEqual((await figuresInRow(page)).slice(0, 3), shown);
      await page.keyboard.press('Home');
    }
    await close();
  });

  it('draws a table of no known form, and mends the total that is wrong', async () => {
    const sheet = readFileSync(path.join(root, 'samples/balance-sheet.md'));
    const { page, close } = await open();
    await drop(page, ['balance-sheet.md', sheet]);
    await page.locator(SUSPECT).click();
    await page.locator('.menu [role=menuitem]').first().click();
    await page.locator('.verdict[data-state=right]').waitFor();
    await close();
  });

  it('lists several files, and says of those that cannot be read what to do', async () => {
    const { page, close } = await open({ locale: 'en-GB' });
    await drop(
      page,
      ['甲.txt', text(writeReport(mistyped, 'lines'))],
      ['乙.docx', madeForm(sound, RUN_WRITERS.plain)],
      ['丙.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    );
    const row = (name: string) => page.locator('tr', { hasText: name }).locator('.result');
    await page
      .locator('.files .verdict', {
        hasText: 'Files: 3. With findings: 1. Not read or not checked: 1.',
      })
      .waitFor();
    assert.equal(await row('甲.txt').textContent(), 'One finding.');
    assert.equal(await row('乙.docx').textContent(), 'Nothing was found: the tables add up.');
    assert.match((await row('丙.doc').textContent()) ?? '', /Save it as .docx or .xlsx/);
    await page.getByRole('button', { name: '甲.txt' }).click();
    await page.locator(SUSPECT).waitFor();
    await page.getByRole('button', { name: 'All Files' }).click();
    await page.locator('.files').waitFor();
    await close();
  });

  it('says of files and folders that the browser may not read that it may not, and reads the others', async () => {
    const { page, problems, close } = await open();
    await dropFolder(page, text(writeReport(sound, 'lines')));
    await page.locator('.files .verdict', { hasText: '共 3 个文件' }).waitFor();
    const rows = await page
      .locator('.files tbody tr')
      .evaluateAll((all) =>
        all.map((row) => [...row.children].map(({ textContent }) => textContent)),
      );
    const why = '已经不在那里，或者浏览器无权读取。';
    assert.deepEqual(
      rows.map(([name, , result]) => [name, result]),
      [
        ['县/好.txt', '没有发现问题，各表都对得上。'],
        ['县/坏.txt', why],
        ['县/乡', why],
      ],
    );
    assert.deepEqual(problems, []);
    await close();
  });

  it('keeps two files of one name that are dropped together, and compares them', async () => {
    const { page, close } = await open();
    const report = readFileSync(path.join(root, SAMPLE), 'utf8');
    await drop(
      page,
      ['年报.txt', text(report)],
      ['年报.txt', text(report.replaceAll('2024', '2023'))],
    );
    await page.locator('.files .verdict', { hasText: '共 2 个文件' }).waitFor();
    assert.deepEqual(await names(page), ['年报.txt', '年报.txt (2)']);
    await page.getByRole('button', { name: '看给审阅者的一页' }).click();
    const review = page.frameLocator('iframe').locator('body');
    await review.getByText('2023（1 个单位）').first().waitFor();
    await review.getByText('2024（1 个单位）').first().waitFor();
    await close();
  });

  it('reads a file again that is given again, but does not replace one with unsaved changes', async () => {
    const file = path.join(folder, '年报.txt');
    const { page, close } = await open();
    const give = async (content: string) => {
      writeFileSync(file, content);
      await page.setInputFiles('#files', file);
      await page.locator('.file h1:focus').waitFor();
    };
    const list = async () => {
      await page.getByRole('button', { name: '全部文件' }).click();
      return names(page);
    };
    await drop(page, ['甲.txt', text('说明')]);
    await page.locator('.file h1:focus').waitFor();
    await give(writeReport(sound, 'lines'));
    assert.deepEqual(await list(), ['甲.txt', '年报.txt']);
    // It was changed by another program.
    await give(writeReport(mistyped, 'lines'));
    await page.locator(SUSPECT).waitFor();
    assert.deepEqual(await list(), ['甲.txt', '年报.txt']);
    await page.getByRole('button', { name: '年报.txt' }).click();
    await page.getByRole('button', { name: '改正找准的数和写法' }).click();
    await page.locator('.unsaved', { hasText: '尚未保存' }).waitFor();
    await give(writeReport(mistyped, 'lines'));
    await page.locator('.file h1', { hasText: '年报.txt (2)' }).waitFor();
    assert.deepEqual(await list(), ['甲.txt', '年报.txt', '年报.txt (2)']);
    await page.getByRole('button', { name: '年报.txt', exact: true }).click();
    await page.locator('.unsaved', { hasText: '尚未保存' }).waitFor();
    await close();
  });

  it('has a file once that is given again while it is being read', async () => {
    const { page, close } = await open();
    await page.evaluate(() => {
      // Reading takes its time, and files are compared while the first one is read.
      const read = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = async function () {
        const milliseconds = this instanceof File ? 1000 : 100;
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return read.call(this);
      };
    });
    const report = text(writeReport(sound, 'lines'));
    const both = [
      ['甲.txt', report],
      ['乙.txt', report],
    ] as const;
    await drop(page, ...both);
    await drop(page, ...both);
    await drop(page, ...both, ['丙.txt', report]);
    await page.locator('.files .verdict', { hasText: '共 3 个文件' }).waitFor();
    await page.getByRole('button', { name: '看给审阅者的一页' }).click();
    const bodies = page.frameLocator('iframe').locator('table.bodies tbody tr');
    await bodies.first().waitFor();
    assert.equal(await bodies.count(), 3);
    await close();
  });

  it('makes the page for reviewers of a folder, with last year’s reports, forms and accepted findings in it', async () => {
    const county = path.join(folder, '县');
    cpSync(path.join(root, 'samples'), county, { recursive: true });
    const output = path.join(folder, '结果.html');
    await gouji('check', '--format', 'html', '--output', output, county);
    const { page, problems, close } = await open();
    await page.setInputFiles('#folder', county);
    await page.locator('tr[data-state=used]', { hasText: '安全检查.json' }).waitFor();
    await page.getByRole('button', { name: '看给审阅者的一页' }).click();
    const review = page.frameLocator('iframe');
    await review.getByRole('link', { name: '江城市望江区' }).click();
    const wrong = review.locator('.report:target td.wrong');
    assert.match(await wrong.innerText(), /^818/);
    assert.ok(await wrong.isVisible());
    const bar = review.locator('svg.bar').first();
    assert.ok(((await bar.boundingBox())?.width ?? 0) > 0);
    assert.deepEqual(problems, []);
    assert.equal(await violations(page), '');
    const file = await saved(page, () =>
      page.getByRole('button', { name: '保存给审阅者的一页' }).click(),
    );
    assert.equal(file.name, '报告核对结果.html');
    assert.deepEqual(bodiesIn(file.bytes.toString()), bodiesIn(readFileSync(output, 'utf8')));
    await page.getByRole('button', { name: '全部文件' }).click();
    await page.locator('.files').waitFor();
    await close();
  });

  it('copies the findings as a text for the author', async () => {
    const { page, close } = await open();
    await drop(page, ['年报.txt', text(writeReport(mistyped, 'lines'))]);
    await page.getByRole('button', { name: '复制全部问题' }).click();
    await page.locator('.answer', { hasText: '问题已复制' }).waitFor();
    await close();
  });

  it('speaks the language of the browser, or the other one', async () => {
    const { page, close } = await open({ locale: 'fr-FR' });
    await drop(page, ['年报.txt', text(writeReport(mistyped, 'lines'))]);
    await page.locator('.verdict', { hasText: 'One finding.' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.locator('.verdict', { hasText: '发现 1 处问题。' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    await close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe-core finds, in ${colorScheme} colours`, async () => {
      const { page, close } = await open({ colorScheme });
      assert.equal(await violations(page), '');
      await drop(page, ['年报.txt', text(writeReport(mistyped, 'lines'))]);
      await page.locator(SUSPECT).waitFor();
      assert.equal(await violations(page), '');
      await page.locator(SUSPECT).click();
      await page.locator('.menu').waitFor();
      assert.equal(await violations(page), '');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '改正找准的数和写法' }).click();
      await page.locator('.verdict[data-state=right]').waitFor();
      assert.equal(await violations(page), '');
      await drop(page, ['甲.txt', text('说明')], ['乙.txt', text('说明')]);
      await page.locator('.files .verdict', { hasText: '共 3 个文件' }).waitFor();
      assert.equal(await violations(page), '');
      await close();
    });
  }

  it('stays within a narrow window, except for its tables', async () => {
    const { page, close } = await open({ viewport: { width: 360, height: 700 } });
    await drop(page, ['年报.txt', text(writeReport(mistyped, 'lines'))]);
    await page.locator(SUSPECT).waitFor();
    const wide = await page
      .locator('.band, .band button, .below button')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > 360).length);
    assert.equal(wide, 0);
    await close();
  });
});

/** The figures of the row with the focus, as they are shown. */
function figuresInRow(page: Page): Promise<(string | null)[]> {
  return page
    .locator('main tr:has(input:focus) td[data-row] .figure')
    .evaluateAll((figures) => figures.map(({ textContent }) => textContent));
}

/** The rows of the table of bodies, without the paths of their files, in any order. */
function bodiesIn(html: string): string[] {
  const table = /<table class="bodies">.*?<\/tbody>/s.exec(html)?.[0] ?? '';
  return table
    .split('<tr>')
    .map((row) =>
      row.replace(/ href="[^"]*"|<\/tbody>/g, '').replace(/<td class="file">[^<]*\//, ''),
    )
    .toSorted();
}

/** The text of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** Presses Tab until something with a text has the focus. */
async function reach(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  assert.fail(`nothing named ${name} was reached`);
}
