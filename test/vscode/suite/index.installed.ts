import './no-report.ts';
import './main-job.ts';
import './shown.ts';
import { runAll } from './harness.ts';

/** What VS Code's extension host calls to run the tests of the package. */
export const run = runAll;
