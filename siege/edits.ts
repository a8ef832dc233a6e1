import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OpenDocument } from '../server/src/open-document.ts';
import { findingsOf, open } from '../test/kit/read.ts';
import { documentSymbols, semanticTokens, tables } from '../test/kit/whole.ts';
import { change, edit, placed, sources } from './drafts.ts';
import { law } from './law.ts';
import type { Subject } from './subject.ts';

const edits = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 6,
});
const source = fc.constantFrom(...sources);

/** Everything that an editor shows of a draft, without its version. */
function shown(document: OpenDocument) {
  return {
    findings: findingsOf(document),
    tables: tables(document).tables,
    outline: documentSymbols(document),
    tokens: semanticTokens(document),
  };
}

/** An analysis that follows edits is the same as that of the resulting text. */
export const incremental: Subject = {
  id: 'edits',
  title: 'Incremental equals full',
  promise:
    'Any sequence of edits (typed, pasted, undone, at several carets, across notations, splitting and joining tables) leads to the same findings, tables, outline and colours as opening the resulting text.',
  async *run(effort) {
    for (const run of [afterEdits, afterTyping, afterUndoing, afterMoving]) yield run(effort);
  },
};

const afterEdits = law(
  'edits at several carets, typed and pasted',
  fc.tuple(source, edits),
  1000,
  ([{ languageId, text }, all]) => {
    const document = open(text, languageId);
    for (const changes of all) {
      edit(document, changes);
      findingsOf(document);
    }
    assert.deepEqual(shown(document), shown(open(document.text, languageId)));
  },
);

const afterTyping = law(
  'a stretch typed character by character',
  fc.tuple(source, change),
  400,
  ([{ languageId, text }, one]) => {
    const document = open(text, languageId);
    const { start } = placed(one, text);
    for (const [index, unit] of one.text.slice(0, 60).split('').entries()) {
      edit(document, [{ at: start + index, length: 0, text: unit }]);
      findingsOf(document);
    }
    assert.deepEqual(shown(document), shown(open(document.text, languageId)));
  },
);

const afterUndoing = law(
  'edits undone one by one',
  fc.tuple(source, edits),
  500,
  ([{ languageId, text }, all]) => {
    const document = open(text, languageId);
    const before = shown(document);
    const texts = all.map((changes) => {
      const { text: old } = document;
      edit(document, changes);
      findingsOf(document);
      return old;
    });
    for (const old of texts.reverse()) {
      turnInto(document, old);
      assert.deepEqual(findingsOf(document), findingsOf(open(old, languageId)));
    }
    assert.equal(document.text, text);
    assert.deepEqual(shown(document), before);
  },
);

const afterMoving = law(
  'stretches cut and pasted elsewhere',
  fc.tuple(
    source,
    fc.array(fc.tuple(fc.nat(), fc.nat(3000), fc.nat()), { minLength: 1, maxLength: 4 }),
  ),
  600,
  ([{ languageId, text }, moves]) => {
    const document = open(text, languageId);
    for (const [at, length, to] of moves) {
      const { start, end } = placed({ at, length, text: '' }, document.text);
      const cut = document.text.slice(start, end);
      edit(document, [{ at: start, length: end - start, text: '' }]);
      findingsOf(document);
      edit(document, [{ at: to % (document.text.length + 1), length: 0, text: cut }]);
      findingsOf(document);
    }
    assert.deepEqual(shown(document), shown(open(document.text, languageId)));
  },
);

/** Replaces a document's text by one edit, as an editor undoes an edit. */
function turnInto(document: OpenDocument, text: string): void {
  const { text: now } = document;
  const shorter = Math.min(now.length, text.length);
  let start = 0;
  while (start < shorter && now[start] === text[start]) start++;
  let same = 0;
  while (same < shorter - start && now.at(-1 - same) === text.at(-1 - same)) same++;
  // No LSP position is between CR and LF.
  while (start > 0 && now[start - 1] === '\r') start--;
  while (same > 0 && now.at(-same) === '\n') same--;
  edit(document, [
    { at: start, length: now.length - same - start, text: text.slice(start, text.length - same) },
  ]);
}
