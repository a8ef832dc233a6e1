import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseReports } from '../../../server/src/district/chosen-reports.ts';
import { type DistrictSum, sumOf } from '../../../server/src/district/district-sum.ts';
import { gapsOf } from '../../../server/src/district/gaps.ts';
import { sumReport } from '../../../server/src/features/sum-report.ts';
import { checkDistrict } from '../../../server/src/rules/engine/check-district.ts';
import { bodyReportsIn } from '../../../server/src/workspace/body-reports.ts';
import { type Account, account } from '../../kit/account.ts';
import { finalAccounts, writeAccounts } from '../../kit/generate/final-accounts.ts';
import { open } from '../../kit/read.ts';

/** The sum of drafts, which are bodies by their files. */
function sumOfDrafts(drafts: readonly string[]): DistrictSum {
  const chosen = chooseReports(
    drafts.flatMap((text, index) =>
      bodyReportsIn(open(text)).map((report) => ({
        ...report,
        uri: `file:///${index}`,
        agency: '',
        year: undefined,
      })),
    ),
  );
  assert.ok(chosen);
  return sumOf(chosen);
}

/** The figures of a sum by table, row and column; those of rows with codes by the codes. */
function figuresOf({ tables }: DistrictSum): Map<string, number> {
  return new Map(
    tables.flatMap(({ form, rows }) =>
      rows.flatMap(({ row, item, figures }) =>
        figures.flatMap(({ value }, column): [string, number][] =>
          value
            ? [[`${form.id} ${row} ${item} ${column}`, Number(value.units) / 10 ** value.scale]]
            : [],
        ),
      ),
    ),
  );
}

describe('the sum of final accounts, whose rows differ from body to body', () => {
  const texts = [1, 2, 3, 4].map((seed) => writeAccounts(finalAccounts(seed), 'tabs'));

  it('adds up rows by their codes', () => {
    const all = figuresOf(sumOfDrafts(texts));
    const each = texts.map((text) => figuresOf(sumOfDrafts([text])));
    assert.ok([...all.keys()].some((key) => key.includes(' -1 2010301 ')));
    for (const key of new Set([...all.keys(), ...each.flatMap((one) => [...one.keys()])])) {
      const expected = each.reduce((sum, one) => sum + (one.get(key) ?? 0), 0);
      assert.equal(Math.round((all.get(key) ?? 0) * 100), Math.round(expected * 100), key);
    }
  });

  it('leaves out columns that only some bodies have', () => {
    const drafts = [
      ['合计', '基本支出', '人员经费', '公用经费', '项目支出'],
      ['合计', '基本支出', '项目支出'],
    ].map((columns) => {
      const amounts = new Map([
        ['合计', '9.40'],
        ['基本支出', '6.10'],
        ['项目支出', '3.30'],
      ]);
      const figures = columns.map((column) => amounts.get(column) ?? '3.05');
      return `一般公共预算财政拨款支出决算表
科目编码\t科目名称\t${columns.join('\t')}
213\t农林水支出\t${figures.join('\t')}
合计\t\t${figures.join('\t')}
`;
    });
    const sum = sumOfDrafts(drafts);
    assert.deepEqual(new Set(figuresOf(sum).values()), new Set([18.8, 12.2, 6.6]));
    assert.deepEqual(
      sum.added.flatMap((report) => gapsOf(sum, report)),
      [],
    );
  });

  it('has every figure, and no gap', () => {
    const sum = sumOfDrafts(texts);
    assert.deepEqual(
      sum.added.flatMap((report) => gapsOf(sum, report)),
      [],
    );
  });

  it('is written as a draft that reads as the same figures', () => {
    const sum = sumOfDrafts(texts);
    const again = sumOfDrafts([sumReport(sum, '江城市2024年度部门决算', 'tabs')]);
    assert.deepEqual(
      [...figuresOf(again)].filter(([, value]) => value !== 0).toSorted(),
      [...figuresOf(sum)].filter(([, value]) => value !== 0).toSorted(),
    );
  });

  it('allows for the rounding of amounts in the report of the district, and for no more', () => {
    const sum = sumOfDrafts(texts);
    const own = sumReport(sum, '江城市2024年度部门决算', 'tabs');
    const differences = (text: string) =>
      open(text).analysis.parts.flatMap(({ verdict }) => checkDistrict(verdict, sum, {})).length;
    assert.equal(differences(own), 0);
    const [, figure = ''] = /^2010301\t行政运行\t([\d.]+)\t/m.exec(own) ?? [];
    const cents = Math.round(Number(figure) * 100);
    const changed = (more: number) =>
      own.replace(`行政运行\t${figure}\t`, `行政运行\t${((cents + more) / 100).toFixed(2)}\t`);
    assert.equal(differences(changed(1)), 0);
    assert.equal(differences(changed(9)), 1);
  });
});

describe('the final accounts of a folder', () => {
  const chosenOf = (all: readonly Account[]) => {
    const chosen = chooseReports(
      all.flatMap((one, index) =>
        bodyReportsIn(open(account(one))).map((report) => ({ ...report, uri: `file:///${index}` })),
      ),
    );
    return {
      added: chosen?.added.map(({ agency, year, kind }) => [agency, year, kind]),
      leftOut: chosen?.leftOut.map(({ report: { agency }, why }) => [agency, why]),
    };
  };
  const one: Account = { year: 2024, before: '', after: '' };

  it('are added up in one year and of one kind', () => {
    assert.deepEqual(
      chosenOf([
        { ...one, body: '水务局', year: 2023 },
        { ...one, body: '水务局' },
        { ...one, body: '林业局' },
        { ...one, body: '农业局', kind: '单位决算' },
        { ...one, body: '林业局', kind: '单位决算' },
        { ...one, body: '林业局', kind: '部门决算公开' },
        { ...one, body: '教育局', kind: '部门决算公开' },
      ]),
      {
        added: [
          ['水务局', 2024, '部门决算'],
          ['林业局', 2024, '部门决算'],
          ['教育局', 2024, '部门决算'],
        ],
        leftOut: [
          ['水务局', 'year'],
          ['农业局', 'kind'],
          ['林业局', 'kind'],
          ['林业局', 'again'],
        ],
      },
    );
  });

  it('adds up bodies that report in 元 and in 万元', () => {
    const style = { zero: '', hasThousands: true } as const;
    const inBoth = [false, true].map((isInYuan) =>
      figuresOf(
        sumOfDrafts(
          [1, 2].map((seed) =>
            writeAccounts(
              finalAccounts(seed, { ...style, isInYuan: isInYuan && seed === 2 }),
              'tabs',
            ),
          ),
        ),
      ),
    );
    const [rounded = new Map(), exact = new Map()] = inBoth;
    assert.equal(rounded.size, exact.size);
    for (const [key, value] of exact)
      assert.ok(Math.abs(value - (rounded.get(key) ?? 0)) < 0.011, key);
  });
});
