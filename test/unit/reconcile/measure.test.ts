import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Decimal,
  decimal,
  format,
  parseDecimal,
  ZERO,
} from '../../../server/src/figure/decimal.ts';
import {
  type Bounds,
  boundsOfOperand,
  isWithin,
  type Measure,
  measureOf,
  roundedTo,
} from '../../../server/src/reconcile/measure.ts';

const number = (text: string): Decimal => parseDecimal(text) ?? ZERO;
/** A figure that is exact, or given in steps of its last digit. */
const exact = (text: string) => ({ value: number(text), step: ZERO });
const rounded = (text: string) => ({ value: number(text), step: decimal(1, number(text).scale) });

const share: Measure = { kind: 'ratio', whole: 100n };
const change: Measure = { kind: 'change', whole: 100n };
const mean: Measure = { kind: 'mean', whole: 1n };

describe('a measure', () => {
  const worked: readonly (readonly [Measure, readonly string[], string])[] = [
    [share, ['12', '48'], '25.0'],
    [share, ['1', '3'], '33.3'],
    [share, ['2', '3'], '66.7'],
    [change, ['71', '68'], '4.4'],
    [change, ['31', '35'], '-11.4'],
    [{ kind: 'ratio', whole: 1n }, ['770', '595'], '1.3'],
    [mean, ['102.3', '114.3', '112.6', '93.4'], '105.7'],
    [mean, ['1', '2'], '1.5'],
  ];
  for (const [measure, of, result] of worked) {
    it(`is worked out, ${measure.kind} of ${of.join(', ')}: ${result}`, () => {
      const measured = measureOf(measure, of.map(exact));
      assert.ok(measured);
      assert.equal(format(roundedTo(measured, 1)), result);
      assert.ok(isWithin(rounded(result), measured));
    });
  }

  it('is anything that rounding of what it is worked out from allows', () => {
    // From 4.5 to 5.5 of 9.5 to 10.5: 42.9 to 57.9 per cent.
    const measured = measureOf(share, [rounded('5'), rounded('10')]);
    assert.ok(measured);
    const isAllowed = (text: string) => isWithin(rounded(text), measured);
    assert.deepEqual(['42.7', '42.9', '50.0', '57.9', '58.0'].map(isAllowed), [
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is none of nothing, nor of what may be nothing or less', () => {
    assert.equal(measureOf(share, [exact('1'), exact('0')]), undefined);
    assert.equal(measureOf(share, [exact('1'), exact('-3')]), undefined);
    assert.equal(measureOf(share, [exact('1'), rounded('0')]), undefined);
    assert.equal(measureOf(share, [exact('1')]), undefined);
  });

  it('written to any digit is within itself, and two steps off is not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(share, change),
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.integer({ min: 1, max: 99_999 }),
        fc.nat(4),
        fc.constantFrom(-2n, 2n),
        (measure, over, under, digits, off) => {
          const measured = measureOf(measure, [exact(String(over)), exact(String(under))]);
          assert.ok(measured);
          const value = roundedTo(measured, digits);
          const step = decimal(1, digits);
          assert.ok(isWithin({ value, step }, measured));
          assert.ok(!isWithin({ value: { ...value, units: value.units + off }, step }, measured));
        },
      ),
    );
  });

  it('bounds each of its figures by the values for which it holds, and by no others', () => {
    const step = fc.integer({ min: 0, max: 2 });
    const figure = fc
      .tuple(fc.bigInt({ min: 0n, max: 99_999n }), step)
      .map(([units, scale]) => ({ value: { units, scale }, step: decimal(1, scale) }));
    const kinds = fc.constantFrom<Measure>(share, change, {
      kind: 'ratio',
      whole: 1n,
      mayBeCut: true,
    });
    fc.assert(
      fc.property(
        kinds,
        figure,
        figure,
        figure,
        fc.bigInt({ min: 1n, max: 99_999n }),
        (measure, a, b, result, tried) => {
          const at = (one: number) =>
            [a, b].map((old, index) =>
              index === one ? { ...old, value: { units: tried, scale: old.value.scale } } : old,
            );
          for (const index of [0, 1]) {
            const operands = at(index);
            const measured = measureOf(measure, operands);
            const bounds = boundsOfOperand(measure, result, [a, b], index, 1);
            if (!measured || !bounds) continue;
            const value = operands[index]?.value ?? ZERO;
            const isInside = isBetween(value, bounds);
            const holds = isWithin(result, measured, measure.mayBeCut);
            assert.equal(isInside, holds, `${index}`);
          }
        },
      ),
    );
  });
});

function isBetween({ units, scale }: Decimal, { least, greatest }: Bounds): boolean {
  const one = 10n ** BigInt(scale);
  return (
    (!least || units * least.under >= least.over * one) &&
    (!greatest || units * greatest.under <= greatest.over * one)
  );
}
