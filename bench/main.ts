import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { benchBatch } from './batch.ts';
import { benchFeatures } from './features.ts';
import { benchFirstDiagnostics } from './first-diagnostics.ts';
import { benchFolder } from './folder.ts';
import { benchIndex } from './index-workspace.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchMarkdown } from './markdown.ts';
import { benchMemory } from './memory.ts';
import { benchOffice } from './office.ts';
import { benchStart } from './start.ts';

/** Benchmarks that can be run alone: `npm run bench -- batch`. */
const benches: Readonly<Record<string, readonly [title: string, run: () => Promise<string>]>> = {
  keystroke: [
    'keystroke to diagnostics over stdio, medians, taken in turn in one run',
    () => benchKeystroke([7_000, 700_000, 7_000_000]),
  ],
  markdown: [
    'keystroke to diagnostics in one Markdown text, beside the Markdown server',
    () => benchMarkdown([1, 20]),
  ],
  start: ['process start to first diagnostics, taken in turn in one run', benchStart],
  first: [
    'first diagnostics beside a bare pass of a parser, medians of processes taken in turn',
    async () => benchFirstDiagnostics(),
  ],
  features: [
    'what the views of a collection of seven reports, 42 tables, wait for after a keystroke',
    benchFeatures,
  ],
  index: ['reading the reports of a workspace in the background', () => benchIndex([100, 1000])],
  batch: ['reports checked from disk', () => benchBatch(10_000)],
  folder: ['a folder of reports in Word files, text, Markdown and HTML', () => benchFolder(10_000)],
  office: [
    'Word files and workbooks checked from disk',
    () => benchOffice({ docx: 1000, xlsx: 1000 }),
  ],
  memory: ['what the server holds', benchMemory],
  host: ['the package in VS Code', async () => (await import('./host.ts')).benchHost()],
};

const asked = process.argv.slice(2);
const page = path.join(import.meta.dirname, '../docs/performance.md');
for (const [name, [title, run]] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const table = await run();
  console.log(`${title}\n\n${table}\n`);
  record(name, `${title}\n\n${table}`);
}
if (asked.length === 0 || asked.includes('locate')) {
  console.log('locating faults\n');
  await import('./locate.ts');
}

/** Writes a table into its place on the page, with the machine on which it was measured. */
function record(name: string, table: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(page, 'utf8');
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < 0) return;
  const machine = `${cpus()[0]?.model ?? process.arch}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  const written = `${begin}\n\`\`\`text\n${table}\n\n${machine}\n\`\`\`\n`;
  writeFileSync(page, text.slice(0, start) + written + text.slice(stop));
}
