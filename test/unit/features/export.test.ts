import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placed, widthOfLaid } from '../../../server/src/draft/notation/laid-table.ts';
import { writeDraft } from '../../../server/src/draft/write.ts';
import { piecesOf } from '../../../server/src/features/export/pieces.ts';
import type { ExportedFile } from '../../../server/src/features/export.ts';
import { languageOf } from '../../../server/src/language.ts';
import { readOffice } from '../../../server/src/office/read-office.ts';
import type { OpenDocument } from '../../../server/src/open-document.ts';
import { languageService } from '../../../server/src/service.ts';
import { decode } from '../../kit/bytes.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { settingsWith } from '../../kit/own-form.ts';
import { open, told } from '../../kit/read.ts';

/** A form of one's own: items in groups under a caption, and columns under a heading. */
const OWN = JSON.stringify({
  id: 'safety',
  name: '安全检查情况',
  title: '安全检查年度报告',
  sections: [{ number: '一', heading: '检查情况' }],
  tables: [
    {
      id: 'checks',
      section: '一',
      caption: '检查和隐患',
      corner: '行业',
      columns: ['次数', { label: '隐患', columns: ['一般', '重大', '合计'] }],
      rows: [{ label: '生产', rows: ['工矿', '建筑'] }, '合计'],
    },
    {
      id: 'fines',
      section: '一',
      caption: '处罚',
      columns: ['罚款起数'],
      rows: ['全市'],
    },
  ],
});

const OWN_DRAFT = `江城市2024年安全检查年度报告
一、检查情况
（一）总体情况
统计期限自2024年1月1日起至12月31日止。
检查和隐患
行业\t\t次数\t隐患
\t\t\t一般\t重大\t合计
生产\t工矿\t5\t2\t1\t3
\t建筑\t7\t4\t0\t4
合计\t\t12\t6\t1\t7

处罚
\t罚款起数
全市\t3

注：含上年立案数。
`;

const DRAFTS: readonly (readonly [name: string, draft: OpenDocument])[] = [
  ...(['2021', '2019'] satisfies FormId[]).map(
    (form) => [`of ${form}`, open(writeReport(reportFigures(7, form), 'lines'))] as const,
  ),
  ['of a form of one’s own', open(OWN_DRAFT, 'report-draft', settingsWith(OWN))],
];
type Kind = 'docx' | 'html' | 'md' | 'csv' | 'gouji';
const KINDS: readonly Kind[] = ['docx', 'html', 'md', 'gouji'];

describe('a report that is exported', () => {
  for (const [name, draft] of DRAFTS) {
    for (const kind of KINDS) {
      it(`${name} as ${kind} comes back as the same draft, and without a finding`, () => {
        assert.deepEqual(told(draft), []);
        const back = open(exported(draft, kind), languageOf(`a.${kind}`), draft.analysis.settings);
        assert.deepEqual(told(back), []);
        assert.deepEqual(piecesOf(back), piecesOf(draft));
        assert.deepEqual(fileOf(draft, kind).bytes, fileOf(back, kind).bytes);
      });
    }
  }

  it('as a page is laid out as the form prints it', () => {
    const page = exported(open(OWN_DRAFT, 'report-draft', settingsWith(OWN)), 'html');
    assert.ok(page.includes('<title>江城市2024年安全检查年度报告</title>'));
    assert.doesNotMatch(page, /<script|\bon\w+=/);
    assert.equal(
      page.slice(page.indexOf('<body>')),
      `<body>
<h1>江城市2024年安全检查年度报告</h1>
<h2>一、检查情况</h2>
<h3>（一）总体情况</h3>
<p>统计期限自2024年1月1日起至12月31日止。</p>
<table border="1">
<tr><th scope="colgroup" colspan="6">检查和隐患</th></tr>
<tr><th scope="col" colspan="2" rowspan="2">行业</th><th scope="col" rowspan="2">次数</th><th scope="col" colspan="3">隐患</th></tr>
<tr><th scope="col">一般</th><th scope="col">重大</th><th scope="col">合计</th></tr>
<tr><th scope="row" rowspan="2">生产</th><th scope="row">工矿</th><td>5</td><td>2</td><td>1</td><td>3</td></tr>
<tr><th scope="row">建筑</th><td>7</td><td>4</td><td>0</td><td>4</td></tr>
<tr><th scope="row" colspan="2">合计</th><td>12</td><td>6</td><td>1</td><td>7</td></tr>
<tr><th scope="colgroup" colspan="6">处罚</th></tr>
<tr><th scope="col"></th><th scope="col" colspan="5">罚款起数</th></tr>
<tr><th scope="row">全市</th><td colspan="5">3</td></tr>
</table>
<p>注：含上年立案数。</p>
</body>
</html>
`,
    );
  });

  it('has a title over several lines', () => {
    const lines = '江城市临江区\n2024年政府信息公开工作年度报告\n一、总体情况\n';
    const page = exported(open(lines), 'html');
    assert.match(page, /<h1>江城市临江区<br>2024年政府信息公开工作年度报告<\/h1>/);
    assert.match(page, /<title>江城市临江区2024年政府信息公开工作年度报告<\/title>/);
    assert.deepEqual(piecesOf(open(page, 'html')), piecesOf(open(lines)));
  });

  it('as a sheet holds the tables, with a mark by which Excel knows the encoding', () => {
    const draft = open(
      '江城市\n一、情况\n全年如下。\n项目\t甲\t乙\n数量\t1,000\t2\n\n二、问题\n',
      'report-draft',
    );
    const sheet = fileOf(draft, 'csv');
    assert.equal(sheet.leftOut, 1);
    assert.equal(textOf(sheet.bytes), '\ufeff江城市\n\n一、情况\n\n项目,甲,乙\n数量,"1,000",2\n');
  });

  it('as Markdown reads as it is written, whatever marks of Markdown it holds', () => {
    const texts = [
      '* 注：甲',
      '# 甲',
      '> 甲',
      '---',
      '| 甲 | 乙 |',
      '1. 甲~乙、丙~丁',
      '`甲`*乙*$丙$~~丁~~',
      '甲\\*乙',
      '[甲](b)',
      'http://a.cn/b_c_d',
      '单价 5*8 元',
    ];
    const lines = ['全年如下。', ...texts, '以上情况。'];
    const written = writeDraft(
      lines.map((text) => ({ kind: 'line', text })),
      'markdown',
    );
    assert.deepEqual(
      piecesOf(open(written, 'markdown')),
      lines.map((text) => ({ kind: 'line', text })),
    );
    const [table] = piecesOf(open('甲|乙\t`5`*\t*\n1\t2\t3\n'));
    assert.ok(table?.kind === 'table');
    const [back] = piecesOf(open(writeDraft([table], 'markdown'), 'markdown'));
    assert.deepEqual(back, table);
  });

  it('keeps what Markdown and HTML show and nobody checks', () => {
    const shown = (text: string, languageId: string) =>
      piecesOf(open(text, languageId)).map((piece) => piece.kind === 'line' && piece.text);
    assert.deepEqual(
      shown('甲 `乙`，见 <https://a.cn/>。\n\n```\n丙\n```\n\n![图](a.png)丁。\n', 'markdown'),
      ['甲 乙，见 https://a.cn/。', '丙', '丁。'],
    );
    assert.deepEqual(shown('<p>甲<code>乙</code>丙。</p>', 'html'), ['甲乙丙。']);
  });

  it('begins with its title, which need not be that of a report', () => {
    const kinds = (text: string) => piecesOf(open(text)).map(({ kind }) => kind);
    assert.deepEqual(kinds('安全检查情况\n全年如下。\n'), ['title', 'line']);
    assert.deepEqual(kinds('各科室：\n全年如下。\n'), ['line', 'line']);
    assert.deepEqual(kinds('一、检查情况\n全年如下。\n'), ['heading', 'line']);
    assert.deepEqual(kinds('全年如下。\n安全检查情况\n'), ['line', 'line']);
  });

  it('that says nothing is not written', () => {
    const refused = languageService.exportReport(open('\n\n'), 'a.html');
    assert.deepEqual(refused, { problem: 'Nothing was written: the draft is empty.' });
  });
});

/** Cells of an HTML table with spans of all kinds, those that overlap or reach beyond the table among them. */
const spans = fc.array(
  fc.array(fc.record({ width: fc.nat(4), height: fc.nat(4) }), { minLength: 1, maxLength: 5 }),
  { minLength: 1, maxLength: 6 },
);

describe('a table that is exported', () => {
  const HEAD = '信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n';

  /** The rows of the tables of a draft as they are exported: cells between bars, wider ones with their width. */
  function rows(text: string, languageId?: string): string[] {
    return piecesOf(open(text, languageId)).flatMap((piece) => {
      if (piece.kind !== 'table') return piece.text;
      return piece.table.map((row) =>
        row.map((cell) => cell.text + (cell.width > 1 ? `×${cell.width}` : '')).join('|'),
      );
    });
  }

  it('keeps the words of the draft where they are others than the form’s', () => {
    const draft = `第二十条第(一)项\t\t\t\n${HEAD}规章\t1\t0\t4\n规范性文件（不含部门）\t2\t0\t5\n`;
    assert.deepEqual(rows(draft), [
      '第二十条第（一）项×4',
      '信息内容|本年制发件数|本年废止件数|现行有效件数',
      '规章|1|0|4',
      '规范性文件（不含部门）|2|0|5',
    ]);
  });

  it('has the line above it as its caption where that is what it says', () => {
    const draft = `第二十条第（一）项\n${HEAD}规章\t1\t0\t4\n行政规范性文件\t2\t0\t5\n`;
    assert.equal(rows(draft)[0], '第二十条第（一）项×4');
    assert.equal(rows(draft).length, 4);
  });

  it('with a row of its own is as it is written', () => {
    const draft = `${HEAD}规章\t1\t0\t4\n行政规范性文件\t2\t0\t5\n本级\t1\t0\t1\n`;
    assert.deepEqual(rows(draft), [
      '信息内容|本年制发件数|本年废止件数|现行有效件数',
      '规章|1|0|4',
      '行政规范性文件|2|0|5',
      '本级|1|0|1',
    ]);
  });

  it('that lacks rows is not given any', () => {
    assert.deepEqual(rows(`第二十条第（一）项\t\t\t\n${HEAD}规章\t1\t0\t4\n`).slice(2), [
      '规章|1|0|4',
    ]);
  });

  it('of no known form has all its cells, side by side without gap or overlap', () => {
    fc.assert(
      fc.property(spans, (rows) => {
        let next = 0;
        const cells = rows.map((row) =>
          row.map(({ width, height }) => `<td colspan=${width} rowspan=${height}>c${next++}`),
        );
        const html = `<table>${cells.map((row) => `<tr>${row.join('')}`).join('')}</table>`;
        const [piece] = piecesOf(open(html, 'html'));
        assert.ok(piece?.kind === 'table');
        const texts = piece.table.flat().flatMap(({ text }) => (text === '' ? [] : text));
        assert.deepEqual(
          texts,
          Array.from({ length: next }, (_, index) => `c${index}`),
        );
        const covered = placed(piece.table)
          .flat()
          .flatMap(({ row, column, width, height }) =>
            Array.from({ length: width * height }, (_, index) =>
              [row + Math.floor(index / width), column + (index % width)].join(),
            ),
          );
        assert.equal(new Set(covered).size, covered.length, 'no overlap');
        assert.equal(covered.length, piece.table.length * widthOfLaid(piece.table), 'no gap');
      }),
    );
  });

  it('of no known form keeps its merged cells, and has rows of one width', () => {
    const draft =
      '<table><tr><td rowspan=9>甲<td colspan=1000>年<br>度<tr><td>1<td>2<tr><td>3</table>\n';
    assert.deepEqual(rows(draft, 'html'), ['甲|年度×2', '1|2', '3|']);
  });
});

function fileOf(draft: OpenDocument, kind: Kind): ExportedFile {
  const file = languageService.exportReport(draft, `a.${kind}`);
  assert.ok('bytes' in file);
  return file;
}

/** The text of a draft that is exported, as it is read. */
function exported(draft: OpenDocument, kind: Kind): string {
  const { bytes, leftOut } = fileOf(draft, kind);
  assert.equal(leftOut, 0);
  if (kind !== 'docx') return textOf(bytes);
  const read = readOffice(bytes, decode);
  assert.ok('text' in read);
  return read.text;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
