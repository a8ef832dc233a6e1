import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { startBrowser } from '../../scripts/host/browser.ts';
import { cache, root } from '../../scripts/host/paths.ts';
import { startWorkbench } from '../../scripts/host/workbench.ts';
import { startPageDriver } from './page-driver.ts';

/** How a run in a host ended; without a problem, the tests' own results decide. */
export interface Outcome {
  readonly problem?: string;
}

type Environment = Readonly<Record<string, string>>;

const LONGEST = 400_000;
const PATIENCE_FOR_A_DOWNLOAD = 20_000;

/** Runs the suite in the desktop VS Code; undefined where that cannot be downloaded or shown. */
export async function runInDesktop(
  suite: string,
  workspace: string,
  environment: Environment,
): Promise<Outcome | undefined> {
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
      extensionTestsPath: suite,
      extensionTestsEnv: { ...environment },
      launchArgs: [workspace, '--disable-workspace-trust'],
    });
    return {};
  } catch (reason) {
    return { problem: `VS Code: ${String(reason)}` };
  }
}

/** Runs the suite in the workbench that a browser shows, with the same extension host. */
export async function runInBrowser(
  suite: string,
  workspace: string,
  environment: Environment,
): Promise<Outcome> {
  // What is to be undone at the end, the latest first, however far the start came.
  const undo: (() => Promise<void> | void)[] = [];
  try {
    const home = mkdtempSync(path.join(tmpdir(), 'gouji-host-'));
    undo.unshift(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
    const driver = await startPageDriver();
    undo.unshift(() => driver.stop());
    const workbench = await startWorkbench({
      data: path.join(home, 'data'),
      extensions: path.join(home, 'extensions'),
      // The tests delete their drafts before VS Code has put a copy aside.
      settings: { 'workbench.localHistory.enabled': false },
      testing: true,
      environment: { ...environment, GOUJI_TEST_PAGE: driver.url },
    });
    undo.unshift(() => workbench.stop());
    const browser = await startBrowser();
    undo.unshift(() => browser.close());
    const page = await browser.newPage({
      viewport: { width: 1400, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    driver.page = page;
    const ended = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      // The workbench also complains of what it misses here: a service worker, the extension gallery.
      const text = args.map(String).join(' ');
      if (type === 'error' && /gouji|report-draft/.test(text)) console.log(text);
    });
    const remote = (file: string) => `vscode-remote://127.0.0.1:${workbench.port}${file}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(suite)],
    ]);
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
