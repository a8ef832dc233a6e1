import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checksum, type ToldState, ToldStates } from '../../../client/src/office/told-states.ts';

const right = checksum(new TextEncoder().encode('办结 598 件'));
const wrong = checksum(new TextEncoder().encode('办结 589 件'));
const AT = 1_735_600_000_000;

/** VS Code's own test, from `fileService.ts`: whether a file was changed by another program. */
function seesChange(before: ToldState, now: ToldState): boolean {
  return before.mtime < now.mtime && before.size !== now.size;
}

describe('what VS Code is told of an office file', () => {
  for (const [what, mtime] of [
    ['a later one', AT + 60_000],
    ['one of the same moment', AT],
    ['an older one, copied over it with its date', AT - 60_000],
  ] as const) {
    it(`shows that ${what} of the same length took its place`, () => {
      const told = new ToldStates();
      const before = told.tell('甲.docx', AT, right);
      assert.ok(seesChange(before, told.tell('甲.docx', mtime, wrong)));
    });
  }

  it('stays the same where only the date has changed', () => {
    const told = new ToldStates();
    const before = told.tell('甲.docx', AT, right);
    assert.deepEqual(told.tell('甲.docx', AT + 60_000, right), before);
  });

  it('is the same after a reload of the window, which may bring unsaved edits back', () => {
    const before = new ToldStates().tell('甲.docx', AT, right);
    assert.deepEqual(new ToldStates().tell('甲.docx', AT, right), before);
    assert.ok(seesChange(before, new ToldStates().tell('甲.docx', AT + 1, wrong)));
  });

  it('is outdated once the file holds other bytes', () => {
    const told = new ToldStates();
    assert.ok(!told.isOutdated('甲.docx', right));
    told.tell('甲.docx', AT, right);
    assert.ok(!told.isOutdated('甲.docx', right));
    assert.ok(told.isOutdated('甲.docx', wrong));
    assert.ok(!told.isOutdated('乙.docx', wrong));
  });
});
