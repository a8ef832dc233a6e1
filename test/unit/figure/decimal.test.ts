import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  add,
  compare,
  type Decimal,
  decimal,
  equal,
  format,
  isRounded,
  negate,
  parseDecimal,
  shift,
  shortest,
  subtract,
  unitsAt,
  ZERO,
} from '../../../server/src/figure/decimal.ts';

const decimals: fc.Arbitrary<Decimal> = fc.record(
  { units: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), scale: fc.nat(12) },
  { noNullPrototype: true },
);

describe('an exact decimal', () => {
  it('stays what was written', () => {
    for (const text of ['0', '841', '0.023', '137296.5351', '-153', '0.50', '100']) {
      assert.equal(format(parseDecimal(text) ?? ZERO), text);
    }
  });

  it('adds where binary fractions would not', () => {
    const sum = add(decimal(1, 1), decimal(2, 1));
    assert.ok(equal(sum, decimal(3, 1)));
  });

  it('is not read where anything but digits, a sign and one point stands', () => {
    for (const text of ['', '-', '.5', '5.', '1.2.3', '1e3', ' 1', '1 ', '１', '0x1', '--1']) {
      assert.equal(parseDecimal(text), undefined, text);
    }
  });

  it('is read back from its digits', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        assert.deepEqual(parseDecimal(format(value)), value);
      }),
    );
  });

  it('follows the laws of addition', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        assert.ok(equal(add(a, b), add(b, a)));
        assert.ok(equal(add(add(a, b), c), add(a, add(b, c))));
        assert.ok(equal(add(a, ZERO), a));
        assert.ok(equal(add(a, negate(a)), ZERO));
        assert.ok(equal(subtract(add(a, b), b), a));
      }),
    );
  });

  it('is ordered as numbers are, however they are written', () => {
    fc.assert(
      fc.property(decimals, decimals, fc.nat(6), (a, b, more) => {
        const longer = { units: unitsAt(b, b.scale + more), scale: b.scale + more };
        assert.equal(Math.sign(compare(a, b)), -Math.sign(compare(b, a)));
        assert.equal(Math.sign(compare(a, b)), Math.sign(compare(a, longer)));
        assert.equal(compare(add(a, decimal(1)), a) > 0, true);
      }),
    );
  });

  it('loses the zeros behind the point, and nothing else', () => {
    assert.equal(format(shortest(decimal(2500, 2))), '25');
    assert.equal(format(shortest(decimal(2500, 4))), '0.25');
    assert.equal(format(shortest(decimal(0, 3))), '0');
    fc.assert(fc.property(decimals, (value) => equal(shortest(value), value)));
  });

  it('comes back when its point is moved there and back, and keeps every digit', () => {
    fc.assert(
      fc.property(decimals, fc.nat(8), (value, places) => {
        const moved = shift(value, places);
        assert.ok(moved.scale >= 0);
        assert.ok(equal(moved, { ...value, units: value.units * 10n ** BigInt(places) }));
      }),
    );
    assert.equal(format(shift(decimal(230, 4), 4)), '230');
    assert.equal(format(shift(decimal(5, 2), 4)), '500');
  });

  it('is told from what it is rounded or cut off from', () => {
    for (const [value, exact, expected] of [
      ['28983.08', '28983.0794', true],
      ['28983.07', '28983.0794', true],
      ['28983.06', '28983.0794', false],
      ['28983', '28983.0794', true],
      ['28983.0794', '28983.0794', false],
      ['28983.0794', '28983.08', false],
      ['0', '0.023', false],
      ['0.02', '0.025', true],
      ['0.03', '0.025', true],
    ] as const) {
      const [a, b] = [parseDecimal(value) ?? ZERO, parseDecimal(exact) ?? ZERO];
      assert.equal(isRounded(a, b), expected, `${value} of ${exact}`);
    }
  });
});
