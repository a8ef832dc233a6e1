import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FoundTable } from '../../../server/src/form/found-table.ts';
import { rowName } from '../../../server/src/form/report.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { articleTable, reviewTable } from '../../kit/generate/tables.ts';
import { writeReport, writeTable } from '../../kit/generate/write.ts';
import { findingsOf, open, told } from '../../kit/read.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';

/** The tables of every report in a draft. */
function tablesOf(draft: string): FoundTable[] {
  return open(draft).analysis.parts.flatMap(({ verdict }) => [...verdict.report.tables]);
}

/** `2021 requests 25`: form, table and the number of its rows, for each table of a draft. */
function found(draft: string): string[] {
  return tablesOf(draft).map(({ form, rows }) => `${form.form.id} ${form.id} ${rows.length}`);
}

/** The figures of a row as written, by the row's name; `·` where a column has none for certain. */
function figures(draft: string, name: string): string {
  const rows = tablesOf(draft).flatMap((table) =>
    table.rows.filter((row) => rowName(table, row).startsWith(name)),
  );
  return rows
    .map((row) => row.figures.map((figure) => figure?.cell.text ?? '·').join(' '))
    .join(' / ');
}

const requests = requestTable({ 'r6.3.natural': '3', 'r7.total': '7' });
const rows = (from: string, to: string) =>
  requests.slice(requests.indexOf(from), requests.indexOf(to));
const head = requests.slice(0, requests.indexOf('一、'));

describe('the tables of a whole report', () => {
  const of2021 = ['rules 2', 'licences 1', 'penalties 2', 'charges 1', 'requests 25', 'reviews 1'];
  const of2019 = [
    'rules 2',
    'licences 2',
    'penalties 2',
    'charges 1',
    'procurement 1',
    'requests 23',
    'reviews 1',
  ];
  for (const notation of ['lines', 'tabs'] as const) {
    it(`are all found in the form of 2021, in ${notation}`, () => {
      const draft = writeReport(reportFigures(7), notation);
      assert.deepEqual(
        found(draft),
        of2021.map((table) => `2021 ${table}`),
      );
    });

    it(`are all found in the form of 2019, in ${notation}`, () => {
      const draft = writeReport(reportFigures(7, '2019'), notation);
      assert.deepEqual(
        found(draft),
        of2019.map((table) => `2019 ${table}`),
      );
    });
  }
});

describe('a form', () => {
  it('is known by its tables, whatever year the title names', () => {
    const draft = `临江区2023年政府信息公开工作年度报告\n${tableText('2019', 'rules')}`;
    assert.deepEqual(found(draft), ['2019 rules 2']);
  });

  it('may be mixed with the other: each table is known by itself', () => {
    const draft = [
      tableText('2021', 'rules'),
      '三、收到和处理政府信息公开申请情况',
      tableText('2019', 'requests'),
    ].join('\n');
    assert.deepEqual(found(draft), ['2021 rules 2', '2019 requests 23']);
  });

  it('decides for a table that is the same in both', () => {
    const reviews = `四、政府信息公开行政复议、行政诉讼情况\n${tableText('2021', 'reviews')}`;
    assert.deepEqual(found(`${tableText('2019', 'rules')}\n${reviews}`), [
      '2019 rules 2',
      '2019 reviews 1',
    ]);
    assert.deepEqual(found(reviews), ['2021 reviews 1'], 'the one in force where nothing tells');
  });
});

describe('a row', () => {
  it('is known by its label, wherever it stands', () => {
    const lines = requests.trimEnd().split('\n');
    const shuffled = [...lines.slice(0, 1), ...lines.slice(1).reverse()].join('\n');
    assert.equal(figures(shuffled, '（七）总计'), '0 0 0 0 0 0 7');
    assert.equal(figures(shuffled, '3.其他'), '3 0 0 0 0 0 0');
  });

  it('is known by its words where its label is written otherwise', () => {
    const cells = requests
      .replace('（一）予以公开', '(一) 予以公开')
      .replace('3.危及“三安全一稳定”', '3、危及"三安全一稳定"')
      .replace('1.属于国家秘密', '属于 国家\u00a0秘密')
      .replace('1.申请人无正当理由逾期不补正、', '1.申请人无正当理由逾期不补正，');
    assert.deepEqual(found(cells), ['2021 requests 25']);
  });

  it('takes its figures behind merged labels, whether blank cells stand for them or not', () => {
    const merged = requests
      .replace('（一）予以公开\t0', '三、本年度办理结果\t（一）予以公开\t\t5')
      .replace('（二）部分公开', '\t（二）部分公开');
    assert.deepEqual(found(merged), ['2021 requests 25']);
    assert.equal(figures(merged, '（一）予以公开'), '5 0 0 0 0 0 0');
  });

  it('takes no blanks that pad its end for figures', () => {
    const padded = requests.replaceAll(/(\t0)$/gm, '$1\t\t\t');
    assert.equal(figures(padded, '3.其他'), '3 0 0 0 0 0 0');
  });

  it('binds no figure where one is missing or too many, since none is known for certain', () => {
    assert.equal(figures(requests.replace('3.其他\t3', '3.其他'), '3.其他'), '· · · · · · ·');
    assert.equal(figures(requests.replace('3.其他\t3', '3.其他\t3\t3'), '3.其他'), '· · · · · · ·');
  });

  it('may have items of the body’s own where the form lets it', () => {
    const zeros = '\t0\t0\t0';
    const licences = tableText('2019', 'licences').replace(
      `其他对外管理服务事项${zeros}`,
      `其他对外管理服务事项\t行政检查\t1\t2\t3\n\t行政确认\t4\t5\t6`,
    );
    assert.equal(figures(licences, '其他对外管理服务事项'), '1 2 3 / 4 5 6');
  });
});

describe('a table', () => {
  it('may be cut by a page break, headings repeated or not', () => {
    const first = head + rows('一、', '1.信访');
    const second = requests.slice(requests.indexOf('1.信访'));
    for (const cut of [`${first}\n\n${second}`, `${first}\n— 4 —\n${head}${second}`]) {
      assert.deepEqual(found(cut), ['2021 requests 25']);
      assert.equal(figures(cut, '（七）总计'), '0 0 0 0 0 0 7');
    }
  });

  it('may be underlined by dashes, which are no data', () => {
    assert.deepEqual(found(`${requests}------------\t------\t------\n`), ['2021 requests 25']);
    assert.equal(
      figures(`${requests}------------\t------\t------\n`, '（七）总计'),
      '0 0 0 0 0 0 7',
    );
  });

  it('may have more rows than a call can have arguments, between its own or on a further page', () => {
    const rows = 300_000;
    const requests = [
      '一、本年新收政府信息公开申请数量',
      '二、上年结转政府信息公开申请数量',
      '（七）总计',
    ];
    const figures = requests.map((label) => `${label},1,0,0,0,0,0,1\n`);
    const among = findingsOf(open(figures.join('甲\n'.repeat(rows / 2)), 'csv'));
    assert.deepEqual(
      among.map(({ code }) => code),
      ['missing-row'],
    );
    const page = (rows: string) =>
      `支出决算表\n功能分类科目编码,科目名称,本年支出合计,基本支出,项目支出\n${rows}`;
    const blank = ',,,,\n'.repeat(rows);
    const pages = `${page('201,乙,1,1,0\n')}${page(`${blank}202,丙,1,1,0\n`)}`;
    const further = findingsOf(open(`江城市水务局2024年度部门决算\n${pages}`, 'csv'));
    assert.deepEqual(
      further.map(({ code }) => code),
      ['missing-row'],
    );
  });

  it('is found from half of it, and from a few rows without headings', () => {
    assert.deepEqual(found(head + rows('一、', '（二）')), ['2021 requests 3']);
    assert.deepEqual(found(rows('一、', '1.属于')), ['2021 requests 4']);
  });

  it('may have a blank row anywhere, which is no row of figures if others follow', () => {
    const report = reportFigures(3);
    for (const write of [articleTable, reviewTable]) {
      const rows = writeTable(write(report), 'csv').trimEnd().split('\n');
      const [first = ''] = rows;
      const blank = first.replaceAll(/[^,]/g, '');
      for (const at of rows.keys()) {
        if (at > 0)
          assert.deepEqual(told(open(rows.toSpliced(at, 0, blank).join('\n'), 'csv')), []);
      }
    }
  });

  it('of one row is known by its caption, though that has lost the tabs behind it', () => {
    const section = [
      '第二十条第（一）项',
      '信息内容\t本年制发件数\t本年废止件数\t现行有效件数',
      '规章\t1\t0\t2',
      '行政规范性文件\t/\t/\t/',
      '第二十条第（五）项',
      '信息内容\t本年处理决定数量',
      '行政许可\t12',
      '第二十条第（六）项',
      '信息内容\t本年处理决定数量',
      '行政处罚\t3',
    ];
    assert.deepEqual(found(section.join('\n')), [
      '2021 rules 2',
      '2021 licences 1',
      '2021 penalties 1',
    ]);
    const last = section.slice(7).join('\n');
    assert.deepEqual(found(last), ['2021 penalties 1']);
    assert.deepEqual(found(last.replace('第二十条第（六）项', '另一表')), []);
    assert.deepEqual(found(last.replace('项\n', '项\n\n正文。\n')), []);
  });

  it('is not made of one row, of labels in prose, nor of another table', () => {
    assert.deepEqual(found('（七）总计\t1\t2\t3\t4\t5\t6\t7\n'), []);
    assert.deepEqual(found('本年新收政府信息公开申请数量为3件，予以公开2件。\n'), []);
    assert.deepEqual(found('品名\t数量\t总计\n苹果\t3\t3\n其他\t4\t4\n'), []);
  });

  it('of reviews has no labels, and one row of figures', () => {
    const cells = { 'cases.review.upheld': '22', 'cases.after.total': '15' };
    assert.deepEqual(found(tableText('2021', 'reviews', cells)), ['2021 reviews 1']);
    const [row] = tablesOf(tableText('2021', 'reviews', cells))[0]?.rows ?? [];
    assert.equal(
      row?.figures.map((figure) => figure?.cell.text).join(' '),
      `22${' 0'.repeat(13)} 15`,
    );
  });
});

describe('a merged cell whose text stands in each place that it covers', () => {
  const grid = (...rows: readonly string[]) =>
    rows.flatMap((row, index) => (index === 0 ? [row, '|-|-|-|-|'] : [row])).join('\n');
  const licences = (figures: string) =>
    grid(
      `|${'第二十条第（五）项|'.repeat(4)}`,
      `|信息内容|${'本年处理决定数量|'.repeat(3)}`,
      `|行政许可|${figures}|`,
    );

  it('is read once, as a caption and under its headings', () => {
    assert.deepEqual(found(licences('12|12|12')), ['2021 licences 1']);
    assert.equal(figures(licences('12|12|12'), '行政许可'), '12');
  });

  it('is read once where only some are merged', () => {
    const charges = grid(
      `|${'第二十条第（八）项|'.repeat(4)}`,
      '|信息内容|上一年项目数量|本年增/减|本年增/减|',
      '|行政事业性收费|0|0|0|',
    );
    assert.equal(figures(charges, '行政事业性收费'), '0 0');
  });

  it('is none where its figures differ', () => {
    assert.equal(figures(licences('12|12|13'), '行政许可'), '·');
  });
});

describe('a note in a row of a table', () => {
  for (const note of [
    '注：含上年结转2件',
    '（注：总计含上年结转。）',
    '上年结转数按受理时间统计。',
  ]) {
    it(`is no row, whatever words of a label it holds: ${note}`, () => {
      const table = '一、本年新收政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2\n';
      const draft = `${head}${table}${note}${'\t'.repeat(7)}\n`;
      assert.deepEqual(found(draft), ['2021 requests 1']);
    });
  }
});

describe('a label that is explained in brackets', () => {
  it('is known without them, as a row, a heading and a caption', () => {
    const draft = [
      '第二十条第（五）项（许可）',
      '信息内容\t上一年项目数量（指2019年事项数）\t本年增/减（减用负值表示）\t处理决定数量（件）',
      '行政许可（指许可事项）\t8\t-5\t93',
      '其他对外管理服务事项（含行政确认、行政奖励，以及公共服务事项）\t117\t0\t165',
    ];
    assert.deepEqual(found(draft.join('\n')), ['2019 licences 2']);
    assert.equal(figures(draft.join('\n'), '行政许可'), '8 -5 93');
    assert.deepEqual(found(draft.join('\n').replaceAll('\t', '\n')), ['2019 licences 2']);
  });

  it('is known with them first', () => {
    const draft =
      '第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费（万元）\t1.25\n';
    assert.deepEqual(found(draft), ['2021 charges 1']);
  });
});

describe('a row as reports call it', () => {
  const called: Readonly<Record<string, readonly string[]>> = {
    '一、本年新收': ['一、本年度新收政府信息公开申请数量'],
    '二、上年结转': ['二、上一年度结转政府信息公开申请数量', '二、上年度结转申请数量'],
    '2.其他法律行政法规禁止公开': ['2.其他法律、行政法规禁止公开', '2、其他法律法规禁止公开'],
    '4.保护第三方合法权益': ['4.保护第三方的合法权益'],
    '3.补正后申请内容仍不明确': ['3.补正后申请内容不明确'],
    '5.要求行政机关确认或重新出具已获取信息': ['5.要求行政机关确认或者重新出具已获取信息'],
    '（七）总计': ['（七）合计'],
    '四、结转下年度': ['四、结转至下年度继续办理', '四、结转到下一年度继续办理'],
  };
  for (const [name, labels] of Object.entries(called)) {
    it(`is known: ${name}`, () => {
      for (const label of labels) {
        const draft = `${head}${label}\t1\t2\t3\t4\t5\t6\t7\n`;
        assert.equal(figures(draft, name), '1 2 3 4 5 6 7');
      }
    });
  }
});
