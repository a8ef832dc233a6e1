import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching, symbolsOf } from '../../../server/src/features/workspace-symbols.ts';
import { openDraft, textIn } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

const TITLE = '临江区2024年政府信息公开工作年度报告';
const draft = openDraft(`${TITLE}\n三、收到和处理政府信息公开申请情况\n${requestTable()}`);

const found = (query: string) =>
  matching(symbolsOf(draft.document), query).map(({ name, containerName, location }) => ({
    name,
    containerName,
    at: textIn(draft, location.range)
      .split(/[\t\n]/)
      .filter(Boolean)[0],
  }));

const title = { name: TITLE, containerName: undefined, at: TITLE };
const table = { name: '收到和处理政府信息公开申请情况', containerName: TITLE, at: '自然人' };

test('titles and tables are found by characters in their order', () => {
  assert.deepEqual(found(''), [title, table]);
  assert.deepEqual(found('临江24'), [title]);
  assert.deepEqual(found('收处理申请'), [table]);
  assert.deepEqual(found('理处'), []);
});

test('a draft without tables has no symbols', () => {
  assert.deepEqual(symbolsOf(openDraft(`${TITLE}\n`).document), []);
});
