import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { libreOffice } from '../../../server/src/libre-office.node.ts';
import type { Renew } from '../office/offer-renewal.ts';

/** In milliseconds. LibreOffice may wait for an answer in a window that nobody sees. */
const LONGEST = 120_000;

/** Finds what turns files in old office formats into new ones: LibreOffice, if it is installed. */
export function findRenewer(): Renew | undefined {
  const program = libreOffice()?.file;
  return program === undefined ? undefined : (old, renewed) => renew(program, old, renewed);
}

async function renew(program: string, old: string, renewed: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gouji-'));
  try {
    const { stdout, stderr } = await promisify(execFile)(
      program,
      [
        // A running LibreOffice would take the work over by the profile, and end this one at once.
        `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`,
        '--headless',
        ...['--convert-to', path.extname(renewed).slice(1)],
        ...['--outdir', folder],
        old,
      ],
      { timeout: LONGEST },
    );
    // It ends without an error, too, where it could not read the file.
    const made = path.join(folder, path.basename(renewed));
    if (!existsSync(made)) throw new Error(`${stdout}${stderr}`.trim());
    await copyFile(made, renewed, constants.COPYFILE_EXCL);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
