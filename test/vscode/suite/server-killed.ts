import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';

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

/** Process ids of the language servers that this extension host has started. */
function servers(): number[] {
  const processes = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], {
    encoding: 'utf8',
  });
  return processes.split('\n').flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    const ours = Number(parent) === process.pid && args.join(' ').includes('main.node.cjs');
    return ours ? [Number(pid)] : [];
  });
}
