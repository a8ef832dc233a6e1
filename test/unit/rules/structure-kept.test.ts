import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertStructureKept, inChinese, markdownTexts } from '../../kit/style-kept.ts';

describe('mending the style of a Markdown text changes words only, and no link, image, code or block', () => {
  it('of any text', () => {
    let mended = 0;
    fc.assert(
      fc.property(markdownTexts(12), (text) => {
        mended += assertStructureKept(text);
      }),
      { numRuns: 60 },
    );
    assert.ok(mended > 0);
  });

  it('of a formula that begins like a table', () => {
    assertStructureKept('$$| 甲,乙 | 丙 |\n|---|---|\n甲,乙\n');
  });

  it('of what others wrote', () => {
    const modules = path.join(import.meta.dirname, '../../../node_modules');
    const texts = readdirSync(modules)
      .filter((_, index) => index % 40 === 0)
      .flatMap((name) => {
        const file = readdirSync(path.join(modules, name)).find((one) => /^readme\.md$/i.test(one));
        return file ? [readFileSync(path.join(modules, name, file), 'utf8')] : [];
      });
    assert.ok(texts.length > 2);
    let mended = 0;
    for (const text of texts) {
      assertStructureKept(text);
      mended += assertStructureKept(inChinese(text));
    }
    assert.ok(mended > 0);
  });
});
