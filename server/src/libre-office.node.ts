import { existsSync } from 'node:fs';
import path from 'node:path';

/** LibreOffice, which turns files in old office formats into files that are read. */
export interface LibreOffice {
  /** Its name, by which a shell finds it. */
  readonly name: string;
  /** Its absolute path. */
  readonly file: string;
}

/** LibreOffice, if it is on the path. */
export function libreOffice(): LibreOffice | undefined {
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      // A relative folder would be one of the working directory, where anyone's files may lie.
      if (path.isAbsolute(folder) && existsSync(file)) return { name, file };
    }
  }
  return undefined;
}

const NAMES =
  process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
