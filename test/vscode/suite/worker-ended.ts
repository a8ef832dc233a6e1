import assert from 'node:assert/strict';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test } from './harness.ts';
import { restartAsOffered, slip } from './hung.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

/** The workers that the extension has made: it runs in this very thread. */
const workers: Worker[] = [];
globalThis.Worker = new Proxy(Worker, {
  construct(made, [script, options]: [string | URL, WorkerOptions?]) {
    const worker = new made(script, options);
    workers.push(worker);
    return worker;
  },
});

// A worker that ends tells no one, so that it is its silence that is noticed.
test('offers another server in place of a worker that has ended', async () => {
  await withDraft('庚.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const before = workers.length;
    workers.at(-1)?.terminate();
    await slip(document);
    await restartAsOffered();
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
    assert.equal(workers.length, before + 1);
  });
});
