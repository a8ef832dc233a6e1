import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ReportFigures, reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';

/** A report as a government's site publishes it: pasted from a word processor into a page of the site. */
function published(report: ReportFigures): string {
  const body = writeReport(report, 'html')
    .replaceAll(/<\/?(?:html|body)>/g, '')
    .replaceAll(
      '<p><span>',
      '<P class=MsoNormal align=center style="line-height:20.0pt"><span lang="EN-US" style="font-family:\'宋体\'"><FONT face=宋体>',
    )
    .replaceAll('</span></p>', '</FONT></span><o:p></o:p></P>')
    .replaceAll('<td', '<TD style="padding:0cm 5.4pt" vAlign=top')
    .replaceAll('</td>', '&nbsp;</TD>')
    .replaceAll(/<h2>(.*?)<\/h2>/g, '<p><strong><span>$1</span></strong></p>');
  const links = Array.from(
    { length: 60 },
    (_, index) => `<li><a href="/${index}.html">栏目${index}</a></li>`,
  );
  const earlier = `<li><a href="/y.html">${report.agency}2018年政府信息公开工作年度报告</a>`;
  return [
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>年度报告</title>',
    '<script>if (a<b) document.write("<table><td>1</td>")</script><style>td { color: red }</style>',
    `</head><body><ul class="nav">${links.join('')}${earlier}</ul>`,
    '<table width="100%"><tr><td><div class="crumb">您的位置：首页 &gt; 公开年报</div>',
    body.replaceAll('\n', ''),
    '</td></tr></table><div class="footer">主办：江城市人民政府办公室 &copy;</div></body></html>',
  ].join('');
}

describe('a published page', () => {
  for (const languageId of ['html', 'markdown', 'report-draft']) {
    it(`is a report without findings, in ${languageId}`, () => {
      for (let seed = 0; seed < 5; seed++) {
        const document = open(published(reportFigures(seed)), languageId);
        assert.deepEqual(told(document), []);
        const tables = document.analysis.parts.flatMap(({ verdict }) => verdict.report.tables);
        assert.equal(tables.length, 6);
      }
    });
  }

  it('has the title that stands before the text, not one of its navigation', () => {
    const report = reportFigures(2);
    const page = published(report).replace(
      `${report.agency}${report.year}年政府信息公开工作年度报告`,
      `${report.agency}<b>${report.year - 1}</b>年政府信息公开工作年度报告`,
    );
    const years = told(open(page, 'html'), ['year-mismatch']);
    assert.ok(
      years.length > 0 && years.every((finding) => /\b202\d$/.test(finding)),
      String(years),
    );
  });

  it('has its findings at the digits and only there', () => {
    const report = reportFigures(3);
    const requests = report.requests.map((row, index) =>
      index === 24 ? row.with(0, '99999') : row,
    );
    const findings = told(open(published({ ...report, requests }), 'html'));
    assert.deepEqual(findings, ['suspect-figure 99999']);
  });
});
