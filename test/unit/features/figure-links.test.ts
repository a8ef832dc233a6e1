import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { documentHighlights } from '../../../server/src/features/document-highlights.ts';
import { definition, references } from '../../../server/src/features/references.ts';
import { openDraft, textIn } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

/** Four figures apart from the zeros; 二、上年结转 stands in a row sum and in a balance. */
const CELLS = {
  'carry.natural': '7$0',
  'new.natural': '5',
  'carry.total': '9',
  'next.natural': '3',
};

test('a figure lights up with every figure that shares a relation, totals as written', () => {
  const draft = openDraft(requestTable(CELLS));
  const lit = documentHighlights(draft.document, draft.cursor) ?? [];
  const texts = (kind: DocumentHighlightKind) =>
    lit.filter((one) => one.kind === kind).map(({ range }) => textIn(draft, range));
  assert.deepEqual(texts(DocumentHighlightKind.Write).sort(), ['3', '9']);
  assert.deepEqual(texts(DocumentHighlightKind.Read).sort(), [
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
    '5',
    '7',
  ]);
});

test('nothing lights up where no figure stands', () => {
  const draft = openDraft(`三、收到和处理$0情况\n${requestTable()}`);
  assert.equal(documentHighlights(draft.document, draft.cursor), undefined);
});

test('references are the figures of every relation, itself on request', () => {
  const draft = openDraft(requestTable(CELLS));
  const texts = (itself: boolean) =>
    references(draft.document, draft.cursor, itself).map(({ range }) => textIn(draft, range));
  assert.equal(texts(true).length, 10);
  assert.deepEqual(
    texts(false).filter((text) => text !== '0'),
    ['5', '9', '3'],
  );
});

test('a part leads to its totals', () => {
  const draft = openDraft(requestTable(CELLS));
  const texts = definition(draft.document, draft.cursor).map(({ range }) => textIn(draft, range));
  assert.deepEqual(texts.sort(), ['3', '9']);
});

test('a total leads to its parts', () => {
  const draft = openDraft(
    requestTable({ 'new.total': '$06', 'new.natural': '4', 'new.business': '2' }),
  );
  const texts = definition(draft.document, draft.cursor).map(({ range }) => textIn(draft, range));
  assert.deepEqual(texts, ['4', '2', '0', '0', '0', '0']);
});

test('a figure beside an emoji and full-width digits is found by UTF-16 units', () => {
  const draft = openDraft(
    requestTable({ 'new.total': '６', 'new.natural': '😀', 'new.business': '$0２' }),
  );
  const [total] = definition(draft.document, draft.cursor);
  assert.equal(total && textIn(draft, total.range), '６');
});
