import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutDust } from '../../../server/src/declared/dust.ts';
import { format, parseDecimal } from '../../../server/src/figure/decimal.ts';

const cases: readonly (readonly [written: string, meant: string])[] = [
  ['12.235290000000001', '12.23529'],
  ['0.30000000000000004', '0.3'],
  ['-0.30000000000000004', '-0.3'],
  ['1.0999999999999999', '1.1'],
  // Each of these digits may be meant.
  ['12.235294117647059', '12.235294117647059'],
  ['0.123456789012', '0.123456789012'],
  ['4.630000114440918', '4.630000114440918'],
  ['2.718281828', '2.718281828'],
  // Somebody wrote it.
  ['310.00000', '310.00000'],
  ['12.25', '12.25'],
];

for (const [written, meant] of cases) {
  test(`${written} stands for ${meant}`, () => {
    const value = parseDecimal(written);
    assert.ok(value);
    assert.equal(format(withoutDust(value)), meant);
  });
}
