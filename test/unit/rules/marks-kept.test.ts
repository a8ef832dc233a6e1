import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { MARKED_FORM, markedTables } from '../../kit/generate/marked-cells.ts';
import { checkMarksKept } from '../../kit/marks-kept.ts';
import { settingsWith } from '../../kit/own-form.ts';
import { findingsOf, open } from '../../kit/read.ts';

describe('whatever is offered for a figure in a cell that is marked up', () => {
  const settings = settingsWith(MARKED_FORM);
  const offersIn = (text: string, languageId: string) =>
    checkMarksKept(open(text, languageId, settings), { text, languageId });

  it('keeps all marks, and shows the new figure in place of the old', () => {
    let offered = 0;
    fc.assert(
      fc.property(markedTables, ({ text, languageId }) => {
        offered += offersIn(text, languageId);
      }),
      { numRuns: 200 },
    );
    assert.ok(offered > 100, 'of many');
  });

  const cases: readonly (readonly [cell: string, isOffered: boolean, name: string])[] = [
    ['<td>1<b>5</b></td>', true, 'whose digits are printed in two ways'],
    ['<td>1<!--7--><s>9</s>5<i>件</i></td>', true, 'with a unit in a tag of its own'],
    ['<td><del>12</del></td>', true, 'that is struck out'],
    ['<td style="text-decoration:line-through">12</td>', false, 'whose own tag strikes it out'],
    ['<td aria-hidden="true"><b>15</b></td>', false, 'whose own tag hides it'],
  ];
  for (const [cell, isOffered, name] of cases) {
    it(`holds of one ${name}, and ${isOffered ? 'something' : 'nothing'} is offered`, () => {
      const rows = [
        `<td>上半年</td>${cell}<td>10</td><td>22</td>`,
        '<td>下半年</td><td>3</td><td>4</td><td>7</td>',
        '<td>全年</td><td>15</td><td>14</td><td>29</td>',
      ].map((row) => `<tr>${row}</tr>\n`);
      const head = '<tr><td></td><td>企业</td><td>学校</td><td>合计</td></tr>\n';
      const text = `巡查情况统计\n\n<table>\n${head}${rows.join('')}</table>\n`;
      assert.equal(offersIn(text, 'html') > 0, isOffered);
    });
  }

  const beside: readonly (readonly [cell: string, isOffered: boolean])[] = [
    ['**15**', true],
    ['~~9~~15', true],
    ['<!--7-->~~9~~15', true],
    ['1<b>5</b>', true],
    ['1**5**', false],
    ['**~~9~~**&ensp;', false],
  ];
  for (const [cell, isOffered] of beside) {
    it(`holds of ${cell} in Markdown, and ${isOffered ? 'something' : 'nothing'} is offered`, () => {
      const text = `巡查情况统计\n\n|  | 企业 | 学校 | 合计 |\n|---|---|---|---|
| 上半年 | ${cell} | 10 | 22 |\n| 下半年 | 3 | 4 | 7 |\n| 全年 | 15 | 14 | 29 |\n`;
      assert.equal(offersIn(text, 'markdown') > 0, isOffered);
    });
  }

  it('fills the blank cells of a row beside one that is struck out', () => {
    const table = (blank: string) => `巡查情况统计

<table>
<tr><td></td><td>企业</td><td>学校</td><td>合计</td></tr>
<tr><td>上半年</td><td aria-hidden="true"></td><td>${blank}</td><td>${blank}</td></tr>
<tr><td>全年</td><td>15</td><td>14</td><td>29</td></tr>
</table>`;
    const document = open(table(''), 'html', settings);
    const [finding] = findingsOf(document);
    assert.ok(finding);
    const fix = codeActions(document, finding.range, undefined, undefined).find(
      ({ title }) => title === 'Put 0 in all 2 cells',
    );
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.ok(TextDocumentEdit.is(change));
    const content = TextDocument.create(document.uri, 'html', 1, document.text);
    const edits = change.edits.filter(TextEdit.is);
    assert.equal(TextDocument.applyEdits(content, edits), table('0'));
  });
});
