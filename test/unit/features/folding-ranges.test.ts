import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDraft } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';
import { foldingRanges } from '../../kit/whole.ts';

const SECTION = `一、总体情况\n本机关认真做好公开工作。\n三、收到和处理政府信息公开申请情况\n${requestTable()}`;

test('sections and tables fold', () => {
  const { document } = openDraft(
    `临江区2024年政府信息公开工作年度报告\n${SECTION}五、存在的主要问题及改进情况\n无。\n\n`,
  );
  const last = 3 + 26;
  assert.deepEqual(foldingRanges(document), [
    { startLine: 1, endLine: 2 },
    { startLine: 3, endLine: last },
    { startLine: 4, endLine: last },
    { startLine: last + 1, endLine: last + 2 },
  ]);
});

test('the reports of a collection fold', () => {
  const report = `临江区2024年政府信息公开工作年度报告\n${SECTION}`;
  const { document } = openDraft(`${report}${report}`);
  const starts = foldingRanges(document).map(({ startLine }) => startLine);
  const lines = report.split('\n').length - 1;
  assert.deepEqual(starts, [0, 1, 3, 4, lines, lines + 1, lines + 3, lines + 4]);
});

test('prose without a report does not fold', () => {
  assert.deepEqual(foldingRanges(openDraft('一、总体情况\n本机关。\n').document), []);
});
