import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { main } from '../../server/src/cli/command-line.ts';

/** The result of a run of the command line. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process. */
export function gouji(...args: string[]): Promise<Ran> {
  return goujiReading('', ...args);
}

/** Runs the command line with a standard input. */
export async function goujiReading(input: string | Uint8Array, ...args: string[]): Promise<Ran> {
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
    undefined,
    Readable.from([Buffer.from(input)]),
  );
  return { code, out, error };
}

/** A temporary folder, which is deleted after the tests that use it. */
export function folderFor(after: (clean: () => void) => void): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether the tests run as an administrator, for whom file permissions have no effect. */
export const isRoot = process.getuid?.() === 0;

/** The reason to skip a test on Windows; false elsewhere. */
export const onWindows = process.platform === 'win32' && 'Windows has no such files';
