import assert from 'node:assert/strict';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';
import { inPage } from './page.ts';

// The selectors are those by which `no-report.ts` finds nothing.
test('shows its view and the number of findings beside a report', async () => {
  await withDraft('己.report.txt', requestReport(), async (document) => {
    await untilFindings(document, ['column-total 764', 'column-total 46', 'column-total 824']);
    const count = '.statusbar-item[id*="gouji"]:has-text("3")';
    await until('the number', async () => (await inPage('count', count)) === 1);
    assert.equal(await inPage('count', '.pane-header:has-text("Report Tables")'), 1);
  });
});
