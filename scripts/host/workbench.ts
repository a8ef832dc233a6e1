import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { endTree, endWithUs } from './end.ts';
import type { Folders } from './extension.ts';
import { installServer } from './install.ts';
import { addChinese } from './language-pack.ts';

/** A VS Code workbench served on this machine only. */
export interface Workbench {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** A display language, with VS Code's name for it. */
export type DisplayLanguage = 'en' | 'zh-cn';

/** The options with which the workbench is started. */
export interface WorkbenchOptions extends Folders {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The display language; `browser` uses the language that the browser asks for. */
  readonly language?: DisplayLanguage | 'browser';
  /** Whether the page may name an extension under development and its tests. */
  readonly testing: boolean;
  readonly port?: number | undefined;
}

/** A window without the parts that would cover the draft. */
const CALM = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.ignoreRecommendations': true,
};

/** Settings for a window that nobody watches: nothing in it moves or is drawn needlessly. */
export const STILL = {
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
};

const PATIENCE = 60_000;

/** Starts a workbench and waits until it answers. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const vscode = await installServer();
  const settings = path.join(options.data, 'data/User/settings.json');
  mkdirSync(path.dirname(settings), { recursive: true });
  mkdirSync(options.extensions, { recursive: true });
  writeFileSync(settings, JSON.stringify({ ...CALM, ...options.settings }, null, 2));
  const { language = 'en' } = options;
  if (language !== 'en') await addChinese(path.join(options.data, 'data'));
  if (language === 'browser') leaveToBrowser(path.join(options.data, 'data/User/argv.json'));
  const port = options.port ?? (await freePort());
  const server = spawn(
    process.execPath,
    [
      path.join(vscode, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--server-data-dir', options.data, '--extensions-dir', options.extensions],
      ...(language === 'browser' ? [] : ['--locale', language]),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-workspace-trust',
      ...['--telemetry-level', 'off'],
      ...(options.testing ? ['--enable-smoke-test-driver'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    },
  );
  endWithUs(server);
  try {
    await ready(server);
  } catch (reason) {
    await endTree(server);
    throw reason;
  }
  return { port, url: `http://127.0.0.1:${port}/`, stop: () => endTree(server) };
}

/**
 * Without this file, the workbench is in English. With it, the language that the user chose takes
 * precedence over that of the browser.
 */
function leaveToBrowser(file: string): void {
  if (!existsSync(file)) writeFileSync(file, '{}\n');
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`VS Code ${why}:\n${output}`));
    };
    const timer = setTimeout(() => fail('did not answer in time'), PATIENCE);
    const watch = (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes('Extension host agent listening')) return;
      clearTimeout(timer);
      for (const stream of [server.stdout, server.stderr]) {
        // Further output is not needed, but it must be read so that the process does not wait for us.
        stream?.off('data', watch).resume();
      }
      resolve();
    };
    server.stdout?.on('data', watch);
    server.stderr?.on('data', watch);
    server.on('error', (reason) => fail(`could not be started (${reason.message})`));
    server.on('exit', (code) => fail(`ended at once (${code})`));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
