import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { settingsOf } from '../../../server/src/analysis.ts';
import type { DraftNotation } from '../../../server/src/draft/write.ts';
import { newReport } from '../../../server/src/features/new-report.ts';
import { type Decimal, decimal } from '../../../server/src/figure/decimal.ts';
import type { TableForm } from '../../../server/src/form/form.ts';
import { readFormFile } from '../../../server/src/form/form-file.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { findingsOf, told } from '../../kit/read.ts';
import { statutory } from '../../kit/statutory.ts';
import { tables } from '../../kit/whole.ts';

const settings = settingsOf(formsOf(statutory), translatorFor('en'), {});
const [current, trial] = statutory;
const LANGUAGES: Readonly<Record<DraftNotation, string>> = {
  lines: 'report-draft',
  tabs: 'report-draft',
  markdown: 'markdown',
  html: 'html',
};
const NOTATIONS: readonly DraftNotation[] = ['lines', 'tabs', 'markdown', 'html'];
const AGENCIES = [
  '江城市临江区人民政府',
  '江城市大数据局（政务服务局）',
  '区科技&信息化局',
  '县府办',
];
const CARRIED: readonly (readonly [string, number][])[] = [
  [],
  [
    ['natural', 33],
    ['business', 10],
    ['otherOrg', 4],
    ['total', 47],
  ],
  [
    ['natural', 0],
    ['total', 0],
  ],
];

describe('a new report', () => {
  for (const notation of NOTATIONS) {
    it(`in ${notation} has blanks to be filled in, and every table of the form`, () => {
      for (const agency of AGENCIES) {
        for (const year of [2021, 2024, 2031]) {
          for (const carried of CARRIED) {
            const document = written(notation, agency, year, carried);
            checkToBeFilledIn(document);
            const shown = tables(document).tables;
            assert.deepEqual(
              shown.map(({ name }) => name),
              current.tables.map(({ name }) => name),
            );
            assert.ok(
              shown.every(({ relations }) => relations.every((r) => r.status !== 'broken')),
            );
            const figures = shown.flatMap(({ rows }) => rows.flatMap((row) => row.figures));
            assert.equal(figures.length, 6 + 1 + 2 + 1 + 25 * 7 + 15);
            assert.ok(figures.every((figure) => figure));
            const blanks = shown.flatMap((table) => table.blanks);
            assert.equal(blanks.length, figures.length - (carried.length > 0 ? carried.length : 0));
            assert.ok(shown.every(({ isInWriting }) => isInWriting));
          }
        }
      }
    });

    it(`in ${notation} agrees with the report that it carries figures over from`, () => {
      const [, carried = []] = CARRIED;
      const workspace = new Workspace(() => settings);
      const last = handingOn(written(notation, '江城市临江区政府', 2023, []), carried);
      const surroundings = {
        settings,
        besideOthers: (part: Parameters<Workspace['findings']>[0]) =>
          workspace.findings(part, [last]),
      };
      const { text } = written(notation, '江城市临江区人民政府', 2024, carried);
      const content = TextDocument.create('file:///this', LANGUAGES[notation], 1, text);
      const carriedOver = (document: TextDocument) =>
        told(new OpenDocument(document, surroundings), ['carry-over']).length;
      assert.equal(carriedOver(content), 0);
      const other = text.replace(/47(?!.*47)/s, '48');
      assert.equal(
        carriedOver(TextDocument.create('file:///this', LANGUAGES[notation], 1, other)),
        1,
      );
    });
  }

  for (const form of statutory.slice(2)) {
    for (const notation of NOTATIONS) {
      it(`of the form ${form.name} in ${notation} is read, and every table is to be filled in`, () => {
        for (const kind of form.kinds) {
          const wanted = { agency: '江城市水务局', year: 2024, kind, notation, carried: new Map() };
          const text = newReport(form, wanted);
          const content = TextDocument.create('file:///new', LANGUAGES[notation], 1, text);
          const document = new OpenDocument(content, { settings, besideOthers: () => [] });
          const [part, ...others] = document.analysis.parts;
          assert.ok(part && others.length === 0);
          const { frame, tables: found } = part.verdict.report;
          assert.equal(frame.form?.id, form.id);
          assert.deepEqual(frame.title?.kind, kind);
          const shown = found.map((table) => table.form.name);
          assert.deepEqual(
            findingsOf(document).map(({ code, severity }) => [code, severity]),
            shown.map(() => ['empty-figure', DiagnosticSeverity.Information]),
          );
          // The next figure to be filled in is found by a key, and nothing is said to be right.
          const toFill = tables(document).tables.filter(({ isInWriting }) => isInWriting);
          assert.equal(toFill.length, found.length);
          assert.ok(toFill.every(({ blanks }) => blanks.length > 0));
          const captions = (all: readonly TableForm[]) => [
            ...new Set(all.map((one) => one.caption)),
          ];
          assert.deepEqual(captions(found.map((table) => table.form)), captions(form.tables));
        }
      });
    }
  }

  it('is laid out as the form prints it', () => {
    const text = newReport(current, {
      agency: '江城市',
      year: 2024,
      notation: 'html',
      carried: new Map(),
    });
    assert.ok(
      text.includes('<th scope="col" colspan="3" rowspan="3">（本列数据的勾稽关系为'),
      text,
    );
    assert.ok(text.includes('<th scope="col" colspan="7">申请人情况</th>'));
    assert.ok(text.includes('<th scope="col" colspan="5">法人或其他组织</th>'));
    assert.ok(text.includes('<th scope="row" rowspan="22">三、本年度办理结果</th>'));
    assert.ok(text.includes('<th scope="row" colspan="3">四、结转下年度继续办理</th>'));
    assert.ok(text.includes('<th scope="colgroup" colspan="4">第二十条第（一）项</th>'));
  });

  it('can be of the older form as well', () => {
    for (const notation of NOTATIONS) {
      const text = newReport(formOf(trial), {
        agency: '江城市',
        year: 2020,
        notation,
        carried: new Map(),
      });
      const content = TextDocument.create('file:///old', LANGUAGES[notation], 1, text);
      const document = new OpenDocument(content, { settings, besideOthers: () => [] });
      checkToBeFilledIn(document);
    }
  });
});

/** The report with figures in its row 结转下年度, by the columns' identifiers. */
function handingOn(
  document: OpenDocument,
  carried: readonly (readonly [string, number])[],
): OpenDocument {
  const requests = tables(document).tables.find(({ name }) => name.includes('申请'));
  const next = requests?.rows.find(({ name }) => name.includes('结转下年度'));
  const columns = current.tables.find(({ id }) => id === 'requests')?.columns ?? [];
  const edits = carried.flatMap(([id, value]) => {
    const figure = next?.figures[columns.findIndex((column) => column.id === id)];
    return figure ? [{ range: figure.range, newText: String(value) }] : [];
  });
  assert.equal(edits.length, carried.length);
  const changes = edits.map(({ range, newText }) => ({ range, text: newText })).toReversed();
  document.update(changes, document.version + 1);
  return document;
}

/** Nothing is told but what is still to be filled in, as information. */
function checkToBeFilledIn(document: OpenDocument): void {
  for (const { code, severity, message } of findingsOf(document)) {
    assert.match(String(code), /^(empty-figure|leftover-mark)$/);
    assert.equal(severity, DiagnosticSeverity.Information);
    assert.match(String(message), /still to be filled in/);
  }
}

it('begins as a form of one’s own says', () => {
  const file = {
    id: 'own',
    name: '检查情况',
    title: '安全检查年度报告',
    sections: [
      { number: '一', heading: '概况', begins: ['{year}年检查0次，上年结转{carried}件。'] },
      { number: '二', heading: '收支', asks: ['fees'] },
    ],
    tables: [{ id: 't', section: '一', columns: ['次数', '隐患'], rows: ['工矿', '建筑'] }],
  };
  const { form, problems } = readFormFile(JSON.stringify(file), translatorFor('en'));
  assert.deepEqual(problems, []);
  const report = { agency: '江城市', year: 2024, notation: 'tabs', carried: new Map() } as const;
  const lines = newReport(formOf(form), report).split('\n');
  assert.ok(lines.includes('2024年检查0次，上年结转＿＿件。'), lines.join('\n'));
  const own = settingsOf(formsOf([...statutory, formOf(form)]), translatorFor('en'), {});
  const content = TextDocument.create('file:///own', 'report-draft', 1, lines.join('\n'));
  const document = new OpenDocument(content, { settings: own, besideOthers: () => [] });
  assert.deepEqual(told(document, ['missing-statement']), ['missing-statement 二、收支']);
});

function formOf<T>(form: T | undefined): T {
  assert.ok(form);
  return form;
}

function written(
  notation: DraftNotation,
  agency: string,
  year: number,
  carried: readonly (readonly [string, number])[],
): OpenDocument {
  const figures = new Map<string, Decimal>(carried.map(([id, value]) => [id, decimal(value)]));
  const text = newReport(current, { agency, year, notation, carried: figures });
  const content = TextDocument.create(`file:///${year}`, LANGUAGES[notation], 1, text);
  return new OpenDocument(content, { settings, besideOthers: () => [] });
}
