import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainLines, plainText, visibleText } from '../../../server/src/plain-text.ts';

/** What VS Code makes links and icons of: `linkedText.ts`, `iconLabels.ts`. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;

/** Text with much in it that VS Code, a terminal or an eye would take for something else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('[', ']', '(', ')', '](', '$(', '$', 'command:a', 'bug', '[①](command:a)'),
      fc.constantFrom('\u2060', '\u202e', '\u200b', '\ufeff', '\x1b[31m', '\r\n', '\t', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((bits) => bits.join(''));

/** Without what takes no room. */
const asSeen = (text: string) => text.replaceAll('\u2060', '');

describe('plain text', () => {
  for (const text of ['（七）总计 · 自然人', 'a [b] (c) $5 (d)', '𠮷野家', '', '1\u00a02\u30003']) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => assert.equal(plainText(text), text));
  }

  for (const [text, seen] of [
    ['结案[①](command:a)', '结案[①](command:a)'],
    ['$(bug) 甲', '$(bug) 甲'],
    ['甲\u202e乙', '甲\\u{202e}乙'],
    ['甲\u200b乙', '甲\\u{200b}乙'],
    ['\x1b[2J', '\\u{1b}[2J'],
    ['\u{e0041}', '\\u{e0041}'],
    ['甲\r\n\t乙', '甲 乙'],
    ['甲\u2028乙', '甲 乙'],
    ['\udc00', '\\u{dc00}'],
  ] as const) {
    it(`shows ${JSON.stringify(text)} as ${seen}`, () =>
      assert.equal(asSeen(plainText(text)), seen));
  }

  it('has neither a link nor an icon, nothing unseen and no second line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = plainText(text);
        assert.doesNotMatch(plain, LINK);
        assert.doesNotMatch(plain, ICON);
        assert.doesNotMatch(asSeen(plain), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays as it is when it is made plain again, and when plain texts are put together', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const plain = plainText(`${plainText(a)}（${plainText(b)}）`);
        assert.equal(plainText(plain), plain);
        assert.equal(asSeen(plain), asSeen(plainText(a) + plainText(`（${b}）`)));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps lines apart where several are shown', () => {
    assert.equal(plainLines('甲\n$(a)\x07'), '甲\n$\u2060(a)\\u{7}');
  });
});

describe('visible text', () => {
  it('writes out what a terminal or a log would obey, and nothing else', () => {
    assert.equal(visibleText('[a](b)\n::error::\x1b]0;'), '[a](b)\\u{a}::error::\\u{1b}]0;');
  });
});
