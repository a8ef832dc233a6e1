import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromTabs, toHtml, toTabs } from '../../../client/src/table-view/clipboard.ts';
import { figureText, WITH_COMMA } from '../../../client/src/table-view/figure-text.ts';

describe('what is typed for a figure', () => {
  for (const [typed, written] of [
    ['1234', '1234'],
    [' 12 ', '12'],
    ['１，２３４', '1234'],
    ['1,234,567', '1234567'],
    ['１２．５', '12.5'],
    ['0。5', '0.5'],
    ['-4', '-4'],
    ['－４', '-4'],
    ['减4', '-4'],
    ['0.50', '0.50'],
    ['007', '7'],
    ['12件', '12'],
    ['', ''],
    ['　', ''],
  ] as const) {
    it(`is written as ${written || 'nothing'} for ${JSON.stringify(typed)}`, () => {
      assert.equal(figureText(typed), written);
    });
  }

  for (const [typed, written] of [
    ['12,5', '12,5'],
    ['12.5', '12,5'],
    ['1.234', '1234'],
    ['1.234.567,25', '1234567,25'],
    ['-0,5', '-0,5'],
  ] as const) {
    it(`is written as ${written} for ${typed} in a table with decimal commas`, () => {
      assert.equal(figureText(typed, WITH_COMMA), written);
    });
  }

  for (const [typed, asTyped, always] of [
    ['8170.5', '8170.50', '8,170.50'],
    ['8,170.5', '8,170.50', '8,170.50'],
    ['１２３４５６７', '1234567.00', '1,234,567.00'],
    ['-1234', '-1234.00', '-1,234.00'],
    ['12', '12.00', '12.00'],
    ['0.125', '0.125', '0.125'],
    ['0', '0', '0'],
    ['', '', ''],
  ] as const) {
    it(`is written like the other figures of the table: ${typed}`, () => {
      const text = (thousands: 'as-typed' | 'always') =>
        figureText(typed, { point: '.', style: { thousands, digits: 2 } });
      assert.deepEqual([text('as-typed'), text('always')], [asTyped, always]);
    });
  }

  for (const typed of [
    '八百',
    '待定',
    '/',
    '—',
    '1.2.3',
    '12,34',
    '5亿元',
    '3%',
    '22（其中3件）',
    '1 2 3',
  ]) {
    it(`is no figure where it is ${typed}`, () => assert.equal(figureText(typed), undefined));
  }
});

describe('a block on the clipboard', () => {
  for (const [text, block] of [
    ['', []],
    ['1', [['1']]],
    ['1\t2', [['1', '2']]],
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      '1\t\n\t2\n',
      [
        ['1', ''],
        ['', '2'],
      ],
    ],
    ['"a\tb"\t"c ""d"""', [['a\tb', 'c "d"']]],
    ['"a\nb"\t1', [['a\nb', '1']]],
    ['1\n\n2', [['1'], [''], ['2']]],
  ] as const) {
    it(`is read from ${JSON.stringify(text)}`, () => assert.deepEqual(fromTabs(text), block));
  }

  it('is the same after it was copied and pasted', () => {
    const figure = fc.string({ unit: fc.constantFrom('0', '1', '.'), maxLength: 4 });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(figure, { minLength: width, maxLength: width }), { minLength: 1 }),
      )
      // Nothing at all is no block.
      .filter((lines) => lines.length > 1 || lines.flat().join('') !== '');
    fc.assert(
      fc.property(block, (lines) => {
        assert.deepEqual(fromTabs(`${toTabs(lines)}\n`), lines);
      }),
    );
  });

  it('is a table of a page, in which text is text', () => {
    assert.equal(toHtml([['1', '<b>']]), '<table><tr><td>1</td><td>&lt;b&gt;</td></tr></table>');
  });
});
