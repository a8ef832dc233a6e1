import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Diagnostic } from 'vscode-languageserver-types';
import { checkFix, fixesAt, messages } from '../../kit/fixture.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { type Cells, requestTable, tableText } from '../../kit/request-table.ts';
import { checkUntouched } from '../../kit/untouched.ts';

/** Five applications by natural persons, all granted. */
const FIVE: Cells = {
  'new.natural': '5',
  'new.total': '5',
  'r1.natural': '5',
  'r1.total': '5',
  'r7.natural': '5',
  'r7.total': '5',
};

/** The request table with its zeros left blank, which begin behind the label and the first figure. */
function blanks(cells: Cells = {}): string {
  return requestTable({ ...FIVE, ...cells }).replaceAll('\t0', '\t');
}

describe('zeros that are left blank throughout', () => {
  it('are told once, and filled at once', () => {
    const table = blanks();
    const [chinese = '', ...others] = messages(table, 'empty-figure', 'zh-cn');
    assert.match(chinese, /^「.*」表有 \d+ 格空着，按 0 核对。没有发生的，按表样填 0。$/);
    assert.deepEqual(others, []);
    const filled = requestTable(FIVE);
    checkFix(table.replace('\t5\t', '\t5\t$0'), 'Put 0 in all', filled);
  });

  it('are summed up', () => {
    const wrong = blanks({ 'new.total': '6' });
    const findings = findingsOf(open(wrong));
    assert.deepEqual(
      findings.map(({ code }) => code).sort(),
      ['balance', 'empty-figure', 'row-total'],
      findings.map(Diagnostic.getMessageString).join('\n'),
    );
    const [said = ''] = messages(wrong, 'row-total', 'en');
    assert.match(said, /^“一、本年新收 · 总计” is 6, but its parts in the row add up to 5/);
  });

  it('may each have been a figure: what is written is not changed for them', () => {
    const wrong = blanks({ 'new.total': '$06', 'next.total': '1' });
    const titles = fixesAt(wrong).map(({ title }) => title);
    assert.ok(titles.some((title) => /商业企业” 0 → 1, .*商业企业” 0 → 1$/.test(title)));
    checkUntouched(open(wrong.replace('$0', '')));
  });

  it('are no zeros where another is printed, or a total is missing', () => {
    const printed = blanks({ 'next.natural': '0', 'next.total': '０' });
    assert.ok(messages(printed, 'empty-figure', 'en').length > 10);
    for (const missing of ['new.total', 'r1.total', 'r7.natural']) {
      const unfinished = blanks({ [missing]: '' });
      const found = findingsOf(open(unfinished));
      assert.ok(found.every(({ code }) => code === 'empty-figure'));
      assert.ok(found.length > 10, missing);
    }
  });

  it('are no zeros in a table without a figure', () => {
    const table = tableText('2021', 'rules').replaceAll('\t0', '\t');
    assert.ok(!/read as 0/.test(messages(table, 'empty-figure', 'en').join()));
  });
});

describe('reports that leave their zeros blank, in all notations that have blank cells', () => {
  const notations = ['lines', 'tabs', 'markdown', 'html', 'csv'] as const;
  const blank = (text: string) => (text === '0' ? '' : text);
  const reports = fc
    .tuple(
      fc.nat(10_000),
      fc.constantFrom('2021' as const, '2019' as const),
      fc.constantFrom(...notations),
    )
    .map(([seed, form, notation]) => ({ report: reportFigures(seed, form), notation }));

  it('have one finding for their requests, and every sum holds', () => {
    const holds = ({
      report,
      notation,
    }: {
      report: ReturnType<typeof reportFigures>;
      notation: (typeof notations)[number];
    }) => {
      const requests = report.requests.map((row) => row.map(blank));
      const isKept = (row: readonly string[], index: number) =>
        row.some((text, at) => text !== report.requests[index]?.[at]);
      fc.pre(requests.some(isKept) && requests.some((row) => row.some((text) => text !== '')));
      const language =
        notation === 'markdown' || notation === 'html' || notation === 'csv'
          ? notation
          : 'report-draft';
      const document = open(writeReport({ ...report, requests }, notation), language);
      checkUntouched(document);
      const told = findingsOf(document).filter(({ code }) => code !== 'prose-figure');
      assert.deepEqual(
        told.map(({ code, message }) => `${code} ${/read as 0/.test(String(message))}`),
        ['empty-figure true'],
        told.map(Diagnostic.getMessageString).join('\n'),
      );
    };
    fc.assert(fc.property(reports, holds), { numRuns: 60 });
  });
});
