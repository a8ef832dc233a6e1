import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { folderFor, gouji } from '../../kit/command-line.ts';
import { requestTable } from '../../kit/request-table.ts';

const folder = folderFor(after);

test('--final answers for each draft whether it is ready to be published', async () => {
  const ready = path.join(folder, '完成.csv');
  const open = path.join(folder, '未完.csv');
  writeFileSync(ready, requestTable().replaceAll('\t', ','));
  writeFileSync(open, requestTable({ 'new.natural': '' }).replaceAll('\t', ','));
  const both = await gouji('check', '--final', ready, open);
  assert.equal(both.code, 1);
  assert.ok(both.out.includes(`${ready}: 可以发布：1 张表都已核对，没有要处理的地方。`), both.out);
  assert.ok(both.out.includes(`${open}: 还不能发布：有 1 处要处理。`), both.out);
  assert.match(both.out, /empty-figure/);
  assert.equal((await gouji('check', '--final', ready)).code, 0);
});
