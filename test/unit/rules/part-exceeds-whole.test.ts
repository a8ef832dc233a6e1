import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsBeside, settingsWith } from '../../kit/own-form.ts';

/** 受理 is a part of 申请, and what was decided is a part of 受理; what the bureau itself spent is a part of 支出. */
const form = JSON.stringify({
  id: 'licences',
  name: '许可年报',
  tables: [
    {
      id: 'a',
      name: '许可情况',
      columns: ['申请', '受理', '许可', '不予许可'],
      rows: ['甲局', '乙局', '其中：窗口'],
      relations: [
        '受理 ≤ 申请',
        { equation: '许可 + 不予许可 ≤ 受理', severity: 'information' },
        '其中：窗口 ≤ 乙局',
      ],
    },
    { id: 'b', name: '窗口情况', columns: ['受理'], rows: ['上半年', '全年'] },
  ],
  relations: ['《窗口情况》全年 · 受理 ≤ 《许可情况》乙局 · 受理'],
});

const draft = (first: string, part: string, year = '30') => `许可情况

|  | 申请 | 受理 | 许可 | 不予许可 |
| --- | --- | --- | --- | --- |
| 甲局 | ${first} |
| 乙局 | 50 | 40 | 30 | 10 |
| 其中：窗口 | ${part} |

窗口情况

|  | 受理 |
| --- | --- |
| 上半年 | 9 |
| 全年 | ${year} |
`;
const SOUND = draft('120 | 112 | 100 | 12', '30 | 30 | 25 | 5');

const settings = settingsWith(form);
const found = (text: string) => findingsBeside(settings, text, 'markdown');

describe('part-exceeds-whole', () => {
  it('is not reported if the part is as great as the whole, or less', () => {
    assert.deepEqual(found(SOUND), []);
    assert.deepEqual(found(draft('120 | 120 | 100 | 20', '50 | 40 | 30 | 10', '40')), []);
  });

  it('marks the part: of a row, of a column, and of another table', () => {
    assert.deepEqual(found(draft('120 | 121 | 100 | 12', '30 | 30 | 25 | 5')), [
      'warning part-exceeds-whole “121”: “受理 ≤ 申请 · 甲局” does not hold, the part is 1 more than the whole: 121 > 120.',
    ]);
    assert.deepEqual(found(draft('120 | 112 | 100 | 12', '60 | 30 | 25 | 5')), [
      'warning part-exceeds-whole “60”: “其中：窗口 ≤ 乙局 · 申请” does not hold, the part is 10 more than the whole: 60 > 50.',
    ]);
    assert.deepEqual(found(draft('120 | 112 | 100 | 12', '30 | 30 | 25 | 5', '41')), [
      'warning part-exceeds-whole “41”: “《窗口情况》全年 · 受理 ≤ 《许可情况》乙局 · 受理” does not hold, the part is 1 more than the whole: 41 > 40.',
    ]);
  });

  it('marks the first of several parts, with the severity of the form', () => {
    assert.deepEqual(found(draft('120 | 112 | 100 | 13', '30 | 30 | 25 | 5')), [
      'information part-exceeds-whole “100”: “许可 + 不予许可 ≤ 受理 · 甲局” does not hold, the part is 1 more than the whole: 100 + 13 = 113 > 112.',
    ]);
  });
});
