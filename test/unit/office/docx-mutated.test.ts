import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../server/src/office/write-office.ts';
import { decode } from '../../kit/bytes.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { entryText } from '../../kit/office/entry-text.ts';
import { madeForm } from '../../kit/office/filled-form.ts';
import { cell, makeDocx, paragraph, run, table } from '../../kit/office/make-docx.ts';
import { changeDigit, mutatedFiles } from '../../kit/office/mutated-part.ts';
import { RUN_WRITERS } from '../../kit/office/report-docx.ts';

/** A document with a little of everything. */
const RICH = makeDocx({
  body: [
    paragraph('总体情况', '<w:pStyle w:val="2"/><w:numPr><w:numId w:val="1"/></w:numPr>'),
    paragraph(
      `${run('收到')}<w:del w:id="1"><w:r><w:delText>1</w:delText></w:r></w:del><w:ins w:id="2">${run('26')}</w:ins>${run('件 &', '<w:vanish/>')}<w:r><w:t> 3&#50; </w:t><w:br/><w:t>4</w:t></w:r>`,
      '<w:rPr><w:del w:id="3"/></w:rPr>',
    ),
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
    `<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>${paragraph('12')}</w:sdtContent></w:sdt>`,
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${paragraph('5')}</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>`,
    ),
    table(
      { widths: [1000, 30, 900] },
      [cell('规章', '<w:gridSpan w:val="2"/>'), cell('3', '<w:vMerge w:val="restart"/>')],
      ['1', '2', cell('4', '<w:vMerge/>')],
      [cell('<w:p/>'), cell(paragraph('　')), cell(table(['8', '9']))],
    ),
    table(['6', cell('<w:p/>')]),
  ].join(''),
  styles:
    '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="2"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>',
  numbering:
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
  settings: '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>',
});

const REPORTS = Object.values(RUN_WRITERS).map((write) => madeForm(reportFigures(3), write));

const PIECES = [
  '<w:t>',
  '</w:t>',
  '<w:r>',
  '</w:p>',
  '<w:p/>',
  '<w:tc>',
  '</w:tr>',
  '<w:tbl>',
  '<w:vMerge/>',
  ' w:val="0"',
  '<w:del>',
  '<w:fldChar w:fldCharType="begin"/>',
];

/** The XML of a document without the characters of its texts. */
function tagsOf(bytes: Uint8Array): string {
  return entryText(bytes, 'word/document.xml')
    .replaceAll(' xml:space="preserve"', '')
    .replaceAll(/(<w:t(?:\s[^>]*)?>)[^<]*/g, '$1');
}

describe('a Word document of which a part is mutated', () => {
  const ways = [mutatedFiles([RICH, ...REPORTS], PIECES), fc.nat()] as const;

  it('is read or refused; what is written reads as it was meant, and no tag is another', () => {
    let written = 0;
    fc.assert(
      fc.property(...ways, (bytes, place) => {
        const after = changeDigit(bytes, place, false);
        if (!after) return;
        written++;
        assert.equal(tagsOf(after), tagsOf(bytes));
      }),
      { numRuns: 300 },
    );
    assert.ok(written > 20, `only ${written} were written`);
  });

  it('is read or refused; what is tracked reads as it was meant', () => {
    fc.assert(
      fc.property(...ways, (bytes, place) => void changeDigit(bytes, place, true)),
      {
        numRuns: 200,
      },
    );
  });
});

describe('a Word document with a little of everything', () => {
  const draft = readOffice(RICH, decode);
  assert.ok(!isRefused(draft));
  const { text } = draft;
  for (const tracked of [false, true]) {
    it(`takes other characters, or none, for each of its digits, or says what the place is; tracked: ${tracked}`, () => {
      for (const { index } of text.matchAll(/\d/g)) {
        for (const put of ['7x', ' 7', '']) {
          const edited = text.slice(0, index) + put + text.slice(index + 1);
          const author = { name: '甲', date: '2025-01-31T09:00:00Z' };
          const result = writeOffice(draft, edited, { author, tracked }, decode);
          const fault = result instanceof Uint8Array ? undefined : result[0].refused;
          assert.notEqual(fault, 'unlike', edited);
        }
      }
    });
  }
});
