import { benchBatch } from './batch.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchMarkdown } from './markdown.ts';
import { benchMemory } from './memory.ts';
import { benchStart } from './start.ts';

/** What can be measured by itself: `npm run bench -- batch`. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  keystroke: async () => {
    console.log('keystroke to diagnostics over stdio, medians, taken in turn in one run\n');
    console.log(await benchKeystroke([7_000, 700_000, 7_000_000]));
  },
  markdown: async () => {
    console.log('the same beside the Markdown server, in the same text\n');
    console.log(await benchMarkdown([1, 20]));
  },
  start: async () => {
    console.log('process start to first diagnostics, taken in turn in one run\n');
    console.log(await benchStart());
  },
  batch: async () => {
    console.log('10,000 reports checked from disk\n');
    console.log(await benchBatch(10_000));
  },
  memory: async () => {
    console.log('what the server holds\n');
    console.log(await benchMemory());
  },
  locate: async () => {
    console.log('locating faults\n');
    await import('./locate.ts');
  },
};

const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  await bench();
  console.log();
}
