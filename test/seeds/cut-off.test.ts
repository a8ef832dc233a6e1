import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsOf, open } from '../kit/read.ts';
import { ownDrafts, seeds } from './seeds.ts';

describe('a draft cut off after any character', () => {
  for (const [name, draft] of [...seeds, ...ownDrafts]) {
    it(`${name}: is read as if opened afresh, and nothing is found outside the text`, () => {
      const document = open(draft);
      for (let length = draft.length; length >= 0; length--) {
        cut(document, length);
        if (length % 24 === 0) {
          assert.deepEqual(findingsOf(document), findingsOf(open(draft.slice(0, length))));
        }
        const end = document.positionAt(length);
        for (const { range, relatedInformation = [] } of findingsOf(document)) {
          for (const each of [range, ...relatedInformation.map(({ location }) => location.range)]) {
            assert.ok(
              each.start.line < end.line ||
                (each.start.line === end.line && each.start.character <= end.character),
            );
            assert.ok(
              each.end.line < end.line ||
                (each.end.line === end.line && each.end.character <= end.character),
            );
          }
        }
      }
    });
  }
});

/** Takes away the last characters, as an editor tells it. */
function cut(document: ReturnType<typeof open>, length: number): void {
  const start = document.positionAt(length);
  const end = document.positionAt(document.text.length);
  document.update([{ range: { start, end }, text: '' }], document.version + 1);
}
