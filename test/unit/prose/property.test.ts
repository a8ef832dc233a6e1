import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readChineseNumber } from '../../../server/src/figure/chinese.ts';
import { wordsOf } from '../../../server/src/form/vocabulary.ts';
import { FUNCTION_WORDS } from '../../../server/src/prose/lexer/function-words.ts';
import { statutory } from '../../kit/statutory.ts';
import { digitsOf, readClaims } from './marked.ts';

const CONTEXT = { year: 2024, agency: '青川区人民政府' };

const PIECES = [
  ...Object.values<string>(FUNCTION_WORDS).flatMap((words) => words.split(/\s+/)),
  ...statutory.flatMap(({ vocabulary }) =>
    Object.values(vocabulary)
      .flat()
      .flatMap((words) => wordsOf(words) ?? []),
  ),
  ...[
    '，',
    '。',
    '；',
    '、',
    '（',
    '）',
    '件',
    '年',
    '12件',
    '2024年',
    '2023年',
    '三件',
    '0',
    '1,200件',
    '行政事业性收费',
    '230元',
    '0.02万元',
    ' ',
    '％',
  ],
];

const prose = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
);

test('never throws, and spans cover exactly a number or a denial', () => {
  fc.assert(
    fc.property(prose, fc.constantFrom(2024, undefined), (text, year) => {
      let end = 0;
      for (const { number, says, readings } of readClaims(text, { ...CONTEXT, year })) {
        const written = text.slice(number.start, number.end);
        assert.ok(number.start < number.end && number.end <= text.length);
        assert.ok(number.end >= end, 'in their order');
        end = number.end;
        if (says === 'number')
          assert.match(written, /^[\d０-９〇○零一二两三四五六七八九十百千万亿.,．，\s]+$/);
        assert.ok(readings.length > 0 && readings.every((slots) => slots.length > 0));
      }
    }),
    { numRuns: 2000 },
  );
});

test('reads the number it covers', () => {
  const separated = (value: number) => value.toLocaleString('en-US');
  const wide = (value: number) =>
    String(value).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const styles = [String, separated, wide, chinese] as const;
  fc.assert(
    fc.property(fc.nat(99_999), fc.constantFrom(...styles), (value, write) => {
      const text = `全区收到政府信息公开申请 ${write(value)} 件，`;
      const [claim] = readClaims(text, CONTEXT);
      assert.ok(claim);
      assert.equal(text.slice(claim.number.start, claim.number.end), write(value));
      assert.equal(digitsOf(claim), String(value));
    }),
  );
});

test('reads an amount in 元 as in 万元', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), (yuan) => {
      const wan = `${Math.floor(yuan / 10_000)}.${String(yuan % 10_000).padStart(4, '0')}`;
      const [one, other] = [`${yuan}元`, `${wan}万元`].flatMap((amount) =>
        readClaims(`收取行政事业性收费${amount}。`, CONTEXT),
      );
      assert.ok(one && other);
      assert.deepEqual(one.value, other.value);
    }),
  );
});

test('Chinese numerals are read as they are written', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (value) => {
      assert.equal(readChineseNumber(chinese(value)), BigInt(value));
    }),
  );
  for (const [text, value] of [
    ['二〇二四', 2024n],
    ['十', 10n],
    ['两', 2n],
    ['一百一十', 110n],
    ['两万', 20_000n],
  ] as const) {
    assert.equal(readChineseNumber(text), value);
  }
  for (const text of ['', '百', '二三十', '二十零', '十百', '万', '一二三', '件']) {
    assert.equal(readChineseNumber(text), undefined, text);
  }
});

test('long lines take no longer than their length', { timeout: 60_000 }, () => {
  for (const piece of [
    '1',
    '一',
    '收',
    '（',
    '）',
    '，',
    '、',
    '无',
    '申请',
    '收到申请3件、',
    '3件',
    '无申请',
    '2024年',
    '结转',
    ' ',
    '3件，共3件，',
    '其中自然人申请3件，占3%，',
    '收到申请3件，同比增长3%，',
    '收取行政事业性收费2元，',
    '作出行政处罚3件，行政强制1件，',
    '废止3件、',
    '依法依规',
  ]) {
    const text = piece.repeat(100_000 / piece.length);
    readClaims(text, CONTEXT);
  }
});

/** Writes a number as Chinese prose does: 一万零三十五. */
function chinese(value: number): string {
  if (value === 0) return '零';
  const digits = String(value);
  let text = '';
  for (const [index, digit] of [...digits].entries()) {
    const place = digits.length - 1 - index;
    if (digit === '0') {
      if (!text.endsWith('零')) text += '零';
    } else {
      text += '零一二三四五六七八九'.charAt(Number(digit)) + ['', '十', '百', '千'][place % 4];
    }
    if (place === 4 && /[1-9]/.test(digits.slice(-8, -4))) text = `${text.replace(/零$/, '')}万`;
    if (place === 8) text = `${text.replace(/零$/, '')}亿`;
  }
  return text.replace(/零$/, '');
}
