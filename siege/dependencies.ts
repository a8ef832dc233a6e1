import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commandFor } from '../scripts/host/command.ts';
import { attempt, type Outcome, type Subject } from './subject.ts';

const root = path.join(import.meta.dirname, '..');

/** What the lock file says about a package, as far as it matters here. */
interface Locked {
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The packages of a lock file by their places, such as `node_modules/a/node_modules/b`. */
type Lock = Readonly<Record<string, Locked>>;

/** The parts of the project that run on the user's machine. */
const PARTS = ['server', 'client'];

/** Everything that runs on the user's machine apart from the project's own code. */
export const dependencies: Subject = {
  id: 'dependencies',
  title: 'Dependencies',
  promise:
    'All packages that run beside the project’s own code are counted, have a licence that allows it, install no script, and have no known weakness.',
  async *run() {
    yield await attempt('packages at run time, all bundled', countRuntime);
    yield await audit();
  },
};

const FREE = /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0)$/;

function countRuntime(): string {
  const { packages }: { packages: Lock } = JSON.parse(
    readFileSync(path.join(root, 'package-lock.json'), 'utf8'),
  );
  const runtime = bundled(packages);
  for (const [place, { license, hasInstallScript }] of runtime) {
    assert.match(license ?? 'none', FREE, place);
    assert.ok(!hasInstallScript, `${place} runs a script when it is installed`);
  }
  const names = [...runtime.keys()].map((place) => place.split('node_modules/').at(-1) ?? place);
  return `${runtime.size}: ${names.sort().join(', ')}`;
}

/**
 * The packages that the parts of the project need, directly or through others. All of them are bundled, so the server,
 * whose npm package has no dependencies, names them as needed for development.
 */
function bundled(lock: Lock): ReadonlyMap<string, Locked> {
  const found = new Map<string, Locked>();
  const add = (place: string, names: Readonly<Record<string, string>> = {}): void => {
    for (const name of Object.keys(names)) {
      const at = placeOf(name, place, lock);
      const locked = at === undefined ? undefined : lock[at];
      if (at === undefined || !locked || found.has(at)) continue;
      found.set(at, locked);
      add(at, locked.dependencies);
    }
  };
  for (const part of PARTS) {
    add(part, { ...lock[part]?.dependencies, ...lock[part]?.devDependencies });
  }
  return found;
}

/** Where Node finds a package from a place; undefined if it is an optional one that is not there. */
function placeOf(name: string, place: string, lock: Lock): string | undefined {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (candidate in lock) return candidate;
    if (at === '') return undefined;
  }
}

/** Asks the registry for known weaknesses. The result is unknown if the registry does not answer. */
function audit(): Promise<Outcome> {
  const parts = PARTS.flatMap((part) => ['--workspace', part]);
  const name = `npm audit ${parts.join(' ')}`;
  return new Promise((resolve) => {
    const { file, args, shell } = commandFor('npm', ['audit', ...parts, '--json']);
    execFile(file, args, { cwd: root, shell }, (_, output) => {
      const total = totalIn(output);
      if (total === undefined) {
        resolve({ name, told: 'the registry did not answer', unknown: true });
      } else if (total === 0) resolve({ name, told: 'no known weakness' });
      else resolve({ name, told: '', failure: `${total} known weaknesses: run ${name}` });
    });
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
