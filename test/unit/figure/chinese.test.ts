import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isChineseNumeral, readChineseNumber } from '../../../server/src/figure/chinese.ts';

/** A whole number below 10,000 as it is written: 一千零二十五. */
function written(value: number): string {
  const digits = '零一二三四五六七八九';
  const places = ['千', '百', '十', ''];
  const padded = String(value).padStart(4, '0');
  const text = [...padded]
    .map((digit, index) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[index]}`))
    .join('');
  return text.replaceAll(/零+/g, '零').replace(/^零/, '').replace(/零$/, '');
}

describe('a Chinese numeral', () => {
  it('is one character, and nothing is none', () => {
    for (const char of '〇零一二两三四五六七八九十百千万亿')
      assert.ok(isChineseNumeral(char), char);
    for (const char of ['', '件', '1', '数', '第']) assert.ok(!isChineseNumeral(char), char);
  });
});

describe('a number in Chinese numerals', () => {
  const readings: Readonly<Record<string, bigint | undefined>> = {
    零: 0n,
    两: 2n,
    十二: 12n,
    二十五: 25n,
    一百零三: 103n,
    一万二千: 12_000n,
    两万: 20_000n,
    二〇二四: 2024n,
    '': undefined,
    百: undefined,
    二三十: undefined,
    一二三: undefined,
    件: undefined,
  };
  for (const [text, value] of Object.entries(readings)) {
    it(`“${text}” is ${value ?? 'none'}`, () => assert.equal(readChineseNumber(text), value));
  }

  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        assert.equal(readChineseNumber(written(value)), BigInt(value));
      }),
    );
  });
});
