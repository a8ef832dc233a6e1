import { cpSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installServer } from './install.ts';
import { root } from './paths.ts';
import { run } from './run.ts';

/** Puts the built extension where the workbench looks for installed extensions. */
export function installExtension(extensions: string): void {
  const { publisher, name, version }: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const folder = path.join(extensions, `${publisher}.${name}-${version}`);
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of shippedFiles()) cpSync(path.join(root, file), path.join(folder, file));
}

/** Installs a package as a user does. A server that uses the folders may already be running. */
export async function installPackage(vsix: string, { data, extensions }: Folders): Promise<void> {
  const program = path.join(await installServer(), 'out/server-main.js');
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  await run(process.execPath, [program, '--install-extension', vsix, ...folders], root);
}

/** The folders in which a workbench keeps its own files. */
export interface Folders {
  /** Its settings and state. A new folder is a VS Code that was never used before. */
  readonly data: string;
  /** The installed extensions. */
  readonly extensions: string;
}

/** The files that are shipped, relative to the repository. `.vscodeignore` leaves out everything else. */
export function shippedFiles(): string[] {
  const lines = readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n');
  const kept = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  return globSync(kept, { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
}
