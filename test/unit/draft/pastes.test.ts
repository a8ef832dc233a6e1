import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NotationName } from '../../../server/src/draft/notation/notation.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { articleTable, requestTable, reviewTable } from '../../kit/generate/tables.ts';
import { writeReport, writeTable } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';

const report = reportFigures(7);

/** What a paste does to a report, and to its tables one by one. */
type Paste = (whole: string, tables: readonly string[], notation: NotationName) => string;

/** A figure in any notation but HTML. */
const FIGURE = /(?<=[\t| ])(\d+)(?=[\t\n| ]|$)/gm;

const pastes: Readonly<Record<string, Paste>> = {
  'tabs at the ends of lines': (whole) => whole.replaceAll(/(\t[^\n]*)\n/g, '$1\t\t\n'),
  'no-break spaces around figures': (whole, _, notation) =>
    notation === 'html'
      ? whole.replaceAll('<span>', '<span>&nbsp;\u00a0')
      : whole.replaceAll(FIGURE, '\u00a0$1\u00a0'),
  'ideographic spaces around figures': (whole, _, notation) =>
    notation === 'html'
      ? whole.replaceAll('</span>', '\u3000</span>')
      : whole.replaceAll(FIGURE, '\u3000$1\u3000'),
  'vertical tabs in labels': (whole) =>
    whole.replaceAll(/(商业|结果)(?=企业|维持|纠正)/g, '$1\v').replace('本年制发', '本年制\v发'),
  'line separators in labels': (whole) =>
    whole.replaceAll(/(商业|结果)(?=企业|维持|纠正)/g, '$1\u2028'),
  'a title in the first cell': (whole) =>
    whole.replace('（本列数据', '收到和处理政府信息公开申请情况表（本列数据'),
  'a title over a soft line break in the first cell': (whole) =>
    whole.replace('（本列数据', '收到和处理政府信息公开申请情况\v（本列数据'),
  'tables alone, without headings between them': (_, tables) => tables.join(''),
  'tables alone, blank lines between them': (_, tables) => tables.join('\n'),
  'notes under the tables': (whole, tables) =>
    tables.reduce((text, table) => text.replace(table, `${table}注：含上年结转2件。\n`), whole),
  'notes under the tables behind blank lines': (whole, tables) =>
    tables.reduce(
      (text, table) => text.replace(table, `${table}\n注：1.含上年结转。\n2.另有3件。\n`),
      whole,
    ),
};

/** The tables that are found, how many rows each has, and how many figures. */
function tablesIn(text: string): string[] {
  return open(text).analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.map(({ form, rows }) => {
      const figures = rows.flatMap((row) => row.figures).filter((figure) => figure?.value);
      return `${form.id} ${rows.length} ${figures.length}`;
    }),
  );
}

const CODES = ['row-total', 'column-total', 'balance', 'suspect-figure', 'missing-table'];

describe('a paste', () => {
  for (const notation of ['lines', 'tabs', 'spaces', 'markdown', 'html'] as const) {
    const whole = writeReport(report, notation);
    const tables = [articleTable, requestTable, reviewTable].map((table) =>
      writeTable(table(report), notation),
    );
    for (const [name, paste] of Object.entries(pastes)) {
      const pasted = paste(whole, tables, notation);
      // Markdown and HTML have no lines with tabs in them.
      if (pasted === whole) continue;
      it(`with ${name} keeps every figure, in ${notation}`, () => {
        assert.deepEqual(tablesIn(pasted), [
          'rules 2 6',
          'licences 1 1',
          'penalties 2 2',
          'charges 1 1',
          'requests 25 175',
          'reviews 1 15',
        ]);
        assert.deepEqual(told(open(pasted), CODES), []);
      });
    }
  }

  it('of rows that wrap over two lines keeps every figure', () => {
    const wrapped = writeReport(report, 'tabs').replaceAll(
      /(\.属于国家|\.危及“三安全)(?=[^\t\n]+\t)/g,
      '$1\n',
    );
    assert.notEqual(wrapped, writeReport(report, 'tabs'));
    assert.deepEqual(tablesIn(wrapped), tablesIn(writeReport(report, 'tabs')));
    assert.deepEqual(told(open(wrapped), CODES), []);
  });
});
