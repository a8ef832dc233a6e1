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
  'a word processor: text with line breaks': (table) =>
    brokenIn(writeTable(table, 'tabs'), '$1\n$2'),
  'a sheet: text with line breaks': (table) => brokenIn(writeTable(table, 'tabs'), '"$1\n$2"'),
};

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

/** The figures of every table that is found, row by row. */
function figuresIn({ analysis }: OpenDocument) {
  return analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.map(({ form, rows }) => [
      form.id,
      ...rows.map((row) => row.figures.map((figure) => figure?.cell.text)),
    ]),
  );
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
      const outcomes = [...mistypeEach(copied(reportFigures(3), copy))];
      assert.ok(outcomes.length > 100);
      assert.deepEqual(
        outcomes.flatMap(({ failure }) => failure ?? []),
        [],
      );
    });
  }
});
