import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CASES } from './claims.table.ts';
import { readClaims, short, told, unmarked } from './marked.ts';

const AGENCIES = { region: '青川区人民政府', office: '青川区水务局' } as const;

for (const { of, why, sentences } of CASES) {
  describe(`${of}: ${why}`, () => {
    for (const sentence of sentences) {
      test(sentence, () => {
        const { text, expected } = unmarked(sentence);
        const claims = readClaims(text, { year: 2024, agency: AGENCIES[of] });
        assert.deepEqual(told(text, claims), expected);
      });
    }
  });
}

test('the table has at least 150 sentences', () => {
  const sentences = new Set(CASES.flatMap((each) => each.sentences));
  assert.ok(sentences.size >= 150, String(sentences.size));
});

const READINGS = [
  ['本年新收申请3件', ['new.total']],
  ['收到申请3件', ['new.total', 'new+carry.total']],
  ['办理申请3件', ['new.total', 'new+carry.total', 'r7.total']],
  ['收到并答复申请3件', ['new.total', 'new+carry.total', 'r7.total']],
  ['答复申请3件', ['r7.total']],
  ['其他处理3件', ['r6.total']],
] as const;

for (const [text, expected] of READINGS) {
  test(`what ${text} can mean`, () => {
    const [claim] = readClaims(text, { year: 2024, agency: AGENCIES.office });
    assert.deepEqual(claim?.readings.map(short), expected);
  });
}

test('how suits ended can be said of the kind counted last, or of all', () => {
  const text = '信息公开行政诉讼3件，其中未经复议直接起诉2件，复议后起诉1件，维持3件。';
  const claims = readClaims(text, { year: 2024, agency: AGENCIES.office });
  assert.deepEqual(claims.at(-1)?.readings.map(short), ['after.upheld', 'suit.upheld']);
});

test('a denial is told as a word that no digits can replace', () => {
  const context = { year: 2024, agency: AGENCIES.office };
  const [none] = readClaims('全年未收到政府信息公开申请。', context);
  const [zero] = readClaims('全年收到政府信息公开申请0件。', context);
  assert.deepEqual([none?.says, none?.value], ['none', { units: 0n, scale: 0 }]);
  assert.deepEqual([zero?.says, zero?.value], ['number', { units: 0n, scale: 0 }]);
});

test('without a year, the first that a line names is the report’s own', () => {
  const text = '2022年收到政府信息公开申请8件，2021年收到政府信息公开申请9件。';
  const claims = readClaims(text, { year: undefined, agency: AGENCIES.office });
  assert.deepEqual(told(text, claims), ['15 8 = new.total']);
});
