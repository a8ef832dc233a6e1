import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installBrowser, installServer } from '../../scripts/host/install.ts';
import { root } from '../../scripts/host/paths.ts';
import {
  type Outcome,
  type Run,
  runInChinese,
  runInDesktop,
  runInServer,
  runInWorker,
} from './hosts.ts';
import { startService } from './service.ts';

/** `run.ts`, or `run.ts --host web office` for some tests in one host. */
const {
  values: { host: asked },
  positionals: [only],
} = parseArgs({ options: { host: { type: 'string' } }, allowPositionals: true });

// Ended from outside, it still ends what it started: that hangs on the end of this process.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(1));
}
const work = mkdtempSync(path.join(tmpdir(), 'gouji-vscode-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

const published = path.join(root, '../shared/seeds');
const seeds = existsSync(published)
  ? readdirSync(published).map((file) => path.join(published, file))
  : [];
if (seeds.length === 0)
  console.log('没有已发布的报告，只测示例 / samples only, no published reports');

let passed = 0;
let failed = 0;
// Here, and not by two hosts at once.
await installServer();
await installBrowser();
// Most of its time, a host waits: two of them at once.
await Promise.all([
  test('node', 'the extension host of Node', async (run) => {
    return (await runInDesktop(run)) ?? (await runInServer(run));
  }),
  (async () => {
    await test('chinese', 'the extension host of Node, in Chinese', runInChinese);
    await test('web', 'the extension host of the browser', runInWorker);
  })(),
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function test(
  name: 'node' | 'chinese' | 'web',
  host: string,
  run: (given: Run) => Promise<Outcome>,
): Promise<void> {
  if (asked !== undefined && asked !== name) return;
  const workspace = mkdtempSync(path.join(work, 'workspace-'));
  cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  const service = await startService();
  const { problem } = await run({ service, workspace, only, seeds });
  service.stop();

  const [head, ...tests] = service.results;
  console.log(`\n${host}`);
  for (const { name, error, seconds = 0 } of tests) {
    const took = `${name} (${seconds.toFixed(1)} s)`;
    console.log(error ? `✗ ${took}\n${error}` : `✓ ${took}`);
  }
  const problems = problem ? [problem] : [];
  if (!head?.declared) problems.push('no test ran');
  else if (head.declared > tests.length) {
    problems.push(`VS Code ended before ${head.declared - tests.length} of ${head.declared} tests`);
  }
  for (const one of problems) console.log(`✗ ${one}`);
  const wrong = tests.filter(({ error }) => error).length;
  passed += tests.length - wrong;
  failed += wrong + problems.length;
}
