import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsBeside, settingsWith } from '../../kit/own-form.ts';

/** A form whose tables are in 元 and in 万元. */
const settings = settingsWith(
  JSON.stringify({
    id: 'guests',
    name: '公务接待情况',
    tables: [
      {
        id: 'each',
        caption: '各单位明细表',
        figures: 'decimal',
        unit: '元',
        blank: 'zero',
        thousands: true,
        labels: ['单位'],
        columns: ['会议', '接待'],
        rows: { codes: [], total: '合计' },
      },
      {
        id: 'all',
        caption: '汇总表',
        figures: 'decimal',
        unit: '万元',
        digits: 2,
        blank: 'zero',
        thousands: true,
        labels: ['项目'],
        columns: ['金额'],
        rows: ['会议', '接待', '两项合计'],
        relations: ['两项合计 = 会议 + 接待'],
      },
    ],
    relations: [
      '《汇总表》会议 = 《各单位明细表》合计 · 会议',
      '《汇总表》接待 ≤ 《各单位明细表》合计 · 接待',
      '《各单位明细表》合计 · 会议 + 《各单位明细表》合计 · 接待 = 《汇总表》两项合计',
    ],
  }),
);

interface Amounts {
  readonly meetings: string;
  readonly guests: string;
  readonly all: readonly [string, string, string];
  readonly unit?: string;
}

const draft = ({ meetings, guests, all, unit = '万元' }: Amounts) => `各单位明细表
单位：元

| 单位 | 会议 | 接待 |
| --- | --- | --- |
| 合计 | ${meetings} | ${guests} |

汇总表
单位：${unit}

| 项目 | 金额 |
| --- | --- |
| 会议 | ${all[0]} |
| 接待 | ${all[1]} |
| 两项合计 | ${all[2]} |
`;

const found = (amounts: Amounts) => findingsBeside(settings, draft(amounts));

describe('relations between tables of different units', () => {
  it('hold if an amount is half a last digit of the larger unit off', () => {
    const meetings = '1,234,550';
    assert.deepEqual(found({ meetings, guests: '80,049', all: ['123.46', '8.00', '131.46'] }), []);
    assert.deepEqual(found({ meetings, guests: '80,049', all: ['123.45', '8.00', '131.46'] }), []);
  });

  it('are broken by more, and say both units', () => {
    const all = ['8.00', '9.12', '17.62'] as const;
    const [finding = '', ...others] = found({ meetings: '80,049', guests: '91,236', all });
    assert.match(finding, /17\.62 should be 17\.13: .* is off by 0\.5, .* is off by 4915元/);
    assert.deepEqual(others, []);
    const [bound = ''] = found({
      meetings: '80,049',
      guests: '91,136',
      all: ['8.00', '9.12', '17.12'],
    });
    assert.match(bound, /the part is 64元 more than the whole: 9\.12万元 > 91136元/);
  });

  it('show which figure is wrong, and what it should be', () => {
    const swapped = found({ meetings: '1,234,551', guests: '0', all: ['132.46', '0', '123.46'] });
    assert.match(
      swapped.join('\n'),
      /^error suspect-figure “132\.46”: 132\.46 should be 123\.46: [^\n]*$/,
    );
    const digit = found({ meetings: '80,049', guests: '0', all: ['7.00', '0', '7.00'] });
    assert.match(
      digit.join('\n'),
      /^error suspect-figure “80,049”: 80,049 should be 70,049: [^\n]*$/,
    );
  });

  it('take a 0 in the larger unit for less than half its last digit', () => {
    assert.deepEqual(found({ meetings: '49', guests: '', all: ['0', '', '0.00'] }), []);
  });

  it('are held in the unit that the draft says', () => {
    const meetings = '1,234,550';
    const guests = '80,049';
    const all = ['1234550', '80049', '1314599'] as const;
    assert.deepEqual(found({ meetings, guests, all, unit: '元' }), []);
    assert.deepEqual(
      found({ meetings, guests, all: ['1234.55', '80.05', '1314.6'], unit: '千元' }),
      [],
    );
    assert.equal(
      found({ meetings, guests, all: ['1234.56', '80.05', '1314.6'], unit: '千元' }).length,
      1,
    );
  });
});

describe('a heading with a unit of its own', () => {
  const mixed = settingsWith(
    JSON.stringify({
      id: 'fines',
      name: '罚没情况',
      tables: [
        {
          id: 'fines',
          caption: '罚没情况表',
          figures: 'decimal',
          unit: '万元',
          blank: 'zero',
          thousands: true,
          labels: ['单位'],
          columns: [
            '罚款',
            '没收',
            { label: '合计', contains: ['合计'] },
            { label: '次数', figures: 'count', unit: '次' },
          ],
          rows: { codes: [] },
          relations: ['合计 = 罚款 + 没收'],
        },
      ],
    }),
  );
  const table = (heading: string, first: string) => `罚没情况表
单位：元

| 单位 | 罚款 | 没收 | ${heading} | 次数 |
| --- | --- | --- | --- | --- |
| 甲队 | 12,000 | 3,000 | ${first} | 4 |
`;

  it('has it, whatever the unit of the table is', () => {
    assert.deepEqual(findingsBeside(mixed, table('合计（万元）', '1.5')), []);
    assert.deepEqual(findingsBeside(mixed, table('合计', '15,000')), []);
    const [finding = ''] = findingsBeside(mixed, table('合计（万元）', '1.6'));
    assert.match(finding, /1000元/);
    assert.equal(findingsBeside(mixed, table('合计（元）', '1.5')).length, 1);
  });
});
