import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from '../host/paths.ts';

/** The notices for third-party code: name, version and licence text of each package in the bundles. */
export function noticesOf(bundles: readonly Metafile[]): string {
  const folders = bundles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
        bytesInOutput > 0 ? (/^[^:]*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []) : [],
      ),
    ),
  );
  return [...new Set(folders)]
    .sort()
    .map(noticeOf)
    .join(`\n${'-'.repeat(72)}\n\n`);
}

/** @throws Error if a package has no licence, because it may not be shipped then. */
function noticeOf(folder: string): string {
  const at = path.join(root, folder);
  const { name, version } = JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8'));
  const file = readdirSync(at).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${folder} has no licence`);
  return `${name} ${version}\n\n${readFileSync(path.join(at, file), 'utf8').trim()}\n`;
}
