import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeReport } from '../test/kit/generate/write.ts';
import { leastSeconds } from './command.ts';
import { textTable } from './statistics.ts';

const root = path.join(import.meta.dirname, '..');
const tool = (name: string) => path.join(import.meta.dirname, 'peers/node_modules', name);

/** A command that processes files, with its configuration. */
interface Command {
  readonly name: string;
  readonly args: readonly string[];
  /**
   * The share of the files that it is given. Slow commands get fewer files, and their time is
   * extrapolated.
   */
  readonly share: number;
}

const COMMANDS: readonly Command[] = [
  {
    name: 'reading and decoding alone',
    args: [path.join(import.meta.dirname, 'floor.ts')],
    share: 1,
  },
  { name: 'gouji check', args: [path.join(root, 'server/out/cli.cjs'), 'check'], share: 1 },
  { name: 'autocorrect (native)', args: [tool('autocorrect-node/cli.js'), '--lint'], share: 5 },
  {
    name: 'markdownlint-cli2, one rule',
    args: [tool('markdownlint-cli2/markdownlint-cli2-bin.mjs')],
    share: 20,
  },
  {
    name: 'textlint, one rule',
    args: [tool('textlint/bin/textlint.js'), '--rule', 'no-todo'],
    share: 20,
  },
];

/**
 * The seconds to check generated reports on disk. Each tool does as little as possible, and reading alone
 * is measured too. The start of a tool is subtracted before its time for some of the files is
 * extrapolated to all of them.
 */
export async function benchBatch(count: number): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-batch-'));
  try {
    const names = Array.from({ length: count }, (_, index) => `${index}.md`);
    for (const [index, name] of names.entries()) {
      writeFileSync(path.join(folder, name), writeReport(reportFigures(index + 1), 'markdown'));
    }
    mkdirSync(path.join(folder, 'one'));
    writeFileSync(path.join(folder, 'one', 'one.md'), '甲\n');
    writeFileSync(
      path.join(folder, '.markdownlint-cli2.jsonc'),
      '{ "config": { "default": false, "MD001": true }, "noBanner": true, "noProgress": true }',
    );
    const rows = [['tool', 'files', 'took', 'for all files', 'gouji takes']];
    const taken: { command: Command; files: number; took: number; all: number }[] = [];
    for (const command of COMMANDS) {
      const files = Math.ceil(count / command.share);
      const start = await leastSeconds([...command.args, 'one/one.md'], folder, 1);
      const took = await leastSeconds([...command.args, ...names.slice(0, files)], folder, 3);
      const all = command.share === 1 ? took : start + (took - start) * command.share;
      taken.push({ command, files, took, all });
    }
    const own = taken.find(({ command }) => command.name === 'gouji check')?.all ?? Number.NaN;
    for (const { command, files, took, all } of taken) {
      const ratio = `${(own / all).toFixed(2)} of it`;
      rows.push([command.name, `${files}`, `${took.toFixed(2)} s`, `${all.toFixed(1)} s`, ratio]);
    }
    return textTable(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
