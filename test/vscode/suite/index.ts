import './main-job.ts';
import './finding-ones-way.ts';
import './server-killed.ts';
import './published.ts';
import './years.ts';
import './repairs.ts';
import './table-view.ts';
import './charts.ts';
import './accessibility.ts';
import './new-report.ts';
import './editor.ts';
import { runAll } from './harness.ts';

/** What VS Code's extension host calls to run the tests. */
export const run = runAll;
