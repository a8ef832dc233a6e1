import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Decimal,
  decimal,
  format,
  parseDecimal,
  ZERO,
} from '../../../server/src/figure/decimal.ts';
import { isPercentage, percentage } from '../../../server/src/figure/ratio.ts';

const SHARES = [
  ['764', '841', 1, '90.8'],
  ['764', '841', 2, '90.84'],
  ['1', '3', 1, '33.3'],
  ['2', '3', 0, '67'],
  ['1', '8', 0, '13'],
  ['0', '7', 1, '0.0'],
  ['0.5', '1.5', 2, '33.33'],
  ['-40', '200', 1, '-20.0'],
  ['-1', '8', 0, '-13'],
] as const;

for (const [part, whole, scale, expected] of SHARES) {
  test(`${part} of ${whole} is ${expected}%`, () => {
    assert.equal(format(percentage(read(part), read(whole), scale)), expected);
    assert.ok(isPercentage(read(expected), read(part), read(whole)));
  });
}

test('half of the last digit rounds either way', () => {
  const isShare = (text: string) => isPercentage(read(text), decimal(1), decimal(8));
  assert.deepEqual(['12', '13', '12.5', '12.4', '14'].map(isShare), [
    true,
    true,
    true,
    false,
    false,
  ]);
});

const CUT_OFF = [
  ['2', '3', ['66', '67', '66.6', '66.7', '66.66'], ['65', '66.5', '66.8', '66.65', '66.68']],
  ['1', '3', ['33', '33.3', '33.33'], ['34', '33.2', '33.4']],
  ['-2', '3', ['-66.6', '-66.7'], ['66.6', '-66.5', '-66.8']],
  ['999', '1000', ['99', '100', '99.9'], ['98', '101']],
  ['1', '200', ['0', '1', '0.5'], ['2', '0.4', '0.6']],
] as const;

for (const [part, whole, right, wrong] of CUT_OFF) {
  test(`${part} of ${whole} may be rounded or cut off`, () => {
    const isShare = (text: string) => isPercentage(read(text), read(part), read(whole));
    assert.deepEqual([...right, ...wrong].filter(isShare), right);
  });
}

test('a percentage is one, and the next in the last digit is none but where it lies between', () => {
  const numbers = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      numbers,
      fc.nat(3),
      (a, b, scale) => {
        const [part, whole] = [decimal(a), decimal(b)];
        const value = percentage(part, whole, scale);
        assert.ok(isPercentage(value, part, whole));
        assert.ok(!isPercentage({ units: value.units + 2n, scale }, part, whole));
        assert.ok(!isPercentage({ units: value.units - 2n, scale }, part, whole));
      },
    ),
  );
});

function read(text: string): Decimal {
  return parseDecimal(text) ?? ZERO;
}
