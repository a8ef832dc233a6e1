import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextDocumentEdit, type TextEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { completion } from '../../server/src/features/completion.ts';
import { LOCATED, preferredEdits, STYLE } from '../../server/src/features/preferred-edits.ts';
import { repairs } from '../../server/src/features/repairs.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import type { MarkedTable } from './generate/marked-cells.ts';
import { seenIn } from './seen.ts';
import { tables } from './whole.ts';

/** A figure as it is written in these tables, whether it is right or wrong. */
const FIGURE = /[\d０-９l][\d０-９l,]*/;

/** A change that is offered, and the digits that it promises. */
interface Offered {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Checks that every change that is offered for a table keeps its tags, comments and invisible text, that
 * the new figures are visible in the place of the old ones, and that nothing else changes.
 *
 * @returns The number of changes that were offered.
 */
export function checkMarksKept(document: OpenDocument, { languageId }: MarkedTable): number {
  const content = TextDocument.create(document.uri, languageId, 1, document.text);
  const before = seenIn(document.text, languageId);
  const offered = offeredFor(document);
  for (const { title, edits } of offered) {
    const text = TextDocument.applyEdits(content, [...edits]);
    const after = seenIn(text, languageId);
    const told = `${title}\n${document.text}\n${text}`;
    assert.deepEqual(after.marks, before.marks, told);
    const changed = after.cells.flatMap((cell, index) =>
      cell === before.cells[index] ? [] : [{ cell, was: before.cells[index] ?? '' }],
    );
    assert.equal(changed.length, edits.length, `changes what it says: ${told}`);
    for (const { cell, was } of changed) {
      const figure = /\d+/.exec(cell)?.[0] ?? '';
      const old = FIGURE.exec(was)?.[0] ?? '';
      const wanted = old === '' ? was.trim() + figure : was.replace(old, figure);
      assert.equal(old === '' ? cell.trim() : cell, wanted, told);
    }
  }
  return offered.length;
}

function offeredFor(document: OpenDocument): Offered[] {
  const whole = { start: document.positionAt(0), end: document.positionAt(document.text.length) };
  const cells = tables(document).tables.flatMap(({ rows }) =>
    rows.flatMap(({ figures }) => figures.flatMap((figure) => figure?.range.start ?? [])),
  );
  return [
    ...codeActions(document, whole, undefined, undefined).map(({ title, edit }) => ({
      title,
      edits: (edit?.documentChanges ?? []).flatMap((change) => {
        assert.ok(TextDocumentEdit.is(change));
        return change.edits.map((each) => {
          assert.ok('newText' in each);
          return each;
        });
      }),
    })),
    ...repairs(document).faults.flatMap((fault) => fault.repairs),
    ...[STYLE, LOCATED].flatMap((codes) =>
      preferredEdits(document, codes).map(({ fix: { title }, edit }) => ({ title, edits: [edit] })),
    ),
    ...cells.flatMap((position) =>
      completion(document, position, false).flatMap(({ label, textEdit }) =>
        textEdit && 'range' in textEdit ? [{ title: label, edits: [textEdit] }] : [],
      ),
    ),
  ];
}
