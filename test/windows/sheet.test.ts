import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { reportFigures } from '../kit/generate/figures.ts';
import { writeReport } from '../kit/generate/write.ts';
import { requestReport, unevenFigures } from '../kit/request-report.ts';
import { filledReport, generated, NEW_REPORTS, type Typed } from '../kit/typing.ts';
import { type Host, startHost, type Window } from './window.ts';

const DRAFT = '甲.report.txt';
const LAST_YEAR = '江城市临江区人民政府2023年报.txt';
const full = requestReport();
/** The same report before its requests were filled in; its sentence says how many there are. */
const empty = writeReport(
  { ...unevenFigures, requests: unevenFigures.requests.map((row) => row.map(() => '0')) },
  'lines',
).replace('申请0件', '申请841件');
const FIRST = '一、本年新收 · 自然人';
const TOTAL = '一、本年新收 · 总计';
/** Presses of a key that may lie between two tables: the figures of the shortest one, and its lists. */
const MOST_PRESSES = 30;
/** Milliseconds that a message takes over a slow connection. */
const SLOW = 300;

let host: Host;
let folder: string;
before(async () => {
  host = await startHost();
});
after(() => host.stop());
beforeEach(() => {
  folder = host.newFolder();
});
afterEach((context) => host.close('passed' in context && context.passed));

for (const delay of [undefined, SLOW]) {
  const how = delay === undefined ? 'as fast as keys can be' : 'over a slow connection';
  test(`a new report beside last year’s, filled in by keys alone, ${how}, is what was typed`, () =>
    fillInNewReport(delay));

  test(`a report that is filled in by keys alone, ${how}, is what was typed`, async () => {
    const window = await show(empty, delay);
    const { keyboard } = window.page;
    await window.figure(FIRST).click();
    for (const row of unevenFigures.requests) {
      for (const [column, figure] of row.entries()) {
        await keyboard.type(figure);
        await keyboard.press(column < row.length - 1 ? 'Tab' : 'Enter');
      }
    }
    // One of them was wrong, and is mended; the step back and the step again are the view's as well.
    await keyboard.press('Control+Home');
    await keyboard.type('749');
    await keyboard.press('Enter');
    await keyboard.press('Control+z');
    await keyboard.press('Control+y');
    await keyboard.press('ArrowUp');
    await keyboard.type('７９４');
    await keyboard.press('Control+s');
    await saved(full);
  });
}

test('what is being typed is written when the tab of the view is closed', async () => {
  const window = await show(full);
  await window.figure(TOTAL).click();
  await window.page.keyboard.type('840');
  await window.page.locator('.tab', { hasText: 'Tables: ' }).locator('.tab-actions a').click();
  await window.untilFindings(4);
  await window.run('File: Save All Files');
  await saved(full.replace('\t841\n', '\t840\n'));
});

test('what is being typed is still there when the window is loaded anew', async () => {
  const window = await show(full);
  await window.figure(TOTAL).click();
  await window.page.keyboard.type('八百');
  await window.reload();
  await window.figure(TOTAL, '.edited').waitFor();
  await until('what was typed', async () => {
    return (await window.figure(TOTAL).locator('input').inputValue()) === '八百';
  });
  await window.figure(TOTAL).locator('input').fill('840');
  await window.page.keyboard.press('Control+s');
  await saved(full.replace('\t841\n', '\t840\n'));
});

test('what is being typed is still there when another file was looked at in the place of the view', async () => {
  const window = await show(full);
  writeFileSync(path.join(folder, '说明.txt'), '说明');
  await window.figure(TOTAL).click();
  await window.page.keyboard.type('八百');
  await window.openFile('说明.txt');
  await window.page.locator('.tab', { hasText: 'Tables: ' }).click();
  await window.figure(TOTAL, '.edited').waitFor();
  await window.figure(TOTAL).press('Escape');
  await window.figure(TOTAL, ':has(.figure:text-is("841"))').waitFor();
});

test('figures are written while the server is gone', async () => {
  const others = new Set(host.servers().map(({ pid }) => pid));
  const window = await show(full);
  const [server] = host.servers().filter(({ pid }) => !others.has(pid));
  assert.ok(server);
  await window.figure(FIRST).click();
  process.kill(server.pid, 'SIGSTOP');
  try {
    await window.page.keyboard.type('795');
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.type('35');
    process.kill(server.pid, 'SIGKILL');
    await window.page.keyboard.press('Control+s');
    await saved(full.replace('\t794\n\t36\n', '\t795\n\t35\n'));
  } finally {
    try {
      process.kill(server.pid, 'SIGKILL');
    } catch {
      // It is gone.
    }
  }
});

test('undo works where a repair was clicked, and where the focus is in the draft', async () => {
  const wrong = full.replace('\t841\n', '\t814\n');
  const window = await show(wrong);
  await window.view.locator('.repairs button').first().click();
  await window.figure(TOTAL, ':has(.figure:text-is("841"))').waitFor();
  await window.page.keyboard.press('Control+z');
  await window.figure(TOTAL, ':has(.figure:text-is("814"))').waitFor();
  await window.page.keyboard.press('Control+y');
  await window.figure(TOTAL, ':has(.figure:text-is("841"))').waitFor();
  await window.page.keyboard.press('Control+s');
  await saved(full);
});

test('a row that is pasted in its first cell fills the row, and is taken back as one step', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const window = await show(full, undefined, { permissions });
  const { keyboard } = window.page;
  await window.figure(FIRST).click();
  await keyboard.press('Shift+End');
  await keyboard.press('Control+c');
  const clipboard = () => window.page.evaluate(() => navigator.clipboard.readText());
  await until('the copy', async () => (await clipboard()) === '794\t36\t0\t0\t0\t11\t841');
  await window.page.evaluate(() => {
    const page =
      '<table><tr><td>一、新收</td><td>１，７９４</td><td>36</td><td>0</td></tr></table>';
    const as = (type: string, text: string) => [type, new Blob([text], { type })] as const;
    const forms = [as('text/html', page), as('text/plain', '1\t2')];
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))]);
  });
  await keyboard.press('Home');
  await keyboard.press('Control+v');
  await keyboard.press('Control+s');
  await saved(full.replace('\t794\n\t36\n\t0\n', '\t1794\n\t36\n\t0\n'));
  await keyboard.press('Control+z');
  await keyboard.press('Control+s');
  await saved(full);
});

test('a figure at the lower edge, where its sums come up, is selected in the draft with a click', async () => {
  const shown = await show(full);
  await shown.figure(TOTAL).evaluate((cell) => {
    window.scrollBy({ top: cell.getBoundingClientRect().bottom - innerHeight });
  });
  await shown.figure(TOTAL).click();
  await shown.page.locator('.monaco-editor .selected-text').waitFor();
});

test('the menu at a figure says what is wrong there, and mends it', async () => {
  const window = await show(full.replace('\t841\n', '\t814\n'));
  const { keyboard } = window.page;
  await window.figure(TOTAL, '[data-standing=suspect]').click();
  await keyboard.press('Control+.');
  const fix = window.view.locator('.menu [role=menuitem]', { hasText: '841' }).first();
  await fix.waitFor();
  assert.match(String(await window.view.locator('.menu p').first().textContent()), /841/);
  await keyboard.press('Enter');
  await window.figure(TOTAL, ':has(.figure:text-is("841")):has(:focus)').waitFor();
  await keyboard.press('Control+s');
  await saved(full);
  // The cell gets the focus back from whatever else had it, if VS Code, which looks every 250 ms, has seen it there.
  await window.page
    .locator('.editor-group-container.active .tab', { hasText: 'Tables: ' })
    .waitFor();
  await until('the focus in the view', async () => {
    await keyboard.press('F1');
    await window.page.locator('.quick-input-widget input:focus').waitFor();
    await keyboard.press('Escape');
    return isSoon(() => hasFocus(window), 5000);
  });
  await keyboard.type('840');
  await keyboard.press('Control+s');
  await saved(full.replace('\t841\n', '\t840\n'));
});

test('headings and labels stay in sight in a small window, and the view stays where it was', async () => {
  const window = await show(full, undefined, { viewport: { width: 700, height: 450 } });
  const last = window.figure('四、结转下年度 · 总计');
  await last.click();
  const inSight = () =>
    last.evaluate((cell) => {
      const middle = (element: Element | null | undefined) => {
        const { left, right, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
        return [(left + right) / 2, (top + bottom) / 2] as const;
      };
      const heading = [...(cell.closest('table')?.tHead?.querySelectorAll('th') ?? [])].at(1);
      const label = cell.parentElement?.querySelector('th:has(+ td)');
      return [cell, label, heading].map((element) => {
        const [x, y] = middle(element);
        const found = document.elementFromPoint(x, y);
        return found !== null && (element?.contains(found) ?? false);
      });
    });
  assert.deepEqual(await inSight(), [true, true, true]);
  await window.reload();
  await last.waitFor();
  await until('its place', async () => (await inSight()).every(Boolean));
});

test('the view shows the figure that the cursor in the draft goes to, above its sums', async () => {
  const window = await show(full);
  await window.page.locator('.monaco-editor .view-line').first().click();
  await window.page.keyboard.press('Control+F8');
  const here = window.view.locator('main td.here');
  await here.waitFor();
  await until('the figure in sight', () =>
    here.evaluate((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      const sums = document.querySelector('.sums')?.getBoundingClientRect();
      const isSeen = cell.contains(
        document.elementFromPoint((left + right) / 2, (top + bottom) / 2),
      );
      return isSeen && bottom <= (sums?.top ?? 0);
    }),
  );
});

/** Fills in a new report in the table view, with one slip that is mended, saves it and opens it again. */
async function fillInNewReport(delay: number | undefined): Promise<void> {
  const figures = generated(5, '2021');
  const typed: Typed = {
    form: '2021',
    figures,
    notation: NEW_REPORTS[0],
    order: 'by row',
    seed: 5,
  };
  const { text, places } = filledReport(typed);
  const carried = figures.get('requests')?.slice(7, 14) ?? [];
  const expected = text.replace('上年结转＿＿件', `上年结转${carried.at(-1)}件`);
  // Last year's report carries forward what this year's takes up.
  const before = reportFigures(5, '2021');
  const lastYear = { ...before, requests: before.requests.with(-1, carried) };
  const named = { ...lastYear, agency: '江城市临江区人民政府', year: 2023 };
  writeFileSync(path.join(folder, LAST_YEAR), writeReport(named, 'lines'));

  const window = await host.open(folder, {}, delay);
  await window.openFile(LAST_YEAR);
  const { keyboard } = window.page;
  await window.run('Gouji: New Report');
  await window.answer('江城市临江区人民政府', '(1/3)');
  await window.answer('2024', '(2/3)');
  await window.answer('One cell per line', '(3/3)');
  await window.page.locator('.statusbar-item:has-text("figures to fill in")').waitFor();
  // Nothing is wrong in it, neither in its tables nor in the sentence that is left open.
  await window.page.locator('.statusbar-item[id*="gouji.findings"] .codicon-info').waitFor();
  await window.run('Gouji: Show Tables');
  await window.figure(FIRST).waitFor();
  // Asked for again, it takes the focus.
  await window.run('Gouji: Show Tables');
  await until('the focus in the view', () => hasFocus(window));

  const wrong = places.find(({ text }) => text === figures.get('requests')?.[0]);
  for (const [index, place] of places.entries()) {
    const last = places[index - 1];
    if (place.table !== last?.table) await goToTable(window, place.table);
    await keyboard.type(place === wrong ? `${place.text}9` : place.text);
    const next = places[index + 1];
    const isLastInRow = next?.row !== place.row || next.table !== place.table;
    await keyboard.press(isLastInRow ? 'Enter' : 'Tab');
  }
  // One of them was wrong: it is found, and mended where it stands.
  await window.figure(FIRST, '[data-standing=suspect]').waitFor();
  await goToTable(window, wrong?.table ?? 0, 'Shift+Tab');
  await keyboard.press('Control+Home');
  await keyboard.press('Control+.');
  await window.view.locator('.menu [role=menuitem]').first().waitFor();
  await keyboard.press('Enter');
  await window.figure(FIRST, `:has(.figure:text-is("${wrong?.text}"))`).waitFor();

  await keyboard.press('Control+s');
  await window.takeProposal('Save As', '2024年');
  const isNew = (name: string) => name.includes('2024年');
  await until('the file', () => readdirSync(folder).some(isNew));
  const file = readdirSync(folder).find(isNew) ?? '';
  await saved(expected, file);
  // The user goes on in the view, and nothing is left to be saved.
  await window.page.locator('.tab', { hasText: `Tables: ${file}` }).waitFor();
  await until('the focus in the view', () => hasFocus(window));
  assert.equal(await window.page.locator('.tab.dirty').count(), 0);
  // What stands over the first table is of the figures as they are.
  const lenses = window.page.locator('.codelens-decoration');
  await lenses.filter({ hasText: 'Show Tables' }).first().waitFor();
  const stale = lenses.filter({ hasText: 'to be filled in' });
  await until('its lenses', async () => (await stale.count()) === 0);
  await window.run('View: Close All Editors');
  await window.page.locator('.tab', { hasText: file }).first().waitFor({ state: 'hidden' });
  await window.openFile(file);
  await window.page.locator('.statusbar-item:has-text("Gouji")').waitFor();
  await window.run('Gouji: Show Tables');
  await window.figure(FIRST, `:has(.figure:text-is("${wrong?.text}"))`).waitFor();
  await saved(expected, file);
}

/** Goes from table to table by the keys that go from field to field. */
async function goToTable(window: Window, table: number, key = 'Tab'): Promise<void> {
  const isThere = () =>
    window.view.locator('body').evaluate((body, wanted) => {
      const tables = [...body.querySelectorAll('main table')];
      const { activeElement } = body.ownerDocument;
      return tables[wanted]?.contains(activeElement) ?? false;
    }, table);
  for (let presses = 0; !(await isThere()); presses++) {
    assert.ok(presses < MOST_PRESSES, `table ${table} is out of reach`);
    await window.page.keyboard.press(key);
  }
}

/** Whether keys go to a figure of the table view. */
function hasFocus({ view }: Window): Promise<boolean> {
  return view
    .locator('body')
    .evaluate(
      ({ ownerDocument: page }) =>
        page.hasFocus() && page.activeElement?.closest('main td[data-row]') != null,
    );
}

/** A window with a draft and its table view. */
async function show(text: string, delay?: number, options = {}): Promise<Window> {
  writeFileSync(path.join(folder, DRAFT), text);
  const window = await host.open(folder, options, delay);
  await window.openFile(DRAFT);
  await window.page.locator('.statusbar-item:has-text("Gouji ")').waitFor();
  await window.run('Show Tables');
  await window.figure(TOTAL).waitFor();
  return window;
}

async function saved(text: string, name = DRAFT): Promise<void> {
  const file = path.join(folder, name);
  await until('the file', () => readFileSync(file, 'utf8') === text).catch(() => {});
  assert.equal(readFileSync(file, 'utf8'), text);
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  if (!(await isSoon(isSo, 60_000))) assert.fail(`waited in vain for ${what}`);
}

/** Whether something comes true within a time, in milliseconds. */
async function isSoon(
  isSo: () => boolean | Promise<boolean>,
  milliseconds: number,
): Promise<boolean> {
  for (const deadline = Date.now() + milliseconds; Date.now() < deadline; ) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
