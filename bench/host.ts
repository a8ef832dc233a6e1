import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/host/paths.ts';
import { run } from '../scripts/host/run.ts';
import { requestReport } from '../test/kit/request-report.ts';
import { runInstalled } from '../test/vscode/hosts.ts';
import { startService } from '../test/vscode/service.ts';
import { quantile, textTable } from './statistics.ts';

const WINDOWS = 3;

/** How many drafts, each with findings, lie in the folder that is checked at once. */
const DRAFTS = 30;

/** What is measured in a window, and the milliseconds that it may take. */
const limits: Readonly<Record<string, readonly [what: string, most: number]>> = {
  activation: ['the extension is activated', 50],
  'first draft': ['first findings of the first draft, for which the server starts', 400],
  'further drafts': ['first findings of a further draft', 400],
  'check all': [`all findings of a folder of ${DRAFTS} drafts, from asking for them`, 1500],
  'check all shown': ['the sum of them in the list of reports', 1500],
  'finding shown': ['a keystroke that makes a figure wrong, in the status bar', 150],
  'blank shown': ['a keystroke that fills in a blank, in the status bar', 150],
};

/** Measures the package, installed in VS Code; windows one after the other, the first to warm up. */
export async function benchHost(): Promise<string> {
  const work = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const vsix = path.join(work, 'gouji.vsix');
    await run('npm', ['run', 'package', '--', '--out', vsix], root);
    const measured = new Map<string, number[]>();
    for (let window = 0; window <= WINDOWS; window++) {
      const values = [
        ...(await measureWindow(work, vsix, 'bench')),
        ...(await measureWindow(work, vsix, 'bench-folder')),
      ];
      for (const [name, milliseconds] of values) {
        if (window > 0) measured.set(name, [...(measured.get(name) ?? []), milliseconds]);
      }
    }
    const rows = Object.entries(limits).map(([name, [what, most]]) => {
      const values = measured.get(name) ?? [];
      const shown = [quantile(values), quantile(values, 1)].map((value) =>
        // VS Code may have activated the extension by itself, before it could be measured.
        Number.isNaN(value) ? '–' : value.toFixed(0),
      );
      return [what, ...shown, String(most)];
    });
    return textTable([['ms', 'median', 'most', 'limit'], ...rows]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Measures in a window with an empty folder, or in one with a folder of drafts. */
async function measureWindow(
  work: string,
  vsix: string,
  suite: 'bench' | 'bench-folder',
): Promise<(readonly [string, number])[]> {
  const published = path.join(root, '../shared/seeds');
  const seeds = existsSync(published)
    ? readdirSync(published).map((file) => path.join(published, file))
    : [];
  const workspace = path.join(work, suite);
  mkdirSync(workspace, { recursive: true });
  if (suite === 'bench-folder') writeDrafts(workspace);
  const service = await startService();
  const { problem } = await runInstalled({ service, workspace, seeds }, suite, vsix);
  service.stop();
  const error = problem ?? service.results.find((result) => result.error !== undefined)?.error;
  if (error !== undefined) throw new Error(error);
  return service.results.flatMap(({ name, milliseconds }) =>
    name !== undefined && milliseconds !== undefined ? [[name, milliseconds] as const] : [],
  );
}

function writeDrafts(folder: string): void {
  for (let index = 0; index < DRAFTS; index++) {
    const text = requestReport().replace('档案馆', `第${index}局`);
    writeFileSync(path.join(folder, `草稿${index}.report.txt`), text);
  }
}
