import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { cache, root } from '../../scripts/host/paths.ts';
import { runInBrowser, runInDesktop } from './hosts.ts';

/** A line of the suite's report: first how many tests there are, then each as it ended. */
interface Result {
  readonly declared?: number;
  readonly name?: string;
  readonly error?: string;
}

const work = mkdtempSync(path.join(tmpdir(), 'gouji-vscode-'));
// Inside the extension's folder, where the suite is given the extension's own `vscode` object; in a
// folder for this run alone, so that two at a time do not meet.
mkdirSync(cache, { recursive: true });
const bundle = mkdtempSync(path.join(cache, 'suite-'));
const suite = path.join(bundle, 'index.cjs');
const results = path.join(work, 'results.jsonl');
const workspace = path.join(work, 'workspace');

await build({
  entryPoints: [path.join(import.meta.dirname, 'suite/index.ts')],
  outfile: suite,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  // jsonc-parser's other build cannot be bundled.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
mkdirSync(workspace);
cpSync(path.join(root, 'samples'), workspace, { recursive: true });

// Ended from outside, it still ends what it started: that hangs on the end of this process.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}
process.once('exit', () => {
  for (const folder of [work, bundle]) rmSync(folder, { recursive: true, force: true });
});

const seeds = path.join(root, '../shared/seeds');
if (!existsSync(seeds))
  console.log('没有已发布的报告，只测示例 / samples only, no published reports');
const environment = {
  GOUJI_TEST_RESULTS: results,
  GOUJI_TEST_SEEDS: seeds,
};
const failure =
  (await runInDesktop(suite, workspace, environment)) ??
  (await runInBrowser(suite, workspace, environment));

const [head, ...tests] = existsSync(results) ? readResults(readFileSync(results, 'utf8')) : [];
for (const { name, error } of tests) console.log(error ? `✗ ${name}\n${error}` : `✓ ${name}`);

const problems: string[] = [];
if (failure.problem) problems.push(failure.problem);
if (!head?.declared) problems.push('no test ran');
else if (head.declared > tests.length) {
  problems.push(`VS Code ended before ${head.declared - tests.length} of ${head.declared} tests`);
}
for (const problem of problems) console.log(`✗ ${problem}`);

const failed = tests.filter(({ error }) => error).length;
console.log(`${tests.length - failed} passed, ${failed + problems.length} failed`);
process.exitCode = failed + problems.length > 0 ? 1 : 0;

function readResults(text: string): Result[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
