import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/host/paths.ts';
import { run } from '../scripts/host/run.ts';
import { requestReport } from '../test/kit/request-report.ts';
import type { BenchSuite } from '../test/vscode/bundle-suite.ts';
import { runInstalled } from '../test/vscode/hosts.ts';
import { startService } from '../test/vscode/service.ts';
import { quantile, textTable } from './statistics.ts';

const WINDOWS = 3;

/** The number of drafts with findings in the folder that is checked at once. */
const DRAFTS = 30;

/** The number of Word files that are opened one after another. */
const DOCUMENTS = 5;

/** What is measured in a window, and its limit in milliseconds. */
const limits: Readonly<Record<string, readonly [what: string, most: number]>> = {
  activation: ['the extension is activated', 50],
  'first draft': ['first findings of the first draft, for which the server starts', 400],
  'further drafts': ['first findings of a further draft', 400],
  'first office file': [
    'first findings of a Word file, from the command that opens it; the server starts for it',
    500,
  ],
  'further office files': ['first findings of a further Word file', 500],
  'check all': [`all findings of a folder of ${DRAFTS} drafts, from asking for them`, 1500],
  'check all shown': ['the sum of them in the list of reports', 1500],
  'finding shown': ['a keystroke that makes a figure wrong, in the status bar', 150],
  'blank shown': ['a keystroke that fills in a blank, in the status bar', 150],
};

/** Measures the package, installed in VS Code, in one window after another. The first one warms up. */
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
        ...(await measureWindow(work, vsix, 'bench-office')),
      ];
      for (const [name, milliseconds] of values) {
        if (window > 0) measured.set(name, [...(measured.get(name) ?? []), milliseconds]);
      }
    }
    const rows = Object.entries(limits).map(([name, [what, most]]) => {
      const values = measured.get(name) ?? [];
      const shown = [quantile(values), quantile(values, 1)].map((value) =>
        // VS Code may have activated the extension before it could be measured.
        Number.isNaN(value) ? '–' : value.toFixed(0),
      );
      return [what, ...shown, String(most)];
    });
    return textTable([['ms', 'median', 'most', 'limit'], ...rows]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Measures in a window with an empty folder, or with a folder of drafts or Word files. */
async function measureWindow(
  work: string,
  vsix: string,
  suite: BenchSuite,
): Promise<(readonly [string, number])[]> {
  const published = path.join(root, '../shared/seeds');
  const seeds = existsSync(published)
    ? readdirSync(published).map((file) => path.join(published, file))
    : [];
  const workspace = path.join(work, suite);
  mkdirSync(workspace, { recursive: true });
  if (suite === 'bench-folder') writeDrafts(workspace);
  if (suite === 'bench-office') copyDocuments(workspace);
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

/** Their names are none of reports, by which the extension would be activated before it is measured. */
function copyDocuments(folder: string): void {
  const samples = path.join(root, 'samples');
  const sample = readdirSync(samples).find((name) => name.endsWith('.docx')) ?? '';
  for (let index = 0; index < DOCUMENTS; index++) {
    copyFileSync(path.join(samples, sample), path.join(folder, `文档${index}.docx`));
  }
}
