import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  legend,
  semanticTokens,
  tokenEdits,
} from '../../../server/src/features/semantic-tokens.ts';
import { type OpenDraft, openDraft } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

/** Each token as `text type.modifier`. */
function described(draft: OpenDraft, range?: Parameters<typeof semanticTokens>[1]): string[] {
  const data = semanticTokens(draft.document, range);
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, units = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + units : units;
    line += lines;
    const start = draft.document.offsetAt({ line, character });
    const modifiers = legend.tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
    const kind = [legend.tokenTypes[type], ...modifiers].join('.');
    tokens.push(`${draft.text.slice(start, start + length)} ${kind}`);
  }
  return tokens;
}

const ROW = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 99 } });

test('labels, figures, totals and suspects are told apart', () => {
  const draft = openDraft(
    requestTable({ 'new.natural': '5', 'new.total': '６', 'next.natural': '6', 'next.total': '6' }),
  );
  assert.deepEqual(described(draft, ROW(1)), [
    '一、本年新收政府信息公开申请数量 property',
    '5 number.suspect',
    '0 number',
    '0 number',
    '0 number',
    '0 number',
    '0 number',
    '６ number.total',
  ]);
});

test('a total at which a relation is reported is broken', () => {
  const draft = openDraft(requestTable({ 'new.total': '2', 'next.total': '2' }));
  assert.equal(described(draft, ROW(1)).at(-1), '2 number.total.broken');
});

test('a label broken over lines is a token a line', () => {
  const draft = openDraft(
    '\t信息内容\n\t本年处理决定数量\n\n\t行政\r\n处罚\n\t3\n\n\t行政强制\n\t4\n',
  );
  assert.deepEqual(described(draft), [
    '信息内容 property',
    '本年处理决定数量 property',
    '行政 property',
    '处罚 property',
    '3 number',
    '行政强制 property',
    '4 number',
  ]);
});

test('the whole draft has the tokens of all its lines', () => {
  const draft = openDraft(requestTable());
  const lines = draft.text.split('\n').map((_, line) => described(draft, ROW(line)));
  assert.deepEqual(described(draft), lines.flat());
});

test('edits make the new tokens of the old', () => {
  const cases = [
    [[], []],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [[], [1, 2]],
    [[1, 2], []],
    [
      [1, 1, 1],
      [1, 1],
    ],
    [
      [1, 2, 3, 4],
      [1, 9, 9, 4],
    ],
  ] as const;
  for (const [before, after] of cases) {
    const result: number[] = [...before];
    for (const { start, deleteCount, data } of tokenEdits(before, after)) {
      result.splice(start, deleteCount, ...(data ?? []));
    }
    assert.deepEqual(result, after);
  }
});
