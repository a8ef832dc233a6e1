import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EditFault, Unwritable } from '../../../server/src/office/office-draft.ts';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../server/src/office/write-office.ts';
import { decode } from '../../kit/bytes.ts';
import { entryText } from '../../kit/office/entry-text.ts';
import {
  cell,
  type DocxParts,
  makeDocx,
  paragraph,
  run,
  table,
} from '../../kit/office/make-docx.ts';

const author = { name: '甲', date: '2025-01-31T09:00:00Z' };

/** What comes of an edit, which puts one text in the place of another, each where it stands first. */
function edited(
  parts: DocxParts,
  edits: readonly (readonly [old: string, text: string])[],
  tracked?: boolean,
) {
  const draft = readOffice(makeDocx(parts), decode);
  assert.ok(!isRefused(draft), JSON.stringify(draft));
  let { text } = draft;
  for (const [old, other] of edits) {
    assert.ok(text.includes(old), `${old} in ${text}`);
    text = text.replace(old, () => other);
  }
  return { draft, text, result: writeOffice(draft, text, { author, tracked }, decode) };
}

/** What stands in the body of a document. */
function bodyOf(bytes: Uint8Array): string {
  return /<w:body>(.*)<\/w:body>/s.exec(entryText(bytes, 'word/document.xml'))?.[1] ?? '';
}

type Case = readonly [
  before: string,
  edits: readonly (readonly [old: string, text: string])[],
  after: string,
];

function checkCase([before, edits, after]: Case, tracked?: boolean): void {
  const { text, result } = edited({ body: before }, edits, tracked);
  assert.ok(result instanceof Uint8Array, JSON.stringify(result));
  assert.equal(bodyOf(result), after);
  const again = readOffice(result, decode);
  assert.ok(!isRefused(again));
  assert.equal(again.text, text);
}

const across = '<w:gridSpan w:val="2"/>';
const SMALL = '<w:sz w:val="18"/>';

describe('an edit of a Word document', () => {
  const cases: Record<string, Case> = {
    'changes the digits that differ': [
      table(['规章', '1326']),
      [['1326', '1362']],
      table(['规章', '1362']),
    ],
    'changes a figure in the runs that hold it': [
      table(['规章', cell(paragraph(run('13') + run('2', '<w:b/>') + run('6')))]),
      [['1326', '1362']],
      table(['规章', cell(paragraph(run('13') + run('62', '<w:b/>') + run('')))]),
    ],
    'takes digits away from the run that holds them': [
      table(['规章', cell(paragraph(run('13') + run('26')))]),
      [['1326', '132']],
      table(['规章', cell(paragraph(run('13') + run('2')))]),
    ],
    'puts digits with those of the figure, not with what stands beside it': [
      paragraph(run('共', '<w:b/>') + run('26') + run('件', '<w:b/>')),
      [['26', '1326']],
      paragraph(run('共', '<w:b/>') + run('1326') + run('件', '<w:b/>')),
    ],
    'changes two figures of a sentence and nothing between them': [
      paragraph(run('收到26件，') + run('办结', '<w:b/>') + run('26件。')),
      [
        ['收到26', '收到27'],
        ['办结26', '办结25'],
      ],
      paragraph(run('收到27件，') + run('办结', '<w:b/>') + run('25件。')),
    ],
    'keeps entities, comments and instructions around it': [
      '<w:p><!-- 1 --><w:r><w:t>A&amp;B &#x31;&#50; &lt;3&gt;</w:t></w:r><?a 1?></w:p>',
      [['12', '15']],
      '<w:p><!-- 1 --><w:r><w:t>A&amp;B &#x31;5 &lt;3&gt;</w:t></w:r><?a 1?></w:p>',
    ],
    'writes what XML means otherwise as entities': [
      paragraph('甲'),
      [['甲', '<甲> & 乙']],
      paragraph(run('<甲> & 乙')),
    ],
    'keeps blanks at the ends seen': [
      '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>',
      [['甲乙', '甲 乙']],
      '<w:p><w:r><w:t xml:space="preserve">甲 </w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>',
    ],
    'keeps line ends, blanks and quotation marks of the XML': [
      "<w:p\r\n w:a='1' ><w:r>\r\n\t<w:t\t>12</w:t ></w:r></w:p>\r\n",
      [['12', '13']],
      "<w:p\r\n w:a='1' ><w:r>\r\n\t<w:t\t>13</w:t ></w:r></w:p>\r\n",
    ],
    'writes over a tracked insertion in it': [
      paragraph(`<w:ins w:id="1">${run('12')}</w:ins>`),
      [['12', '13']],
      paragraph(`<w:ins w:id="1">${run('13')}</w:ins>`),
    ],
    'fills a cell without runs in the format of the figure beside it': [
      table([
        '规章',
        cell(paragraph(run('3', SMALL))),
        cell(paragraph('', '<w:rPr><w:b/></w:rPr>')),
      ]),
      [['3\t', '3\t4']],
      table([
        '规章',
        cell(paragraph(run('3', SMALL))),
        cell(paragraph(run('4', SMALL), '<w:rPr><w:b/></w:rPr>')),
      ]),
    ],
    'fills it in the format of its mark where the table has no figure': [
      table(['规章', cell(paragraph('', `<w:rPr><w:ins w:id="1"/>${SMALL}</w:rPr>`))]),
      [['规章\t', '规章\t4']],
      table(['规章', cell(paragraph(run('4', SMALL), `<w:rPr><w:ins w:id="1"/>${SMALL}</w:rPr>`))]),
    ],
    'opens an empty tag': [
      table(['规章', cell('<w:p w:rsidR="1" />')]),
      [['规章\t', '规章\t4']],
      table(['规章', cell(`<w:p w:rsidR="1" >${run('4')}</w:p>`)]),
    ],
    'writes over the blanks in a cell': [
      table(['规章', cell(paragraph(run('　') + run('　', SMALL)))]),
      [['规章\t', '规章\t4']],
      table(['规章', cell(paragraph(run('4') + run('', SMALL)))]),
    ],
    'empties a cell': [
      table(['规章', '3']),
      [['3', '']],
      table(['规章', cell(paragraph(run('')))]),
    ],
    'fills an empty line': [
      paragraph('甲') + paragraph('') + paragraph('乙'),
      [['\n\n', '\n丙\n']],
      paragraph('甲') + paragraph('丙') + paragraph('乙'),
    ],
    'changes what links and content controls hold': [
      paragraph(
        `<w:hyperlink r:id="a">${run('甲：')}</w:hyperlink><w:sdt><w:sdtContent>${run('12')}</w:sdtContent></w:sdt>`,
      ),
      [['甲：12', '乙：13']],
      paragraph(
        `<w:hyperlink r:id="a">${run('乙：')}</w:hyperlink><w:sdt><w:sdtContent>${run('13')}</w:sdtContent></w:sdt>`,
      ),
    ],
    'leaves hidden and deleted text alone': [
      paragraph(
        `${run('1')}${run('9', '<w:vanish/>')}<w:del w:id="1"><w:r><w:delText>8</w:delText></w:r></w:del>${run('2')}`,
      ),
      [['12', '34']],
      paragraph(
        `${run('34')}${run('9', '<w:vanish/>')}<w:del w:id="1"><w:r><w:delText>8</w:delText></w:r></w:del>${run('')}`,
      ),
    ],
    'leaves the rest of a merged cell alone': [
      table([cell('行政许可', across), '3'], ['甲', '乙', '4']),
      [['许可\t\t3', '许可\t\t5']],
      table([cell('行政许可', across), '5'], ['甲', '乙', '4']),
    ],
  };
  for (const [title, one] of Object.entries(cases)) it(title, () => checkCase(one));

  it('writes no byte where nothing differs', () => {
    const { draft, result } = edited({ body: paragraph('甲') }, []);
    assert.ok(result instanceof Uint8Array);
    assert.deepEqual(result, makeDocx({ body: paragraph('甲') }));
    assert.equal(draft.unwritable, undefined);
  });

  it('takes any line ends', () => {
    const bytes = makeDocx({ body: paragraph('甲1') + paragraph('乙') });
    const draft = readOffice(bytes, decode);
    assert.ok(!isRefused(draft));
    const result = writeOffice(draft, '甲2\r\n乙\r\n', { author }, decode);
    assert.ok(result instanceof Uint8Array);
    assert.equal(bodyOf(result), paragraph('甲2') + paragraph('乙'));
  });
});

describe('a tracked edit of a Word document', () => {
  const who = 'w:author="甲" w:date="2025-01-31T09:00:00Z"';
  const gone = (id: number, text: string, format = '') =>
    `<w:del w:id="${id}" ${who}><w:r>${format}<w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
  const added = (id: number, text: string, format = '') =>
    `<w:ins w:id="${id}" ${who}>${run(text, format)}</w:ins>`;
  const cases: Record<string, Case> = {
    'marks a figure as gone, and the other as put in': [
      table(['规章', cell(paragraph(run('1326', SMALL)))]),
      [['1326', '1362']],
      table([
        '规章',
        cell(paragraph(gone(1, '1326', `<w:rPr>${SMALL}</w:rPr>`) + added(2, '1362', SMALL))),
      ]),
    ],
    'parts a run around them': [
      paragraph('<w:r w:rsidR="7"><w:t>收到26件</w:t></w:r>'),
      [['26', '27']],
      `<w:p><w:r w:rsidR="7"><w:t xml:space="preserve">收到</w:t></w:r>${gone(1, '26')}${added(2, '27')}<w:r w:rsidR="7"><w:t xml:space="preserve">件</w:t></w:r></w:p>`,
    ],
    'marks a figure over several runs once': [
      paragraph(run('13') + run('2', '<w:b/>') + run('6件')),
      [['1326', '1362']],
      `<w:p>${gone(1, '13')}${added(2, '1362')}${gone(3, '2', '<w:rPr><w:b/></w:rPr>')}${gone(4, '6')}${run('件')}</w:p>`,
    ],
    'does not put an insertion into another': [
      paragraph(`<w:ins w:id="5" w:author="乙">${run('26件')}</w:ins>`),
      [['26', '27']],
      `<w:p><w:ins w:id="5" w:author="乙">${gone(6, '26')}</w:ins>${added(7, '27')}<w:ins w:id="5" w:author="乙">${run('件')}</w:ins></w:p>`,
    ],
    'puts a figure into a blank cell': [
      table(['规章', cell(paragraph(''))]),
      [['规章\t', '规章\t4']],
      table(['规章', cell(`<w:p>${added(1, '4')}</w:p>`)]),
    ],
    'changes two places of one run': [
      paragraph('收到26件，办结26件。'),
      [
        ['收到26', '收到27'],
        ['办结26件', '办结25件'],
      ],
      `<w:p>${run('收到')}${gone(1, '26')}${added(2, '27')}${run('件，办结')}${gone(3, '26')}${added(4, '25')}${run('件。')}</w:p>`,
    ],
  };
  for (const [title, one] of Object.entries(cases)) it(title, () => checkCase(one, true));

  const settings: Record<string, string> = {
    'is made where the document tracks its changes': '<w:trackRevisions/>',
    'is made where the document is protected but for such':
      '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>',
  };
  for (const [title, xml] of Object.entries(settings)) {
    it(title, () => {
      const { result } = edited({ body: paragraph('12'), settings: xml }, [['12', '13']]);
      assert.ok(result instanceof Uint8Array, JSON.stringify(result));
      assert.equal(bodyOf(result), `<w:p>${gone(1, '12')}${added(2, '13')}</w:p>`);
    });
  }

  it('is not made where tracking is turned off', () => {
    const off = '<w:trackRevisions w:val="0"/>';
    const { result } = edited({ body: paragraph('12'), settings: off }, [['12', '13']]);
    assert.ok(result instanceof Uint8Array);
    assert.equal(bodyOf(result), paragraph('13'));
  });
});

describe('an edit is refused', () => {
  const sum =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>46</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const control = (properties: string) =>
    paragraph(
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run('46')}</w:sdtContent></w:sdt>`,
    );
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
  const numbered = paragraph('甲', '<w:numPr><w:numId w:val="1"/></w:numPr>');
  const box = `<w:r><w:pict><w:txbxContent>${paragraph('框46')}</w:txbxContent></w:pict></w:r>`;
  const cases: Record<
    string,
    readonly [body: string, old: string, text: string, fault: EditFault]
  > = {
    'that adds a line': [paragraph('甲'), '甲', '甲\n乙', 'structure'],
    'that takes a line away': [paragraph('甲') + paragraph('乙'), '甲\n', '', 'structure'],
    'that adds a cell': [table(['甲', '乙']), '乙', '乙\t丙', 'structure'],
    'that joins cells': [table(['甲', '乙']), '甲\t乙', '甲乙', 'structure'],
    'of the line behind a table': [table(['甲', '乙']), '乙\n', '乙\n丙', 'covered'],
    'of a covered place': [
      table([cell('甲', across), '乙'], ['1', '2', '3']),
      '甲\t',
      '甲\t丙',
      'covered',
    ],
    'of the number of a heading': [numbered, '一', '二', 'numbered'],
    'of a field': [paragraph(sum), '46', '47', 'computed'],
    'of a control that is locked': [
      control('<w:lock w:val="contentLocked"/>'),
      '46',
      '47',
      'locked',
    ],
    'of a control that is bound': [control('<w:dataBinding w:xpath="/a"/>'), '46', '47', 'locked'],
    'of a text box': [paragraph(box), '46', '47', 'fixed'],
    'of a break in a cell': [
      table([cell(paragraph('12') + paragraph('34')), '乙']),
      '12 34',
      '1234',
      'fixed',
    ],
    'with a character that XML lacks': [paragraph('甲'), '甲', '\u0001', 'character'],
    'with half a character': [paragraph('甲'), '甲', '\ud800', 'character'],
  };
  for (const [title, [body, old, text, refused]] of Object.entries(cases)) {
    it(title, () => {
      const { result } = edited({ body, numbering }, [[old, text]]);
      assert.ok(!(result instanceof Uint8Array), title);
      assert.deepEqual(
        result.map((one) => one.refused),
        [refused],
      );
    });
  }

  it('with the place in the edited text', () => {
    const body = paragraph('甲') + paragraph(`${run('共')}${sum}`);
    const { result } = edited({ body }, [
      ['甲', '甲乙丙'],
      ['46', '45'],
    ]);
    assert.deepEqual(result, [{ refused: 'computed', at: '甲乙丙\n共4'.length }]);
  });

  it('beside what can be edited, where a control is locked against being taken out alone', () => {
    const { result } = edited({ body: control('<w:lock w:val="sdtLocked"/>') }, [['46', '47']]);
    assert.ok(result instanceof Uint8Array);
  });

  const files: Record<string, readonly [parts: Partial<DocxParts>, reason: Unwritable]> = {
    'in a signed file': [{ more: [{ name: '_xmlsignatures/origin.sigs', content: '' }] }, 'signed'],
    'in a protected file': [
      { settings: '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>' },
      'protected',
    ],
  };
  for (const [title, [parts, reason]] of Object.entries(files)) {
    it(title, () => {
      const { draft, result } = edited({ body: paragraph('甲'), ...parts }, [['甲', '乙']]);
      assert.equal(draft.unwritable, reason);
      assert.deepEqual(result, [{ refused: 'unwritable', at: 0 }]);
    });
  }

  it('in no file whose protection is not in force', () => {
    const off = '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>';
    const { result } = edited({ body: paragraph('甲'), settings: off }, [['甲', '乙']]);
    assert.ok(result instanceof Uint8Array);
  });
});
