import './chinese.ts';
import './accessibility.ts';
import { runAll } from './harness.ts';

/** What VS Code's extension host calls to run the tests that depend on the display language. */
export const run = runAll;
