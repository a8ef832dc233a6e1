import assert from 'node:assert/strict';
import { test } from 'node:test';
import { depthOf, mergedHeadings } from '../../../client/src/table-view/headings.ts';

test('merges what neighbours share, and lets the innermost reach to the figures', () => {
  const paths = [['自然人'], ['法人', '商业企业'], ['法人', '其他'], ['总计']];
  assert.equal(depthOf(paths), 2);
  assert.deepEqual(mergedHeadings(paths), [
    { text: '自然人', level: 0, start: 0, across: 1, deep: 2 },
    { text: '法人', level: 0, start: 1, across: 2, deep: 1 },
    { text: '商业企业', level: 1, start: 1, across: 1, deep: 1 },
    { text: '其他', level: 1, start: 2, across: 1, deep: 1 },
    { text: '总计', level: 0, start: 3, across: 1, deep: 2 },
  ]);
});

test('keeps apart what is called alike under different headings', () => {
  const paths = [
    ['复议', '结果', '总计'],
    ['诉讼', '结果', '总计'],
    ['诉讼', '结果', '总计'],
  ];
  assert.deepEqual(
    mergedHeadings(paths).map(({ text, start, across }) => [text, start, across]),
    [
      ['复议', 0, 1],
      ['结果', 0, 1],
      ['总计', 0, 1],
      ['诉讼', 1, 2],
      ['结果', 1, 2],
      ['总计', 1, 1],
      ['总计', 2, 1],
    ],
  );
});

test('covers each slot of the layout once', () => {
  const paths = [['一'], ['三', '（一）'], ['三', '（三）', '1'], ['三', '（三）', '2'], ['四']];
  const depth = depthOf(paths);
  const covered = mergedHeadings(paths).flatMap(({ level, start, across, deep }) =>
    Array.from({ length: across * deep }, (_, index) => {
      return (start + (index % across)) * depth + level + Math.floor(index / across);
    }),
  );
  assert.deepEqual(
    covered.toSorted((a, b) => a - b),
    Array.from({ length: paths.length * depth }, (_, index) => index),
  );
});

test('has no headings where no row has a label', () => {
  assert.deepEqual(mergedHeadings([['']]), []);
});
