import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindNamed } from '../../../client/src/new-report/kind-named.ts';

const KINDS = ['政府信息公开工作年度报告', '部门决算', '单位决算'].map((name) => ({ name }));

test('a new report is of the kind that the open file is named after', () => {
  const named = (file: string) => kindNamed(file, KINDS)?.name;
  assert.equal(named('江城市园林处2024年度单位决算（公开稿）.txt'), '单位决算');
  assert.equal(named('江城市园林局2024年度部门决算.md'), '部门决算');
  assert.equal(named('江城市园林局2024年政府信息公开工作年度报告.txt'), '政府信息公开工作年度报告');
  assert.equal(named('甲.txt'), '政府信息公开工作年度报告');
  assert.equal(named(''), '政府信息公开工作年度报告');
  assert.equal(kindNamed('部门决算.txt', []), undefined);
});
