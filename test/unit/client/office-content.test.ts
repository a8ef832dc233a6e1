import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editedText, readContent, textFileOf } from '../../../client/src/office/office-content.ts';
import type { OfficeDraft } from '../../../server/src/office/office-draft.ts';
import { makeDocx, paragraph, table } from '../../kit/office/make-docx.ts';

const draft = read(makeDocx({ body: paragraph('一、总体情况') + table(['收到', '8']) }));
const TEXT = '一、总体情况\n收到\t8\n\n';

function read(bytes: Uint8Array): OfficeDraft {
  const content = readContent(bytes);
  assert.ok('text' in content);
  return content;
}

describe('the text of an office file in the editor', () => {
  it('is UTF-8, and says so', () => {
    assert.equal(draft.text, TEXT);
    assert.deepEqual(textFileOf(draft), new TextEncoder().encode(`\uFEFF${TEXT}`));
  });

  for (const [what, saved] of [
    ['as it was', TEXT],
    ['with its byte order mark', `\uFEFF${TEXT}`],
    ['with the line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['without the last line ends, which VS Code can be told to remove', TEXT.trimEnd()],
    ['with one line end more', `${TEXT}\n`],
  ] as const) {
    it(`is taken for unchanged when it is saved ${what}`, () => {
      assert.equal(editedText(draft, new TextEncoder().encode(saved)), TEXT);
    });
  }

  it('is read when it is saved in another encoding', () => {
    const utf16 = Buffer.from(`\uFEFF${TEXT.replace('8', '9')}`, 'utf16le');
    assert.equal(editedText(draft, utf16), TEXT.replace('8', '9'));
  });

  it('keeps a last line that was emptied', () => {
    const lines = read(makeDocx({ body: paragraph('甲') + paragraph('乙') }));
    assert.equal(editedText(lines, new TextEncoder().encode('甲\n\n')), '甲\n\n');
  });
});
