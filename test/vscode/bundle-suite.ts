import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { cache } from '../../scripts/host/paths.ts';
import type { Given } from './suite/given.ts';

/** Bundles the suite for an extension host; gives the path of the one script that it is then. */
export async function bundleSuite(host: 'node' | 'web', given: Given): Promise<string> {
  // Inside the extension's folder, where the suite is given the extension's own `vscode` object; in a
  // folder for this run alone, so that two at a time do not meet.
  mkdirSync(cache, { recursive: true });
  const outfile = path.join(mkdtempSync(path.join(cache, 'suite-')), 'index.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, `suite/index.${host}.ts`)],
    outfile,
    bundle: true,
    platform: host === 'node' ? 'node' : 'browser',
    format: 'cjs',
    external: ['vscode'],
    alias:
      host === 'node' ? {} : { 'node:assert/strict': path.join(import.meta.dirname, 'assert.ts') },
    define: { GIVEN: JSON.stringify(given) },
    logLevel: 'warning',
  });
  return outfile;
}
