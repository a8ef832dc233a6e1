import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { OfficeDraft } from '../../../../server/src/office/office-draft.ts';
import { isRefused, readOffice } from '../../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../../server/src/office/write-office.ts';
import { readArchive } from '../../../../server/src/package/zip.ts';
import { entryContent } from '../../../../server/src/package/zip-content.ts';
import { decode } from '../../../kit/bytes.ts';
import { type FormId, type ReportFigures, reportFigures } from '../../../kit/generate/figures.ts';
import { articleTable, requestTable, reviewTable } from '../../../kit/generate/tables.ts';
import { writeTable } from '../../../kit/generate/write.ts';
import { mended } from '../../../kit/mended.ts';
import { makeXlsx, sheetData } from '../../../kit/office/make-xlsx.ts';
import { HEADINGS, reportWorkbook, STORED } from '../../../kit/office/report-workbook.ts';
import { open, told } from '../../../kit/read.ts';

/** A report whose relations hold, and the same with a figure of the request table that is off. */
const reports = fc
  .record({
    seed: fc.nat(10_000),
    form: fc.constantFrom<FormId>('2021', '2019'),
    row: fc.nat(),
    column: fc.nat(6),
    off: fc.constantFrom(1, 10, 100),
  })
  .map(({ seed, form, row, column, off }) => {
    const sound = reportFigures(seed, form);
    const index = row % sound.requests.length;
    const figures = sound.requests[index] ?? [];
    const wrong = figures.with(column, String(Number(figures[column]) + off));
    return { sound, wrong: { ...sound, requests: sound.requests.with(index, wrong) } };
  });

function draftOf(bytes: Uint8Array): OfficeDraft {
  const draft = readOffice(bytes, decode);
  assert.ok(!isRefused(draft));
  return draft;
}

/** The same report as a page. */
function pageOf(report: ReportFigures, isOneSheet: boolean): string {
  const tables = [articleTable(report), requestTable(report), reviewTable(report)];
  const title = `<h1>${report.agency}${report.year}年政府信息公开工作年度报告</h1>`;
  const all = tables.map((table, index) =>
    isOneSheet
      ? `<h2>${HEADINGS[index]}</h2>${writeTable(table, 'html')}`
      : `<p>表${index + 1}</p>${writeTable(table, 'html')}`,
  );
  return `<html><body>${isOneSheet ? title : ''}${all.join('\n')}</body></html>`;
}

describe('a report in a workbook', () => {
  it('has the findings that it has as a page', () => {
    const ways = [reports, fc.constantFrom(...STORED), fc.boolean()] as const;
    fc.assert(
      fc.property(...ways, ({ sound, wrong }, stored, isOneSheet) => {
        for (const report of [sound, wrong]) {
          const { text } = draftOf(reportWorkbook(report, stored, isOneSheet));
          const onPage = told(open(pageOf(report, isOneSheet), 'html'));
          assert.deepEqual(told(open(text)), onPage, text);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is mended where a figure is wrong, and nothing else in the file changes', () => {
    const ways = [reports, fc.constantFrom('numbers', 'digits', 'strings'), fc.boolean()] as const;
    fc.assert(
      fc.property(...ways, ({ sound, wrong }, stored, isOneSheet) => {
        const bytes = reportWorkbook(wrong, stored, isOneSheet);
        const draft = draftOf(bytes);
        const { text } = draftOf(reportWorkbook(sound, stored, isOneSheet));
        assert.ok(mended(open(draft.text)).includes(text), draft.text);

        const after = writeOffice(draft, text, { author }, decode);
        assert.ok(after instanceof Uint8Array);
        const [changed, ...more] = differences(bytes, after);
        assert.deepEqual(more, []);
        assert.match(changed ?? '', /^xl\/worksheets\/sheet\d\.xml: one cell$/);
      }),
      { numRuns: 50 },
    );
  });

  it('of no known form is checked by its own sums, whatever stands around it', () => {
    const data = sheetData(
      ['收支总表'],
      ['编制单位：档案馆', '', '', '单位：万元'],
      ['项目', '一季度', '二季度', '全年'],
      ['工资', 10, 21, 31],
      ['津贴', 13, 25, 38],
      ['公用', 7, 11, 18],
      ['合计', 30, 57, 88],
      ['注：不含基建。'],
    );
    const { text, locate } = draftOf(makeXlsx({ sheets: [{ data }] }));
    assert.deepEqual(told(open(text)), ['declared-total 88']);
    assert.deepEqual(locate(text.indexOf('88')), { part: 'Sheet1', table: 1, row: 7, column: 4 });
  });
});

const author = { name: '测试', date: '2025-01-31T09:00:00Z' };

/** The entries that differ, and in what; every other is the same to the byte. */
function differences(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [before, after].map((bytes) => {
    const archive = readArchive(bytes, decode);
    assert.ok(typeof archive !== 'string');
    return archive;
  });
  assert.ok(old && now);
  return [...old.entries].flatMap(([key, entry]) => {
    const other = now.entries.get(key);
    assert.ok(other);
    const raw = before.subarray(entry.start, entry.end);
    if (Buffer.compare(raw, after.subarray(other.start, other.end)) === 0) return [];
    const [was = [], is = []] = [entryContent(old, entry), entryContent(now, other)].map(
      (content) =>
        typeof content === 'string' ? [] : decode(content, 'utf-8').split(/(?=<c )|(?<=<\/c>)/),
    );
    const cells = was.filter((cell, index) => cell !== is[index]);
    const isOne = was.length === is.length && cells.length === 1;
    return [`${entry.name}: ${isOne ? 'one cell' : cells.join()}`];
  });
}
