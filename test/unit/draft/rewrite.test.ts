import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rewritten } from '../../../server/src/draft/rewrite.ts';
import { cellsOf, gridsOf, read } from './marked.ts';

/** The draft after `figure` is written over the cell that shows 12. */
function fixed(source: string, figure: string, languageId?: string): string {
  const [grid] = gridsOf(read(source, languageId));
  const cell = grid && cellsOf(grid).find(({ text }) => text === '12');
  assert.ok(grid && cell, 'a cell that shows 12');
  const { start, end } = cell.span;
  return grid.text.slice(0, start) + rewritten(grid, cell.span, figure) + grid.text.slice(end);
}

describe('a figure written over another', () => {
  const cases: readonly (readonly [string, string, string, string?])[] = [
    [
      '<table><td><p>12&nbsp;</p></table>',
      '<table><td><p>345&nbsp;</p></table>',
      'keeps markup around it',
    ],
    ['<table><td><b>1</b>2</table>', '<table><td><b>345</b></table>', 'keeps an end tag inside it'],
    [
      '<table><td>1<span>2</span></table>',
      '<table><td>345<span></span></table>',
      'keeps a start tag inside it',
    ],
    [
      '<table><td>1<!--甲-->2</table>',
      '<table><td>345<!--甲--></table>',
      'keeps a comment inside it',
    ],
    [
      '<table><td>1<del>9</del>2</table>',
      '<table><td>345<del>9</del></table>',
      'keeps what is struck out inside it',
    ],
    [
      '<table><td><del>9</del><ins>12</ins></table>',
      '<table><td><del>9</del><ins>345</ins></table>',
      'is put in where the other was',
    ],
    ['<table><td>&#49;2</table>', '<table><td>345</table>', 'replaces references'],
    ['| 甲 | **12** |\n|---|---|\n', '| 甲 | **345** |\n|---|---|\n', 'keeps bold print'],
    [
      '| 甲 | 1<b>2</b> |\n|---|---|\n',
      '| 甲 | 345<b></b> |\n|---|---|\n',
      'keeps tags in Markdown',
    ],
    ['甲,"12"\n', '甲,"345"\n', 'keeps quotation marks', 'csv'],
    ['\t甲\n\t 12\u3000\n', '\t甲\n\t 345\u3000\n', 'keeps the blanks around it'],
  ];
  for (const [before, after, name, languageId] of cases) {
    it(name, () => assert.equal(fixed(before, '345', languageId), after));
  }

  it('stays one field, if it has the separator between fields', () => {
    assert.equal(fixed('甲,12,乙\n', '3,450', 'csv'), '甲,"3,450",乙\n');
    assert.equal(fixed('甲,"12",乙\n', '3,450', 'csv'), '甲,"3,450",乙\n');
    assert.equal(fixed('甲;12;乙\n', '3,450', 'csv'), '甲;3,450;乙\n');
    assert.equal(fixed('甲\t12\t乙\n', '3,450', 'tsv'), '甲\t3,450\t乙\n');
  });

  it('is not written where quotation marks would not hold it', () => {
    const [grid] = gridsOf(read('甲, 12,乙\n丙,13件,丁\n', 'csv'));
    const [spaced, unit] = [1, 4].map((index) => grid && cellsOf(grid)[index]?.span);
    assert.ok(grid && spaced && unit);
    assert.equal(rewritten(grid, spaced, '3,450'), undefined);
    assert.equal(rewritten(grid, { start: unit.start, end: unit.start + 2 }, '3,450'), undefined);
    assert.equal(rewritten(grid, { start: unit.start, end: unit.start + 2 }, '3450'), '3450');
  });
});
