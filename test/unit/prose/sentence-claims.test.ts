import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { findingsOf, open } from '../../kit/read.ts';

/** Final accounts of 2024 in 万元. Everything in them adds up. */
const TABLES = `
收入支出决算总表

单位：万元

| 收入 | | 支出 | |
| --- | ---: | --- | ---: |
| 项目 | 决算数 | 项目 | 决算数 |
| 一、一般公共预算财政拨款收入 | 900.00 | 四、公共安全支出 | 650.00 |
| 八、其他收入 | 50.00 | 九、卫生健康支出 | 320.00 |
| 本年收入合计 | 950.00 | 本年支出合计 | 970.00 |
| 年初结转和结余 | 30.00 | 年末结转和结余 | 10.00 |
| 总计 | 980.00 | 总计 | 980.00 |

支出决算表

单位：万元

| 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
| 合计 | | 970.00 | 560.00 | 410.00 |
| 204 | 公共安全支出 | 650.00 | 560.00 | 90.00 |
| 20406 | 司法 | 640.00 | 560.00 | 80.00 |
| 2040601 | 行政运行 | 560.00 | 560.00 | |
| 2040607 | 公共法律服务 | 80.00 | | 80.00 |
| 20499 | 其他公共安全支出 | 10.00 | | 10.00 |
| 2049999 | 其他公共安全支出 | 10.00 | | 10.00 |
| 210 | 卫生健康支出 | 320.00 | | 320.00 |
| 21004 | 公共卫生 | 320.00 | | 320.00 |
| 2100401 | 疾病预防控制机构 | 320.00 | | 320.00 |

一般公共预算财政拨款基本支出决算表

单位：万元

| 经济分类科目编码 | 科目名称 | 决算数 | 经济分类科目编码 | 科目名称 | 决算数 |
| --- | --- | ---: | --- | --- | ---: |
| 301 | 工资福利支出 | 480.00 | 302 | 商品和服务支出 | 80.00 |
| 30101 | 基本工资 | 300.00 | 30201 | 办公费 | 68.00 |
| 30103 | 奖金 | 180.00 | 30202 | 印刷费 | 12.00 |
| 人员经费合计 | | 480.00 | 公用经费合计 | | 80.00 |

财政拨款“三公”经费支出决算表

单位：万元

| 合计 | | 因公出国（境）费 | | 公务用车购置及运行维护费 | | | | | | 公务接待费 | |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| | | | | 小计 | | 公务用车购置费 | | 公务用车运行维护费 | | | |
| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
| 9.00 | 7.50 | 0.00 | 0.00 | 8.00 | 7.00 | 0.00 | 0.00 | 8.00 | 7.00 | 1.00 | 0.50 |
`;
const TITLE = '青川区司法局2024年度部门决算\n';

/** The figures that the numbers of a sentence repeat: `数 表|行 · 列`. */
function repeated(prose: string): string[] {
  const { analysis } = open(TITLE + prose + TABLES);
  return analysis.parts.flatMap(({ verdict }) =>
    verdict.claims.map(
      ({ claim, figures, agrees }) =>
        `${claim.text}${agrees ? '' : ' ✗'} ${figures.map(({ tableName, name }) => `${tableName}|${name}`).join()}`,
    ),
  );
}

describe('an amount repeats the figure that its words name', () => {
  const overview = '收入支出决算总表·收入|总计 · 决算数';
  const spending = (name: string) => `支出决算表|${name} · 本年支出合计`;
  for (const [sentence, ...expected] of [
    ['青川区司法局2024年度收入支出总计980.00万元。', `980.00 ${overview}`],
    ['区司法局2024年度收、支总计均为980万元。', `980 ${overview}`],
    ['2024年，我局收入总计9,800,000元。', `9,800,000 ${overview}`],
    ['收入总计0.098亿元，比上年增加0.01亿元。', `0.098 ${overview}`],
    [
      '本年支出合计970.00万元，其中：基本支出560.00万元，占57.73%；项目支出410.00万元，占42.27%。',
      '970.00 收入支出决算总表·支出|本年支出合计 · 决算数',
      '560.00 支出决算表|合计 · 基本支出',
      '410.00 支出决算表|合计 · 项目支出',
    ],
    [
      '公共安全支出（类）司法（款）行政运行（项）。年初预算为500.00万元，支出决算为560.00万元，完成年初预算的112%。',
      `560.00 ${spending('2040601 行政运行')}`,
    ],
    [
      '1．公共安全（类）司法（款）公共法律服务（项）支出80.00万元，卫生健康（类）支出320.00万元。',
      `80.00 ${spending('2040607 公共法律服务')}`,
      `320.00 ${spending('210 卫生健康支出')}`,
    ],
    [
      '公共安全支出（204类）其他公共安全支出（99款）其他公共安全支出（99项）10.00万元。',
      `10.00 ${spending('2049999 其他公共安全支出')}`,
    ],
    [
      '“三公”经费财政拨款支出预算为9.00万元，支出决算为7.50万元，其中：公务接待费决算为0.50万元。',
      '9.00 财政拨款“三公”经费支出决算表|合计·预算数',
      '7.50 财政拨款“三公”经费支出决算表|合计·决算数',
      '0.50 财政拨款“三公”经费支出决算表|公务接待费·决算数',
    ],
    [
      '“三公”经费财政拨款支出年初预算为9.10万元，支出决算为7.50万元，其中：公务接待费支出年初预算为1万元。',
      '9.10 ✗ 财政拨款“三公”经费支出决算表|合计·预算数',
      '7.50 财政拨款“三公”经费支出决算表|合计·决算数',
      '1 财政拨款“三公”经费支出决算表|公务接待费·预算数',
    ],
    [
      '“三公”经费年初预算为10.00万元，支出决算为7.50万元。\n注：预算数为全年预算数。',
      '7.50 财政拨款“三公”经费支出决算表|合计·决算数',
    ],
    [
      '一般公共预算财政拨款基本支出主要包括：基本工资300.00万元，办公费支出60万元，印刷费12.00万元，维修费8.00万元。',
      '300.00 一般公共预算财政拨款基本支出决算表·人员经费|30101 基本工资 · 决算数',
      '60 ✗ 一般公共预算财政拨款基本支出决算表·公用经费|30201 办公费 · 决算数',
      '12.00 一般公共预算财政拨款基本支出决算表·公用经费|30202 印刷费 · 决算数',
    ],
    [
      '七、“三公”经费支出决算情况说明\n（二）公务用车购置及运行费。支出决算为7.00万元。',
      '7.00 财政拨款“三公”经费支出决算表|小计·决算数',
    ],
    ['支出合计990.00万元。', '990.00 ✗ 收入支出决算总表·支出|本年支出合计 · 决算数'],
  ] as const) {
    test(sentence.replaceAll('\n', ' '), () => {
      assert.deepEqual(repeated(sentence), expected);
    });
  }
});

describe('an amount is not compared', () => {
  for (const [why, ...sentences] of [
    [
      'of another year',
      '2023年度收入支出总计880.00万元。',
      '上年收入总计880.00万元。',
      '2023年，收入总计880.00万元。',
      '收入总计比上年的880.00万元增加100.00万元。',
    ],
    [
      'of another body',
      '青川区法律援助中心2024年度收入总计88.00万元。',
      '下属单位收入总计88.00万元。',
      '全区收入总计88000.00万元。',
      '青川区2024年支出总计88000.00万元。',
    ],
    [
      'that is approximate',
      '收入总计约900万元。',
      '收入总计900余万元。',
      '收入总计超900万元。',
      '收入总计近1000万元。',
    ],
    [
      'that may be a part of a change',
      '本年支出合计比上年增加100.00万元，其中：基本支出60.00万元，项目支出40.00万元。',
    ],
    [
      'whose words name nothing certain',
      '基本支出88.00万元。',
      '公务接待费88.00万元。',
      '办公费88.00万元。',
      '其他收入88.00万元。',
      '专项支出合计88.00万元。',
    ],
    ['of a plan', '公共安全支出（类）年初预算为88.00万元。'],
    [
      'of something that belongs to the row only in part',
      '公共安全支出（类）司法（款）行政运行（项），用于人员，支出88.00万元。',
      '公共安全支出（类）司法（款）行政运行（项），其中：专项培训支出88.00万元。',
    ],
    [
      'of a body that may be a subordinate one',
      '中心收入总计88.00万元。',
      '执法队2024年度支出合计88.00万元。',
    ],
    [
      'of a row that the table does not have',
      '教育支出（类）普通教育（款）小学教育（项）支出88.00万元。',
      '公共安全支出（类）公共卫生（款）支出88.00万元。',
      '公共安全支出（204类）司法（10款）支出88.00万元。',
    ],
    ['in another unit', '收入总计88.00万美元。', '支出合计88项。'],
  ] as const) {
    for (const sentence of sentences) {
      test(`${why}: ${sentence}`, () => {
        assert.deepEqual(repeated(sentence), []);
      });
    }
  }
});

test('a number that is still open is filled in from the table that its words name', () => {
  const document = open(`${TITLE}青川区司法局2024年度收入支出总计＿＿万元。${TABLES}`);
  const [finding] = findingsOf(document);
  assert.ok(finding);
  const [fix] = codeActions(document, finding.range, undefined, undefined);
  assert.match(JSON.stringify(fix?.edit), /"newText":"980\.00"/);
});

describe('a share of a whole that the tables have', () => {
  const messages = (sentence: string) =>
    findingsOf(open(TITLE + sentence + TABLES)).map(({ message }) => String(message));

  test('agrees', () => {
    assert.deepEqual(messages('公共安全支出（类）支出650.00万元，占本年支出合计的67.01%。'), []);
  });

  test('or does not', () => {
    assert.deepEqual(messages('公共安全支出（类）支出650.00万元，占本年支出合计的76.01%。'), [
      'The prose says 76.01, but 650.00万元 ÷ 970.00万元 = 67.01%.',
    ]);
  });

  test('is not looked at beside an amount of another year, or if the part itself is wrong', () => {
    assert.deepEqual(messages('上年支出600.00万元，占本年支出合计的50.00%。'), []);
    assert.equal(messages('公共安全支出（类）支出560.00万元，占本年支出合计的67.01%。').length, 1);
  });
});

describe('what is wrong is named', () => {
  const told = (prose: string, tables: string) => {
    const document = open(TITLE + prose + tables);
    const found = findingsOf(document).filter(({ code }) => code === 'prose-figure');
    return found.map(({ range, message }) => {
      const fixes = codeActions(document, range, undefined, undefined).filter(({ edit }) => edit);
      return [
        String(message).replace(/^[^.]*\.[^.]*\.?[^.]*?[)）]\. ?/, ''),
        ...fixes.map(({ title }) => title),
      ];
    });
  };

  test('the prose, if the figure agrees with others in its table', () => {
    const [[message, ...fixes] = []] = told(
      '基本支出决算情况：支出合计970.00万元，其中：基本支出506.00万元。',
      TABLES,
    );
    assert.match(message ?? '', /so the prose is wrong\.$/);
    assert.match(fixes[0] ?? '', /in the prose to 560\.00$/);
  });

  test('the table, if only the prose agrees with others: with the other numbers of its sentence', () => {
    const three = TABLES.slice(TABLES.indexOf('财政拨款“三公”')).replace(
      '| 9.00 | 7.50 | 0.00 | 0.00 | 8.00 | 7.00 | 0.00 | 0.00 | 8.00 | 7.00 | 1.00 | 0.50 |',
      '|  | 7.50 |  |  |  | 7.00 |  |  |  | 7.00 |  |  |',
    );
    const [[message, ...fixes] = []] = told(
      '“三公”经费支出决算为8.50万元，其中：公务用车购置及运行费支出8.00万元，占94.12%；公务接待费支出0.50万元，占5.88%。',
      three,
    );
    assert.match(message ?? '', /so the table is wrong\.$/, JSON.stringify([message, fixes]));
    assert.match(fixes[0] ?? '', /from 7\.50 to 8\.5/);
  });

  test('neither, if the slip in the table is located: it is told there', () => {
    const wrong = TABLES.replace(
      '| 合计 | | 970.00 | 560.00 | 410.00 |',
      '| 合计 | | 970.00 | 506.00 | 410.00 |',
    );
    assert.deepEqual(told('本年支出合计970.00万元，其中：基本支出560.00万元。', wrong), []);
  });
});
