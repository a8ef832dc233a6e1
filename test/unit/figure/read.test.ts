import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { format } from '../../../server/src/figure/decimal.ts';
import { readFigure } from '../../../server/src/figure/read.ts';

/** `824 plain`: what a cell's text says, and how; the characters of the figure where not all are. */
function said(text: string): string {
  const reading = readFigure(text);
  if (reading.kind !== 'figure') return reading.kind;
  const own = text.slice(reading.start, reading.end);
  return `${format(reading.value)} ${reading.style}${own === text ? '' : ` “${own}”`}`;
}

describe('a cell', () => {
  const readings: Readonly<Record<string, string>> = {
    '': 'blank',
    '824': '824 plain',
    '0.023': '0.023 plain',
    '-153': '-153 plain',
    '+1036': '1036 plain',
    '８２４': '824 full-width',
    '－１５３': '-153 full-width',
    '−153': '-153 full-width',
    '１３７２９６．５３５１': '137296.5351 full-width',
    '1,234': '1234 separators',
    '1，234，567': '1234567 separators',
    '12 345.5': '12345.5 separators',
    '251000元': '251000 unit “251000”',
    '35 件': '35 unit “35”',
    '0.5万元': '0.5 unit “0.5”',
    '22（其中修订 16 件）': '22 note “22”',
    '22(其中修订16件)': '22 note “22”',
    '275①': '275 note “275”',
    '275[1]': '275 note “275”',
    '275［注］': '275 note “275”',
    '9,746.50*': '9746.50 note “9,746.50”',
    '¥9,746.50': '9746.50 unit “9,746.50”',
    '￥ 0.5': '0.5 unit “0.5”',
    '12\n34': '1234 broken',
    '12\r34': '1234 broken',
    '/': 'not-applicable',
    '／': 'not-applicable',
    '-': 'not-applicable',
    '——': 'not-applicable',
    '―': 'not-applicable',
    '──': 'not-applicable',
    不适用: 'not-applicable',
    无: 'not-applicable',
    '1,23': 'unreadable',
    '1,2345': 'unreadable',
    '1.2.3': 'unreadable',
    '1 2': 'unreadable',
    约35: 'unreadable',
    O: 'unreadable',
    '①': 'unreadable',
    '[1]': 'unreadable',
    '¥': 'unreadable',
    '3l': 'unreadable',
    '1e3': 'unreadable',
    '=1+2': 'unreadable',
    三: 'unreadable',
    自然人: 'unreadable',
  };
  for (const [text, reading] of Object.entries(readings)) {
    it(`${JSON.stringify(text)} says ${reading}`, () => assert.equal(said(text), reading));
  }

  it('says the same in full-width digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (value) => {
        const wide = [...String(value)].map((digit) =>
          String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        );
        assert.equal(said(wide.join('')), `${value} full-width`);
      }),
    );
  });

  it('says the same with thousands separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10 ** 12 }), (value) => {
        assert.equal(said(value.toLocaleString('en')), `${value} separators`);
      }),
    );
  });

  it('of whatever characters has an answer, whose figure lies in the text', () => {
    const units = fc.string({
      unit: fc.constantFrom(...'0123456789０９,， .．+-－—/（）()元件万\n\r\t　'),
      maxLength: 100,
    });
    fc.assert(
      fc.property(fc.oneof(units, fc.string()), (text) => {
        const reading = readFigure(text.trim());
        if (reading.kind !== 'figure') return;
        assert.ok(0 <= reading.start && reading.start < reading.end);
        assert.ok(reading.end <= text.trim().length);
      }),
      { numRuns: 1000 },
    );
  });

  it('of great length is no figure', () => {
    assert.equal(said('1'.repeat(80)).length, 80 + ' plain'.length);
    assert.equal(said('1'.repeat(81)), 'unreadable');
    assert.equal(said(`${'1 '.repeat(500_000)}x`), 'unreadable');
  });
});
