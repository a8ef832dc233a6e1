import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finalAccounts, writeAccounts } from '../../kit/generate/final-accounts.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';
import { requestTable } from '../../kit/request-table.ts';
import { codeLenses, tables } from '../../kit/whole.ts';

const titles = (source: string) =>
  codeLenses(openDraft(source).document, undefined).map(({ command }) => command?.title);

test('a table that reconciles has a tick over it', () => {
  assert.deepEqual(
    titles(
      requestTable({
        'new.natural': '1',
        'new.total': '1',
        'next.natural': '1',
        'next.total': '1',
      }),
    ),
    ['✓ 收到和处理政府信息公开申请情况: all 39 relations hold'],
  );
});

test('a table with a broken relation has none', () => {
  assert.deepEqual(titles(requestTable({ 'new.total': '1' })), []);
});

test('a table with blank cells says how many figures are to be filled in', () => {
  const [title, ...others] = titles(requestTable({ 'new.natural': '', 'new.total': '' }));
  assert.deepEqual([title, others], ['2 figures are still to be filled in', []]);
  assert.deepEqual(titles(requestTable({ 'new.natural': '' })), [
    '1 figure is still to be filled in',
  ]);
});

test('a table without relations has none', () => {
  assert.deepEqual(titles('信息内容\t本年处理决定数量\n行政处罚\t0\n行政强制\t0\n'), []);
});

test('a client with a view of tables is led to each, of every report in the draft', () => {
  const { document } = openDraft(requestReport() + requestReport());
  const shown = tables(document).tables;
  assert.equal(shown.length, 12);
  const lenses = codeLenses(document, 'view.show').filter(
    ({ command }) => command?.command === 'view.show',
  );
  assert.deepEqual(
    lenses.map(({ range, command }) => [range, command?.title, command?.arguments]),
    shown.map(({ heading }, index) => [heading, 'Show Tables', [document.uri, index]]),
  );
});

test('tables that are printed side by side have one link', () => {
  const { title, tables: printed } = finalAccounts(1);
  const { document } = openDraft(writeAccounts({ title, tables: printed }, 'tabs'));
  const [income, spending] = tables(document).tables;
  assert.equal(income?.heading.start.line, spending?.heading.start.line);
  const lines = codeLenses(document, 'view.show')
    .filter(({ command }) => command?.command === 'view.show')
    .map(({ range }) => range.start.line);
  assert.deepEqual(lines, [
    ...new Set(tables(document).tables.map((one) => one.heading.start.line)),
  ]);
});
