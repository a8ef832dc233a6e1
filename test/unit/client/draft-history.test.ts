import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { applied, DraftHistory } from '../../../client/src/table-panel/draft-history.ts';
import type { TextEdited } from '../../../client/src/table-panel/figure-places.ts';

/** A document with its history; it tells the history of every edit, as VS Code does. */
class Document {
  text: string;
  readonly history: DraftHistory;

  constructor(text: string) {
    this.text = text;
    this.history = new DraftHistory(text);
  }

  edit(edits: readonly TextEdited[] | undefined, step?: 'undo' | 'redo'): boolean {
    if (!edits) return false;
    this.text = applied(
      this.text,
      edits.toSorted((a, b) => a.start - b.start),
    );
    this.history.follow(this.text, edits, step);
    return true;
  }

  replace(from: string, to: string): void {
    this.edit([{ start: this.text.indexOf(from), length: from.length, text: to }]);
  }

  undo(): boolean {
    return this.edit(this.history.undo, 'undo');
  }

  redo(): boolean {
    return this.edit(this.history.redo, 'redo');
  }
}

describe('the history of a draft', () => {
  it('takes back one step after the other, and makes them again', () => {
    const document = new Document('1\t2\t3');
    document.replace('1', '10');
    document.replace('3', '30');
    assert.ok(document.undo());
    assert.equal(document.text, '10\t2\t3');
    assert.ok(document.undo());
    assert.equal(document.text, '1\t2\t3');
    assert.ok(!document.undo());
    assert.ok(document.redo());
    assert.ok(document.redo());
    assert.equal(document.text, '10\t2\t30');
    assert.ok(!document.redo());
  });

  it('takes back a block of figures as one step', () => {
    const document = new Document('1\t2\t3');
    document.edit([
      { start: 4, length: 1, text: '30' },
      { start: 0, length: 1, text: '10' },
    ]);
    assert.equal(document.text, '10\t2\t30');
    document.undo();
    assert.equal(document.text, '1\t2\t3');
  });

  it('follows an undo of the editor, which may cut the edit in another way', () => {
    const document = new Document('11');
    document.edit([{ start: 0, length: 2, text: '111' }]);
    document.edit([{ start: 0, length: 1, text: '' }], 'undo');
    assert.equal(document.history.undo, undefined);
    document.redo();
    assert.equal(document.text, '111');
  });

  it('does again what an editor does by taking back what was undone here', () => {
    const document = new Document('1\t2');
    document.replace('1', '10');
    document.undo();
    document.edit([{ start: 0, length: 1, text: '10' }], 'undo');
    assert.equal(document.text, '10\t2');
    document.undo();
    assert.equal(document.text, '1\t2');
  });

  it('makes again what an editor has taken back that is older than the history', () => {
    const document = new Document('10');
    document.edit([{ start: 1, length: 1, text: '' }], 'undo');
    assert.ok(!document.undo());
    document.redo();
    assert.equal(document.text, '10');
  });

  it('takes a figure that is written back for a step of its own', () => {
    const document = new Document('841');
    document.replace('841', '840');
    document.replace('840', '841');
    document.undo();
    assert.equal(document.text, '840');
    document.undo();
    assert.equal(document.text, '841');
  });

  it('takes letters typed in an editor for one step', () => {
    const document = new Document('1\t');
    for (const [index, digit] of [...'840'].entries()) {
      document.edit([{ start: 2 + index, length: 0, text: digit }]);
    }
    document.undo();
    assert.equal(document.text, '1\t');
    document.redo();
    assert.equal(document.text, '1\t840');
  });

  it('forgets what was taken back once something else is written', () => {
    const document = new Document('1\t2');
    document.replace('1', '10');
    document.undo();
    document.replace('2', '20');
    assert.ok(!document.redo());
    assert.equal(document.text, '1\t20');
  });

  it('comes back to every text that there was, after any edits', () => {
    const edit = fc.record({
      start: fc.nat(20),
      length: fc.nat(4),
      text: fc.string({ unit: fc.constantFrom('1', '0', '\t'), maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '\t') }),
        fc.array(edit),
        (text, edits) => {
          const document = new Document(text);
          for (const { start, length, text: inserted } of edits) {
            const at = Math.min(start, document.text.length);
            const most = document.text.length - at;
            document.edit([{ start: at, length: Math.min(length, most), text: inserted }]);
          }
          const end = document.text;
          let steps = 0;
          while (document.undo()) steps++;
          assert.equal(document.text, text);
          while (steps-- > 0) assert.ok(document.redo());
          assert.equal(document.text, end);
        },
      ),
    );
  });
});
