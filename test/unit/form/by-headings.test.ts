import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkReport } from '../../../server/src/features/check-report.ts';
import { fill } from '../../../server/src/features/fill.ts';
import { edited, openDraft } from '../../kit/open-draft.ts';
import { findingsOf, open, told } from '../../kit/read.ts';

/** The draft without the mark, and what is found in it; the mark `⟦…⟧` is where the finding is expected. */
function marked(draft: string): { text: string; expected: string[] } {
  const expected = [...draft.matchAll(/⟦(.*?)⟧/g)].map(([, text = '']) => `suspect-figure ${text}`);
  return { text: draft.replaceAll(/[⟦⟧]/g, ''), expected };
}

const UNIT = '\t\t\t\t单位：万元';

const drafts: Readonly<Record<string, string>> = {
  'codes whose total comes first: the cell where a row and a column cross': `支出决算表
${UNIT}
项目\t\t本年支出合计\t基本支出\t项目支出
功能分类科目编码\t科目名称\t\t\t
合计\t\t1,450.00\t1,250.00\t200.00
201\t一般公共服务支出\t1,350.00\t1,250.00\t100.00
20103\t政府办公厅（室）及相关机构事务\t1,350.00\t⟦1,205.00⟧\t100.00
2010301\t行政运行\t1,250.00\t1,250.00\t
2010302\t一般行政管理事务\t100.00\t\t100.00
213\t农林水支出\t100.00\t\t100.00
`,
  'codes in three columns, whose lower levels lost their zeros, and a total that comes last': `2026年部门支出预算总表
\t\t\t\t\t\t单位：元
类\t款\t项\t功能分类科目名称\t合计\t基本支出\t项目支出
201\t\t\t一般公共服务支出\t95,790\t94,000\t1,790
201\t3\t\t政府办公厅\t95,789\t94,000\t1,789
201\t3\t1\t行政运行\t94,000\t94,000\t
201\t3\t2\t一般行政管理事务\t1,789\t\t1,789
208\t\t\t社会保障和就业支出\t⟦500⟧\t400\t200
208\t5\t\t行政事业单位养老支出\t600\t400\t200
合计\t\t\t\t96,390\t94,400\t1,990
`,
  'codes in three columns, each whole in the column of its level': `支出决算表
${UNIT}
类\t款\t项\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t\t\t1,450.00\t1,250.00\t200.00
201\t\t\t一般公共服务支出\t1,350.00\t1,250.00\t100.00
\t20103\t\t政府办公厅（室）及相关机构事务\t1,350.00\t⟦1,205.00⟧\t100.00
\t\t2010301\t行政运行\t1,250.00\t1,250.00\t
\t\t2010302\t一般行政管理事务\t100.00\t\t100.00
213\t\t\t农林水支出\t100.00\t\t100.00
`,
  'codes with their names in one cell, and one without a name': `支出决算表
${UNIT}
科目编码及名称\t本年支出合计\t基本支出\t项目支出
合计\t1,450.00\t1,250.00\t200.00
201 一般公共服务支出\t1,350.00\t1,250.00\t100.00
20103政府办公厅（室）及相关机构事务\t1,350.00\t⟦1,205.00⟧\t100.00
2010301行政运行\t1,250.00\t1,250.00\t
2010302\t100.00\t\t100.00
2130302\t100.00\t\t100.00
`,
  'columns in another order, and others beside them': `支出决算表

单位：万元

| 序号 | 功能分类科目编码 | 科目名称 | 项目支出 | 基本支出 | 本年支出合计 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 合计 | | 200.00 | 1,250.00 | 1,450.00 | |
| 2 | 201 | 一般公共服务支出 | 100.00 | ⟦1,205.00⟧ | 1,350.00 | 见附注 |
| 3 | 213 | 农林水支出 | 100.00 | 0 | 100.00 | 0.7 |
`,
  'a table over two pages, with its headings on each': `支出决算表
${UNIT}
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t1,450.00\t1,250.00\t200.00
201\t一般公共服务支出\t1,350.00\t⟦1,205.00⟧\t100.00

— 3 —

功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
213\t农林水支出\t100.00\t\t100.00
`,
  'a table over two pages, with its caption and its headings on each': `支出决算表
${UNIT}
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t1,450.00\t1,250.00\t200.00
201\t一般公共服务支出\t1,350.00\t⟦1,205.00⟧\t100.00

支出决算表（续表）
${UNIT}
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
213\t农林水支出\t100.00\t\t100.00
`,
  'a table over two pages of CSV, with a line above the second': `支出决算表
单位：万元
功能分类科目编码,科目名称,本年支出合计,基本支出,项目支出
合计,,1450.00,1250.00,200.00
201,一般公共服务支出,1350.00,⟦1205.00⟧,100.00

续表
单位：万元
功能分类科目编码,科目名称,本年支出合计,基本支出,项目支出
213,农林水支出,100.00,,100.00
`,
  'a table that goes on, without headings, with a row that has no figures': `收入支出决算总表

| 项目 | 决算数 | 项目 | 决算数 |
| --- | --- | --- | --- |
| 一、一般公共预算财政拨款收入 | 1,500.00 | 一、一般公共服务支出 | 100.00 |
| 二、政府性基金预算财政拨款收入 | | 四、公共安全支出 | 400.00 |

| | | 十三、交通运输支出 | |
| --- | --- | --- | --- |
| | | 十九、住房保障支出 | 1,000.00 |
| 本年收入合计 | 1,500.00 | 本年支出合计 | 1,500.00 |
| 总计 | 1,500.00 | 总计 | 1,500.00 |
`,
  'marks in place of 0': `支出决算表

单位：万元

| 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 经营支出 |
| --- | --- | --- | --- | --- | --- |
| 合计 | | 1,450.00 | 1,250.00 | 200.00 | — |
| 201 | 一般公共服务支出 | 1,350.00 | ⟦1,205.00⟧ | 100.00 | - |
| 213 | 农林水支出 | 100.00 | / | 100.00 | 无 |
`,
  'a row that numbers the columns, and amounts less than zero': `支出决算表

单位：万元

| 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| 栏次 | 栏次 | 1 | 2 | 3 |
| 合计 | | 1,340.00 | 1,250.00 | 90.00 |
| 201 | 一般公共服务支出 | 1,350.00 | ⟦1,205.00⟧ | 100.00 |
| 213 | 农林水支出 | -10.00 | | -10.00 |
`,
  'headings that are nested the other way round, with numbers below them, and notes in the last rows': `财政拨款“三公”经费支出决算表
单位：万元
预算数\t\t\t\t\t\t决算数\t\t\t\t\t
合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t
1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
13.60\t0\t9.38\t1.38\t8.00\t4.22\t9.04\t2.00\t⟦6.24⟧\t1.00\t5.42\t0.62
注：预算数为全年预算数，决算数包括当年财政拨款和以前年度结转的支出。\t\t\t\t\t\t\t\t\t\t\t
`,
  'no total of what is carried over, because its row has headings': `政府性基金预算财政拨款收入支出决算表
${UNIT}
项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
功能分类科目编码\t科目名称\t\t\t\t\t\t
合计\t\t0\t2002.80\t合计\t基本支出\t项目支出\t0
212\t城乡社区支出\t0\t2,002.80\t⟦2,020.80⟧\t\t2,002.80\t0
21208\t国有土地使用权出让收入安排的支出\t0\t2,002.80\t2,002.80\t\t2,002.80\t0
`,
  'units of a district, in the variant of the form that their headings show': `行政处罚实施情况统计表

| 序号 | 单位名称 | 警告 | 通报批评 | 罚款 | 没收违法所得、没收非法财物 | 暂扣许可证件 | 降低资质等级 | 限制开展生产经营活动 | 责令停产停业 | 责令关闭、限制从业 | 吊销许可证件 | 行政拘留 | 其他行政处罚 | 合计（宗） | 罚没金额（万元） |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | 甲局 | 12 | | 236 | 3 | | | | 1 | | | | 17 | 269 | 41.36 |
| 2 | 乙局 | 9 | 2 | 31 | 1 | 1 | | | 4 | | | | | 48 | 26.5 |
| | 合计 | 21 | 2 | ⟦276⟧ | 4 | 1 | | | 5 | | | | 17 | 317 | 67.86 |
`,
};

describe('tables that are read by their headings', () => {
  for (const [name, draft] of Object.entries(drafts)) {
    it(name, () => {
      const { text, expected } = marked(draft);
      const language = /^[^\t|]+,/m.test(text) ? 'csv' : 'report-draft';
      assert.deepEqual(told(open(text, language)), expected);
    });
  }

  it('of one body may have no labels, and blanks for 0', () => {
    const draft = `行政处罚实施情况统计表

| 警告 | 罚款 | 没收违法所得、没收非法财物 | 暂扣许可证、执照 | 责令停产停业 | 吊销许可证、执照 | 其他行政处罚 | 合计（宗） | 罚没金额（万元） |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 31 | 54 | | | | | 59 | 144 | 4.1 |
`;
    assert.deepEqual(told(open(draft)), []);
    assert.deepEqual(told(open(draft.replace('144', '145'))), ['row-total 145']);
  });

  it('are known by their captions, whatever a body writes around them', () => {
    const captions = [
      '表5 一般公共预算财政拨款支出决算表',
      '表五、一般公共预算财政拨款支出决算表',
      '附表5：《一般公共预算财政拨款支出决算表》',
      '第五部分　一般公共预算财政拨款支出决算表',
      '公开05表 江城市水务局2024年度一般公共预算财政拨款支出决算表',
      '一般公共预算财政拨款支出决算表（公开05表）',
      '五、2024年度部门一般公共预算财政拨款支出决算表',
    ];
    for (const caption of captions) {
      const draft = `${caption}
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t1,350.00\t1,250.00\t100.00
213\t农林水支出\t100.00\t\t100.00
合计\t\t1,540.00\t1,250.00\t200.00
`;
      assert.deepEqual(told(open(draft)), ['suspect-figure 1,540.00'], caption);
    }
  });

  it('are unread, and not taken for correct or wrong, where columns are not certain', () => {
    const unread = {
      'blank cells between spaces': `支出决算表
单位：万元
项目                      本年支出合计   基本支出   项目支出
功能分类科目编码   科目名称
合计                      1,450.00   1,250.00   200.00
201   一般公共服务支出   1,350.00   1,250.00   100.00
213   农林水支出   100.00              100.00
`,
      'each cell in a line of its own': `支出决算表
单位：万元
功能分类科目编码
科目名称
本年支出合计
基本支出
合计
1,450.00
1,250.00
201
一般公共服务支出
1,450.00
1,250.00
`,
      'names without codes': `支出决算表
${UNIT}
科目名称\t本年支出合计\t基本支出\t项目支出
合计\t1,450.00\t1,250.00\t200.00
一般公共服务支出\t1,350.00\t1,250.00\t100.00
政府办公厅（室）及相关机构事务\t1,350.00\t1,250.00\t100.00
农林水支出\t100.00\t\t100.00
`,
      'columns as rows': `行政处罚实施情况统计表
处罚种类\t数量
警告\t31
罚款\t54
其他行政处罚\t59
合计\t144
`,
    };
    for (const [name, draft] of Object.entries(unread)) {
      const title = '江城市水务局2024年度部门决算';
      const found = findingsOf(open(`${title}\n\n${draft}`));
      const codes = found.map(({ code, message }) => `${code} ${message}`);
      const [caption = ''] = draft.split('\n');
      assert.equal(codes.length, 1, `${name}: ${codes.join()}`);
      assert.ok(codes[0]?.startsWith(`unread-table The table “${caption}”`), codes[0]);
    }
  });

  it('are not unread where a caption is in a list of contents, or a table says that there is nothing', () => {
    const drafts = [
      '目录\n一、支出决算表\n5\n二、一般公共预算财政拨款支出决算表\n7\n8\n9\n10\n',
      `支出决算表
单位：万元
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t无此项支出\t0.00\t0.00\t0.00
`,
    ];
    for (const draft of drafts) {
      assert.deepEqual(told(open(`江城市水务局2024年度部门决算\n\n${draft}`)), []);
    }
  });

  it('are read where each cell is on a line of its own and headings leave out what they cover', () => {
    const written = (running: string) =>
      [
        ['合计', '因公出国（境）费', '公务用车购置及运行维护费', '公务接待费'],
        [
          '预算数',
          '决算数',
          '预算数',
          '决算数',
          '小计',
          '公务用车购置费',
          '公务用车运行维护费',
          '预算数',
          '决算数',
        ],
        ['', '', '', '', '预算数', '决算数', '预算数', '决算数', '预算数', '决算数', '', ''],
        ['12', '11', '0', '0', running, '7.5', '0', '0', '8', '7.5', '4', '3.5'],
      ]
        .map((row) => row.map((text) => `\t${text}\n`).join(''))
        .join('\n');
    const draft = (running: string) =>
      open(`江城市水务局2024年度部门决算

财政拨款“三公”经费支出决算表
单位：万元
${written(running)}`);
    assert.deepEqual(told(draft('8')), []);
    assert.deepEqual(told(draft('9')), ['suspect-figure 9']);
  });

  it('have totals that are missing if they are blank beside their parts, unlike other blanks', () => {
    const spent = (running: string, all: string) => `支出决算表

单位：万元

| 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| 合计 | | 1,450.00 | ${running} | ${all} |
| 201 | 一般公共服务支出 | 1,350.00 | 1,250.00 | 100.00 |
| 213 | 农林水支出 | 100.00 | | 100.00 |
`;
    const document = open(spent('', '200.00'));
    const [found, ...others] = findingsOf(document);
    assert.equal(found?.message, '“合计 · 基本支出” is still to be filled in.');
    assert.equal(found?.severity, 3);
    assert.deepEqual(others, []);
    assert.match(checkReport(document).sentence, /Places that are open: 1\./);
    const draft = openDraft(spent('', '$0'), 'markdown');
    assert.equal(edited(draft, fill(draft.document, 'totals').edits), spent('1,250.00', '200.00'));
  });

  it('are not moved out of the way of a table that is still to be filled in', () => {
    const draft = `收入支出决算总表
${UNIT}
收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t1,500.00\t一、一般公共服务支出\t100.00
\t\t二、外交支出\t
\t\t三、国防支出\t200.00
\t\t四、公共安全支出\t
\t\t五、教育支出\t300.00
\t\t六、科学技术支出\t
\t\t七、文化旅游体育与传媒支出\t400.00
\t\t八、社会保障和就业支出\t
\t\t九、卫生健康支出\t500.00
\t\t十、节能环保支出\t
本年收入合计\t1,500.00\t本年支出合计\t1,500.00
总计\t1,500.00\t总计\t1,500.00

支出决算表
${UNIT}
项目\t\t本年支出合计\t基本支出\t项目支出
功能分类科目编码\t科目名称\t\t\t
合计\t\t1,500.00\t\t
201\t一般公共服务支出\t\t\t
203\t国防支出\t\t\t
205\t教育支出\t\t\t
207\t文化旅游体育与传媒支出\t\t\t
210\t卫生健康支出\t\t\t
`;
    assert.deepEqual(told(open(draft), ['slipped-figures']), []);
  });

  it('hold within bounds: a part may be less than the whole, and not more', () => {
    const permits = (received: number) => `行政许可实施情况统计表

| 单位名称 | 申请数量 | 受理数量 | 许可数量 | 不予许可数量 | 撤销许可数量 |
| --- | --- | --- | --- | --- | --- |
| 甲局 | 318 | ${received} | 304 | 5 | 0 |
`;
    assert.deepEqual(told(open(permits(310))), []);
    const [found] = findingsOf(open(permits(330)));
    assert.match(String(found?.message), /受理数量 ≤ 申请数量/);
  });
});
