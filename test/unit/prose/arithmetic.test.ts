import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { findingsOf, open, told } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';
import { SENTENCES } from './arithmetic.table.ts';
import { unmarked } from './marked.ts';

const HEAD = '青川区某局2024年度部门决算\n';

for (const { why, right, wrong } of SENTENCES) {
  describe(why, () => {
    for (const sentence of [...right, ...wrong]) {
      test(sentence, () => {
        const { text, expected } = unmarked(sentence);
        assert.deepEqual(corrections(text), expected);
      });
    }
  });
}

test('the table has enough sentences, of which the right ones have no mark, and the wrong ones some', () => {
  const [right, wrong] = [
    SENTENCES.flatMap((one) => one.right),
    SENTENCES.flatMap((one) => one.wrong),
  ];
  assert.ok(new Set(right).size >= 60 && new Set(wrong).size >= 60);
  assert.deepEqual(
    [right.filter((one) => one.includes('⟦')), wrong.filter((one) => !one.includes('⟦'))],
    [[], []],
  );
});

/** What is said of a sentence in a draft without tables: where, what, and the numbers that fixes change it to. */
function corrections(sentence: string): string[] {
  const document = open(HEAD + sentence);
  return findingsOf(document)
    .toSorted((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start))
    .flatMap(({ range, message }) => {
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      const place = `${start - HEAD.length} ${document.text.slice(start, end)}`;
      const fixes = codeActions(document, range, undefined, undefined).filter(
        (action) => action.diagnostics?.[0]?.message === message && action.edit,
      );
      if (fixes.length === 0) return [`${place} = `];
      return fixes.map(({ title }) => `${place} = ${title.replace(/^.* in the prose to /, '')}`);
    });
}

describe('the sentences of a document are looked at', () => {
  const wrong = '收入360万元，比上年增加60万元，增长30%。';
  const count = (text: string, languageId: string) =>
    told(open(text, languageId), ['prose-figure']).length;

  test('in a draft, with or without a title', () => {
    assert.equal(count(wrong, 'report-draft'), 1);
  });

  test('in other documents if the title is that of a report on a year', () => {
    for (const title of [
      '青川区2024年度部门决算',
      '2025年部门预算公开情况说明',
      '青川区2024年国民经济和社会发展统计公报',
    ]) {
      assert.equal(count(`# ${title}\n\n${wrong}\n`, 'markdown'), 1, title);
      assert.equal(count(`<h1>${title}</h1>\n<p>${wrong}</p>\n`, 'html'), 1, title);
    }
  });

  test('and not in documents about anything else', () => {
    for (const title of ['', '# 性能报告\n\n', '# 2024年的一篇文章\n\n', '# 预算\n\n']) {
      assert.equal(count(`${title}${wrong}\n`, 'markdown'), 0, title);
    }
  });

  test('beside a table of a known form', () => {
    const report = requestReport();
    assert.equal(count(report, 'report-draft'), 0);
    assert.equal(
      count(report.replace('一、总体情况\n', `一、总体情况\n${wrong}\n`), 'markdown'),
      1,
    );
  });
});

test('hovering over a number shows how it is calculated', () => {
  const shown = (sentence: string, number: string) => {
    const document = open(sentence);
    const contents = hover(document, document.positionAt(sentence.indexOf(number) + 1))?.contents;
    return typeof contents === 'object' && 'value' in contents
      ? contents.value.replaceAll('\\', '')
      : '';
  };
  assert.match(
    shown('收入360万元，比上年增加60万元，增长20%。', '20%'),
    /✓\n\n- 60 ÷ \(360 − 60\) = 20%/,
  );
  assert.match(
    shown('收入360万元，比上年增加60万元，增长30%。', '30%'),
    /✗\n\n- 60 ÷ \(360 − 60\) = 20%/,
  );
  assert.match(shown('共有车辆3辆，其中：轿车2辆、其他用车1辆。', '3辆'), /✓\n\n- 2 \+ 1 = 3/);
});
