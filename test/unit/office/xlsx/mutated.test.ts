import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reportFigures } from '../../../kit/generate/figures.ts';
import { makeXlsx, sheetData } from '../../../kit/office/make-xlsx.ts';
import { changeDigit, mutatedFiles } from '../../../kit/office/mutated-part.ts';
import { reportWorkbook } from '../../../kit/office/report-workbook.ts';

/** A workbook with a little of everything, and one with a report. */
const WORKBOOKS = [
  makeXlsx({
    before: '<workbookPr date1904="1"/>',
    behind:
      '<definedNames><definedName name="a">1</definedName></definedNames><calcPr calcId="1"/>',
    strings: ['<t>规章</t>', '<r><rPr><strike/></rPr><t>12</t></r><r><t>13&amp;</t></r>'],
    styles:
      '<numFmts><numFmt numFmtId="164" formatCode="0.00%"/></numFmts><fonts><font/></fonts><cellXfs><xf/><xf numFmtId="164" fontId="0"/><xf numFmtId="14"/></cellXfs>',
    sheets: [
      {
        before: '<cols><col min="4" max="4" hidden="1"/></cols>',
        data: sheetData(
          ['项目', '', '数量', '密', '日期'],
          [
            '<c t="s"><v>0</v></c>',
            '<c t="s"><v>1</v></c>',
            '<c s="1"><v>0.0796</v></c>',
            4,
            '<c s="2"><v>45000</v></c>',
          ],
          ['合计', 13, '<c><f>SUM(C2:C2)</f><v>1</v></c>', '', '<c t="b"><v>1</v></c>'],
        ),
        behind: '<sheetProtection sheet="0"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      },
      { state: 'hidden', data: sheetData(['规章', 3]) },
      { data: sheetData(['注：一。'], ['规章', 3]) },
    ],
  }),
  reportWorkbook(reportFigures(3), 'strings', true),
];

const PIECES = [' r="A1"', ' s="9"', 't="s"', '<c/>', '</row>', '<row>', '<v>'];

describe('a workbook of which a part is mutated', () => {
  it('is read or refused, and what is written into it reads as it was meant', () => {
    let written = 0;
    fc.assert(
      fc.property(mutatedFiles(WORKBOOKS, PIECES), fc.nat(), (bytes, place) => {
        if (changeDigit(bytes, place, false)) written++;
      }),
      { numRuns: 700 },
    );
    assert.ok(written > 20, `only ${written} were written`);
  });
});
