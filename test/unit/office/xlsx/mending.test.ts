import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EditFault, Unwritable } from '../../../../server/src/office/office-draft.ts';
import { isRefused, readOffice } from '../../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../../server/src/office/write-office.ts';
import { readArchive } from '../../../../server/src/package/zip.ts';
import { entryContent } from '../../../../server/src/package/zip-content.ts';
import { decode } from '../../../kit/bytes.ts';
import { makeXlsx, sheetData, type XlsxParts } from '../../../kit/office/make-xlsx.ts';

const options = { author: { name: '测试', date: '2025-01-31T09:00:00Z' } };

/** What becomes of a workbook where its text is edited: the bytes, or why not. */
function edited(bytes: Uint8Array, edit: (text: string) => string): Uint8Array | EditFault {
  const draft = readOffice(bytes, decode);
  assert.ok(!isRefused(draft));
  const text = edit(draft.text);
  assert.notEqual(text, draft.text);
  const result = writeOffice(draft, text, options, decode);
  return result instanceof Uint8Array ? result : result[0].refused;
}

/** The XML of all entries, by name. */
function entriesOf(bytes: Uint8Array): Map<string, string> {
  const archive = readArchive(bytes, decode);
  assert.ok(typeof archive !== 'string');
  const texts = [...archive.entries.values()].map((entry) => {
    const content = entryContent(archive, entry);
    assert.ok(typeof content !== 'string');
    return [entry.name, decode(content, 'utf-8')] as const;
  });
  return new Map(texts);
}

/** The characters of each entry that became others: `name: before → after`. */
function changes(before: Uint8Array, after: Uint8Array | EditFault): string[] {
  assert.ok(after instanceof Uint8Array, `${after}`);
  const [old, now] = [entriesOf(before), entriesOf(after)];
  assert.deepEqual([...now.keys()], [...old.keys()]);
  return [...old].flatMap(([name, was]) => {
    const is = now.get(name) ?? '';
    if (was === is) return [];
    let start = 0;
    while (was.charAt(start) === is.charAt(start)) start++;
    let end = 0;
    const most = Math.min(was.length, is.length) - start;
    while (end < most && was.at(-1 - end) === is.at(-1 - end)) end++;
    const part = (text: string) => text.slice(start, text.length - end);
    return [`${name}: ${part(was)} → ${part(is)}`];
  });
}

/** What is changed in the sheet where a cell is edited from a text to another; `''` for a blank beside 规章. */
function mended(
  cell: string,
  from: string,
  to: string,
  parts: Omit<XlsxParts, 'sheets'> = {},
): string[] | EditFault {
  const data = sheetData(['项目', '数量', '说明'], ['规章', cell, '有效']);
  const bytes = makeXlsx({ ...parts, sheets: [{ data }] });
  const after = edited(bytes, (text) => text.replace(`规章\t${from}\t`, `规章\t${to}\t`));
  return after instanceof Uint8Array ? changes(bytes, after) : after;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="0.00%"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>';

describe('a figure of a workbook is mended', () => {
  const strings = [
    '<t>规章</t>',
    '<t>1326</t>',
    '<r><t>13</t></r><r><rPr><b/></rPr><t>26</t></r><r><t>件&amp;</t></r>',
    '<t>收到\n1326件</t>',
  ];
  const cases: readonly (readonly [
    what: string,
    cell: string,
    from: string,
    to: string,
    changed: readonly string[],
  ])[] = [
    ['a number, in its characters', '<c s="1"><v>0.1326</v></c>', '13.26%', '13.62%', ['26 → 62']],
    [
      'a number with more digits',
      '<c><v>7.9600000000000004E-2</v></c>',
      '0.0796',
      '0.0798',
      ['7.9600000000000004E-2 → 0.0798'],
    ],
    ['a number with zeros at its end', '<c><v>12.5</v></c>', '12.5', '13.00', ['2.5 → 3']],
    ['a number that is gone', '<c s="1"><v>0.5</v></c>', '50%', '', ['><v>0.5</v></c → /']],
    [
      'a shared string, as the cell’s own',
      '<c s="1" t="s"><v>1</v></c>',
      '1326',
      '1362',
      ['s"><v>1</v → inlineStr"><is><t>1362</t></is'],
    ],
    ['an inline string', '<c t="inlineStr"><is><t>1326</t></is></c>', '1326', '1362', ['26 → 62']],
    [
      'a string in several formats, which stay',
      '<c t="s"><v>2</v></c>',
      '1326件&',
      '1362件&',
      [
        's"><v>2</v → inlineStr"><is><r><t>13</t></r><r><rPr><b/></rPr><t>62</t></r><r><t>件&amp;</t></r></is',
      ],
    ],
    [
      'a string in several formats, over the end of one',
      '<c t="s"><v>2</v></c>',
      '1326件&',
      '1456件&',
      [
        's"><v>2</v → inlineStr"><is><r><t>145</t></r><r><rPr><b/></rPr><t>6</t></r><r><t>件&amp;</t></r></is',
      ],
    ],
    [
      'a string on several lines',
      '<c t="s"><v>3</v></c>',
      '收到1326件',
      '收到1362件',
      ['s"><v>3</v → inlineStr"><is><t>收到\n1362件</t></is'],
    ],
    [
      'a text that is no formula',
      '<c t="str"><v>1326</v></c>',
      '1326',
      '1362',
      ['str"><v>1326</v → inlineStr"><is><t>1362</t></is'],
    ],
    ['a blank cell', '<c s="1"/>', '', '5%', ['/ → ><v>0.05</v></c']],
    [
      'a blank cell that holds blanks',
      '<c t="inlineStr"><is><t xml:space="preserve">　</t></is></c>',
      '',
      '0',
      [' t="inlineStr"><is><t xml:space="preserve">　</t></is → ><v>0</v'],
    ],
    [
      'a blank cell with a text',
      '<c/>',
      '',
      '无<',
      ['/ →  t="inlineStr"><is><t>无&lt;</t></is></c'],
    ],
  ];
  for (const [what, cell, from, to, changed] of cases) {
    it(what, () => {
      assert.deepEqual(
        mended(cell, from, to, { strings, styles }),
        changed.map((one) => `${SHEET}: ${one}`),
      );
    });
  }

  it('in a workbook with prefixes', () => {
    const parts = { prefix: 'x', strings, styles };
    const shared = mended('<c t="s"><v>2</v></c>', '1326件&', '1327件&', parts);
    assert.deepEqual(shared, [
      `${SHEET}: s"><x:v>2</x:v → inlineStr"><x:is><x:r><x:t>13</x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>27</x:t></x:r><x:r><x:t>件&amp;</x:t></x:r></x:is`,
    ]);
    assert.deepEqual(mended('<c/>', '', '3', parts), [`${SHEET}: / → ><x:v>3</x:v></x:c`]);
  });

  it('in a row that has no such cell, in its place and in the style of its neighbour', () => {
    const data =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>项目</t></is></c><c r="B1"><v>1</v></c><c r="C1"><v>2</v></c><c r="D1"><v>3</v></c></row><row r="2" spans="1:4"><c r="A2" t="inlineStr"><is><t>规章</t></is></c><c r="B2" s="1"><v>1</v></c><c r="D2"><v>3</v></c></row>';
    const bytes = makeXlsx({ styles, sheets: [{ data }] });
    const after = edited(bytes, (text) => text.replace('100%\t\t3', '100%\t2%\t3'));
    assert.deepEqual(changes(bytes, after), [`${SHEET}:  → C2" s="1"><v>0.02</v></c><c r="`]);
  });

  it('and several at once, in several sheets', () => {
    const data = sheetData(['规章', 3, 4]);
    const bytes = makeXlsx({ sheets: [{ data }, { data }] });
    const after = edited(bytes, (text) => text.replaceAll('3\t4', '5\t6'));
    assert.deepEqual(
      changes(bytes, after),
      [1, 2].map(
        (number) =>
          `xl/worksheets/sheet${number}.xml: 3</v></c><c r="C1"><v>4 → 5</v></c><c r="C1"><v>6`,
      ),
    );
  });

  it('and in a paragraph, in its characters', () => {
    const strings = [
      '<r><t xml:space="preserve">　　收到申请</t></r><r><t>12</t></r><r><t>件，　　办结</t></r>',
    ];
    const bytes = makeXlsx({ strings, sheets: [{ data: sheetData(['<c t="s"><v>0</v></c>']) }] });
    const after = edited(bytes, (text) => text.replace('12', '21'));
    const runs = strings[0]?.replace('12', '21');
    assert.deepEqual(changes(bytes, after), [`${SHEET}: s"><v>0</v → inlineStr"><is>${runs}</is`]);
  });

  it('and in one of the particulars that stand on one line', () => {
    const data = sheetData(
      ['申请：12件', '', '办结：12件'],
      ['项目', '数量', '去年'],
      ['规章', 3, 4],
    );
    const bytes = makeXlsx({ sheets: [{ data }] });
    const after = edited(bytes, (text) => text.replace('办结：12', '办结：11'));
    assert.deepEqual(changes(bytes, after), [`${SHEET}: 2 → 1`]);
    const fault = edited(bytes, (text) => text.replace('12件　　办结', '12件，办结'));
    assert.equal(fault, 'structure');
  });

  const formula = '<c><f>SUM(B2:B9)</f><v>12</v></c>';

  it('and formulas are worked out when the workbook is opened', () => {
    const data = sheetData(['规章', 3, formula]);
    const after = (parts: Omit<XlsxParts, 'sheets'>) => {
      const bytes = makeXlsx({ ...parts, sheets: [{ data }] });
      return changes(
        bytes,
        edited(bytes, (text) => text.replace('3', '4')),
      )[0];
    };
    const main = 'xl/workbook.xml:';
    assert.equal(after({}), `${main}  → calcPr fullCalcOnLoad="1"/><`);
    assert.equal(
      after({ behind: '<definedNames/><calcPr calcId="191029"/><extLst/>' }),
      `${main}  → fullCalcOnLoad="1" `,
    );
    assert.equal(
      after({ behind: '<calcPr calcId="1" fullCalcOnLoad="0"/>' }),
      `${main} calcId="1" fullCalcOnLoad="0 → fullCalcOnLoad="1" calcId="1`,
    );
  });

  it('and so are those of hidden sheets', () => {
    const sheets = [
      { data: sheetData(['规章', 3]) },
      { state: 'hidden' as const, data: sheetData([formula]) },
    ];
    const bytes = makeXlsx({ sheets });
    const after = edited(bytes, (text) => text.replace('3', '4'));
    assert.equal(changes(bytes, after).length, 2);
  });

  it('in a protected sheet where its cell is not locked', () => {
    const open = `${styles.replace('</cellXfs>', '<xf><protection locked="0"/></xf></cellXfs>')}`;
    const data = sheetData(['规章', '<c s="2"><v>3</v></c>', 4]);
    const bytes = makeXlsx({
      styles: open,
      sheets: [{ data, behind: '<sheetProtection sheet="1"/>' }],
    });
    assert.deepEqual(
      changes(
        bytes,
        edited(bytes, (text) => text.replace('3', '5')),
      ),
      [`${SHEET}: 3 → 5`],
    );
    assert.equal(
      edited(bytes, (text) => text.replace('4', '5')),
      'locked',
    );
  });
});

describe('an edit of a workbook is refused', () => {
  const data = sheetData(['规章', 3]);
  const cases: readonly (readonly [
    what: string,
    cell: string,
    from: string,
    to: string,
    why: EditFault,
  ])[] = [
    ['the result of a formula', '<c><f>SUM(B2:B9)</f><v>12</v></c>', '12', '13', 'computed'],
    ['a formula', '<c><f>SUM(B2:B9)</f></c>', '=SUM(B2:B9)', '13', 'computed'],
    ['a truth value', '<c t="b"><v>1</v></c>', 'TRUE', '1', 'fixed'],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A', '1', 'fixed'],
    ['a number that would be a text', '<c><v>12</v></c>', '12', '12件', 'number'],
    ['a number with separators', '<c><v>12</v></c>', '12', '1,200', 'number'],
    ['a share that would be none', '<c s="1"><v>0.5</v></c>', '50%', '50', 'number'],
    ['a blank for a share that would be none', '<c s="1"/>', '', '50', 'number'],
    ['more digits than Excel keeps', '<c><v>12</v></c>', '12', '1234567890123456', 'number'],
    ['a further cell', '<c><v>12</v></c>', '12', '12\t13', 'structure'],
    ['a further row', '<c><v>12</v></c>', '12', '12\n13', 'structure'],
    ['a control', '<c t="inlineStr"><is><t>12</t></is></c>', '12', '1\u0001', 'character'],
  ];
  for (const [what, cell, from, to, why] of cases) {
    it(`${what}: ${why}`, () => {
      assert.equal(mended(cell, from, to, { styles }), why);
    });
  }

  it('where a merged cell covers it', () => {
    const data = sheetData(['项目', '', '数量'], ['规章', '', 3], ['办法', 1, 4]);
    const behind = '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>';
    const bytes = makeXlsx({ sheets: [{ data, behind }] });
    assert.equal(
      edited(bytes, (text) => text.replace('规章\t\t', '规章\t1\t')),
      'covered',
    );
    assert.ok(edited(bytes, (text) => text.replace('项目\t\t', '项目\t1\t')) instanceof Uint8Array);
  });

  it('where one formula gives the results of several cells', () => {
    const array = '<c><f t="array" ref="B1:B2">TRANSPOSE(A1:A2)</f><v>3</v></c>';
    const bytes = makeXlsx({
      sheets: [{ data: sheetData(['规章', array], ['办法', 4], ['意见', 5]) }],
    });
    const mend = (figure: string) => edited(bytes, (text) => text.replace(figure, '7'));
    assert.equal(mend('3'), 'computed');
    assert.equal(mend('4'), 'computed');
    assert.ok(mend('5') instanceof Uint8Array);
  });

  it('in the headings of a table, and in what a pivot table works out', () => {
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const related = ['table', 'pivotTable'].map(
      (kind) => `<Relationship Id="${kind}" Type="${office}/${kind}" Target="../${kind}.xml"/>`,
    );
    const more = [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join('')}</Relationships>`,
      },
      { name: 'xl/table.xml', content: `<table ${main} ref="A1:B2"/>` },
      {
        name: 'xl/pivotTable.xml',
        content: `<pivotTableDefinition ${main}><location ref="A5:B6"/></pivotTableDefinition>`,
      },
    ];
    const data = sheetData(['项目', '2024'], ['规章', 3], [], [], ['项目', '数量'], ['规章', 4]);
    const bytes = makeXlsx({ more, sheets: [{ data }] });
    const mend = (from: string) => edited(bytes, (text) => text.replace(from, '7'));
    assert.equal(mend('2024'), 'fixed');
    assert.ok(mend('3') instanceof Uint8Array);
    assert.equal(mend('4\n\n'), 'structure');
    assert.equal(
      edited(bytes, (text) => text.replace('规章\t4', '规章\t7')),
      'computed',
    );
  });

  it('in the name of a sheet', () => {
    const bytes = makeXlsx({
      sheets: [
        { name: '表一', data },
        { name: '表三', data },
      ],
    });
    assert.equal(
      edited(bytes, (text) => text.replace('表一', '表二')),
      'fixed',
    );
  });

  const signature = { name: '_xmlsignatures/sig1.xml', content: '<Signature/>' };
  const files: readonly (readonly [why: Unwritable, parts: XlsxParts])[] = [
    ['protected', { before: '<fileSharing reservationPassword="CC1A"/>', sheets: [{ data }] }],
    ['signed', { more: [signature], sheets: [{ data }] }],
    ['encoding', { sheets: [{ data: `${data}<!--\uFFFD-->` }] }],
  ];
  for (const [why, parts] of files) {
    it(`in a file that is ${why}`, () => {
      const bytes = makeXlsx(parts);
      const draft = readOffice(bytes, decode);
      assert.ok(!isRefused(draft));
      assert.equal(draft.unwritable, why);
      assert.equal(
        edited(bytes, (text) => text.replace('3', '4')),
        'unwritable',
      );
    });
  }
});
