import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignPipeTable } from '../../../server/src/draft/pipe-table.ts';
import { displayWidth } from '../../../server/src/draft/width.ts';

function aligned(text: string, shown?: ReadonlyMap<number, string>): string {
  let result = text;
  for (const { span, text: replacement } of alignPipeTable(text, shown).reverse()) {
    result = result.slice(0, span.start) + replacement + result.slice(span.end);
  }
  return result;
}

function check(before: readonly string[], after: readonly string[]) {
  assert.equal(aligned(before.join('\n')), after.join('\n'));
  assert.equal(aligned(after.join('\n')), after.join('\n'), 'aligning again changes nothing');
}

test('Chinese counts two columns, and figures stand to the right', () => {
  check(
    ['|申请人|自然人|总计|', '|-|-|-|', '|本年新收|794|841|', '| 上年结转 | 3 |46|'],
    [
      '| 申请人   | 自然人 | 总计 |',
      '| -------- | -----: | ---: |',
      '| 本年新收 |    794 |  841 |',
      '| 上年结转 |      3 |   46 |',
    ],
  );
});

test('the writer’s own alignment stays', () => {
  check(
    ['|甲|乙|丙|', '|:-|:-:|-:|', '|1|2|文字|', '|100000|200000|x|'],
    [
      '| 甲     |   乙   |   丙 |',
      '| :----- | :----: | ---: |',
      '| 1      |   2    | 文字 |',
      '| 100000 | 200000 |    x |',
    ],
  );
});

test('blank cells, rows too short or too long and outer bars left out are borne', () => {
  check(
    ['|甲|乙|', '|--|--|', '||1|', '|字|', '|字|22|3|', '字 | 4'],
    [
      '| 甲  |  乙 |',
      '| --- | --: |',
      '|     |   1 |',
      '| 字  |',
      '| 字  |  22 |   3 |',
      '字  |   4',
    ],
  );
});

test('a bar behind a backslash parts no cells', () => {
  check(['|甲\\|乙|', '|-|', '|1|'], ['| 甲\\|乙 |', '| -----: |', '|      1 |']);
});

test('line ends and the lines around stay', () => {
  assert.equal(aligned('|甲|\r\n|-|\r\n|字|\r\n\r\n'), '| 甲  |\r\n| --- |\r\n| 字  |\r\n\r\n');
  assert.equal(aligned('无表\n'), '无表\n');
});

test('a cell that another edit rewrites counts as it will be', () => {
  const text = '| 甲 | 乙 |\n| --- | --- |\n| 字 | １２ |';
  const shown = new Map([[text.indexOf('１２'), '12']]);
  assert.equal(aligned(text, shown), '| 甲  |  乙 |\n| --- | --: |\n| 字  |  １２ |');
});

const RULE = /^[\s|:-]*$/;

test('nothing but blanks and the dashes of the rule ever changes', () => {
  const character = fc.constantFrom(
    '|',
    '-',
    ':',
    ' ',
    '\t',
    '\\',
    '字',
    '１',
    '2',
    '😀',
    '\n',
    '“',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(character, fc.string())), (pieces) => {
      const text = pieces.join('');
      const bare = (one: string) =>
        one.split('\n').map((line) => (RULE.test(line) ? '' : line.replace(/\s/g, '')));
      const once = aligned(text);
      assert.deepEqual(bare(once), bare(text));
    }),
  );
});

test('width is counted as editors show it', () => {
  assert.equal(displayWidth('a字１“”'), 1 + 2 + 2 + 2);
  assert.equal(displayWidth('e\u0301𠮷😀\u200b'), 1 + 2 + 2);
});
