import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { commandFor } from './host/command.ts';
import { installExtension } from './host/extension.ts';
import { installTranslations } from './host/install.ts';
import { cache, root } from './host/paths.ts';
import { type DisplayLanguage, startWorkbench } from './host/workbench.ts';

const samples = path.join(root, 'samples');
const [first, ...files] = process.argv.slice(2);

if (first === '--check') process.exitCode = check(files);
else if (hasDesktop()) openDesktop();
else await serve();

/** Prints the findings of drafts. This needs no window. */
function check(drafts: readonly string[]): number {
  const program = path.join(root, 'server/out/cli.cjs');
  // npm starts scripts in the project's folder, but the user names files relative to the current folder.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { status } = spawnSync(process.execPath, [program, 'check', ...drafts], {
    cwd,
    stdio: 'inherit',
  });
  return status ?? 2;
}

function hasDesktop(): boolean {
  const { file, args, shell } = commandFor('code', ['--version']);
  return spawnSync(file, args, { shell }).status === 0;
}

function openDesktop(): void {
  const { file, args, shell } = commandFor('code', [`--extensionDevelopmentPath=${root}`, samples]);
  spawn(file, args, { stdio: 'inherit', shell });
}

/** The language of the user's system if it is Chinese, else the language that the browser asks for. */
async function displayLanguage(): Promise<DisplayLanguage | 'browser'> {
  try {
    await installTranslations();
  } catch (reason) {
    console.warn(`没有取得中文界面 / VS Code’s Chinese could not be fetched: ${String(reason)}`);
    return 'en';
  }
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return new Intl.Locale(locale).language === 'zh' ? 'zh-cn' : 'browser';
}

/** Serves the workbench with the installed extension until the user stops it. */
async function serve(): Promise<void> {
  const home = path.join(cache, 'start');
  const extensions = path.join(home, 'extensions');
  console.log('\n正在启动 VS Code，请稍候 / starting VS Code …');
  installExtension(extensions);
  const workbench = await startWorkbench({
    language: await displayLanguage(),
    data: path.join(home, 'data'),
    extensions,
    testing: false,
    port: Number(process.env.PORT ?? 0) || undefined,
  });
  const address = `${workbench.url}?${new URLSearchParams({ folder: samples })}`;
  console.log(
    `\n请在浏览器中打开 / open in a browser:\n\n  ${address}\n\n按 Ctrl+C 结束 / Ctrl+C ends it.`,
  );
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      await workbench.stop();
      process.exit(0);
    });
  }
}
