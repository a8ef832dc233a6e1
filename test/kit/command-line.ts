import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from '../../server/src/cli/command-line.ts';

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process. */
export async function gouji(...args: string[]): Promise<Ran> {
  let [out, error] = ['', ''];
  const code = await main(
    args,
    {
      write: (text) => {
        out += text;
      },
    },
    {
      write: (text) => {
        error += text;
      },
    },
  );
  return { code, out, error };
}

/** A folder of one's own, which is gone with the tests that use it. */
export function folderFor(after: (clean: () => void) => void): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether these tests run as an administrator, whom no mode stops. */
export const isRoot = process.getuid?.() === 0;

/** Why a test does not apply here; false where it does. */
export const onWindows = process.platform === 'win32' && 'Windows has no such files';
