import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { startBrowser } from '../../scripts/host/browser.ts';
import { installExtension } from '../../scripts/host/extension.ts';
import { root } from '../../scripts/host/paths.ts';
import { STILL, startWorkbench } from '../../scripts/host/workbench.ts';

/** A VS Code with the extension installed. */
export interface Host {
  /** Where VS Code keeps its settings and state. */
  readonly data: string;
  readonly extensions: string;
  /** Makes a folder that no window has had open. */
  newFolder(): string;
  /**
   * Opens a window on a folder.
   *
   * @param delay Milliseconds that every message takes between the extension and its views, each way.
   */
  open(folder: string, options?: BrowserContextOptions, delay?: number): Promise<Window>;
  /** The language servers that run in its windows, and the versions of the extension that they are of. */
  servers(): Server[];
  /** Closes all windows; of those in which a test failed, pictures are kept. */
  close(passed: boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface Server {
  readonly pid: number;
  readonly version: string;
}

/** Milliseconds that a window may take for anything: on a busy machine it takes half a minute to load. */
const PATIENCE = 120_000;

/** Where VS Code asks for a command, a name or a choice, and what it offers there. */
const ASKED = '.quick-input-widget input[type=text]';
const OFFERED = '.quick-input-list .monaco-list-row';

export async function startHost(): Promise<Host> {
  const home = mkdtempSync(path.join(tmpdir(), 'windows-'));
  const data = path.join(home, 'data');
  const extensions = path.join(home, 'extensions');
  installExtension(extensions);
  const settings = { ...STILL, 'files.autoSave': 'off' };
  const workbench = await startWorkbench({ data, extensions, settings, testing: false });
  const browser = await startBrowser();
  return {
    data,
    extensions,
    newFolder: () => mkdtempSync(path.join(home, 'folder-')),
    open: async (folder, options, delay) => {
      const viewport = { width: 1400, height: 900 };
      const page = await browser.newPage({ viewport, bypassCSP: true, ...options });
      page.setDefaultTimeout(PATIENCE);
      if (delay !== undefined) await page.addInitScript(delayMessages, delay);
      await page.goto(`${workbench.url}?${new URLSearchParams({ folder })}`);
      return new Window(page);
    },
    servers: () => {
      const processes = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' });
      return processes.split('\n').flatMap((line) => {
        const [, pid, version] =
          /^ *(\d+) .*\/gouji\.gouji-([\d.]+)\/server\/out\//.exec(line) ?? [];
        return version !== undefined && line.includes(extensions)
          ? [{ pid: Number(pid), version }]
          : [];
      });
    },
    close: async (passed) => {
      for (const [index, context] of browser.contexts().entries()) {
        const file = path.join(root, `test-results/window-${index + 1}.png`);
        if (!passed) await context.pages()[0]?.screenshot({ path: file });
        await context.close();
      }
    },
    stop: async () => {
      await browser.close();
      await workbench.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs in every frame before its scripts: lets a view hear and be heard late, in the order of what is said. */
function delayMessages(delay: number): void {
  interface Api {
    postMessage(...message: unknown[]): void;
  }
  let acquire: (() => Api) | undefined;
  const acquireLate = () => {
    const api = acquire?.();
    return {
      ...api,
      postMessage: (...message: unknown[]) => setTimeout(() => api?.postMessage(...message), delay),
    };
  };
  Object.defineProperty(globalThis, 'acquireVsCodeApi', {
    get: () => acquire && acquireLate,
    set: (given: () => Api) => {
      acquire = given;
    },
  });
  const listen = globalThis.addEventListener.bind(globalThis);
  Object.assign(globalThis, {
    addEventListener: (type: string, heard: (event: Event) => void, ...how: unknown[]) => {
      if (type !== 'message' || !acquire)
        return Reflect.apply(listen, globalThis, [type, heard, ...how]);
      listen(type, (event) => setTimeout(() => heard(event), delay));
    },
  });
}

/**
 * A window as its user has it, looked at and driven from outside: no test runs in its extension host, so
 * that may end and come back.
 */
export class Window {
  readonly page: Page;
  /** The page of the webview that is shown. */
  readonly view: FrameLocator;

  constructor(page: Page) {
    this.page = page;
    this.view = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** Opens a file from the explorer, and gives the focus to it. */
  async openFile(name: string): Promise<void> {
    await this.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: name })
      .dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /**
   * Runs a command by its title, as the palette shows it. The palette offers what can be run as it opens: it is
   * opened again for a command that can be run a moment later.
   */
  async run(title: string): Promise<void> {
    const box = this.page.locator(ASKED);
    const offered = this.page.locator(OFFERED).filter({ hasText: title }).first();
    for (const deadline = Date.now() + PATIENCE; ; ) {
      await this.page.keyboard.press('F1');
      await box.fill(`>${title}`);
      const timeout = Math.min(PATIENCE / 10, deadline - Date.now());
      const isOffered = await offered.waitFor({ timeout }).then(
        () => true,
        () => false,
      );
      if (isOffered) break;
      assert.ok(Date.now() < deadline, `${title} is not offered`);
      await box.press('Escape');
    }
    await box.press('Enter');
  }

  /** Reloads the window as its user does. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded');
    await this.run('Developer: Reload Window');
    await loaded;
  }

  /**
   * Types into the box that VS Code asks with, and takes what was typed.
   *
   * @param title What stands above the box, where one question follows another.
   */
  async answer(text: string, title?: string): Promise<void> {
    if (title) await this.page.locator('.quick-input-title', { hasText: title }).waitFor();
    const box = this.page.locator(ASKED);
    await box.fill(text);
    await box.press('Enter');
  }

  /** Takes what VS Code proposes where it asks, once it proposes what holds a text. */
  async takeProposal(title: string, text: string): Promise<void> {
    const box = this.page.locator(ASKED);
    await this.page.locator('.quick-input-title', { hasText: title }).waitFor();
    for (const deadline = Date.now() + PATIENCE; !(await box.inputValue()).includes(text); ) {
      assert.ok(Date.now() < deadline, `${text} is not proposed`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await box.press('Enter');
  }

  /** The item of the status bar that counts the findings of the report at hand. */
  async untilFindings(count: number): Promise<void> {
    await this.page.locator(`.statusbar-item:has-text("Gouji ${count}")`).waitFor();
  }

  /** Waits until nothing is wrong in the report at hand. */
  async untilNoFindings(): Promise<void> {
    await this.page.locator('.statusbar-item[id*="gouji.findings"] .codicon-check').waitFor();
  }

  /** The view's cell of a figure, by the names of its row and column. */
  figure(name: string, state = ''): Locator {
    return this.view.locator(`${cellOf(name)}${state}`);
  }
}

/** Selects the cell of a figure in the table view: `一、本年新收 · 总计`. */
export function cellOf(name: string): string {
  const [row, column] = name.split(' · ');
  return `main td[data-row="${row}"][data-column="${column}"]`;
}
