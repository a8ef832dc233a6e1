import { benchFirstDiagnostics } from './first-diagnostics.ts';
import { benchIndex } from './index-workspace.ts';
import { benchKeystroke } from './keystroke.ts';

/** What can be measured by itself: `npm run bench -- host`. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  keystroke: async () => {
    console.log('keystroke to diagnostics over stdio, medians, taken in turn in one run\n');
    console.log(await benchKeystroke([7_000, 700_000, 7_000_000]));
  },
  first: async () => {
    console.log('first diagnostics, medians of processes taken in turn\n');
    console.log(benchFirstDiagnostics());
  },
  index: async () => {
    console.log('reading the reports of a workspace in the background\n');
    console.log(await benchIndex([100, 1000]));
  },
  locate: async () => {
    console.log('locating faults\n');
    await import('./locate.ts');
  },
  host: async () => {
    console.log('the package in VS Code\n');
    const { benchHost } = await import('./host.ts');
    console.log(await benchHost());
  },
};

const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  await bench();
  console.log();
}
