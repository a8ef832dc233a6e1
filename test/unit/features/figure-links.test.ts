import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { definition } from '../../../server/src/features/definition.ts';
import { documentHighlights } from '../../../server/src/features/document-highlights.ts';
import { references } from '../../../server/src/features/references.ts';
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
  const texts = definition(draft.document, draft.cursor).map(({ targetRange }) =>
    textIn(draft, targetRange),
  );
  assert.deepEqual(texts.sort(), ['3', '9']);
});

test('a total leads to its parts', () => {
  const draft = openDraft(
    requestTable({ 'new.total': '$06', 'new.natural': '4', 'new.business': '2' }),
  );
  const texts = definition(draft.document, draft.cursor).map(({ targetRange }) =>
    textIn(draft, targetRange),
  );
  assert.deepEqual(texts, ['4', '2', '0', '0', '0', '0']);
});

test('a figure beside an emoji and full-width digits is found by UTF-16 units', () => {
  const draft = openDraft(
    requestTable({ 'new.total': '６', 'new.natural': '😀', 'new.business': '$0２' }),
  );
  const [total] = definition(draft.document, draft.cursor);
  assert.equal(total && textIn(draft, total.targetRange), '６');
});

test('in a table of no form, the sums that it declares itself lead from total to parts and back', () => {
  const sheet = [
    '部门\t来信\t来访\t合计',
    '城管\t3\t4\t7',
    '环保\t2\t6\t8',
    '住建\t5\t1\t6',
    '总计\t10\t11\t21',
  ].join('\n');
  const from = (mark: string) => {
    const draft = openDraft(sheet.replace(mark, `$0${mark}`));
    return definition(draft.document, draft.cursor).map(({ targetRange }) =>
      textIn(draft, targetRange),
    );
  };
  assert.deepEqual(from('11'), ['4', '6', '1']);
  assert.deepEqual(from('6\t8').toSorted(), ['11', '8']);
  const draft = openDraft(sheet.replace('21', '$021'));
  const lit = documentHighlights(draft.document, draft.cursor) ?? [];
  assert.deepEqual(lit.map(({ range }) => textIn(draft, range)).toSorted(), [
    '10',
    '11',
    '21',
    '6',
    '7',
    '8',
  ]);
});
