import { benchFirstDiagnostics } from './first-diagnostics.ts';
import { benchKeystroke } from './keystroke.ts';

console.log('keystroke to diagnostics over stdio, medians, taken in turn in one run\n');
console.log(await benchKeystroke([7_000, 700_000, 7_000_000]));
console.log('\nfirst diagnostics, medians of processes taken in turn\n');
console.log(benchFirstDiagnostics());
console.log('\nlocating faults\n');
await import('./locate.ts');
