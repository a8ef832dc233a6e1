import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

/** The draft with its style mended as on saving. */
function mended(text: string): string {
  const document = open(text);
  const start = { line: 0, character: 0 };
  const actions = codeActions(document, { start, end: start }, ['source.fixAll'], undefined);
  const edits = actions.flatMap(({ edit }) =>
    (edit?.documentChanges ?? []).filter(TextDocumentEdit.is).flatMap((change) => change.edits),
  );
  const content = TextDocument.create(document.uri, 'report-draft', 1, text);
  return TextDocument.applyEdits(content, edits.filter(TextEdit.is));
}

describe('source.fixAll.gouji', () => {
  it('mends the style of the whole draft and no value', () => {
    const draft = (cells: [string, string, string], prose: string) =>
      `青川区2024年政府信息公开工作年度报告\n一、总体情况\n${prose}\n${requestTable({
        'new.natural': cells[0],
        'new.total': cells[1],
        'r1.natural': cells[2],
      })}`;
    const before = draft(['１２', '1,304', ''], '全年工作平稳,未有异常。[bookmark: _GoBack]');
    assert.equal(
      mended(before),
      draft(['12', '1304', ''], '全年工作平稳，未有异常。[bookmark: _GoBack]'),
    );
    const codes = findingsOf(open(mended(before))).map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code) => code === 'figure-style' || code === 'punctuation'),
      [],
    );
    assert.ok(codes.includes('row-total') || codes.includes('suspect-figure'));
    assert.ok(codes.includes('empty-figure'));
    // What was left behind is taken away by whoever looks at it, and headings are numbered by them.
    assert.ok(codes.includes('leftover-mark'));
  });

  it('is there only where it is asked for, and where there is something to mend', () => {
    const kinds = (text: string, only?: string[]) => {
      const start = { line: 0, character: 0 };
      return codeActions(open(text), { start, end: start }, only, undefined).map(
        ({ kind }) => kind,
      );
    };
    const draft = requestTable({ 'r1.natural': '０' });
    assert.deepEqual(kinds(draft, ['source.fixAll.gouji']), ['source.fixAll.gouji']);
    assert.deepEqual(kinds(draft, ['source']), ['source.fixAll.gouji']);
    assert.deepEqual(kinds(draft), []);
    assert.deepEqual(kinds(draft, ['source.organizeImports']), []);
    assert.deepEqual(kinds(requestTable(), ['source.fixAll']), []);
  });
});
