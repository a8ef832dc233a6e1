import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { reportPieces, writeReport } from '../test/kit/generate/write.ts';
import { docxOf, RUN_WRITERS } from '../test/kit/office/report-docx.ts';
import { textTable } from './statistics.ts';

const root = path.join(import.meta.dirname, '..');
const tool = (name: string) => path.join(import.meta.dirname, 'peers/node_modules', name);

/** How the files of a folder are written in turn. */
const KINDS: readonly (readonly [ending: string, write: (seed: number) => string | Uint8Array])[] =
  [
    ['docx', (seed) => docxOf(reportPieces(reportFigures(seed)), RUN_WRITERS.plain)],
    ['txt', (seed) => writeReport(reportFigures(seed), 'lines')],
    ['md', (seed) => writeReport(reportFigures(seed), 'markdown')],
    ['html', (seed) => writeReport(reportFigures(seed), 'html')],
  ];

/** A program that is given a folder, and the endings that it reads. */
interface Command {
  readonly name: string;
  readonly args: (folder: string) => readonly string[];
  readonly endings: readonly string[];
  /** The share of its files that it is given. Slow programs get fewer, and their time is extrapolated. */
  readonly share: number;
}

const TEXTS = ['txt', 'md', 'html'];

const COMMANDS: readonly Command[] = [
  {
    name: 'reading the bytes alone',
    args: (folder) => [path.join(import.meta.dirname, 'folder-floor.ts'), folder],
    endings: ['docx', ...TEXTS],
    share: 1,
  },
  {
    name: 'gouji check --format jsonl',
    args: (folder) => [path.join(root, 'server/out/cli.cjs'), 'check', '--format', 'jsonl', folder],
    endings: ['docx', ...TEXTS],
    share: 1,
  },
  {
    name: 'autocorrect (native)',
    args: (folder) => [tool('autocorrect-node/cli.js'), '--lint', folder],
    endings: TEXTS,
    share: 5,
  },
  {
    name: 'textlint, one rule',
    args: (folder) => [tool('textlint/bin/textlint.js'), '--rule', 'no-todo', `${folder}/**/*.md`],
    endings: ['md'],
    share: 20,
  },
];

/**
 * Seconds and peak memory for a folder of reports, a quarter each in Word files, text, Markdown and HTML. The other
 * programs get the files that they can read.
 */
export async function benchFolder(count: number): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-folder-'));
  try {
    const rows = [['program', 'files', 'took', 'a thousand files', 'peak memory']];
    for (const { name, args, endings, share } of COMMANDS) {
      const own = path.join(folder, `${endings.join('-')}-${share}`);
      const files = writeFiles(own, endings, Math.ceil(count / share));
      const { seconds, megabytes } = await measured(args(own));
      const each = `${((seconds / files) * 1000).toFixed(2)} s`;
      rows.push([name, `${files}`, `${seconds.toFixed(1)} s`, each, `${megabytes} MB`]);
    }
    return textTable(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files of some endings out of a folder of so many of all kinds. Returns how many they are. */
function writeFiles(folder: string, endings: readonly string[], count: number): number {
  mkdirSync(folder, { recursive: true });
  let files = 0;
  for (let index = 0; index < count; index++) {
    const [ending, write] = KINDS[index % KINDS.length] ?? [];
    if (ending === undefined || write === undefined || !endings.includes(ending)) continue;
    writeFileSync(path.join(folder, `${index}.${ending}`), write(index + 1));
    files++;
  }
  return files;
}

const EVERY_MILLISECONDS = 20;

/** Runs a program, and asks the system again and again how much memory it had at most. */
function measured(args: readonly string[]): Promise<{ seconds: number; megabytes: number }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    let megabytes = 0;
    const asking = setInterval(() => {
      megabytes = Math.max(megabytes, peakMemory(child.pid ?? 0));
    }, EVERY_MILLISECONDS);
    child.once('error', reject);
    child.once('exit', () => {
      clearInterval(asking);
      resolve({ seconds: (performance.now() - started) / 1000, megabytes });
    });
  });
}

/** The most memory that a process had so far, in megabytes; 0 where the system does not say. */
function peakMemory(pid: number): number {
  try {
    const [, kilobytes] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1000);
  } catch {
    return 0;
  }
}
