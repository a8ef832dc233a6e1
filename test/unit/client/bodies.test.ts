import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodiesOf } from '../../../client/src/reports/bodies.ts';
import type { ReportFileView, ReportView } from '../../../server/src/protocol.ts';

const report = (agency: string, year: number | null, line = 0): ReportView => ({
  agency,
  year,
  start: { line, character: 0 },
});
const file = (uri: string, ...reports: ReportView[]): ReportFileView => ({
  uri,
  isChecked: true,
  reports,
});
const at = (...lines: number[]) =>
  lines.map((line) => ({ range: { start: { line, character: 0 } } }));

/** `临江区: 2024 in b with 2, 2023 in a with 0` */
function told(
  files: readonly ReportFileView[],
  found: Readonly<Record<string, ReturnType<typeof at>>> = {},
): string[] {
  return bodiesOf(files, new Map(Object.entries(found)), (uri) => `file ${uri}`).map(
    ({ name, reports }) =>
      `${name}: ${reports
        .map(({ year, uri, findings }) => `${year} in ${uri} with ${findings.length}`)
        .join(', ')}`,
  );
}

describe('the reports of a folder by their bodies', () => {
  it('puts the years of a body together, the latest first', () => {
    const files = [
      file('a', report('临江区', 2023)),
      file('b', report('江南区', 2024)),
      file('c', report('临江区', 2024)),
    ];
    assert.deepEqual(told(files, { c: at(3, 5) }), [
      '江南区: 2024 in b with 0',
      '临江区: 2024 in c with 2, 2023 in a with 0',
    ]);
  });

  it('has the second before the tenth', () => {
    const files = ['第10局', '第2局', '第1局'].map((name) => file(name, report(name, 2024)));
    const names = told(files).map((line) => line.split(':')[0]);
    assert.deepEqual(names, ['第1局', '第2局', '第10局']);
  });

  it('gives each report of a collection what was found between its title and the next', () => {
    const files = [
      file('a', report('甲局', 2024), report('乙局', 2024, 10), report('丙局', 2024, 20)),
    ];
    assert.deepEqual(told(files, { a: at(0, 9, 10, 25, 30) }), [
      '丙局: 2024 in a with 2',
      '甲局: 2024 in a with 2',
      '乙局: 2024 in a with 1',
    ]);
  });

  it('calls by its file what has no title, and also lists files with findings and no report', () => {
    const files = [file('a', report('', null))];
    assert.deepEqual(told(files, { a: at(1), b: at(2), c: [] }), [
      'file a: null in a with 1',
      'file b: null in b with 1',
    ]);
  });

  it('says who has not handed in a report for the year of most bodies', () => {
    const missing = (...files: ReportFileView[]) =>
      bodiesOf(files, new Map(), String).flatMap((body) =>
        body.missing === undefined ? [] : `${body.name} ${body.missing}`,
      );
    const [a, b, c] = ['甲局', '乙局', '丙局'] as const;
    const both = [file('1', report(a, 2024)), file('2', report(b, 2024))];
    assert.deepEqual(missing(...both, file('3', report(c, 2023))), ['丙局 2024']);
    assert.deepEqual(missing(...both, file('3', report(c, 2023)), file('4', report(c, 2024))), []);
    assert.deepEqual(missing(...both, file('3', report(c, null))), []);
    // One of two is not most.
    assert.deepEqual(missing(file('1', report(a, 2024)), file('3', report(c, 2023))), []);
  });
});
