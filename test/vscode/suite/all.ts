import './main-job.ts';
import './finding-ones-way.ts';
import './published.ts';
import './years.ts';
import './repairs.ts';
import './table-view.ts';
import './editor.ts';
import './unopened.ts';
