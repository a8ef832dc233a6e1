import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFix, fixesAt, messages } from '../../kit/fixture.ts';
import { requestReport } from '../../kit/request-report.ts';

const HEADING = '一、总体情况\n';
const AMOUNT = '\t0.023\n';

/** A report with 0.023 万元 charged, or what is given instead, and a line on it. */
function report(line: string, amount = AMOUNT): string {
  return requestReport().replace(HEADING, `${HEADING}${line}\n`).replace(AMOUNT, amount);
}

function said(line: string, amount?: string): string[] {
  return messages(report(line, amount), 'prose-figure', 'en').filter((each) => each.includes('元'));
}

describe('an amount of the prose', () => {
  for (const line of [
    '收取行政事业性收费230元。',
    '收取行政事业性收费0.023万元。',
    '收取行政事业性收费0.0230万元。',
    '收取行政事业性收费0.02万元。',
    '收取信息处理费300元。',
  ]) {
    it(`agrees with 0.023: ${line}`, () => assert.deepEqual(said(line), []));
  }

  it('is not held against a table whose own heading says 元', () => {
    const draft = report('收取行政事业性收费230元。', '\t230\n').replace('单位：万元', '单位：元');
    assert.deepEqual(messages(draft, 'prose-figure', 'en'), []);
  });

  for (const [line, start] of [
    ['收取行政事业性收费231元。', 'The prose says 231元, but the table has 0.023万元'],
    ['收取行政事业性收费230万元。', 'The prose says 230万元, but the table has 0.023万元'],
    ['收取行政事业性收费0元。', 'The prose says 0元, but the table has 0.023万元'],
    ['收取行政事业性收费0.0231万元。', 'The prose says 0.0231万元, but the table has 0.023万元'],
  ] as const) {
    it(`is told in its own unit: ${line}`, () => {
      const [message = '', ...more] = said(line);
      assert.ok(message.startsWith(start), message);
      assert.deepEqual(more, []);
    });
  }

  it('is held against 元 written for 万元 in the table', () => {
    assert.match(
      said('收取行政事业性收费230元。', '\t230\n').join(),
      /230元, but the table has 230万元/,
    );
  });

  it('is corrected in its own unit, and the table in the table’s', () => {
    const before = report('收取行政事业性收费2$032元。');
    checkFix(before, 'in the prose to 230', report('收取行政事业性收费230元。'));
    checkFix(before, 'from 0.023 to 0.0232', report('收取行政事业性收费232元。', '\t0.0232\n'));
    checkFix(
      report('收取行政事业性收费1,$0234.5元。', '\t1.5\n'),
      'in the prose to 15000',
      report('收取行政事业性收费15000元。', '\t1.5\n'),
    );
    checkFix(
      report('收取行政事业性收费2$03万元。'),
      'in the prose to 0.023',
      report('收取行政事业性收费0.023万元。'),
    );
  });

  it('contradicts another where the table has none, but not one that it rounds', () => {
    const twice = (second: string) => `收取行政事业性收费230元。\n行政事业性收费${second}。`;
    assert.deepEqual(said(twice('0.02万元'), '\t\n'), []);
    assert.match(said(twice('0.03万元'), '\t\n').join(), /says 0.03万元 here but 230元 earlier/);
    const fixes = fixesAt(report(twice('0.0$03万元'), '\t\n')).map(({ title }) => title);
    assert.ok(
      fixes.some((title) => title.endsWith('in the prose to 0.023')),
      fixes.join(),
    );
  });
});
