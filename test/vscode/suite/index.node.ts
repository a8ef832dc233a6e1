import './all.ts';
import './links.ts';
import './old-office-file.ts';
import './server-killed.ts';
import { runAll } from './harness.ts';

/** What VS Code's extension host calls to run the tests. */
export const run = runAll;
