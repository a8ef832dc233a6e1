import assert from 'node:assert/strict';
import { type CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { LOCATED, preferredEdits, STYLE } from '../../server/src/features/preferred-edits.ts';
import { repairs } from '../../server/src/features/repairs.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import type { Taken } from './generate/taken.ts';
import { findingsOf } from './read.ts';

/** Codes of findings about wrong sums. */
const SUMS = ['row-total', 'column-total', 'balance', 'suspect-figure'];
/** Codes of findings about missing figures, rows or tables. */
const LACKS = ['empty-figure', 'missing-row', 'missing-table', 'unread-table', 'unknown-row'];

/**
 * Checks everything that is offered for a correct draft from which figures were removed. No change of a
 * fix, a repair or a command touches another figure; no sum is wrong; and each removed figure is reported
 * as missing, either by its row and its column or with the statement that its column cannot be
 * determined.
 */
export function checkTaken(document: OpenDocument, { names }: Pick<Taken, 'names'>): void {
  checkUntouched(document);
  const told = toldOf(document);
  // In a table without any zero, blanks mean 0, so its sums are checked.
  if (told.some(({ message }) => /read as 0/.test(message))) return;
  const all = told.map(({ code, message }) => `${code} ${message}`).join('\n');
  assert.deepEqual(
    told.filter(({ code }) => SUMS.includes(code)),
    [],
    'no sum is wrong',
  );
  for (const { row, column } of names) {
    const isNamed = told.some(
      ({ code, message }) =>
        LACKS.includes(code) &&
        message.includes(row) &&
        (code !== 'empty-figure' ||
          message.includes(column) ||
          /cannot be determined/.test(message)),
    );
    assert.ok(isNamed, `${row} · ${column} is missing:\n${all}`);
  }
}

function toldOf(document: OpenDocument) {
  return findingsOf(document).map((finding) => ({
    code: String(finding.code),
    message: Diagnostic.getMessageString(finding),
  }));
}

/** Checks that no change of a fix, a repair or a command touches a figure. */
export function checkUntouched(document: OpenDocument): void {
  for (const { title, start, end, newText } of changesIn(document)) {
    const { text } = document;
    const change = `${title}: ${JSON.stringify(text.slice(start, end))} → ${newText}`;
    assert.ok(!DIGIT.test(text.slice(start, end)), `changes no figure: ${change}`);
    const isJoined = DIGIT.test(text.charAt(start - 1)) && DIGIT.test(newText.charAt(0));
    const isFollowed = DIGIT.test(text.charAt(end)) && DIGIT.test(newText.at(-1) ?? '');
    assert.ok(!isJoined && !isFollowed, `is put to no figure: ${change}`);
  }
}

/** The code of findings about page numbers between the rows of a table, which are no figures. */
const PAGE_NUMBERS = 'leftover-mark';
const DIGIT = /[\d０-９]/;

interface Change {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Every change that is offered: quick fixes, repairs to choose from, and commands that change a draft at
 * once.
 */
function changesIn(document: OpenDocument): Change[] {
  const whole = { start: document.positionAt(0), end: document.positionAt(document.text.length) };
  const offered = [
    ...codeActions(document, whole, undefined, undefined)
      .filter(({ diagnostics }) => diagnostics?.[0]?.code !== PAGE_NUMBERS)
      .map(({ title, edit }) => ({ title, edits: editsOf(edit) })),
    ...repairs(document).faults.flatMap(({ repairs }) => repairs),
    ...[STYLE, LOCATED].map((codes) => ({
      title: [...codes].join(),
      edits: preferredEdits(document, codes).map(({ edit }) => edit),
    })),
  ];
  return offered.flatMap(({ title, edits }) =>
    edits.map(({ range, newText }) => ({
      title,
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      newText,
    })),
  );
}

function editsOf(edit: CodeAction['edit']) {
  return (edit?.documentChanges ?? []).flatMap((change) => {
    assert.ok(TextDocumentEdit.is(change));
    return change.edits.map((each) => {
      assert.ok('newText' in each);
      return each;
    });
  });
}
