import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legend } from '../../../server/src/features/semantic-tokens.ts';
import { type OpenDraft, openDraft } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';
import { semanticTokens } from '../../kit/whole.ts';

/** Each token as `text type.modifier`. */
function described(draft: OpenDraft, range?: Parameters<typeof semanticTokens>[1]): string[] {
  return semanticTokens(draft.document, range).map((token) => {
    const start = draft.document.offsetAt(token.start);
    const modifiers = legend.tokenModifiers.filter(
      (_, bit) => (token.modifiers & (1 << bit)) !== 0,
    );
    const kind = [legend.tokenTypes[token.type], ...modifiers].join('.');
    return `${draft.text.slice(start, start + token.length)} ${kind}`;
  });
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
