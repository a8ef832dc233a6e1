import './all.ts';
import './worker-ended.ts';
import { runAll } from './harness.ts';

/** What VS Code's extension host in a web worker calls to run the tests. */
export const run = runAll;
