import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Draft, readDraft, updateDraft } from '../../../server/src/draft/draft.ts';
import { readersFor } from '../../../server/src/draft/notations.ts';
import { inOneGo } from '../../kit/in-one-go.ts';
import { settings } from '../../kit/read.ts';

/** Bits of every notation, whole and broken, out of which drafts and edits are put together. */
const BITS = [
  '一、总体情况',
  '本年收到申请12件。',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '　',
  '\u00a0',
  '\v',
  '\t',
  '\t\t',
  '\t12',
  '\t商业\n企业\n',
  '规章\t1\t2\t3\n',
  '（三）不予公开\t1.属于国家\n秘密\t1\t2\t3\t4\t5\t6\t21\n',
  '\t结果\n维持\t结果\n纠正',
  '三、本年\n度办理\n结果\t（一）予以公开\t1\t2\t3\t4\t5\t6\t21\n',
  '信息内容\n\n规章\n\n1\n\n2\n \n',
  '行政许可\n\t\n',
  '12\n\n',
  '规章  1  2  3\n行政规范性文件  4  5  6\n行政许可  7  8  9\n',
  '自然人  商业企业\n',
  '行政许可 12\n',
  '第二十条 第（五）项\n信息内容 本年处理决定数量\n',
  '（二）部分公开（区分处理的，\n',
  '只计这一情形，不计其他情形） 1 2 3 4 5 6 21\n',
  '5.要求行政机关确认或重新出\n1 0 0 0 0 0 1\n',
  '具已获取信息\n',
  '- 4 -\n',
  '2024年，全市共受理政府信息公开申请3119件，答\n',
  '复3050件，\n',
  '均在法定期限内予以答复。\n',
  '三、\n本\n',
  '续表\n',
  '注：含上年结转。\n',
  '-----\n',
  '|',
  'a | b | c | d\n1 | 2 | 3 | 4\n',
  '规章 | 1 | 2 | 3 | |\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  'a | b\n--|--\n1 | **2**\n',
  '\\|',
  '```\n',
  '## 二、主动公开\n',
  '`',
  '---\n',
  '    ',
  '- 甲\n',
  '> ',
  '[甲](乙,丙)',
  '[甲]: 乙\n',
  '$$\n',
  '~~',
  '<del>',
  '</del>',
  '<div hidden>\n',
  '</div>\n',
  '**三、收到**',
  '<table>',
  '<TABLE border="1">',
  '</table>',
  '<tr><td>1<td rowspan="2">2',
  '<td>',
  '</td></tr>',
  '<table><tr><th>甲</th><td><p><span>1</span>2&nbsp;</p></td></tr></table>',
  '<h2>四、复议</h2>',
  '<p>',
  '</p>',
  '<br>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<a href="',
  '&',
  'nbsp;',
  '"',
  '"",',
  '甲,"乙,丙",1\n',
  ',',
  ';',
];

const text = fc
  .array(fc.constantFrom(...BITS), { maxLength: 25, size: 'max' })
  .map((bits) => bits.join(''));

/** An edit by fractions of the text, so that it fits whatever text the one before left. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removes: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 60 })),
  inserts: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...BITS),
    fc.constantFrom(...BITS).chain((bit) => fc.nat(bit.length).map((end) => bit.slice(0, end))),
  ),
});

describe('a draft after an edit', () => {
  for (const languageId of ['report-draft', 'markdown', 'html', 'csv', 'tsv']) {
    it(`is what reading the new text gives, in ${languageId}`, () => {
      const readers = readersFor(languageId, settings.forms.labels);
      fc.assert(
        fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
          let current = start;
          let draft = inOneGo(readDraft(current, readers));
          assertTiled(draft, current);
          for (const { at, removes, inserts } of edits) {
            const from = Math.round(at * current.length);
            const to = Math.min(current.length, from + removes);
            const next = current.slice(0, from) + inserts + current.slice(to);
            const span = { start: from, end: to, inserted: inserts.length };
            draft = inOneGo(updateDraft(draft, span, next, readers)).draft;
            assert.deepEqual(draft, inOneGo(readDraft(next, readers)));
            assertTiled(draft, next);
            current = next;
          }
        }),
        { numRuns: 400 },
      );
    });
  }
});

/** Blocks follow each other without gaps, and every span in them lies inside. */
function assertTiled(draft: Draft, source: string): void {
  assert.equal(draft.blocks.map((block) => block.text).join(''), source);
  for (const block of draft.blocks) {
    const { length } = block.text;
    const isInside = ({ start, end }: { start: number; end: number }) =>
      0 <= start && start <= end && end <= length;
    assert.ok(isInside(block.content), 'content');
    assert.ok(block.reach >= length, 'reach');
    if (block.kind === 'paragraph') continue;
    for (const row of block.rows) {
      assert.ok(isInside(row.span), 'row');
      for (const cell of row.cells) {
        assert.ok(isInside(cell.extent), 'extent');
        assert.ok(isInside(cell.span), 'cell');
        assert.ok(cell.extent.start <= cell.span.start && cell.span.end <= cell.extent.end);
      }
    }
  }
}
