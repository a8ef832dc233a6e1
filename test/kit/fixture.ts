import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, Diagnostic, TextDocumentEdit } from 'vscode-languageserver-types';
import { settingsOf } from '../../server/src/analysis.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { formsOf } from '../../server/src/form/forms.ts';
import { translatorFor } from '../../server/src/l10n.ts';
import { OpenDocument } from '../../server/src/open-document.ts';
import { openDraft } from './open-draft.ts';
import { findingsOf, open } from './read.ts';
import { statutory } from './statutory.ts';

const MARK = /⟦([^⟦⟧]*)⟧\{[a-z,-]*\}/g;

/**
 * Checks that a draft has exactly the findings that are marked in it: `⟦824⟧{column-total}`. Several
 * findings in one place are separated by commas.
 */
export function check(source: string, languageId?: string): void {
  assert.equal(marked(open(unmarked(source), languageId)), source);
}

/** The draft with every finding marked in it; outer marks are around inner ones. */
function marked(document: OpenDocument): string {
  const codes = new Map<string, string[]>();
  for (const { range, code } of findingsOf(document)) {
    const place = `${document.offsetAt(range.start)} ${document.offsetAt(range.end)}`;
    codes.set(place, [...(codes.get(place) ?? []), String(code)]);
  }
  const marks = [...codes].flatMap(([place, found]) => {
    const [start = 0, end = 0] = place.split(' ').map(Number);
    const close = `⟧{${found.toSorted().join(',')}}`;
    if (start === end) return [{ at: start, order: [1, 0], text: `⟦${close}` }];
    return [
      { at: start, order: [2, -end], text: '⟦' },
      { at: end, order: [0, -start], text: close },
    ];
  });
  marks.sort(
    (a, b) =>
      a.at - b.at || (a.order[0] ?? 0) - (b.order[0] ?? 0) || (a.order[1] ?? 0) - (b.order[1] ?? 0),
  );
  let text = '';
  let from = 0;
  for (const mark of marks) {
    text += document.text.slice(from, mark.at) + mark.text;
    from = mark.at;
  }
  return text + document.text.slice(from);
}

function unmarked(source: string): string {
  let text = source;
  while (true) {
    const next = text.replace(MARK, '$1');
    if (next === text) return text;
    text = next;
  }
}

/** The messages of a draft's findings with a code, in the language of a locale. */
export function messages(text: string, code: string, locale: string): string[] {
  const settings = settingsOf(formsOf(statutory), translatorFor(locale), {});
  const document = new OpenDocument(TextDocument.create('file:///draft', 'report-draft', 1, text), {
    settings,
    besideOthers: () => [],
  });
  return findingsOf(document)
    .filter((finding) => finding.code === code)
    .map(Diagnostic.getMessageString);
}

/** The fixes that are offered at `$0`. */
export function fixesAt(source: string, only?: readonly string[]): CodeAction[] {
  const { document, cursor } = openDraft(source);
  return codeActions(document, { start: cursor, end: cursor }, only, undefined);
}

/**
 * Applies the only fix at `$0` whose title contains the given words, compares the whole text, and checks
 * that the finding of the fix is gone.
 */
export function checkFix(before: string, title: string, after: string): void {
  const { document, text } = openDraft(before);
  const actions = fixesAt(before);
  const fitting = actions.filter((action) => action.title.includes(title));
  const titles = actions.map((action) => action.title).join('\n');
  assert.equal(fitting.length, 1, `one fix with “${title}” among:\n${titles}`);
  const [fix] = fitting;

  const edits = (fix?.edit?.documentChanges ?? []).flatMap((change) => {
    assert.ok(TextDocumentEdit.is(change));
    assert.deepEqual(change.textDocument, { uri: document.uri, version: document.version });
    return change.edits.map((edit) => ({ range: edit.range, newText: textOf(edit) }));
  });
  const content = TextDocument.create(document.uri, 'report-draft', 1, text);
  const fixed = TextDocument.applyEdits(content, edits);
  assert.equal(fixed, after);

  const [mended] = fix?.diagnostics ?? [];
  assert.ok(mended, 'bound to its diagnostic');
  const left = findingsOf(open(fixed)).map(({ code, message }) => `${code} ${message}`);
  assert.ok(!left.includes(`${mended.code} ${mended.message}`), left.join('\n'));
}

function textOf(edit: TextDocumentEdit['edits'][number]): string {
  assert.ok('newText' in edit);
  return edit.newText;
}
