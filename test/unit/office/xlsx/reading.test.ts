import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefused, readOffice } from '../../../../server/src/office/read-office.ts';
import { referenceTo } from '../../../../server/src/office/xlsx/cell-reference.ts';
import { readArchive } from '../../../../server/src/package/zip.ts';
import { entryContent } from '../../../../server/src/package/zip-content.ts';
import { withContents } from '../../../../server/src/package/zip-rewrite.ts';
import { decode } from '../../../kit/bytes.ts';
import { makeXlsx, sheetData, type XlsxParts } from '../../../kit/office/make-xlsx.ts';
import { makeZip } from '../../../kit/office/make-zip.ts';

/** A workbook as a draft. */
function draftOf(parts: XlsxParts) {
  const draft = readOffice(makeXlsx(parts), decode);
  assert.ok(!isRefused(draft), `${JSON.stringify(draft)}`);
  return draft;
}

/** Its lines, without the blank line at the end; tabs as bars. */
function linesOf(
  data: string,
  parts: Omit<XlsxParts, 'sheets'> & { behind?: string; before?: string } = {},
): string[] {
  const { behind = '', before = '', ...workbook } = parts;
  const { text } = draftOf({ ...workbook, sheets: [{ name: '表', data, before, behind }] });
  return text.replaceAll('\t', '|').split('\n').slice(0, -2);
}

/** What stands in a cell. */
function shown(cell: string, parts: Omit<XlsxParts, 'sheets'> = {}): string {
  const data = sheetData(['项目', '数量', '说明'], ['规章', cell, '有效']);
  const [, line = ''] = linesOf(data, parts);
  return line.split('|')[1] ?? '';
}

const styles = (formats: readonly string[], more = '') =>
  `<numFmts>${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><fonts><font/><font><strike/></font></fonts><cellXfs><xf/>${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}${more}</cellXfs>`;

describe('a cell of a workbook is read', () => {
  const strings = [
    '<t>规章</t>',
    '<r><t>行政</t></r><r><rPr><b/></rPr><t xml:space="preserve">许可 </t></r><r><t>数</t></r>',
    '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
    '<r><rPr><strike/></rPr><t>12</t></r><r><t>13</t></r>',
    '<t>A&lt;B&#65;_x005F_x0041_</t>',
    '<t/>',
    '<t>商业\n企业</t>',
    '<t>1326</t>',
  ];
  const cases: readonly (readonly [what: string, cell: string, text: string])[] = [
    ['a number', '<c><v>1326</v></c>', '1326'],
    ['a number by its 15 digits', '<c t="n"><v>7.9600000000000004E-2</v></c>', '0.0796'],
    ['a number without the format’s zeros', '<c s="1"><v>310</v></c>', '310'],
    ['a number without the format’s separators', '<c s="2"><v>12345.6</v></c>', '12345.6'],
    ['a share', '<c s="3"><v>7.9600000000000004E-2</v></c>', '7.96%'],
    ['a date as a date', '<c s="4"><v>45658</v></c>', '2025年1月1日'],
    ['a date in ISO’s form', '<c t="d"><v>2025-01-01</v></c>', '2025-01-01'],
    ['nothing of a number that is not shown', '<c s="5"><v>12</v></c>', ''],
    ['a shared string', '<c t="s"><v>0</v></c>', '规章'],
    ['a string in several formats', '<c t="s"><v>1</v></c>', '行政许可 数'],
    ['a string without its phonetic hints', '<c t="s"><v>2</v></c>', '東京'],
    ['nothing of what is struck out in a string', '<c t="s"><v>3</v></c>', '13'],
    ['nothing of a cell that is struck out', '<c s="6" t="s"><v>7</v></c>', ''],
    ['entities and escapes', '<c t="s"><v>4</v></c>', 'A<BA_x0041_'],
    ['an empty string', '<c t="s"><v>5</v></c>', ''],
    ['a string that is not there', '<c t="s"><v>99</v></c>', ''],
    ['a label on several lines', '<c t="s"><v>6</v></c>', '商业企业'],
    ['a text that is a number', '<c t="s"><v>7</v></c>', '1326'],
    ['an inline string', '<c t="inlineStr"><is><t>规章</t></is></c>', '规章'],
    [
      'an inline string in several formats',
      '<c t="inlineStr"><is><r><t>规</t></r><r><t>章</t></r></is></c>',
      '规章',
    ],
    ['the result of a formula', '<c><f>SUM(B2:B9)</f><v>12</v></c>', '12'],
    [
      'the result of a formula that is a text',
      '<c t="str"><f>A1&amp;""</f><v>规章</v></c>',
      '规章',
    ],
    ['a formula that has no result', '<c><f>SUM(B2:B9)</f></c>', '=SUM(B2:B9)'],
    ['a formula whose result is nothing', '<c t="str"><f>""</f><v></v></c>', ''],
    ['a truth value', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['blanks as nothing', '<c t="inlineStr"><is><t xml:space="preserve">　 </t></is></c>', ''],
    ['a text that is set in', '<c s="7" t="s"><v>0</v></c>', '　　规章'],
    ['no tab', '<c t="inlineStr"><is><t>规&#9;章</t></is></c>', '规 章'],
  ];
  const parts = {
    strings,
    styles: styles(
      ['0.00', '#,##0.00', '0.00%', '[$-804]yyyy"年"m"月"d"日"', ';;;'],
      '<xf fontId="1"/><xf><alignment indent="2"/></xf>',
    ),
  };
  for (const [what, cell, text] of cases) {
    it(what, () => {
      assert.equal(shown(cell, parts), text);
    });
  }

  it('a date four years later where days count from 1904', () => {
    const from1904 = { ...parts, before: '<workbookPr date1904="1"/>' };
    const { text } = draftOf({
      ...from1904,
      sheets: [{ data: sheetData(['<c s="4"><v>44196</v></c>']) }],
    });
    assert.equal(text, '2025年1月1日\n\n');
  });

  it('and what is not read is told of', () => {
    const unreadIn = (
      cell: string,
      parts: Omit<XlsxParts, 'sheets'> & { drawing?: string } = {},
    ) => {
      const { drawing, ...workbook } = parts;
      const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
      const more = [
        {
          name: 'xl/worksheets/_rels/sheet1.xml.rels',
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/drawing" Target="../drawing.xml"/></Relationships>`,
        },
        { name: 'xl/drawing.xml', content: `<wsDr><a:t>${drawing}</a:t></wsDr>` },
      ];
      const behind = drawing === undefined ? '' : '<drawing r:id="rId1"/>';
      return draftOf({ ...workbook, more, sheets: [{ data: sheetData([cell]), behind }] }).unread;
    };
    const formula = '<c><f>SUM(B2:B9)</f><v>12</v></c>';
    const behind = '<calcPr fullCalcOnLoad="1"/>';
    assert.deepEqual(unreadIn('<c><f>SUM(B2:B9)</f></c>'), ['formulas']);
    assert.deepEqual(unreadIn(formula), []);
    assert.deepEqual(unreadIn(formula, { behind }), ['outdated']);
    assert.deepEqual(unreadIn('规章', { behind }), []);
    assert.deepEqual(unreadIn('规章', { drawing: '共 12 件' }), ['text-boxes']);
    assert.deepEqual(unreadIn('规章', { drawing: '说明' }), []);
  });
});

const merged = (...ranges: readonly string[]) =>
  `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;

describe('a sheet is read', () => {
  it('row by row, with tabs between its cells', () => {
    const data = sheetData(
      ['信息内容', '本年', '现行'],
      ['规章', 3, ''],
      ['规范性文件', undefined, 12],
    );
    assert.deepEqual(linesOf(data), ['信息内容|本年|现行', '规章|3|', '规范性文件||12']);
  });

  it('by the columns that its cells name', () => {
    const data =
      '<row r="3"><c r="C3"><v>1</v></c><c r="E3"><v>2</v></c></row><row r="4"><c r="D4"><v>3</v></c></row>';
    assert.deepEqual(linesOf(data), ['1||2', '|3|']);
  });

  it('where rows and cells have no names', () => {
    assert.deepEqual(
      linesOf('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'),
      ['1|2', '3|'],
    );
  });

  it('without what merged cells cover, whatever they still hold', () => {
    const data = sheetData(['行政复议', '旧', '总计'], ['维持', '纠正', 99], [1, 2, 3]);
    assert.deepEqual(linesOf(data, { behind: merged('A1:B1', 'C1:C2') }), [
      '行政复议||总计',
      '维持|纠正|',
      '1|2|3',
    ]);
  });

  it('without columns and rows that are only there for the look of merged cells', () => {
    const data = sheetData(['项目', '', '数量', ''], ['', '', '', ''], ['规章', '', 3, '']);
    assert.deepEqual(linesOf(data, { behind: merged('A1:B2', 'C1:D2', 'A3:B3', 'C3:D3') }), [
      '项目|数量',
      '规章|3',
    ]);
  });

  it('without hidden rows and columns', () => {
    const rows = sheetData(['项目', '密', '数量'], ['规章', 9, 3], ['总计', 9, 3]);
    const data = rows.replace('<row r="2">', '<row r="2" hidden="1">');
    const before = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>';
    assert.deepEqual(linesOf(data, { before }), ['项目|数量', '总计|3']);
  });

  it('with a merged cell of which a part is hidden', () => {
    const data = sheetData(['一', '', '二'], [1, 2, 3]);
    const before = '<cols><col min="1" max="1" hidden="true"/></cols>';
    assert.deepEqual(linesOf(data, { before, behind: merged('A1:B1') }), ['一|二', '2|3']);
  });

  it('with a blank line where it has blank rows', () => {
    const data = sheetData(
      ['项目', '数量'],
      ['规章', 3],
      ['', ''],
      [],
      ['项目', '数量'],
      ['办法', 4],
    );
    assert.deepEqual(linesOf(data), ['项目|数量', '规章|3', '', '项目|数量', '办法|4']);
  });

  it('with titles, particulars and notes as lines', () => {
    const data = sheetData(
      ['政府信息公开情况'],
      ['填报单位：档案馆', '', '单位：件'],
      [undefined, undefined, '（续表）'],
      ['项目', '数量', '去年'],
      ['规章', 3, 4],
      ['其中', '', ''],
      ['办法'],
      ['注：不含区县。'],
      ['填表人：', '审核人：'],
    );
    assert.deepEqual(linesOf(data), [
      '政府信息公开情况',
      '填报单位：档案馆　　单位：件',
      '（续表）',
      '项目|数量|去年',
      '规章|3|4',
      '其中||',
      '办法||',
      '',
      '注：不含区县。',
      '填表人：　　审核人：',
    ]);
  });

  it('with the headings of its columns as a row, and what is merged over all of them as a line', () => {
    const data = sheetData(
      ['', '申请人', ''],
      ['项目', '甲', '乙'],
      ['规章', 3, 4],
      ['四、其他', '', ''],
      ['办法', 3, 4],
    );
    assert.deepEqual(linesOf(data, { behind: merged('B1:C1', 'A4:C4') }), [
      '|申请人|',
      '项目|甲|乙',
      '规章|3|4',
      '',
      '四、其他',
      '办法|3|4',
    ]);
  });

  it('with its text where it has no table', () => {
    const data = sheetData(['一、总体情况'], ['收到申请12件。'], [''], ['二、其他']);
    assert.deepEqual(linesOf(data), ['一、总体情况', '收到申请12件。', '', '二、其他']);
  });

  it('with cells at its far ends, and quickly', () => {
    const far = (row: number, column: number) =>
      `<row r="${row}"><c r="${referenceTo({ row, column })}"><v>1</v></c></row>`;
    assert.deepEqual(linesOf(far(1, 1) + far(1_048_576, 16_384)), ['1', '', '1']);
  });
});

describe('a workbook is read', () => {
  const data = sheetData(['规章', 3]);

  it('sheet by sheet, with their names where there are several', () => {
    const draft = draftOf({
      sheets: [
        { name: '表一', data },
        { name: '表二', data },
      ],
    });
    assert.equal(draft.text, '表一\n规章\t3\n\n表二\n规章\t3\n\n');
    assert.deepEqual(draft.parts, [
      { name: '表一', span: { start: 0, end: 9 } },
      { name: '表二', span: { start: 9, end: 18 } },
    ]);
  });

  it('in the order of its sheets, whatever their parts are called', () => {
    const draft = draftOf({
      sheets: [
        { name: '表一', part: 'sheet2', data: sheetData(['规章', 3]) },
        { name: '表二', part: 'Tabelle1', data: sheetData(['规章', 4]) },
      ],
    });
    assert.equal(draft.text, '表一\n规章\t3\n\n表二\n规章\t4\n\n');
  });

  it('without hidden and empty sheets', () => {
    const draft = draftOf({
      sheets: [
        { name: '参数', state: 'hidden', data },
        { name: '密表', state: 'veryHidden', data },
        { name: '空表', data: '' },
        { name: '表二', data },
      ],
    });
    assert.equal(draft.text, '规章\t3\n\n');
  });

  it('with prefixes', () => {
    assert.deepEqual(linesOf(data, { prefix: 'x', strings: ['<t>a</t>'] }), ['规章|3']);
  });

  it('in the strict form', () => {
    assert.deepEqual(linesOf(data, { isStrict: true }), ['规章|3']);
  });

  it('and tells where a figure stands', () => {
    const draft = draftOf({
      sheets: [
        { name: '表一', data: sheetData(['说明']) },
        {
          name: '表二',
          data: sheetData(['标题'], ['项目', '', '数量'], ['规章', '', 3], [], ['办法', 4]),
        },
      ],
    });
    const placeOf = (text: string) => draft.locate(draft.text.indexOf(text));
    assert.deepEqual(placeOf('3'), { part: '表二', table: 1, row: 3, column: 3 });
    assert.deepEqual(placeOf('4'), { part: '表二', table: 2, row: 5, column: 2 });
    assert.deepEqual(placeOf('标题'), {
      part: '表二',
      table: undefined,
      row: 1,
      column: undefined,
    });
    assert.deepEqual(draft.locate(0), {
      part: '表一',
      table: undefined,
      row: 1,
      column: undefined,
    });
  });
});

describe('a workbook is refused', () => {
  const refusalOf = (parts: XlsxParts) => {
    const draft = readOffice(makeXlsx(parts), decode);
    return isRefused(draft) ? draft.refused : 'none';
  };
  const cases: readonly (readonly [why: string, data: string, refused: string, behind?: string])[] =
    [
      ['cut off in its XML', '<row r="1"><c r="A1"><v>1</v></row>', 'damaged'],
      ['with rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>', 'damaged'],
      ['with cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>', 'damaged'],
      ['with rows beyond its ends', '<row r="1048577"><c><v>1</v></c></row>', 'damaged'],
      ['with cells without end', `<row>${'<c/>'.repeat(500_001)}</row>`, 'too-large'],
      ['with tabs without end', diagonal(5000), 'too-large'],
      [
        'with merged cells over and over',
        sheetData(...Array.from({ length: 300 }, () => [1, 2])),
        'too-large',
        merged(...Array.from({ length: 4000 }, () => 'A1:XFD1048576')),
      ],
    ];
  for (const [why, data, refused, behind = ''] of cases) {
    it(why, () => {
      assert.equal(refusalOf({ sheets: [{ data, behind }] }), refused);
    });
  }

  const long = `<t>${'9'.repeat(100_000)}</t>`;
  const many = (cells: number) => `<row>${'<c t="s"><v>0</v></c>'.repeat(cells)}</row>`;

  it('with a string of its own in too many cells', () => {
    assert.equal(refusalOf({ strings: [long], sheets: [{ data: many(201) }] }), 'too-large');
  });

  it('with too many cells in many sheets', () => {
    const sheets = Array.from({ length: 51 }, () => ({
      data: `<row>${'<c/>'.repeat(10_000)}</row>`,
    }));
    assert.equal(refusalOf({ sheets }), 'too-large');
  });

  it('and a sheet that is listed over and over is read once', () => {
    const bytes = makeXlsx({ sheets: [{ data: sheetData(['规章', 3]) }] });
    const archive = readArchive(bytes, decode);
    assert.ok(typeof archive !== 'string');
    const entry = archive.entries.get('xl/workbook.xml');
    const content = entry && entryContent(archive, entry);
    assert.ok(content && typeof content !== 'string');
    const listed = '<sheet name="表" sheetId="1" r:id="rId1"/>'.repeat(9000);
    const xml = decode(content, 'utf-8').replace('<sheets>', `<sheets>${listed}`);
    const changed = withContents(
      archive,
      new Map([['xl/workbook.xml', new TextEncoder().encode(xml)]]),
    );
    const draft = readOffice(changed, decode);
    assert.ok(!isRefused(draft));
    assert.equal(draft.text, '规章\t3\n\n');
  });

  it('whose parts are no XML (.xlsb)', () => {
    const bytes = makeZip([
      {
        name: '_rels/.rels',
        content:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      },
      { name: 'xl/workbook.bin', content: Uint8Array.of(0x83, 1, 0) },
    ]);
    assert.deepEqual(readOffice(bytes, decode), { refused: 'old-format' });
  });

  it('with a document type', () => {
    const entry = {
      name: 'xl/sharedStrings.xml',
      content: '<!DOCTYPE sst [<!ENTITY a "b">]><sst/>',
    };
    const bytes = makeXlsx({ sheets: [{ data: '' }], strings: ['<t>a</t>'] });
    assert.equal(refusalOf({ sheets: [{ data: '' }] }), 'none');
    const archive = readArchive(bytes, decode);
    assert.ok(typeof archive !== 'string');
    const changed = withContents(
      archive,
      new Map([[entry.name, new TextEncoder().encode(entry.content)]]),
    );
    const draft = readOffice(changed, decode);
    assert.deepEqual(draft, { refused: 'unsafe' });
  });

  /** Rows of which each has a cell in a column of its own. */
  function diagonal(length: number): string {
    return Array.from({ length }, (_, index) => {
      const place = { row: index + 1, column: index + 1 };
      return `<row r="${place.row}"><c r="${referenceTo(place)}"><v>1</v></c></row>`;
    }).join('');
  }
});
