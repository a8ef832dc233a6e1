import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inlineCompletion } from '../../../server/src/features/inline-completion.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

it('a blank total is shown with the sum of its parts', () => {
  const { document, cursor } = openDraft(
    requestTable({ 'new.natural': '5', 'new.business': '2', 'new.total': '$0' }),
  );
  const shown = inlineCompletion(document, cursor).map(({ insertText }) => insertText);
  assert.deepEqual(shown, ['7']);
});

it('nothing is shown while one of its parts is blank, nor where a part is', () => {
  for (const cells of [
    { 'new.natural': '', 'new.total': '$0' },
    { 'new.natural': '$0', 'new.total': '5' },
  ]) {
    const { document, cursor } = openDraft(requestTable(cells));
    assert.deepEqual(inlineCompletion(document, cursor), []);
  }
});
