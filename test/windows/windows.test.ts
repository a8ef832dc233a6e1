import assert from 'node:assert/strict';
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { installPackage } from '../../scripts/host/extension.ts';
import { root } from '../../scripts/host/paths.ts';
import { run } from '../../scripts/host/run.ts';
import { requestReport } from '../kit/request-report.ts';
import { type Host, startHost, type Window } from './window.ts';

/** Three of its totals do not hold. */
const right = requestReport();
const DRAFT = '甲.report.txt';
/** The version that the extension is updated to. */
const NEXT = '9.9.9';
const OFFICE_FILE = '乙.docx';
const SAMPLE = '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx';
const TOTAL = '一、本年新收 · 总计';
/** A figure to which a fault was traced. */
const SUSPECT = '[data-standing=suspect]';

let host: Host;
/** The folder of a test: VS Code would bring back in it what another test left unsaved. */
let folder: string;
before(async () => {
  host = await startHost();
});
after(() => host.stop());
beforeEach(() => {
  folder = host.newFolder();
  writeFileSync(path.join(folder, DRAFT), right);
});
afterEach((context) => host.close('passed' in context && context.passed));

test('a window that is reloaded in mid-edit comes back with the edit, its findings and the view', async () => {
  const window = await openDraft();
  await window.run('Show Tables');
  await window.figure(TOTAL).click();
  await typeInDraft(window, '3 selected', '840');
  await window.untilFindings(4);
  await window.figure(TOTAL, SUSPECT).click();
  await window.view.locator('#tab-charts').click();
  await window.view.locator('.chart rect').first().waitFor();
  await backedUp(right.replace('\t841\n', '\t840\n'));
  await window.reload();

  await window.untilFindings(4);
  await window.page.locator('.tab.dirty', { hasText: DRAFT }).waitFor();
  assert.equal(readFileSync(path.join(folder, DRAFT), 'utf8'), right);
  await window.view.locator('.chart rect').first().waitFor();
  await window.view.locator('#tab-tables').click();
  await write(window, '841');
  await window.untilFindings(3);
});

/**
 * Types into the draft beside the view, once the status bar says what is selected there. The draft is given the focus
 * itself: the keys of VS Code that lead to it can be overtaken by the focus of the view, which comes late.
 */
async function typeInDraft({ page }: Window, selected: string, text: string): Promise<void> {
  const input = page.locator('.monaco-editor .native-edit-context');
  await input.focus();
  await page.locator(`.statusbar-item:has-text("${selected}")`).waitFor();
  await input.pressSequentially(text);
}

test('the labels of a table that is scrolled sideways stand on one line, and under their heading', async () => {
  const window = await openDraft();
  await window.run('Show Tables');
  for (const scrolled of [0, 5, 500]) {
    const ends = await window.figure(TOTAL).evaluate((figure, to) => {
      scrollTo({ left: to, behavior: 'instant' });
      const table = figure.closest('table');
      const labels = [...(table?.querySelectorAll('thead td, tbody th:has(+ td)') ?? [])];
      return labels.map((label) => label.getBoundingClientRect().right);
    }, scrolled);
    assert.equal(ends.length, 1 + 25);
    assert.equal(new Set(ends.map((end) => end.toFixed(1))).size, 1, `scrolled by ${scrolled}`);
  }
});

test('a draft of a form of one’s own is checked and shown where no other is open', async () => {
  for (const file of ['安全生产检查情况.txt', '.gouji/forms/安全检查.json']) {
    cpSync(path.join(root, 'samples', file), path.join(folder, file));
  }
  const window = await host.open(folder);
  await window.openFile('安全生产检查情况.txt');
  await window.untilFindings(1);
  await window.run('Show Tables');
  await window.figure('消防 · 已整改', SUSPECT).waitFor();
});

test('two windows on one folder keep what either of them accepts', async () => {
  const windows = [await openDraft(), await openDraft()];
  for (const [index, window] of windows.entries()) {
    await window.page.keyboard.press('Control+Home');
    for (let times = 0; times <= index; times++) await window.run('Go to Next Invalid Figure');
    await window.run('Accept Finding');
    await window.page.locator('.quick-input-widget input[placeholder*=".gouji"]').waitFor();
  }
  await Promise.all(windows.map((window) => window.answer('按实际办理情况统计')));
  for (const window of windows) await window.untilFindings(1);
  const { accepted } = JSON.parse(readFileSync(path.join(folder, '.gouji/accepted.json'), 'utf8'));
  assert.equal(accepted.length, 2);
});

test('a window that is reloaded comes back with the unsaved edits of an office file, and saves them in it', async () => {
  const window = await openOfficeFile();
  await mendOfficeFile(window);
  await backedUp('\t149\t');
  await window.reload();

  const tab = window.page.locator('.tab.dirty', { hasText: OFFICE_FILE });
  await tab.waitFor();
  // Before the extension is active, VS Code does not know where to save it.
  await window.untilNoFindings();
  assert.match(bodyOf(path.join(folder, OFFICE_FILE)), />194</);
  await window.page.keyboard.press('Control+s');
  await tab.waitFor({ state: 'detached' });
  assert.match(bodyOf(path.join(folder, OFFICE_FILE)), />149</);
});

test('two windows on one office file show what either of them saves', async () => {
  const [window, other] = [await openOfficeFile(), await openOfficeFile()];
  await mendOfficeFile(window);
  await window.page.keyboard.press('Control+s');
  await other.untilNoFindings();
  assert.match(bodyOf(path.join(folder, OFFICE_FILE)), />149</);
});

/** A window in which the sample in Word is open as a draft, which has a figure that is wrong. */
async function openOfficeFile(): Promise<Window> {
  cpSync(path.join(root, 'samples', SAMPLE), path.join(folder, OFFICE_FILE));
  const window = await host.open(folder);
  await window.openFile(OFFICE_FILE);
  await window.run('Open as Report Draft');
  await window.untilFindings(1);
  return window;
}

/** Types the right figure for the wrong one. */
async function mendOfficeFile(window: Window): Promise<void> {
  await window.run('Go to Next Invalid Figure');
  await window.page.locator('.statusbar-item:has-text("3 selected")').waitFor();
  await window.page.keyboard.type('149');
  await window.untilNoFindings();
}

/** The text of a Word file as XML. */
function bodyOf(file: string): string {
  return strFromU8(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array());
}

test('a picture that the clipboard does not take is saved where the user says', async () => {
  const window = await openDraft();
  await window.run('Show Charts');
  await window.view.locator('.chart + button').first().click();
  const file = path.join(folder, 'Requests by outcome, 2024.png');
  const offered = window.page.locator('.quick-input-widget input[type=text]');
  await until('the name of the file', async () => (await offered.inputValue()) === file);
  await offered.press('Enter');
  await until('the file', () => existsSync(file));
  await until('the picture', () => readFileSync(file).toString('latin1', 1, 4) === 'PNG');
});

test('a window goes on while the extension is updated under it, and has the new one once it is reloaded', async () => {
  const vsix = path.join(folder, 'next.vsix');
  const asItLies = ['--no-update-package-json', '--no-git-tag-version'];
  await run('npm', ['run', 'package', '--', NEXT, ...asItLies, '--out', vsix], root);
  // VS Code keeps what runs for a window that was closed, should it come back.
  const others = new Set(host.servers().map(({ pid }) => pid));
  const servers = () => host.servers().filter(({ pid }) => !others.has(pid));
  const window = await openDraft();
  const [server] = servers();
  assert.ok(server);
  await installPackage(vsix, host);
  assert.deepEqual(servers(), [server]);

  // Pages that were not loaded before, and another server of the version that runs.
  await window.run('Show Tables');
  await write(window, '840');
  await window.figure(TOTAL, SUSPECT).waitFor();
  process.kill(server.pid, 'SIGKILL');
  await write(window, '841');
  await window.untilFindings(3);
  assert.deepEqual(
    servers().map(({ version }) => version),
    [server.version],
  );

  await backedUp(right);
  await window.reload();
  await window.untilFindings(3);
  assert.deepEqual(
    servers().map(({ version }) => version),
    [NEXT],
  );
  await window.figure(TOTAL).waitFor();
});

/** Writes the total in the view. */
async function write(window: Window, text: string): Promise<void> {
  await window.figure(TOTAL).pressSequentially(text);
  await window.figure(TOTAL).press('Enter');
}

/** A window in which the draft is open and read. */
async function openDraft(): Promise<Window> {
  const window = await host.open(folder);
  await window.openFile(DRAFT);
  await window.untilFindings(3);
  return window;
}

/** Waits until VS Code keeps a copy of an unsaved text that holds this, without which it would not close a window. */
async function backedUp(text: string): Promise<void> {
  const backups = path.join(host.data, 'data/User/Backups/*/*/*');
  await until('a copy of the unsaved text', () =>
    globSync(backups).some((file) => readFileSync(file, 'utf8').includes(text)),
  );
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`waited in vain for ${what}`);
}
