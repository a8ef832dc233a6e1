import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { NewReportResult, ReportKindsResult } from '../../server/src/protocol.ts';
import { account } from '../kit/account.ts';
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

it('writes a new report of every kind, which takes up only what a report of that kind carried forward', async () => {
  const client = new Client();
  try {
    const last = 'file:///reports/2023.txt';
    const agency = '江城市水务局';
    client.files.set(last, account({ body: agency, year: 2023, before: '', after: '1,234.50' }));
    await client.initialize({ pull: true, files: true });
    const { kinds } = await client.request<ReportKindsResult>('gouji/reportKinds', undefined);
    assert.deepEqual(
      kinds.map(({ name }) => name),
      [
        '政府信息公开工作年度报告',
        '政府信息公开工作年度报告',
        '部门决算',
        '单位决算',
        '部门预算',
        '单位预算',
        '行政执法统计年报',
      ],
    );
    for (const kind of kinds) {
      const asked = { kind, agency, year: 2024, notation: 'tabs' };
      const { text, carriedFrom } = await client.request<NewReportResult>('gouji/newReport', asked);
      const isSame = kind.name === '部门决算';
      assert.match(text, new RegExp(`^${agency}2024年度?${kind.name}\n`));
      assert.equal(carriedFrom, isSame ? last : null);
      assert.equal(text.includes('年初结转和结余\t1,234.50\t'), isSame);
      const uri = `file:///reports/${kind.form}-${kind.name}.report.txt`;
      await client.open(uri, text);
      const severities = (await client.pull(uri)).map(({ severity }) => severity);
      assert.deepEqual([...new Set(severities)], [DiagnosticSeverity.Information], text);
    }
  } finally {
    client.process.kill();
  }
});
