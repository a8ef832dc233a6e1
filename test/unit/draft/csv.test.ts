import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCells, gridsOf, read, texts } from './marked.ts';

describe('the cells of comma-separated values', () => {
  const cases: Record<string, string> = {
    'stand between commas': '⟦甲⟧,⟦乙⟧\n⟦a⟧, ⟦1⟧ \n',
    'stand inside quotation marks': '"⟦甲⟧","⟦1,234⟧"\n"⟦a\nb⟧",⟦2⟧\n',
    'hold doubled quotation marks': '"⟦a ""b"" c⟧",⟦1⟧\n',
    'may be blank': '⟦⟧,"⟦⟧",⟦⟧\n⟦1⟧,⟦⟧,⟦2⟧',
    'stand in lines that end in CRLF': '⟦甲⟧,⟦乙⟧\r\n⟦1⟧,⟦2⟧\r\n',
    'stand behind a byte order mark': '\ufeff⟦甲⟧,⟦乙⟧\n',
    'are parted by semicolons where the first line is': '⟦甲⟧;⟦乙⟧;⟦a, b⟧\n⟦1⟧;⟦2⟧\n',
    'are parted by tabs where the first line is': '⟦甲⟧\t"⟦乙⟧"\n⟦1⟧\t⟦2⟧\n',
    'go on to the end where a quotation mark is never closed': '⟦甲⟧,"⟦1\n2,3⟧\n',
    'end where a closed field ends': '"⟦1⟧"x,⟦2⟧\n',
  };
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkCells(source, 'csv'));
  }

  it('say what a reader sees', () => {
    assert.deepEqual(texts('"a ""b""","1,234"\n', 'csv'), ['a "b"|1,234']);
  });

  it('part into two tables at a blank line', () => {
    assert.equal(gridsOf(read('a,1\n\nb,2\n', 'csv')).length, 2);
  });

  it('are parted by tabs in tsv', () => {
    checkCells('⟦甲,乙⟧\n"⟦丙\t丁⟧"\t⟦1⟧\n', 'tsv');
  });
});
