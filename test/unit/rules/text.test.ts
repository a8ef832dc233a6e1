import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, checkFix, fixesAt, messages } from '../../kit/fixture.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';

/** A report in which every rule finds nothing, with the given lines instead of its own. */
function report(lines: Partial<Record<keyof typeof whole, string>> = {}): string {
  return Object.values({ ...whole, ...lines }).join('');
}

const whole = {
  title: '江城市临江区2024年政府信息公开工作年度报告\n',
  one: '一、总体情况\n',
  period: '本报告所列数据的统计期限，自2024年1月1日起至12月31日止。\n',
  three: '三、收到和处理政府信息公开申请情况\n',
  requests: requestTable(),
  six: '六、其他需要报告的事项\n',
  fee: '本年度发出信息处理费收费通知0件，通知总金额0元，实际收取总金额0元。\n',
};

/** The whole report, which has three of the six sections. */
const short = { title: '⟦江城市临江区2024年政府信息公开工作年度报告⟧{missing-section}\n' };

describe('missing-section', () => {
  it('stands at the title, and names the sections', () => {
    check(report(short));
    assert.match(
      messages(report(), 'missing-section', 'zh-cn')[0] ?? '',
      /二、主动公开政府信息情况；四、政府信息公开行政复议、行政诉讼情况；五、/,
    );
    assert.match(
      messages(report(), 'missing-section', 'en')[0] ?? '',
      /^3 sections of the form are missing/,
    );
  });

  it('is not asked of an excerpt with a section or two', () => {
    check(report({ six: '', fee: '' }));
  });

  it('is not asked of the tables alone, as a workbook has them', () => {
    const two = '二、主动公开政府信息情况\n';
    const four = '四、政府信息公开行政复议、行政诉讼情况\n';
    const tables = { one: two, period: '', requests: `${requestTable()}\n${four}` };
    const missing = (lines: Parameters<typeof report>[0]) =>
      messages(report({ ...tables, ...lines }), 'missing-section', 'en').length;
    assert.equal(missing({ six: '', fee: '' }), 0);
    assert.equal(missing({}), 1);
  });

  for (const heading of [
    '二、行政机关主动公开政府信息的情况',
    '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '四、政府信息公开行政复议及诉讼情况',
    '五、政府信息公开工作存在的主要问题和下一步打算',
    '五、存在问题和改进措施',
  ]) {
    it(`knows ${heading}`, () => {
      const [number = ''] = heading;
      const six = `${heading}\n${whole.six}`;
      assert.ok(!messages(report({ six }), 'missing-section', 'zh-cn')[0]?.includes(`${number}、`));
    });
  }

  it('knows headings in other words', () => {
    const other = { one: '一、政府信息公开总体情况\n', six: '六、其他需要报告事项\n' };
    check(report({ ...short, ...other }));
    check(report({ ...short, ...other, one: '一、概述\n' }));
  });

  it('is mended by headings where each belongs, parted and marked as the headings there', () => {
    const [two, four] = ['二、主动公开政府信息情况', '四、政府信息公开行政复议、行政诉讼情况'];
    const five = '五、存在的主要问题及改进情况';
    const before = report({ title: whole.title.replace('2024', '20$024') });
    const after = report({
      three: `${two}\n${whole.three}`,
      six: `${four}\n${five}\n${whole.six}`,
    });
    checkFix(before, `Insert ${two}; ${four}; ${five}`, after);
    const marked = (draft: string) => draft.replaceAll(/^(?=[二三四五六]、.*[^\d]$)/gm, '## ');
    const apart = (draft: string) => draft.replaceAll(/(?<=^## .*)$/gm, '\n');
    checkFix(apart(marked(before)), 'Insert', apart(marked(after)));
  });

  it('is mended behind the last sentence where the last is missing', () => {
    const five = '五、存在的主要问题及改进情况\n全年无事。\n';
    const before = report({
      title: whole.title.replace('2024', '20$024'),
      six: `二、主动公开政府信息情况\n四、政府信息公开行政复议、行政诉讼情况\n${five}`,
      fee: '',
    });
    checkFix(before, 'Insert', `${before.replace('$0', '')}六、其他需要报告的事项\n`);
    const signed = before.replace('全年无事。', '江城市临江区人民政府');
    assert.deepEqual(fixesAt(signed), []);
  });
});

describe('heading-number', () => {
  const place = { three: '⟦3、⟧{heading-number}收到和处理政府信息公开申请情况\n' };

  it('stands at a number of another style, at another number, and where there is none', () => {
    check(report({ ...short, ...place }));
    check(report({ ...short, three: '⟦二、⟧{heading-number}收到和处理政府信息公开申请情况\n' }));
    check(report({ ...short, three: '⟦收到和处理政府信息公开申请情况⟧{heading-number}\n' }));
  });

  it('takes no part of section one for a section', () => {
    const part = (heading: string) => `一、总体情况\n${heading}\n全年无事。\n`;
    check(report({ ...short, one: part('（二）收到和处理政府信息公开申请情况') }));
    check(report({ ...short, one: part('2.收到和处理政府信息公开申请情况') }));
    check(report({ ...short, one: part('收到和处理政府信息公开申请情况') }));
    check(report({ ...short, one: part('（三）存在的主要问题及改进情况') }));
  });

  it('takes no row of the request table for a heading', () => {
    check(report({ ...short, requests: requestTable().replaceAll(/^\t?四、/gm, '四、') }));
  });

  it('is mended by the form’s number, and the wording stays', () => {
    checkFix(report({ three: '3$0、 收到和处理政府信息公开申请情况\n' }), '三、', report());
    checkFix(report({ three: '$0收到和处理政府信息公开申请情况\n' }), '三、', report());
  });
});

describe('characters that could not be read', () => {
  it('are told once in the prose, with their number', () => {
    const one = '一、总体情况\n全局公开信⟦\uFFFD⟧{leftover-mark}3条，内容\uFFFD\uFFFD完整。\n';
    check(report({ ...short, one }));
    const plain = one.replaceAll(/⟦|⟧\{leftover-mark\}/g, '');
    assert.match(messages(report({ one: plain }), 'leftover-mark', 'en')[0] ?? '', / in 2 places /);
    assert.match(
      messages(report({ one: plain }), 'leftover-mark', 'zh-cn')[0] ?? '',
      /有 2 处文字/,
    );
  });

  it('are told in the labels and headings of a table, and in its figures as no figures', () => {
    const requests = requestTable({ 'r1.natural': '⟦\uFFFD⟧{not-a-figure}' })
      .replace('其他\t总计', '其⟦\uFFFD⟧{leftover-mark}\t总计')
      .replace('区分处理的', '区分处\uFFFD的');
    check(report({ ...short, requests }));
  });
});

describe('leftover-mark', () => {
  it('stands at what a word processor or a template leaves', () => {
    check(
      report({
        ...short,
        fee: `⟦[bookmark: _GoBack]⟧{leftover-mark}${whole.fee}⟦- 2 -⟧{leftover-mark}\n⟦（文字描述）⟧{leftover-mark}\n`,
        one: '一、总体情况\n⟦20XX年⟧{leftover-mark}，全局公开信息3条⟦（请按实际填写）⟧{leftover-mark}。\n',
      }),
    );
  });

  it('is deleted alone', () => {
    checkFix(
      report({ fee: `[book$0mark: _GoBack]${whole.fee}` }),
      'Delete “[bookmark: _GoBack]”',
      report(),
    );
  });
});

describe('year-mismatch', () => {
  const other = whole.period.replace('2024', '⟦2023⟧{year-mismatch}');

  it('stands at the year of the period where the title has another', () => {
    check(report({ ...short, period: other }));
    const period = '本报告统计数据从⟦2023⟧{year-mismatch}年1月1日至12月31日。\n';
    check(report({ ...short, period }));
  });

  it('reads titles of several wordings', () => {
    for (const title of [
      '江城市临江区2024年度政府信息公开工作报告',
      '江城市临江区政府信息公开工作2024年度报告',
      '江城市临江区政府信息公开工作年度报告（2024年）',
      '江城市临江区\n2024年度政府\n信息公开工作报告',
    ]) {
      const [said = ''] = messages(
        report({ title: `${title}\n`, period: whole.period.replace('2024', '2023') }),
        'year-mismatch',
        'en',
      );
      assert.match(said, /says 2024, .* 2023/, title);
    }
  });

  it('lets other years stand in the prose', () => {
    check(report({ ...short, one: '一、总体情况\n较2023年增加三成。2025年继续做好。\n' }));
  });

  it('lets the periods stand of which a final account or a budget speaks', () => {
    for (const title of ['2026年部门预算', '2026年度部门决算', '2026年单位预算公开']) {
      check(`江城市水务局${title}\n\n绩效数据的统计期间为2025年1月1日至12月31日。\n`);
    }
  });

  it('can be mended on either side', () => {
    const before = report({ period: whole.period.replace('2024', '20$023') });
    checkFix(before, 'period to 2024', report());
    checkFix(
      before,
      'title to 2023',
      report({
        title: whole.title.replace('2024', '2023'),
        period: whole.period.replace('2024', '2023'),
      }),
    );
  });
});

describe('the year that the prose gives for the report’s own', () => {
  const section = (text: string) =>
    report({
      ...short,
      one: `一、总体情况\n${text}\n`,
    });
  const right = [
    '现将我区2024年政府信息公开工作情况报告如下。',
    '按时编制并发布2023年度政府信息公开工作年度报告。',
    '2023年，全区共收到政府信息公开申请12件。2024年，全区共收到政府信息公开申请0件。',
    '2023年，全区共收到政府信息公开申请12件。\n2024年，全区共收到政府信息公开申请0件。',
    '2023年，全区共收到政府信息公开申请12件，今年明显增多。',
    '2022年，全区共收到政府信息公开申请12件。',
    '2023年，印发政务公开要点1件。',
    '依据2023年预算，安排经费3万元。',
    '现将2021—2023年政府信息公开工作情况报告如下。',
    '现将2023年政务公开工作要点落实情况公布如下。',
    '特向社会公布2024年度本镇政府信息公开年度报告。',
    '本报告由区政府办公室根据各部门编制的2023年以来政务公开数据汇总。',
    '全区及时公布由各部门编制的2023年政府信息公开工作年度报告。',
  ];
  for (const text of right) {
    it(`is not seen in ${text.replace('\n', ' ')}`, () => check(section(text)));
  }
  const wrong = [
    '现将我区⟦2023⟧{year-mismatch}年度政府信息公开工作情况报告如下。',
    '现公布临江区⟦2023⟧{year-mismatch}年政府信息公开工作年度报告。',
    '特向社会公布⟦2023⟧{year-mismatch}年度本镇政府信息公开年度报告。',
    '本年报是按照国令第711号，由临江区水务局编制的⟦2023⟧{year-mismatch}年度政府信息公开年度报告。',
    '⟦2023⟧{year-mismatch}年，全区共收到政府信息公开申请12件。',
    '（二）⟦2023⟧{year-mismatch}年主动公开政府信息120条。',
    '落实《2024年要点》。⟦2023⟧{year-mismatch}年，我区受理政府信息公开申请12件。',
  ];
  for (const text of wrong) it(`stands at ${text}`, () => check(section(text)));

  it('can be mended on either side', () => {
    const draft = (year: string) =>
      report({ one: `一、总体情况\n现将${year}年政府信息公开工作情况报告如下。\n` });
    checkFix(draft('20$023'), 'prose to 2024', draft('2024'));
  });
});

describe('missing-statement', () => {
  it('stands at the heading whose sentence is not there', () => {
    check(report({ ...short, one: '⟦一、总体情况⟧{missing-statement}\n', period: '全年无事。\n' }));
    check(
      report({ ...short, six: '⟦六、其他需要报告的事项⟧{missing-statement}\n', fee: '无。\n' }),
    );
  });

  for (const period of [
    '本报告统计数据从2024年1月1日至12月31日。',
    '报告中各项数据的统计时间为2024年1月1日至2024年12月31日。',
    '所列统计数据的期限自2024年1月1日起，至2024年12月31日止。',
    '年报统计时间段为2024年1月1日至12月31日。',
    '所用数据时限均为2024年1月1日至12月31日。',
    '数据统计期限为1月1日至12月31日。',
    '统计数据时间范围为2024年度。',
    '本报告起止时间为2024年1月1日至12月31日。',
    '数据核定时间点为2024年12月31日。',
  ]) {
    it(`finds the period in ${period}`, () => check(report({ ...short, period: `${period}\n` })));
  }

  it('finds no period in other dates', () => {
    const one = '⟦一、总体情况⟧{missing-statement}\n';
    for (const period of ['修订统计制度自2024年1月1日起施行。', '推进大数据时代的公开工作。']) {
      check(report({ ...short, one, period: `${period}\n` }));
    }
  });

  it('gives the sentence, and inserts it under the heading', () => {
    const [said = ''] = messages(report({ period: '' }), 'missing-statement', 'zh-cn');
    assert.ok(said.includes(whole.period.trim()));
    const before = report({ one: '一、$0总体情况\n', period: '全年无事。\n' });
    checkFix(before, 'Insert', report({ period: `${whole.period}全年无事。\n` }));
    checkFix(
      before.replaceAll('\n', '\r\n'),
      'Insert',
      report({ period: `${whole.period}全年无事。\n` }).replaceAll('\n', '\r\n'),
    );
  });

  it('stands at a statement on fees that tells only a part', () => {
    check(report({ ...short, fee: '⟦本年度发出信息处理费收费通知3件。⟧{missing-statement}\n' }));
    check(report({ ...short, fee: '⟦发出收费通知3件，总金额230元。⟧{missing-statement}\n' }));
    const [said = ''] = messages(
      report({ fee: '本年度发出信息处理费收费通知3件。\n' }),
      'missing-statement',
      'zh-cn',
    );
    assert.match(said, /总金额、实际收取的总金额。/);
    for (const fee of [
      '本年度发出3个收费通知，收取信息处理费总金额为230元。',
      '发出收费通知3件，总金额230元，实收100元。',
      '本年度未收取信息处理费。',
      '本年度未发出收费通知。',
      '收费通知为0。',
      '本年度收取信息处理费230元。',
      '本机关未向申请人收取任何费用。',
    ]) {
      check(report({ ...short, fee: `${fee}\n` }));
    }
  });

  it('is not put into words where the writer alone knows what was charged', () => {
    assert.deepEqual(fixesAt(report({ six: '六、$0其他需要报告的事项\n', fee: '无。\n' })), []);
  });
});

describe('punctuation', () => {
  it('stands at half-width marks amid Chinese text', () => {
    check(
      report({
        ...short,
        fee: `全年无收费⟦,⟧{punctuation}详见附件⟦(第二页)⟧{punctuation}，无其他⟦;⟧{punctuation}\n${whole.fee}`,
      }),
    );
  });

  it('stands at half-width quotation marks around Chinese', () => {
    const fee = (line: string) => report({ ...short, fee: `${line}\n${whole.fee}` });
    check(fee('开设⟦"政策解读"⟧{punctuation}专栏，落实⟦"放管服"⟧{punctuation}改革。'));
    check(fee('开设"政策解读"专栏和"办事指南栏目。'));
    check(fee('配备27"显示器和24"显示器，上线"AI Plus"平台。'));
    check(fee('开设“政策解读”专栏，见<a title="解读">。'));
  });

  it('stands at blanks inside a number, and not at those around one', () => {
    const fee = (line: string) => report({ ...short, fee: `${line}\n${whole.fee}` });
    check(fee('自⟦2 024⟧{punctuation}年起，共⟦1 2⟧{punctuation} 件。自 2024 年 1 月 1 日起。'));
    checkFix(
      report({ fee: `自2$0 024年起。\n${whole.fee}` }),
      'Write 2024',
      report({ fee: `自2024年起。\n${whole.fee}` }),
    );
  });

  it('does not stand between a number and a year', () => {
    check(report({ ...short, fee: `附件1 2024年情况表，第1.1 2024年工作\n${whole.fee}` }));
  });

  for (const [line, isOne] of [
    ['收到1$0 234件。', true],
    ['共1$02 345 678元。', true],
    ['自2$0 024年起。', true],
    ['自20$0 24年起。', true],
    ['分别为1$00 20 30件。', false],
    ['共1$0 2件。', false],
    ['共0$0 234件。', false],
    ['共1$0  234件。', false],
    ['每件3.5$0 200元。', false],
    ['附件1$0 200件。', false],
    ['共1$02 34年。', false],
  ] as const) {
    it(`${isOne ? 'prefers' : 'does not prefer'} to join ${line.replace('$0', '')}`, () => {
      const [fix] = fixesAt(report({ fee: `${line}\n${whole.fee}` }));
      assert.deepEqual([fix?.title.startsWith('Write '), fix?.isPreferred === true], [true, isOne]);
    });
  }

  it('lets figures, addresses and foreign words be', () => {
    check(
      report({ ...short, fee: `网址http://a.gov.cn/?x=1,2。比例为1:3,共1,234件。\n${whole.fee}` }),
    );
  });

  for (const quoted of [
    '见[办事指南](办事指南,2.md)。',
    '见[办事指南](指南.md "甲,乙")。',
    '见![流程,图](流程,图.png)。',
    '见**要点**及[办事指南](办事指南.md)。',
    '见<http://a.gov.cn/甲,乙>。',
    '命令`甲,乙(丙)`有效。',
    '见<a title="甲,乙">。',
    '见<!-- 甲,乙 -->。',
    '由于本部门人员有限，处理的申请数量逐年增多，请见本部门\n[办事指南](指南.md "甲,乙")的说明。',
  ]) {
    it(`is not told within what a draft writes as Markdown does: ${quoted.slice(0, 20)}`, () => {
      check(report({ ...short, fee: `${quoted}\n${whole.fee}` }));
    });
  }

  it('is told beside what a draft writes as Markdown does', () => {
    const fee = '见[甲⟦,⟧{punctuation}乙](丙,丁.md)，命令`甲,乙`有效⟦,⟧{punctuation}见`甲';
    check(report({ ...short, fee: `${fee}⟦,⟧{punctuation}乙。\n${whole.fee}` }));
  });

  it('rewrites a pair of brackets as a pair', () => {
    checkFix(
      report({ fee: `详见附件(第$0二页)。\n${whole.fee}` }),
      'Write （第二页）',
      report({ fee: `详见附件（第二页）。\n${whole.fee}` }),
    );
    checkFix(
      report({ fee: `开设"政策$0解读"专栏。\n${whole.fee}` }),
      'Write “政策解读”',
      report({ fee: `开设“政策解读”专栏。\n${whole.fee}` }),
    );
  });
});

describe('a text without any known table', () => {
  it('is left alone', () => check(report({ requests: '' })));
});

describe('heading-text', () => {
  const draft = (heading: string) => `三、收到和处理政府信息公开申请情况
${requestTable()}
${heading}
${tableText('2021', 'reviews')}`;

  for (const slip of [
    '四、政府信息公开行政法复议、行政诉讼情况',
    '四、政府信息公开行政复义、行政诉讼情况',
    '四、政府信息公开行政复议、行政讼诉情况',
    '四、政府信公开行政复议、行政诉讼情况',
    '四、政府信息公开行复议、行诉讼情况',
    '四、政府信息公开行政行政复议、行政诉讼情况',
  ]) {
    it(`stands at a slip, and the section is there: ${slip}`, () =>
      check(draft(`⟦${slip}⟧{heading-text}`)));
  }

  for (const wording of [
    '四、政府信息公开行政复议、行政诉讼情况',
    '四、政府信息公开行政复议和行政诉讼情况',
    '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '四、政府信息公开行政复议行政诉讼的情况',
  ]) {
    it(`is not told of wordings that bodies choose: ${wording}`, () => check(draft(wording)));
  }

  it('offers the form’s wording, and leaves the number to its own rule', () => {
    checkFix(
      draft('四、政府信息公开行政法复议$0、行政诉讼情况'),
      'Write',
      draft('四、政府信息公开行政复议、行政诉讼情况'),
    );
  });
});
