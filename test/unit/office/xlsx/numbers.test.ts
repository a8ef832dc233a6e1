import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  placeOf,
  rangeOf,
  referenceTo,
} from '../../../../server/src/office/xlsx/cell-reference.ts';
import { numberFormat, sectionFor } from '../../../../server/src/office/xlsx/number-format.ts';
import { offsetsOnOneLine, oneLine } from '../../../../server/src/office/xlsx/one-line.ts';
import { shownDate } from '../../../../server/src/office/xlsx/shown-date.ts';
import { numberToStore, shownNumber } from '../../../../server/src/office/xlsx/stored-number.ts';

describe('a stored number is shown', () => {
  const cases: Record<string, string | undefined> = {
    '1326': '1326',
    '310.00': '310',
    '-4': '-4',
    '-0': '0',
    '.5': '0.5',
    '+12': '12',
    // As Excel stores 0.0796, 0.1 + 0.2, 1234.567 − 1000 and 0.07 × 100.
    '7.9600000000000004E-2': '0.0796',
    '0.30000000000000004': '0.3',
    '234.56700000000001': '234.567',
    '7.0000000000000009': '7',
    '99999.999999999985': '100000',
    '1.2E+3': '1200',
    '1e21': '1000000000000000000000',
    '123456789012345678': '123456789012346000',
    '1E+300': undefined,
    '1,326': undefined,
    NaN: undefined,
    '': undefined,
    '.': undefined,
  };
  for (const [stored, shown] of Object.entries(cases)) {
    it(`${stored} as ${shown}`, () => {
      assert.equal(shownNumber(stored), shown);
    });
  }

  it('in percent with its point moved', () => {
    assert.equal(shownNumber('7.9600000000000004E-2', 2), '7.96');
    assert.equal(shownNumber('1', 2), '100');
  });

  it('as what was typed, however many digits store it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), fc.nat(9), (units, scale) => {
        const typed = shownNumber(`${units}E-${scale}`) ?? '';
        assert.equal(shownNumber(Number(typed).toPrecision(17)), typed);
        assert.equal(shownNumber(Number(typed).toExponential(16)), typed);
      }),
    );
  });

  it('and stored again as what it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(6), (units, scale) => {
        const figure = shownNumber(`${units}E-${scale}`) ?? '';
        assert.equal(numberToStore(figure), figure);
        assert.equal(shownNumber(numberToStore(figure, 2) ?? '', 2), figure);
      }),
    );
  });

  it('where it has no more digits than Excel keeps', () => {
    assert.equal(numberToStore('123456789012345'), '123456789012345');
    assert.equal(numberToStore('1234567890123450'), '1234567890123450');
    assert.equal(numberToStore('1234567890123456'), undefined);
    assert.equal(numberToStore('1,326'), undefined);
    assert.equal(numberToStore('13.00'), '13');
  });
});

describe('a number format shows a number', () => {
  const cases: readonly (readonly [code: string, stored: string, shownAs: string])[] = [
    ['General', '310', 'plain'],
    ['G/通用格式', '310', 'plain'],
    ['0.00', '310', 'plain'],
    ['#,##0;[Red]-#,##0', '-310', 'plain'],
    ['0.00E+00', '310', 'plain'],
    ['0"件;"', '310', 'plain'],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '0', 'plain'],
    ['@', '310', 'plain'],
    ['0"%"', '310', 'plain'],
    ['0.00%', '0.1', 'percent'],
    ['0%;[Red]-0', '-0.1', 'plain'],
    ['yyyy/m/d', '45000', 'date'],
    ['[$-804]yyyy"年"m"月"d"日";@', '45000', 'date'],
    ['[h]:mm:ss.0', '1.5', 'date'],
    ['[DBNum1][$-804]General', '12', 'plain'],
    [';;;', '310', 'hidden'],
    ['0;', '-1', 'hidden'],
    // A zero that is not shown is a figure all the same.
    ['0;-0;;@', '0', 'plain'],
  ];
  for (const [code, stored, shownAs] of cases) {
    it(`${code}: ${stored} as ${shownAs}`, () => {
      assert.equal(sectionFor(stored, numberFormat(code)).shownAs, shownAs);
    });
  }
});

describe('a date is shown', () => {
  const cases: readonly (readonly [days: string, code: string, shown: string | undefined])[] = [
    ['45658', 'yyyy/m/d', '2025/1/1'],
    ['45658', '[$-804]yyyy"年"m"月"d"日"', '2025年1月1日'],
    ['45658', 'yy-mm-dd', '25-01-01'],
    ['45658.5', 'yyyy/m/d h:mm', '2025/1/1 12:00'],
    ['0.75', 'h"时"mm"分"ss"秒"', '18时00分00秒'],
    ['1', 'yyyy/m/d', '1900/1/1'],
    ['61', 'yyyy/m/d', '1900/3/1'],
    ['-1', 'yyyy/m/d', undefined],
    ['3000000', 'yyyy/m/d', undefined],
  ];
  for (const [days, code, shown] of cases) {
    it(`${days} in ${code} as ${shown}`, () => {
      assert.equal(shownDate(days, code, false), shown);
    });
  }

  it('four years later where days count from 1904', () => {
    assert.equal(shownDate('44196', 'yyyy/m/d', true), '2025/1/1');
  });
});

describe('a text of several lines', () => {
  it('is joined, but for digits and words', () => {
    assert.equal(oneLine('商业\n企业'), '商业企业');
    assert.equal(oneLine('13\r\n26'), '13 26');
    assert.equal(oneLine('Total\nfigures'), 'Total figures');
    assert.equal(oneLine('一\t二\n\n　三\n'), '一 二三');
  });

  it('has a place for each character on one line', () => {
    const parts = fc.constantFrom('合', '计', '1', '2', ' ', '\t', '\n', '\r\n', '　');
    fc.assert(
      fc.property(fc.array(parts), (all) => {
        const text = all.join('');
        const line = oneLine(text);
        const offsets = offsetsOnOneLine(text);
        assert.equal(offsets.length, line.length + 1);
        for (const [index, unit] of [...line].entries()) {
          if (unit !== ' ') assert.equal(text.charAt(offsets[index] ?? 0), unit);
        }
      }),
    );
  });
});

describe('a place in a sheet', () => {
  it('has a name', () => {
    assert.equal(referenceTo({ row: 5, column: 2 }), 'B5');
    assert.equal(referenceTo({ row: 1_048_576, column: 16_384 }), 'XFD1048576');
    assert.equal(referenceTo({ row: 1, column: 702 }), 'ZZ1');
    assert.equal(referenceTo({ row: 1, column: 703 }), 'AAA1');
  });

  it('is found by its name', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_048_576 }),
        fc.integer({ min: 1, max: 16_384 }),
        (row, column) => {
          assert.deepEqual(placeOf(referenceTo({ row, column })), { row, column });
        },
      ),
    );
    for (const name of ['', 'B', '5', 'B0', 'XFE1', 'A1048577', 'B5:C6'])
      assert.equal(placeOf(name), undefined);
  });

  it('may be a range', () => {
    assert.deepEqual(rangeOf('$B$5:D9'), {
      from: { row: 5, column: 2 },
      to: { row: 9, column: 4 },
    });
    assert.equal(rangeOf('D9:B5'), undefined);
    assert.equal(rangeOf('A:C'), undefined);
  });
});
