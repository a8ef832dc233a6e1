import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { commandFor } from '../../scripts/host/command.ts';
import { root } from '../../scripts/host/paths.ts';
import { run } from '../../scripts/host/run.ts';
import { release } from './release.ts';

/** The npm package. */
export const archive = path.join(release, 'gouji.tgz');

/** The folder of a user who has the samples, has installed the npm package, and has nothing else. */
export const folder = mkdtempSync(path.join(tmpdir(), 'gouji-user-'));

cpSync(path.join(root, 'samples'), path.join(folder, 'samples'), { recursive: true });
// Nothing comes from the network, or from a cache that was filled before.
const cache = path.join(folder, 'cache');
const alone = ['--offline', '--cache', cache, '--no-audit', '--no-fund'];
await run('npm', ['install', ...alone, archive], folder);
rmSync(cache, { recursive: true });
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a program printed, and how it ended. */
export interface Ran {
  readonly out: string;
  readonly error: string;
  readonly code: number | null;
}

/** Runs a program in the user's folder. */
export function ran(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const { file, args: words, shell } = commandFor(command, args);
    const child = spawn(file, words, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
    });
    let [out, error] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      error += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ out, error, code }));
  });
}
