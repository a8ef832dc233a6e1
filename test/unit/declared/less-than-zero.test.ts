import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { findingsOf, open } from '../../kit/read.ts';

/** Three columns and their sum. The figure of R1 in B should be −1,234, and its total is right. */
const sheet = (figure: string, total = '766', totals = '(357),"15,448"') => `Row,A,B,Total
R1,"2,000","${figure}","${total}"
R2,"1,100",200,"1,300"
R3,"5,005",606,"5,611"
R4,"7,700",71,"7,771"
Total,"15,805",${totals}
`;

/** A figure less than 0 that is written wrong, and how the preferred fix writes it. */
const written: readonly (readonly [wrong: string, right: string])[] = [
  ['-1,243', '-1,234'],
  ['(1,243)', '(1,234)'],
  ['($1,243)', '($1,234)'],
  ['( $ 1,243 )', '( $ 1,234 )'],
  ['-US$1,243', '-US$1,234'],
  ['$-1,243', '$-1,234'],
];

for (const [wrong, right] of written) {
  test(`${wrong} is mended to ${right}`, () => check(sheet(wrong), sheet(right)));
}

/** A figure that should be more than 0, and how the preferred fix writes it. */
const signed: readonly (readonly [wrong: string, right: string])[] = [
  ['-1,234', '1,234'],
  ['(1,234)', '1,234'],
  ['($1,234)', '$1,234'],
  ['-$1,234', '$1,234'],
  ['−$1,234', '$1,234'],
  ['–$1,234', '$1,234'],
];

for (const [wrong, right] of signed) {
  test(`${wrong} is mended to ${right}`, () => {
    const positive = (figure: string) => sheet(figure, '3,234', '"2,111","17,916"');
    check(positive(wrong), positive(right));
  });
}

/** Compares a sheet after its preferred fix. */
function check(text: string, mended: string): void {
  const document = open(text, 'csv');
  const [finding] = findingsOf(document);
  assert.ok(finding);
  const actions = codeActions(document, finding.range, undefined, undefined);
  const [change] = actions.find(({ isPreferred }) => isPreferred)?.edit?.documentChanges ?? [];
  assert.ok(TextDocumentEdit.is(change));
  const content = TextDocument.create(document.uri, 'csv', 1, document.text);
  const edits = change.edits.filter((edit) => TextEdit.is(edit));
  assert.equal(TextDocument.applyEdits(content, edits), mended);
}
