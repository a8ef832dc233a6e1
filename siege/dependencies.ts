import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attempt, type Outcome, type Subject } from './subject.ts';

const root = path.join(import.meta.dirname, '..');

/** What the lock file says of a package, as far as it matters here. */
interface Locked {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

/** What runs on the user's machine besides the project's own code. */
export const dependencies: Subject = {
  id: 'dependencies',
  title: 'Dependencies',
  promise:
    'What runs besides the project’s own code is counted, has a licence that allows it, installs no script, and has no known weakness.',
  async *run() {
    yield await attempt('packages at run time, all bundled', countRuntime);
    yield await audit();
  },
};

const FREE = /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0)$/;

function countRuntime(): string {
  const lock: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(path.join(root, 'package-lock.json'), 'utf8'),
  );
  const runtime = Object.entries(lock.packages).filter(
    ([name, { dev, link }]) => name.includes('node_modules/') && !dev && !link,
  );
  for (const [name, { license, hasInstallScript }] of runtime) {
    assert.match(license ?? 'none', FREE, name);
    assert.ok(!hasInstallScript, `${name} runs a script when it is installed`);
  }
  const names = runtime.map(([name]) => name.split('node_modules/').at(-1));
  return `${runtime.length}: ${names.join(', ')}`;
}

/** Asks the registry for known weaknesses; not known where it does not answer. */
function audit(): Promise<Outcome> {
  const name = 'npm audit --omit=dev';
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    execFile(
      windows ? 'npm.cmd' : 'npm',
      ['audit', '--omit=dev', '--json'],
      { cwd: root, shell: windows },
      (_, output) => {
        const total = totalIn(output);
        if (total === undefined) {
          resolve({ name, told: 'the registry did not answer', unknown: true });
        } else if (total === 0) resolve({ name, told: 'no known weakness' });
        else resolve({ name, told: '', failure: `${total} known weaknesses: run npm audit` });
      },
    );
  });
}

function totalIn(output: string): number | undefined {
  try {
    const total: unknown = JSON.parse(output).metadata?.vulnerabilities?.total;
    return typeof total === 'number' ? total : undefined;
  } catch {
    return undefined;
  }
}
