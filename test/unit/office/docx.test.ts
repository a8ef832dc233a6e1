import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import {
  cell,
  type DocxParts,
  makeDocx,
  paragraph,
  row,
  run,
  table,
} from '../../kit/office/make-docx.ts';

/** A document as a draft. */
function draftOf(parts: DocxParts) {
  const draft = readOffice(makeDocx(parts), decode);
  assert.ok(!isRefused(draft), JSON.stringify(draft));
  return draft;
}

/** Its lines, with bars for tabs, and without the blank line behind a table at its end. */
function linesOf(body: string, parts: Omit<DocxParts, 'body'> = {}): string[] {
  const { text } = draftOf({ body, ...parts });
  return text
    .replace(/\n\n?$/, '')
    .replaceAll('\t', '|')
    .split('\n');
}

const across = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
const BEGINS = '<w:vMerge w:val="restart"/>';
const GOES_ON = '<w:vMerge/>';
const GOES_ON_IN_WPS = '<w:vMerge w:val="continue"/>';
const BREAK = '<w:r><w:br/></w:r>';
const deleted = (text: string) =>
  `<w:del w:id="1" w:author="a"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const inserted = (runs: string) => `<w:ins w:id="2" w:author="a">${runs}</w:ins>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (instruction: string, result: string) =>
  `${mark('begin')}<w:r><w:instrText>${instruction}</w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
const control = (properties: string, content: string) =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;

describe('a Word document as a draft', () => {
  const cases: Record<string, readonly [body: string, ...lines: string[]]> = {
    'has a line for a paragraph': [
      paragraph('一、总体情况') + paragraph('') + paragraph('收到 <46> 件。'),
      '一、总体情况',
      '',
      '收到 <46> 件。',
    ],
    'has one text of several runs': [
      paragraph(run('13') + run('2', '<w:b/>') + run('6件')),
      '1326件',
    ],
    'has the characters of entities': [
      '<w:p><w:r><w:t>&#x4e00;、A&amp;B &lt;1&gt;</w:t></w:r></w:p>',
      '一、A&B <1>',
    ],
    'has no blanks that Word does not show': [
      '<w:p><w:r>\n<w:t>\n  收到 46 件\n</w:t>\n</w:r>\n<w:r><w:t> </w:t></w:r><w:r><w:t xml:space="preserve"> 均</w:t></w:r></w:p>',
      '收到 46 件 均',
    ],
    'has a line of its own behind a break': [
      paragraph(`${run('甲')}${BREAK}${run('乙')}`),
      '甲',
      '乙',
    ],
    'has blanks for tabs in prose, which are no table': [
      paragraph(`<w:r><w:tab/></w:r>${run('二、')}<w:r><w:tab/><w:t>甲</w:t></w:r>`),
      ' 二、 甲',
    ],
    'has what links, tags and content controls hold': [
      paragraph(
        `<w:hyperlink>${run('甲')}</w:hyperlink><w:smartTag>${run('乙')}</w:smartTag>${control('', run('丙'))}`,
      ) + control('', paragraph('丁')),
      '甲乙丙',
      '丁',
    ],
    'has no placeholders of content controls': [
      paragraph(run('共') + control('<w:showingPlcHdr/>', run('单击此处输入文字'))),
      '共',
    ],
    'has no hidden text, nor what is struck out': [
      paragraph(
        run('甲', '<w:vanish/>') +
          run('乙', '<w:vanish w:val="0"/>') +
          run('丙', '<w:strike/>') +
          run('丁', '<w:dstrike w:val="true"/>'),
      ),
      '乙',
    ],
    'has no marks of footnotes and comments': [
      paragraph(
        `${run('3199')}<w:r><w:footnoteReference w:id="1"/></w:r><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${run('件')}`,
      ),
      '3199件',
    ],
    'has the results of fields': [
      paragraph(
        run('共') +
          field(' =SUM(ABOVE) ', run('46')) +
          `<w:fldSimple w:instr=" DOCPROPERTY a ">${run('件')}</w:fldSimple>`,
      ),
      '共46件',
    ],
    'has no instructions of fields, nor of those in them': [
      paragraph(field(`IF ${field('REF a', run('1'))} = 1`, run('2'))),
      '2',
    ],
    'has no table of contents, which repeats the headings': [
      paragraph(
        mark('begin') +
          `<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${mark('separate')}${run('一、总体情况')}${field('PAGEREF _1', run('1'))}`,
      ) +
        paragraph(run('二、主动公开') + mark('end')) +
        paragraph('一、总体情况'),
      '',
      '',
      '一、总体情况',
    ],
    'has tracked changes as they will be when they are accepted': [
      paragraph(
        `${run('收到')}${deleted('45')}${inserted(run('46'))}<w:moveFrom>${run('甲')}</w:moveFrom><w:moveTo>${run('件')}</w:moveTo>`,
      ),
      '收到46件',
    ],
    'has one line where the mark between two paragraphs is deleted': [
      paragraph(run('甲'), '<w:rPr><w:del w:id="1"/></w:rPr>') +
        paragraph(deleted('丙'), '<w:rPr><w:del w:id="2"/></w:rPr>') +
        paragraph('乙') +
        paragraph('丁'),
      '甲乙',
      '丁',
    ],
    'has the text of a text box once, behind its paragraph': [
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="a">${box('框')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box('框')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('甲')}`,
      ) + paragraph('乙'),
      '甲',
      '框',
      '乙',
    ],
    'has the text of mathematics and the base of ruby': [
      paragraph(
        `<m:oMath xmlns:m="a"><m:r><m:t>x=3</m:t></m:r></m:oMath><w:r><w:ruby><w:rt>${run('yī')}</w:rt><w:rubyBase>${run('一')}</w:rubyBase></w:ruby></w:r>`,
      ),
      'x=3一',
    ],
    'has a mark for a symbol': [
      paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
      '\ufffc',
    ],
  };
  for (const [title, [body, ...lines]] of Object.entries(cases)) {
    it(title, () => assert.deepEqual(linesOf(body), lines));
  }

  it('names its place in the file', () => {
    const draft = draftOf({ body: paragraph('一') + paragraph('二') + table(['规章', '3']) });
    const placeOf = (text: string) => draft.locate(draft.text.indexOf(text));
    const prose = { table: undefined, column: undefined };
    assert.deepEqual(placeOf('3'), { part: 'document', table: 1, row: 1, column: 2 });
    assert.deepEqual(placeOf('二'), { part: 'document', row: 2, ...prose });
  });

  it('says what of the file is not in it', () => {
    const { unread } = draftOf({ body: `${paragraph('<w:r><w:object/></w:r>')}<w:altChunk/>` });
    assert.deepEqual(unread, ['embedded', 'chunk']);
  });
});

describe('a table of a Word document', () => {
  const cases: Record<string, readonly [body: string, ...lines: string[]]> = {
    'is a line for each row, and a blank one': [
      paragraph('二、') + table(['信息内容', '本年'], ['规章', '3']) + paragraph('三、'),
      '二、',
      '信息内容|本年',
      '规章|3',
      '',
      '三、',
    ],
    'has blanks where cells are covered, and none of the text that they keep': [
      table(
        [cell('行政复议', across(2)), cell('总计', BEGINS)],
        ['维持', '纠正', cell('旧', GOES_ON_IN_WPS)],
        ['1', '2', cell('3', BEGINS)],
        ['4', '5', cell('', GOES_ON)],
      ),
      '行政复议||总计',
      '维持|纠正|',
      '1|2|3',
      '4|5|',
    ],
    'has the text of a cell that nothing above covers': [
      table(['甲', '乙'], ['1', cell('2', GOES_ON)]),
      '甲|乙',
      '1|2',
    ],
    'has the cells in their columns, whatever is left out before and behind them': [
      table(
        ['甲', '乙', '丙'],
        row(['1', '2'], '<w:gridBefore w:val="1"/>'),
        row(['3'], '<w:gridAfter w:val="2"/>'),
      ),
      '甲|乙|丙',
      '|1|2',
      '3||',
    ],
    'has no column that no cell begins in': [
      table([cell('甲', across(2)), '乙'], [cell('1', across(2)), '2']),
      '甲|乙',
      '1|2',
    ],
    'has one column where edges miss each other by a hair': [
      table(
        { widths: [1000, 40, 1000] },
        ['甲', cell('乙', across(2))],
        [cell('1', across(2)), '2'],
      ),
      '甲|乙',
      '1|2',
    ],
    'has two columns where a narrow cell stands between edges': [
      table({ widths: [1000, 40, 1000] }, ['甲', '', '乙'], ['1', '', '2']),
      '甲||乙',
      '1||2',
    ],
    'has cells that are merged in the way of old files': [
      table(
        [cell('甲', '<w:hMerge w:val="restart"/>'), cell('旧', '<w:hMerge/>'), '乙'],
        ['1', '2', '3'],
      ),
      '甲||乙',
      '1|2|3',
    ],
    'has labels without the breaks in them': [
      table([
        cell(paragraph('商业') + paragraph('企业')),
        cell(paragraph(`${run('行政')}${BREAK}${run('复议')}`)),
      ]),
      '商业企业|行政复议',
    ],
    'has a blank between digits that are broken, and between words': [
      table([
        cell(paragraph('12') + paragraph('34')),
        cell(paragraph('Total') + paragraph('number')),
      ]),
      '12 34|Total number',
    ],
    'has nothing in a cell of blanks': [
      table(['规章', cell('　　'), cell('<w:p/>'), cell(paragraph(' ') + paragraph('　'))]),
      '规章|||',
    ],
    'has no deleted and no hidden rows': [
      table(
        ['甲', '乙'],
        row(['1', '2'], '<w:del w:id="1"/>'),
        row(['3', '4'], '<w:hidden/>'),
        row(['5', '6'], '<w:ins w:id="2"/>'),
      ),
      '甲|乙',
      '5|6',
    ],
    'has no deleted cells': [table(['甲', cell('乙', '<w:cellDel w:id="1"/>'), '丙']), '甲|丙'],
    'has the rows and cells that content controls hold': [
      `<w:tbl>${control('', row(['甲', '乙']))}<w:tr>${control('', cell('1'))}${cell('2')}</w:tr></w:tbl>`,
      '甲|乙',
      '1|2',
    ],
    'is read where it stands in a cell of another': [
      table([cell(paragraph('一、') + table(['甲', '乙']) + paragraph('二、')), '丙']),
      '一、',
      '甲|乙',
      '',
      '二、',
      '丙',
    ],
    'is lines of prose where it is one column': [
      table([cell(paragraph('一、总体情况') + paragraph('收到46件。'))], ['乙']),
      '一、总体情况',
      '收到46件。',
      '乙',
    ],
    'is parted from another that follows it': [
      table(['甲', '1']) + paragraph('　') + table(['乙', '2']),
      '甲|1',
      '',
      '　',
      '<!-- -->',
      '乙|2',
    ],
  };
  for (const [title, [body, ...lines]] of Object.entries(cases)) {
    it(title, () => assert.deepEqual(linesOf(body), lines));
  }
});

describe('numbers that Word counts itself', () => {
  const level = (index: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const pattern = (id: number, levels: string) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
  const list = (id: number, of: number, more = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
  const numbered = (text: string, listId: number, at = 0) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${listId}"/></w:numPr>`);

  const headings =
    level(0, 'chineseCounting', '%1、') +
    level(1, 'chineseCounting', '（%2）') +
    level(2, 'decimal', '%3.');
  const shared =
    pattern(1, headings) +
    list(1, 1) +
    list(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');

  it('stand before the text, at every level', () => {
    const body = [
      numbered('总体情况', 1),
      numbered('收到', 1, 1),
      numbered('办理', 1, 1),
      numbered('其他', 1, 2),
      numbered('主动公开', 1),
      numbered('收到', 1, 1),
    ];
    assert.deepEqual(linesOf(body.join(''), { numbering: shared }), [
      '一、总体情况',
      '（一）收到',
      '（二）办理',
      '1. 其他',
      '二、主动公开',
      '（一）收到',
    ]);
  });

  it('go on through lists that share them, and begin again where a list says so', () => {
    const body =
      numbered('甲', 1) +
      paragraph('文') +
      numbered('乙', 1) +
      numbered('丙', 2) +
      numbered('丁', 2);
    assert.deepEqual(linesOf(body, { numbering: shared }), [
      '一、甲',
      '文',
      '二、乙',
      '一、丙',
      '二、丁',
    ]);
  });

  it('come from the style, known by its id or by what it is based on', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="4"><w:basedOn w:val="3"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const styled = (text: string, id: string, more = '') =>
      paragraph(text, `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      styled('甲', '2') +
      styled('乙', '3') +
      styled('丙', '4') +
      styled('丁', '2', '<w:numPr><w:numId w:val="0"/></w:numPr>');
    assert.deepEqual(linesOf(body, { styles, numbering: shared }), [
      '一、甲',
      '二、乙',
      '（一）丙',
      '丁',
    ]);
  });

  it('are found by the style that a level is for', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="9"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering =
      pattern(
        1,
        level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="9"/>'),
      ) + list(1, 1);
    const body = numbered('甲', 1) + paragraph('乙', '<w:pStyle w:val="9"/>');
    assert.deepEqual(linesOf(body, { styles, numbering }), ['1. 甲', '1.1 乙']);
  });

  it('are those of a list style, where a list has that for its levels', () => {
    const numbering =
      pattern(1, `<w:styleLink w:val="s"/>${headings}`) +
      pattern(2, '<w:numStyleLink w:val="s"/>') +
      list(5, 2);
    assert.deepEqual(linesOf(numbered('甲', 5), { numbering }), ['一、甲']);
  });

  it('are not counted for marks of a list, and not shown for them', () => {
    const numbering = pattern(1, level(0, 'bullet', '\uf0b7')) + list(1, 1);
    assert.deepEqual(linesOf(numbered('甲', 1), { numbering }), ['甲']);
  });

  it('stay beside a number that the text begins with no further than a blank', () => {
    const numbering =
      pattern(1, level(0, 'decimal', '%1.', '<w:suff w:val="space"/>')) + list(1, 1);
    assert.deepEqual(linesOf(numbered('2024年', 1), { numbering }), ['1. 2024年']);
  });

  const formats: readonly (readonly [format: string, value: number, shown: string])[] = [
    ['chineseCountingThousand', 10, '十'],
    ['chineseCountingThousand', 11, '十一'],
    ['chineseCountingThousand', 20, '二十'],
    ['chineseCountingThousand', 101, '一百零一'],
    ['chineseCountingThousand', 1010, '一千零一十'],
    ['japaneseCounting', 9, '九'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 25, '贰拾伍'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalZero', 3, '03'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalEnclosedCircle', 21, '21'],
    ['ideographTraditional', 2, '乙'],
    ['lowerLetter', 28, 'bb'],
    ['upperLetter', 2, 'B'],
    ['lowerRoman', 14, 'xiv'],
    ['upperRoman', 1999, 'MCMXCIX'],
    ['none', 1, ''],
    ['aNewFormat', 7, '7'],
  ];
  for (const [format, value, shown] of formats) {
    it(`are written as ${format}: ${value}`, () => {
      const numbering =
        pattern(
          1,
          `<w:lvl w:ilvl="0"><w:start w:val="${value}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="第%1、"/></w:lvl>`,
        ) + list(1, 1);
      assert.deepEqual(linesOf(numbered('甲', 1), { numbering }), [`第${shown}、甲`]);
    });
  }
});

describe('a style', () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="character" w:styleId="5"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="6"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="7"><w:basedOn w:val="7"/></w:style>';

  it('hides the text that is written in it', () => {
    const body =
      paragraph(run('甲', '<w:rStyle w:val="5"/>') + run('乙', '<w:rStyle w:val="7"/>')) +
      paragraph(run('丙') + run('丁', '<w:vanish w:val="false"/>'), '<w:pStyle w:val="6"/>');
    assert.deepEqual(linesOf(body, { styles }), ['乙', '丁']);
  });
});

const FORM = path.join(import.meta.dirname, '../../../../shared/office/request-form-wps.docx');

describe('the form as WPS wrote it', { skip: !existsSync(FORM) && 'the form is not there' }, () => {
  const draft = () => {
    const read = readOffice(readFileSync(FORM), decode);
    assert.ok(!isRefused(read), JSON.stringify(read));
    return read;
  };

  it('is read with its three tables, every label and every blank cell in its place', () => {
    const rows = draft()
      .text.split('\n')
      .filter((line) => line.includes('\t'));
    assert.deepEqual(
      rows.map((line) => line.split('\t').length),
      [...Array(14).fill(4), ...Array(28).fill(10), ...Array(4).fill(15)],
    );
    assert.equal(rows[1], '信息内容\t本年制发件数\t本年废止件数\t现行有效件数');
    assert.equal(rows[19], '三、本年度办理结果\t（一）予以公开\t\t\t\t\t\t\t\t');
    assert.equal(rows[21], '\t（三）不予公开\t1.属于国家秘密\t\t\t\t\t\t\t');
  });
});
