import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import type { Page } from 'playwright-core';
import { startBrowser } from '../../scripts/host/browser.ts';
import { type Folders, installPackage } from '../../scripts/host/extension.ts';
import { cache, root } from '../../scripts/host/paths.ts';
import {
  type DisplayLanguage,
  STILL,
  startWorkbench,
  type Workbench,
} from '../../scripts/host/workbench.ts';
import { type BenchSuite, bundleSuite } from './bundle-suite.ts';
import type { Service } from './service.ts';
import { developInBrowser, serveExtension } from './web-extension.ts';

/** What every host needs for a run. */
export interface Run {
  readonly service: Service;
  /** The folder that the window opens. */
  readonly workspace: string;
  /** Only tests whose names hold this text are to run; all where it is absent. */
  readonly only?: string | undefined;
  /** Paths of published reports. */
  readonly seeds: readonly string[];
}

/** How a run in a host ended; without a problem, the tests' own results decide. */
export interface Outcome {
  readonly problem?: string;
}

/** Milliseconds for all tests of a host: only what hangs takes as long, on the busiest machine too. */
const LONGEST = 3_000_000;
const PATIENCE_FOR_A_DOWNLOAD = 20_000;

/** Runs the suite in the desktop VS Code; undefined where that cannot be downloaded or shown. */
export async function runInDesktop({
  service,
  workspace,
  only,
  seeds,
}: Run): Promise<Outcome | undefined> {
  if (process.platform === 'linux' && !process.env.DISPLAY) return undefined;
  let executable: string;
  try {
    executable = await downloadAndUnzipVSCode({
      cachePath: cache,
      timeout: PATIENCE_FOR_A_DOWNLOAD,
    });
  } catch {
    return undefined;
  }
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleSuite('node', {
        service: service.url,
        page: false,
        only,
        seeds,
      }),
      launchArgs: [workspace, '--disable-workspace-trust'],
    });
    return {};
  } catch (reason) {
    return { problem: `VS Code: ${String(reason)}` };
  }
}

/** Runs the suite in the workbench that a browser shows, with the extension host of the desktop. */
export function runInServer(run: Run): Promise<Outcome> {
  return runOnServer(run, 'node', 'en');
}

/** Runs what depends on the display language once more, in a workbench that speaks Chinese throughout. */
export function runInChinese(run: Run): Promise<Outcome> {
  return runOnServer(run, 'chinese', 'zh-cn');
}

async function runOnServer(
  run: Run,
  suite: 'node' | 'chinese',
  language: DisplayLanguage,
): Promise<Outcome> {
  const script = await bundleSuite(suite, {
    service: run.service.url,
    page: true,
    only: run.only,
    seeds: run.seeds,
  });
  const prepare: Prepare = async ({ port }) => {
    const remote = (file: string) => `vscode-remote://127.0.0.1:${port}${file}`;
    return [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(script)],
    ];
  };
  return runInPage(run, prepare, language);
}

/** Runs the suite in the same workbench, but in the extension host of the browser: a web worker. */
export async function runInWorker(run: Run): Promise<Outcome> {
  const suite = await bundleSuite('web', {
    service: run.service.url,
    page: true,
    only: run.only,
    seeds: run.seeds,
  });
  run.service.file = serveExtension(suite);
  return runInPage(run, async (_, page) => {
    await developInBrowser(page, `${run.service.url}/files`);
    return [];
  });
}

/** Runs a suite on the package as a user has it: installed, with nothing of the repository around it. */
export async function runInstalled(
  run: Run,
  suite: 'installed' | BenchSuite,
  vsix: string,
): Promise<Outcome> {
  const given = { service: run.service.url, page: true, only: run.only, seeds: run.seeds };
  const folder = path.dirname(await bundleSuite(suite, given));
  // Only an extension under development has its tests run: here one that does nothing else.
  const runner = { name: 'runner', publisher: 'gouji', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(runner));
  return runInPage(run, async ({ port }, _page, folders) => {
    await installPackage(vsix, folders);
    const remote = (file: string) => `vscode-remote://127.0.0.1:${port}${file}`;
    return [
      ['extensionDevelopmentPath', remote(folder)],
      ['extensionTestsPath', remote(path.join(folder, 'index.cjs'))],
    ];
  });
}

/** What the address of the workbench tells it beside the folder. */
type Payload = readonly (readonly [string, string])[];

type Prepare = (workbench: Workbench, page: Page, folders: Folders) => Promise<Payload>;

async function runInPage(
  { service, workspace }: Run,
  prepare: Prepare,
  language: DisplayLanguage = 'en',
): Promise<Outcome> {
  // What is to be undone at the end, the latest first, however far the start came.
  const undo: (() => Promise<void> | void)[] = [];
  try {
    const home = mkdtempSync(path.join(tmpdir(), 'vscode-host-'));
    undo.unshift(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
    const folders = { data: path.join(home, 'data'), extensions: path.join(home, 'extensions') };
    const workbench = await startWorkbench({
      ...folders,
      settings: {
        ...STILL,
        // The tests delete their drafts before VS Code has put a copy aside.
        'workbench.localHistory.enabled': false,
        // A test that is slow must not have what it is about to take back saved meanwhile.
        'files.autoSave': 'off',
      },
      language,
      testing: true,
    });
    undo.unshift(() => workbench.stop());
    const browser = await startBrowser();
    undo.unshift(() => browser.close());
    const page = await browser.newPage({
      viewport: { width: 1400, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      bypassCSP: true,
    });
    service.page = page;
    undo.unshift(() => {
      service.page = undefined;
    });
    const ended = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      // The workbench also complains of what it misses here: a service worker, the extension gallery.
      const text = args.map(String).join(' ');
      if (type === 'error' && /\bgouji\.|report-draft/.test(text)) console.log(text);
    });
    const payload = JSON.stringify(await prepare(workbench, page, folders));
    const query = new URLSearchParams({ folder: workspace, payload });
    await page.goto(`${workbench.url}?${query}`);
    const code = await Promise.race([ended, after(LONGEST)]);
    if (code === 0) return {};
    const picture = path.join(root, 'test-results/vscode.png');
    mkdirSync(path.dirname(picture), { recursive: true });
    await page.screenshot({ path: picture });
    const why = code === undefined ? 'did not end in time' : `ended with ${code}`;
    return { problem: `the tests in VS Code ${why}; see ${path.relative(root, picture)}` };
  } finally {
    for (const step of undo) await step();
  }
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), milliseconds).unref();
  });
}
