import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatting, onTypeFormatting } from '../../../server/src/features/formatting.ts';
import { edited, openDraft } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

test('full-width figures become ASCII, and notes, units and prose stay', () => {
  const draft = openDraft(
    `共１２件。\n${requestTable({ 'new.natural': '１２', 'new.total': '１２件', 'r1.natural': '－' })}`,
  );
  assert.equal(
    edited(draft, formatting(draft.document)),
    `共１２件。\n${requestTable({ 'new.natural': '12', 'new.total': '１２件', 'r1.natural': '－' })}`,
  );
});

test('a range is tidied alone', () => {
  const draft = openDraft(requestTable({ 'new.natural': '１', 'carry.natural': '２' }));
  const line = { start: { line: 2, character: 0 }, end: { line: 2, character: 99 } };
  assert.equal(
    edited(draft, formatting(draft.document, line)),
    requestTable({ 'new.natural': '１', 'carry.natural': '2' }),
  );
});

test('tables between tabs are not aligned', () => {
  const draft = openDraft(requestTable());
  assert.deepEqual(formatting(draft.document), []);
  assert.deepEqual(onTypeFormatting(draft.document, { line: 1, character: 3 }), []);
});
