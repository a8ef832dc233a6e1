import { spawnSync } from 'node:child_process';

/** A program that is installed as packages of Debian and Ubuntu. */
export interface Installable {
  /** A command that succeeds if the program is there. */
  readonly works: readonly [string, ...string[]];
  /** They are tried in this order until it is. */
  readonly packages: readonly string[];
}

/** As root, or in CI, where `sudo` asks no one. Nobody else's machine is changed by a test. */
const MAY_INSTALL =
  process.platform === 'linux' && (process.getuid?.() === 0 || process.env.CI !== undefined);

/** Sees to it that a program is there. Otherwise says why it is not. */
export function whyMissing({ works, packages }: Installable): string | undefined {
  const isThere = () => succeeds(works);
  const missing = `not installed: apt-get install ${packages.join(' ')}`;
  if (isThere()) return undefined;
  if (!MAY_INSTALL) return missing;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  // Another program may be installing something.
  const install = ['apt-get', 'install', '-o', 'DPkg::Lock::Timeout=300', '-y'];
  succeeds([...sudo, 'apt-get', 'update']);
  for (const one of packages) {
    succeeds([...sudo, ...install, '--no-install-recommends', one]);
    if (isThere()) return undefined;
  }
  return `${missing} did not succeed`;
}

function succeeds([command = '', ...args]: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
