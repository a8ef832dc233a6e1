import assert from 'node:assert/strict';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';
import { servers } from './servers.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

test('restarts a server that was killed, and shows its findings again', async () => {
  await withDraft('庚.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const [killed] = servers();
    assert.ok(killed !== undefined, 'the server runs as a child of the extension host');
    process.kill(killed, 'SIGKILL');
    await until('another server', () => servers().some((pid) => pid !== killed));
    await untilFindings(document, UNEVEN);
    assert.ok(!servers().includes(killed));
  });
});
