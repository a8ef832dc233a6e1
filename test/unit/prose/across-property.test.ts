import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findingsOf, open } from '../../kit/read.ts';

const HEAD = '青川区某局2024年度部门决算\n';

/** How many findings the prose of a report without tables has. */
function count(prose: string): number {
  return findingsOf(open(HEAD + prose)).length;
}

const cents = fc.integer({ min: 10_000, max: 99_999_999 });
const say = (units: number) => `${(units / 100).toFixed(2)}万元`;
const PROPERTY = { numRuns: 60, seed: 19 };

describe('what follows from other lines', () => {
  test('a share of a whole in another line agrees, rounded or cut off', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 99 }), fc.boolean(), (whole, percent, isCut) => {
        const part = Math.round((whole * percent) / 100);
        const exact = (10_000 * part) / whole;
        const share = ((isCut ? Math.floor(exact) : Math.round(exact)) / 100).toFixed(2);
        const lines = (said: string) =>
          `本年支出合计${say(whole)}。\n工资支出${say(part)}，占本年支出合计的${said}%。`;
        assert.equal(count(lines(share)), 0, lines(share));
        const wrong = (Number(share) + 1.5).toFixed(2);
        assert.equal(count(lines(wrong)), 1, lines(wrong));
      }),
      PROPERTY,
    );
  });

  test('numbered parts make the whole, but for rounding', () => {
    const parts = fc.tuple(cents, cents, cents);
    const residue = fc.integer({ min: -1, max: 1 });
    fc.assert(
      fc.property(parts, residue, fc.boolean(), ([a, b, c], off, isBelow) => {
        const stop = isBelow ? '\n' : '';
        const lines = (sum: number) =>
          `“三公”经费支出${say(sum)}，其中：${stop}（一）因公出国（境）费${say(a)}。${stop}（二）公务用车购置及运行费${say(b)}，购置1辆。${stop}（三）公务接待费${say(c)}。`;
        assert.equal(count(lines(a + b + c + off)), 0, lines(a + b + c + off));
        assert.equal(count(lines(a + b + c + 500)), 1, lines(a + b + c + 500));
      }),
      PROPERTY,
    );
  });

  test('an amount is the same as another, or is not', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 2, max: 9999 }), (now, off) => {
        const line = (before: number) => `支出${say(now)}，与上年的${say(before)}持平。`;
        assert.equal(count(line(now)), 0);
        assert.equal(count(line(now + off)), 1);
      }),
      PROPERTY,
    );
  });
});
