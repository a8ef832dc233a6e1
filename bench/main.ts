import { benchIndex } from './index-workspace.ts';
import { benchKeystroke } from './keystroke.ts';

console.log('keystroke to diagnostics over stdio, medians, taken in turn in one run\n');
console.log(await benchKeystroke([7_000, 700_000, 7_000_000]));
console.log('\nreading the reports of a workspace in the background\n');
console.log(await benchIndex([100, 1000]));
console.log('\nlocating faults\n');
await import('./locate.ts');
