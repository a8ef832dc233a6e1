import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { cache } from '../../scripts/host/paths.ts';
import type { Given } from './suite/given.ts';

/** A suite: which tests, for which extension host. */
export type Suite = 'node' | 'chinese' | 'web' | 'installed' | BenchSuite;

/** A suite that measures. */
export type BenchSuite = 'bench' | 'bench-folder' | 'bench-office';

/** Bundles a suite as the one script `index.cjs`, in a folder that lasts as long as this process. */
export async function bundleSuite(suite: Suite, given: Given): Promise<string> {
  // Inside the extension's folder, where the suite is given the extension's own `vscode` object; in a
  // folder for this run alone, so that two at a time do not meet.
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'suite-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, 'index.cjs');
  const web = suite === 'web';
  await build({
    entryPoints: [path.join(import.meta.dirname, `suite/index.${suite}.ts`)],
    outfile,
    bundle: true,
    platform: web ? 'browser' : 'node',
    format: 'cjs',
    external: ['vscode'],
    alias: web ? { 'node:assert/strict': path.join(import.meta.dirname, 'assert.ts') } : {},
    // jsonc-parser's other build cannot be bundled.
    mainFields: ['module', 'main'],
    define: { GIVEN: JSON.stringify(given) },
    logLevel: 'warning',
  });
  return outfile;
}
