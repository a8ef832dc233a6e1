import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NotationName } from '../../../server/src/draft/notation/notation.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { articleTable, requestTable, reviewTable } from '../../kit/generate/tables.ts';
import { writeCollection, writeReport, writeTable } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';

const FORMS: readonly FormId[] = ['2021', '2019'];
const NOTATIONS: readonly NotationName[] = ['lines', 'tabs', 'markdown', 'html', 'csv'];
const figures = (form: FormId) => reportFigures(20, form);
const tables = [articleTable, requestTable, reviewTable];

describe('a written report', () => {
  for (const form of FORMS) {
    for (const notation of NOTATIONS) {
      it(`of ${form} in ${notation} is the same each time and holds every figure`, () => {
        const report = figures(form);
        const text = writeReport(report, notation);
        assert.equal(writeReport(figures(form), notation), text);
        const left = [...(text.match(/\d+(?:\.\d+)?/g) ?? [])];
        for (const figure of [...report.requests.flat(), ...report.reviews, ...report.decisions]) {
          const index = left.indexOf(figure);
          assert.ok(index >= 0, `${figure} is not in the text`);
          left.splice(index, 1);
        }
      });
    }
    for (const notation of ['lines', 'tabs'] as const) {
      it(`of ${form} in ${notation} is read without a finding`, () => {
        assert.deepEqual(told(open(writeReport(figures(form), notation))), []);
      });
    }
  }

  it('says in its prose what its table says', () => {
    const report = figures('2021');
    const received = report.requests[0]?.at(-1);
    assert.ok(writeReport(report, 'lines').includes(`申请${received}件`));
  });
});

describe('a written table', () => {
  for (const form of FORMS) {
    it(`of ${form} has rows of one width in markdown and in csv`, () => {
      for (const table of tables) {
        const laid = table(figures(form));
        const pipes = writeTable(laid, 'markdown').trim().split('\n');
        assert.equal(new Set(pipes.map((row) => row.split('|').length)).size, 1);
        const commas = writeTable(laid, 'csv').trimEnd().split('\n');
        assert.equal(new Set(commas.map((row) => row.split(',').length)).size, 1);
      }
    });

    it(`of ${form} is covered by the spans of its html without gap or overlap`, () => {
      for (const table of tables) {
        const html = writeTable(table(figures(form)), 'html');
        const rows = html.split('<tr>').slice(1);
        let area = 0;
        for (const cell of html.matchAll(/<td([^>]*)>/g)) {
          area += spanOf(cell[1], 'colspan') * spanOf(cell[1], 'rowspan');
        }
        const first = [...(rows[0] ?? '').matchAll(/<td([^>]*)>/g)];
        const width = first.reduce((sum, cell) => sum + spanOf(cell[1], 'colspan'), 0);
        assert.equal(area, width * rows.length);
      }
    });
  }

  it('in lines breaks the labels that are two paragraphs on paper', () => {
    const lines = writeTable(requestTable(figures('2021')), 'lines');
    assert.ok(lines.includes('\t商业\n企业\n\t科研\n机构\n\t社会公益组织\n'));
    assert.ok(writeTable(reviewTable(figures('2021')), 'lines').includes('\t尚未\n审结\n\t总计\n'));
  });
});

describe('a collection', () => {
  it('is its reports one after the other', () => {
    const reports = [1, 2, 3].map((seed) => reportFigures(seed));
    const text = writeCollection(reports, 'lines');
    for (const report of reports) assert.ok(text.includes(writeReport(report, 'lines').trim()));
    assert.deepEqual(told(open(text)), []);
  });
});

function spanOf(attributes: string | undefined, name: string): number {
  return Number(new RegExp(`${name}="(\\d+)"`).exec(attributes ?? '')?.[1] ?? 1);
}
