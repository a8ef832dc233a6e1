import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { contentText } from '../../../server/src/draft/paragraph.ts';
import { findingsOf, open, told } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';
import { ownDrafts, seeds } from '../../seeds/seeds.ts';

/** The paragraphs as a reader sees them. */
function paragraphs(text: string): string[] {
  return open(text).analysis.draft.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? contentText(block) : [],
  );
}

const FIRST = '2024年，全市共受理政府信息公开申请3119件，答';
const LAST = '复3050件，均在法定期限内答复。';

describe('a paragraph broken into lines', () => {
  it('is one, whatever the length of its last line', () => {
    assert.deepEqual(paragraphs(`${FIRST}\n${LAST}\n次年继续。\n`), [FIRST + LAST, '次年继续。']);
  });

  it('is one across the end of a page', () => {
    assert.deepEqual(paragraphs(`${FIRST}\n\n      - 2 -\n\f${LAST}\n`), [FIRST + LAST]);
  });

  it('ends where what follows begins by itself', () => {
    const following = [
      '二、主动公开政府信息情况',
      '（二）依申请公开情况。',
      '1.强化培训。',
      '　　另起一段。',
      '主动公开政府信息情况',
      '第二十条 第（一）项\n信息内容 本年处理决定数量\n行政许可 5',
      '规章\t1\t2\t3',
      '\n另起一段。',
    ];
    for (const next of following) {
      const [first] = paragraphs(`${FIRST}\n${next}\n`);
      assert.equal(first, FIRST, next);
    }
  });

  it('is none of paragraphs that fill no page’s line, though their last mark is lacking', () => {
    const lines = [`${'2024年，本机关依法公开，'.repeat(7)}共收到申请12件`, LAST];
    assert.deepEqual(paragraphs(`${lines.join('\n')}\n`), lines);
  });

  it('is none of titles and headings', () => {
    const lines = [
      '江城市人民政府',
      '2024年政府信息公开工作年度报告',
      '五、存在的主要问题及改进情况（较2023年减少）',
      LAST,
    ];
    assert.deepEqual(paragraphs(`${lines.join('\n')}\n`), lines);
  });

  it('is held against the table, and mended, on whatever line its figure stands', () => {
    const prose = '2024年，本机关依法公开，共收到政府信息公开\n申请3119件。\n';
    assert.deepEqual(told(open(prose + requestTable()), ['prose-figure']), ['prose-figure 3119']);
    const broken = prose.replace('\n', '').replace('19件', '\n19件');
    const document = open(broken + requestTable());
    assert.deepEqual(told(document, ['prose-figure']), ['prose-figure 31\n19']);
  });
});

/** The draft with its lines of prose broken after so many characters, as on a page. */
function wrapped(text: string, width: number): string {
  return open(text)
    .analysis.draft.blocks.map((block) => {
      const { start, end } = block.content;
      if (block.kind === 'grid' || end - start <= width) return block.text;
      const lines = block.text.slice(start, end).match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [];
      return (
        block.text.slice(0, start) +
        lines.map((line) => line.trim()).join('\n') +
        block.text.slice(end)
      );
    })
    .join('');
}

describe('a report whose prose is broken into lines', () => {
  const samples = path.join(import.meta.dirname, '../../../samples/*.txt');
  const files = globSync(samples).map(
    (file) => [path.basename(file), readFileSync(file, 'utf8')] as const,
  );
  for (const [name, text] of [...files, ...ownDrafts, ...seeds]) {
    it(`has no finding more: ${name}`, () => {
      const findings = (draft: string) =>
        findingsOf(open(draft)).map(({ code, message }) => `${code} ${message}`);
      const before = new Set(findings(text));
      for (const width of [22, 26, 27, 28, 29, 33, 40]) {
        const more = findings(wrapped(text, width)).filter((line) => !before.has(line));
        assert.deepEqual(more, [], String(width));
      }
    });
  }
});
