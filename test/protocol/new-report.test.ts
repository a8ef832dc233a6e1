import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { NewReportResult } from '../../server/src/protocol.ts';
import { writeReport } from '../kit/generate/write.ts';
import { unevenFigures } from '../kit/request-report.ts';
import { Client } from './client.ts';

it('writes a new report that takes up what last year’s report, open or on disk, carried forward', async () => {
  const client = new Client();
  try {
    const last = 'file:///reports/2024.report.txt';
    client.files.set(last, writeReport(unevenFigures, 'lines'));
    await client.initialize({ pull: true, files: true });
    const asked = { agency: unevenFigures.agency, year: 2025, notation: 'lines' };
    const { text, carriedFrom } = await client.request<NewReportResult>('gouji/newReport', asked);
    assert.equal(carriedFrom, last);
    assert.match(text, /上年结转63件/);
    await client.open('file:///reports/2025.report.txt', text);
    const severities = (await client.pull('file:///reports/2025.report.txt')).map(
      ({ severity }) => severity,
    );
    // Everything else is still to be filled in, and nothing is wrong.
    assert.deepEqual([...new Set(severities)], [DiagnosticSeverity.Information]);

    const unknown = { ...asked, agency: '江城市望江区' };
    const without = await client.request<NewReportResult>('gouji/newReport', unknown);
    assert.equal(without.carriedFrom, null);
    assert.match(without.text, /上年结转＿＿件/);
  } finally {
    client.process.kill();
  }
});
