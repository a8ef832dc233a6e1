import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { fixesAt } from '../../kit/fixture.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';
import { requestTable } from '../../kit/request-table.ts';

const wrong = requestTable({
  'new.natural': '3',
  'new.total': '$08',
  'next.natural': '3',
  'next.total': '3',
});

describe('a fix', () => {
  it('is bound to its diagnostic and to the version that it was made for', () => {
    const draft = openDraft(wrong);
    const { document, cursor } = draft;
    const there = { start: cursor, end: cursor };
    document.update([{ range: there, text: '1' }], 2);
    const [action] = codeActions(document, there, undefined, undefined);
    assert.equal(action?.kind, 'quickfix');
    assert.equal(action?.diagnostics?.[0]?.code, 'suspect-figure');
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(TextDocumentEdit.is(change));
    assert.deepEqual(change.textDocument, { uri: document.uri, version: 2 });
  });

  it('is offered where its finding stands, and at both ends of it', () => {
    assert.equal(fixesAt(wrong).length, 1);
    assert.equal(fixesAt(wrong.replace('$08', '8$0')).length, 1);
    assert.equal(fixesAt(wrong.replace('$0', '').replace('新收', '新$0收')).length, 0);
  });

  it('is offered where fixes are asked for, and where nothing certain is', () => {
    assert.equal(fixesAt(wrong, ['quickfix']).length, 1);
    assert.equal(fixesAt(wrong, ['']).length, 1);
    assert.equal(fixesAt(wrong, ['source.organizeImports', 'quickfix']).length, 1);
    assert.equal(fixesAt(wrong, ['refactor']).length, 0);
    assert.equal(fixesAt(wrong, ['source.fixAll']).length, 0);
    assert.equal(fixesAt(wrong, ['quick']).length, 0);
    assert.equal(fixesAt(wrong, []).length, 0);
  });

  it('is preferred where it is the one smallest repair, and nowhere else', () => {
    const preferred = (source: string) =>
      fixesAt(source).filter(({ isPreferred }) => isPreferred === true).length;
    assert.equal(preferred(wrong), 1);
    assert.equal(preferred(requestReport().replace('\t824\n', '\t$0824\n')), 0);
    assert.equal(preferred(requestTable({ 'next.natural': '$03', 'next.total': '3' })), 0);
  });
});

test('the choices to accept a finding are told apart where there are several', () => {
  const titles = (source: string) => {
    const { document, cursor } = openDraft(source);
    const actions = codeActions(document, { start: cursor, end: cursor }, undefined, undefined, {
      accepts: true,
      choosesRepairs: false,
    });
    return actions.flatMap(({ command }) => command?.title ?? []);
  };
  assert.deepEqual(titles(wrong), ['Accept this with a reason…']);
  assert.deepEqual(titles(wrong.replace('$08', '$0８')), [
    'Accept with a reason: 8 should be 3: the total of the row “一、本年新收” is of…',
    'Accept with a reason: The figure of “一、本年新收 · 总计” has full-width charact…',
  ]);
});

test('the choice among all repairs is offered with their number, where its finding stands', () => {
  const draft = openDraft(requestReport().replace('\t764\n', '\t7$064\n'));
  const here = { start: draft.cursor, end: draft.cursor };
  const commandsFor = (choosesRepairs: boolean) =>
    codeActions(draft.document, here, undefined, undefined, {
      accepts: false,
      choosesRepairs,
    }).flatMap(({ command }) => command ?? []);
  assert.deepEqual(commandsFor(false), []);
  const [command, ...others] = commandsFor(true);
  assert.equal(others.length, 0);
  assert.equal(command?.title, 'Choose among 21 repairs, with a preview…');
  const { uri } = draft.document;
  const position = { ...draft.cursor, character: draft.cursor.character - 1 };
  assert.deepEqual(command?.arguments, [{ textDocument: { uri }, position }]);
});
