import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reportFolders } from '../../../client/src/reports/report-folders.ts';

it('counts the reports in each folder and below it', () => {
  const files = ['2024/局/1.txt', '2024/局/2.txt', '2024/街道/3.txt', '2023/4.txt', '5.txt'];
  const found = reportFolders(files.map((path) => ({ path, reports: path === '5.txt' ? 2 : 1 })));
  assert.deepEqual(
    found.map(({ path, reports }) => `${path}: ${reports}`),
    [': 6', '2023: 1', '2024: 3', '2024/街道: 1', '2024/局: 2'],
  );
  assert.deepEqual(reportFolders([]), []);
});
