import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  assertReadmeKept,
  assertStructureKept,
  markdownTexts,
  readmes,
} from '../../kit/style-kept.ts';

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

  for (const text of [
    'www.a.cn/甲`` ``甲,乙``',
    '\\```甲,乙\n`甲,乙``甲,乙`甲,乙',
    '<script>\n甲,乙\n</script>\n\t甲,乙',
    '- $$\n    甲,乙',
    '(https://甲.cn/乙)',
  ]) {
    it(`of what parsers read in several ways: ${JSON.stringify(text)}`, () => {
      assertStructureKept(text);
    });
  }

  for (const text of [
    '{{< figure src="图(一).png" title="甲,乙" >}}',
    '见{{ 页面("甲,乙") }}。',
    '{% include 甲(乙),丙.html 标题="甲,乙" %}',
    '\\(甲,乙(丙)\\)',
    '\\[\n甲,乙(丙)\n\\]',
    '<math><mi>甲,乙</mi></math>',
    '<p>其中<math><mtext>甲,乙(丙)</mtext></math></p>',
  ]) {
    it(`and nothing of a formula or a template: ${JSON.stringify(text)}`, () => {
      assert.equal(assertStructureKept(text), 0);
    });
  }

  it('of a formula that begins like a table', () => {
    assertStructureKept('$$| 甲,乙 | 丙 |\n|---|---|\n甲,乙\n');
  });

  it('of what others wrote', () => {
    const files = readmes().filter((_, index) => index % 60 === 0);
    assert.ok(files.length > 2);
    const mended = files.map(assertReadmeKept);
    assert.ok(mended.some((count) => count > 0));
  });
});
