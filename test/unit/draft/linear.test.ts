import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cpuTime } from '../../kit/cpu-time.ts';
import { read } from './marked.ts';

/** Texts that make a careless reader look at everything again and again, about `n` characters long. */
const FAMILIES: Record<string, readonly [string, (n: number) => string]> = {
  'tables never ended': ['html', (n) => '<table>'.repeat(n / 7)],
  'tables never ended, line by line': ['report-draft', (n) => '<table>\n'.repeat(n / 8)],
  'tables inside each other': [
    'html',
    (n) => '<table><tr><td>'.repeat(n / 33) + '</td></tr></table>'.repeat(n / 33),
  ],
  'tables inside each other, in a draft': [
    'report-draft',
    (n) => '<table><tr><td>'.repeat(n / 33) + '</td></tr></table>'.repeat(n / 33),
  ],
  'text between tables that lay out a page': [
    'html',
    (n) => `<table><td>${'<p>a</p>'.repeat(20)}`.repeat(n / 171),
  ],
  'cells over many columns and rows': [
    'html',
    (n) => `<table>${'<td rowspan=9 colspan=999>'.repeat(n / 26)}`,
  ],
  'rows under wide ones': [
    'html',
    (n) => `<table><tr>${'<td rowspan=0>'.repeat(600)}${'<tr><td>'.repeat(n / 8)}`,
  ],
  'tags in a cell': ['html', (n) => `<table><td>${'a<b>'.repeat(n / 4)}`],
  'references in a cell': ['html', (n) => `<table><td>${'&a&amp;'.repeat(n / 7)}`],
  'one long reference': ['html', (n) => `&${'a'.repeat(n)}`],
  'attributes never ended': ['report-draft', (n) => '<a href="\n'.repeat(n / 10)],
  'comments never ended': ['report-draft', (n) => '<!--\n'.repeat(n / 5)],
  'signs that begin no tag': ['report-draft', (n) => '<b\na<b'.repeat(n / 6)],
  'paragraphs on one line': ['report-draft', (n) => '<p>a'.repeat(n / 4)],
  bars: ['markdown', (n) => '|'.repeat(n)],
  'lines with a bar': ['report-draft', (n) => 'a|b\n'.repeat(n / 4)],
  'a rule that is none': ['markdown', (n) => `|a\n${'|-'.repeat(n / 2)} x`],
  'blanks in a rule': ['markdown', (n) => `|a\n|${' '.repeat(n)}- -|`],
  'marks of bold print': ['markdown', (n) => `|a|b|\n|-|-|\n|${'*'.repeat(n)}|1|`],
  'markup in many cells': ['markdown', (n) => `|a|b|\n|-|-|\n${'|<br>|&amp;|\n'.repeat(n / 13)}`],
  'rows with blank lines between': [
    'markdown',
    (n) => `|a|b|\n|-|-|\n${'|x|1|\n\n'.repeat(n / 7)}`,
  ],
  'words with blank lines between': [
    'markdown',
    (n) => `|a|b|\n|-|-|\n${'|x|y|\n\n'.repeat(n / 7)}`,
  ],
  fences: ['markdown', (n) => '```\n'.repeat(n / 4)],
  'a heading of blanks': ['markdown', (n) => `# ${' '.repeat(n)}#x`],
  tabs: ['report-draft', (n) => '\t'.repeat(n)],
  'lines with a tab': ['report-draft', (n) => '\ta\n'.repeat(n / 3)],
  'rows that wrap': ['report-draft', (n) => '甲\t乙\n丙\t1\n'.repeat(n / 8)],
  'labels broken between tabs': ['report-draft', (n) => '\t结果\n维持'.repeat(n / 6)],
  'labels that never end': ['report-draft', (n) => '\t结果\n结果\n结果'.repeat(n / 9)],
  'rows of spaces': ['report-draft', (n) => 'a  b  c\n'.repeat(n / 8)],
  'pieces of headings': ['report-draft', (n) => '自然人\n'.repeat(n / 64)],
  'cells on lines of their own': ['report-draft', (n) => '规章\n1\n2\n3\n'.repeat(n / 9)],
  'figures on lines of their own': [
    'report-draft',
    (n) => `自然人\n${'1\n'.repeat(120)}`.repeat(n / 244),
  ],
  'rows between pieces of labels': [
    'report-draft',
    (n) => `2.重复申请 1 0 0 0 0 0 1\n${'总计\n'.repeat(30)}`.repeat(n / 115),
  ],
  'figures without a label': ['report-draft', (n) => '1 2 3 4 5 6 7\n'.repeat(n / 14)],
  'lines that go on': ['report-draft', (n) => '，\n'.repeat(n / 2)],
  'full lines that go on': ['report-draft', (n) => `${'字'.repeat(30)}，字\n`.repeat(n / 33)],
  blanks: ['report-draft', (n) => `a${' '.repeat(n)}b`],
  'blank lines in a page': ['html', (n) => `<p>a</p>\n${' \n'.repeat(n / 2)}b`],
  'lines that end in CR': ['report-draft', (n) => 'a\r'.repeat(n / 2)],
  'quotation marks': ['csv', (n) => '"'.repeat(n)],
  'quotation marks never closed': ['csv', (n) => '"a\n'.repeat(n / 3)],
  commas: ['csv', (n) => ','.repeat(n)],
};

/** A reading in linear time takes 10 times as long for 10 times the text; a quadratic one, 100 times. */
const SMALL = 100_000;
const TIMES = 10;
const MOST = 25;
/** Milliseconds; of shorter times the garbage collector makes anything. */
const SHORT = 100;
/** Both lengths are measured in turn as often as this: linear once is linear. */
const ROUNDS = 4;

describe('reading takes time linear in the text', () => {
  for (const [name, [languageId, text]] of Object.entries(FAMILIES)) {
    it(`for ${name}`, () => {
      const reading = (length: number) => cpuTime(() => read(text(length), languageId));
      reading(SMALL);
      const told: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const [small, large] = [reading(SMALL), reading(SMALL * TIMES)];
        if (large < MOST * Math.max(small, SHORT / TIMES)) return;
        told.push(`${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`);
      }
      assert.fail(told.join('; '));
    });
  }

  it('for ten megabytes of tabs', () => {
    assert.ok(cpuTime(() => read('\t'.repeat(10_000_000), 'report-draft')) < 20_000);
  });
});
