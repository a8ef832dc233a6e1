import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OpenDocument } from '../../../server/src/open-document.ts';
import { type ReportFigures, reportFigures } from '../../kit/generate/figures.ts';
import {
  articleTable,
  type LaidTable,
  requestTable,
  reviewTable,
} from '../../kit/generate/tables.ts';
import { writeReport, writeTable } from '../../kit/generate/write.ts';
import { mistypeEach } from '../../kit/mistyped.ts';
import { open, told } from '../../kit/read.ts';

/** How a table is copied as plain text, by where it is copied from and what its cells hold there. */
const COPIES: Readonly<Record<string, (table: LaidTable) => string>> = {
  'a browser: text': (table) => rowsOf(table).join('\n'),
  'a browser: text with line breaks': (table) => brokenIn(rowsOf(table).join('\n'), '$1\n$2'),
  'a browser: paragraphs': (table) => stacked(table, '\n\n', '\n\n'),
  'a browser: blocks': (table) => stacked(table, '\n', '\n'),
  'the text of a page: paragraphs': (table) => stacked(table, '\n\n\t\n\n', '\n\n\n\n'),
  'the text of a page: blocks': (table) => stacked(table, '\n\t\n', '\n\n\n'),
  'a program: bars between all cells': (table) => writeTable(table, 'tabs').replaceAll('\t', ' | '),
  'a program: bars between the cells of each row': (table) =>
    writeTable(table, 'lines')
      .replaceAll(/\n(?=[^\t\n])/g, '')
      .replaceAll(/(?<!\n)\n\t/g, ' | ')
      .replaceAll(/\n\n|\t/g, (blank) => (blank === '\t' ? '' : '\n')),
  'a crawled page: a bar behind each cell': (table) =>
    table.map((row) => `${row.map(({ text }) => `${text} | `).join('')}||\n`).join(''),
  'a crawled page: a bar behind each cell, which ends its line': (table) =>
    table.map((row) => `${row.map(({ text }) => `${text} |\n`).join('')}||\n`).join(''),
  'a crawled page: bars on lines of their own': (table) => stacked(table, '\n|\n', '\n|\n'),
  'a word processor: text with line breaks': (table) =>
    brokenIn(writeTable(table, 'tabs'), '$1\n$2'),
  'a sheet: text with line breaks': (table) => brokenIn(writeTable(table, 'tabs'), '"$1\n$2"'),
};

/** A cell on each line, labels on several. */
function stacked(table: LaidTable, cells: string, rows: string): string {
  const text = (cell: string) => brokenIn(cell, '$1\n\n$2') || ' ';
  return `${table.map((row) => row.map((cell) => text(cell.text)).join(cells)).join(rows)}\n\n`;
}

/** The rows as they stand in the page, a cell that is merged only once. */
function rowsOf(table: LaidTable): string[] {
  return [...table.map((row) => row.map(({ text }) => text).join('\t')), ''];
}

/** Labels that narrow columns break. */
const NARROW =
  /(?<=^|\t)(商业|科研|结果|其他|尚未|本年新|三、本年|（[三四五六]）|（二）部分公开)(企业|机构|维持|纠正|结果|审结|制作数量|公开数量|度办理结果|(?:不予|无法|其他)(?:公开|提供|处理)|（区分.*?）)(?=$|\t)/gm;

function brokenIn(text: string, broken: string): string {
  return text.replace(NARROW, broken);
}

/** A report with its tables as they are copied. */
function copied(report: ReportFigures, copy: (table: LaidTable) => string): string {
  return [articleTable, requestTable, reviewTable].reduce(
    (text, table) => text.replace(writeTable(table(report), 'tabs'), copy(table(report))),
    writeReport(report, 'tabs'),
  );
}

/** The findings of each kind, in the order of the text. */
function codesOf(document: OpenDocument): string[] {
  return told(document).map((finding) => finding.replace(/ .*/s, ''));
}

/** The figures of every table that is found, row by row. */
function figuresIn({ analysis }: OpenDocument) {
  return analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.map(({ form, rows }) => [
      form.id,
      ...rows.map((row) => row.figures.map((figure) => figure?.cell.text)),
    ]),
  );
}

/** A report with other texts in the place of its figures. */
function withFigures(report: ReportFigures, written: (figure: string) => string): ReportFigures {
  const { rules, decisions, requests, reviews } = report;
  return {
    ...report,
    rules: rules.map((row) => row.map(written)),
    decisions: decisions.map(written),
    requests: requests.map((row) => row.map(written)),
    reviews: reviews.map(written),
  };
}

describe('a table copied from', () => {
  for (const [name, copy] of Object.entries(COPIES)) {
    it(`${name} has all its figures and no findings`, () => {
      for (const form of ['2021', '2019'] as const) {
        const report = reportFigures(7, form);
        const document = open(copied(report, copy));
        assert.deepEqual(figuresIn(document), figuresIn(open(writeReport(report, 'tabs'))));
        assert.deepEqual(told(document), []);
      }
    });

    it(`${name} has each figure mended that is mistyped`, () => {
      const outcomes = [...mistypeEach(copied(reportFigures(3), copy), 'one slip')];
      assert.ok(outcomes.length > 100);
      assert.deepEqual(
        outcomes.flatMap(({ failure }) => failure ?? []),
        [],
      );
    });
  }

  for (const zero of ['', '0件', '/', '－', '１０']) {
    it(`a browser, a cell on each line, has its figures where “${zero}” stands for 0`, () => {
      const report = withFigures(reportFigures(11), (figure) => (figure === '0' ? zero : figure));
      const expected = open(writeReport(report, 'html'), 'html');
      for (const name of ['a browser: paragraphs', 'the text of a page: blocks']) {
        const document = open(copied(report, COPIES[name] ?? assert.fail()));
        assert.deepEqual(figuresIn(document), figuresIn(expected));
        assert.deepEqual(codesOf(document), codesOf(expected));
      }
    });
  }

  it('a page is told of as unread where a tab begins each cell but the first of a row, as rows do not show', () => {
    for (const cells of ['\n\t', '\n\n\t']) {
      const text = copied(reportFigures(3), (table) => stacked(table, cells, '\n'));
      const codes = new Set(codesOf(open(text)));
      assert.ok(codes.has('unread-table'), [...codes].join());
      for (const code of codes) assert.match(code, /^(unread-table|missing-table|missing-row)$/);
    }
  });

  it('a page has no row where a single figure stands under a label, such as its number', () => {
    const single = '信息内容\n本年处理决定数量\n行政许可\n12\n';
    assert.deepEqual(figuresIn(open(single)), []);
    const rows =
      '信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 0 11\n行政规范性文件 8 26 66\n';
    assert.deepEqual(figuresIn(open(`${rows}${single}`)), figuresIn(open(rows)));
  });
});
