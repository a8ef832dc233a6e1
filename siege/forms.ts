import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { settingsOf } from '../server/src/analysis.ts';
import { readFormFile } from '../server/src/form/form-file.ts';
import { formsOf } from '../server/src/form/forms.ts';
import { translatorFor } from '../server/src/l10n.ts';
import { OpenDocument } from '../server/src/open-document.ts';
import { AcceptedFiles } from '../server/src/workspace/accepted-files.ts';
import { FormFiles, MOST_FORMS } from '../server/src/workspace/form-files.ts';
import { findingsOf, open } from '../test/kit/read.ts';
import { requestReport } from '../test/kit/request-report.ts';
import { statutory } from '../test/kit/statutory.ts';
import { law } from './law.ts';
import { requests } from './requests.ts';
import { attempt, type Subject } from './subject.ts';

const t = translatorFor('en');
const names = (count: number) => Array.from({ length: count }, (_, index) => `第${index + 1}类`);

/** A form file with one table. The given properties replace correct ones. */
function formFile(table: Record<string, unknown> = {}, form: Record<string, unknown> = {}): string {
  const sound = { id: 't', name: '检查', figures: 'count', columns: [{ label: '次数' }] };
  const rows = names(3).map((label) => ({ label }));
  return JSON.stringify({
    id: 'own',
    name: '自订',
    tables: [{ ...sound, rows, ...table }],
    ...form,
  });
}

const columnSum = (equation: string) => ({ code: 'column-total', each: 'column', equation });

/** A table of 60 rows and 90 columns, with this many relations in each row over all its figures. */
function manyRelations(count: number): string {
  const [total, ...parts] = names(90);
  return formFile({
    columns: names(90).map((label) => ({ label })),
    rows: names(60).map((label) => ({ label })),
    relations: Array.from({ length: count }, () => ({
      code: 'row-total',
      each: 'row',
      equation: `${total} = ${parts.join(' + ')}`,
    })),
  });
}

/** A form with two tables and an equation between them. */
function between(equation: string): string {
  const table = { columns: names(500), rows: ['甲', '乙'] };
  return JSON.stringify({
    id: 'own',
    name: '自订',
    tables: [
      { id: 't', name: '表', ...table },
      { id: 'u', name: '他', ...table },
    ],
    relations: [equation],
  });
}

const files: Readonly<Record<string, string>> = {
  'an equation of 300,000 names of tables that never end': between('《'.repeat(300_000)),
  'an equation of 300,000 names of tables, and one end': between(`${'《'.repeat(300_000)}》=`),
  'an equation of 100,000 names of one row': formFile({
    relations: [`第1类 = ${'第2类 + '.repeat(100_000)}第3类`],
  }),
  'an equation of 300,000 dots between row and column': between(
    `《表》${'·'.repeat(300_000)} = 《他》甲`,
  ),
  'an equation of 300,000 blanks': between(`《表》${' '.repeat(300_000)}甲 = 《他》甲`),
  'relations between many rows of two tables': JSON.stringify({
    id: 'own',
    name: '自订',
    tables: ['t', 'u'].map((id) => ({
      id,
      columns: ['一', '二'],
      rows: names(2000).map((label) => ({ label })),
    })),
    relations: Array.from({ length: 100 }, () => '《t》一 = 《u》一'),
  }),
  'relations that go round in circles': formFile({
    relations: ['第1类 = 第2类 + 第3类', '第2类 = 第3类 + 第1类', '第3类 = 第1类 + 第2类'].map(
      columnSum,
    ),
  }),
  'a figure that is its own total': formFile({ relations: [columnSum('第1类 = 第1类')] }),
  'an equation of 10,000 signs': formFile({
    relations: [columnSum(`第1类 = ${'第2类 + '.repeat(10_000)}第3类`)],
  }),
  'far more relations than a person draws up': manyRelations(500),
  'as many relations as a form may have': manyRelations(9),
  'huge numbers where texts belong': `{"id":1e999,"name":${'9'.repeat(9999)},"tables":-0}`,
  'lists and objects 100,000 deep': '['.repeat(100_000) + ']'.repeat(100_000),
  'objects deeper than a form': `${'{"tables":['.repeat(50)}1${']}'.repeat(50)}`,
  'rows in rows in rows': formFile({
    rows: JSON.parse(`${'[{"label":"a","rows":'.repeat(15)}[{"label":"b"}]${'}]'.repeat(15)}`),
  }),
  'properties called __proto__ and constructor':
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"__proto__","name":"toString","tables":[{"id":"__proto__","figures":"count","columns":[{"id":"__proto__","label":"constructor"}],"rows":[{"id":"__proto__","label":"__proto__"},{"label":"hasOwnProperty"}],"relations":[{"code":"row-total","each":"column","equation":"__proto__ = hasOwnProperty"}]}]}',
  'a sound form with such names': formFile({
    id: '__proto__',
    columns: [{ id: '__proto__', label: 'constructor' }],
    rows: [{ id: 'toString', label: '__proto__' }, { label: 'hasOwnProperty' }],
    relations: [columnSum('__proto__ = hasOwnProperty')],
  }),
  'patterns where words belong': formFile({
    rows: ['(a+)+$', '.*', '[', '\\', '^(?:a|a)*$', '…'.repeat(5000)].map((word, index) => ({
      label: `甲${index}`,
      contains: [word],
    })),
  }),
  'a label of 300,000 characters': formFile({ rows: [{ label: '长'.repeat(300_000) }] }),
  'two megabytes of blanks': ' '.repeat(2_000_000),
  'NULs and halves of characters': formFile({ rows: [{ label: '\0' }, { label: '\ud83d' }] }),
  'a file that ends too early': formFile().slice(0, -3),
  nothing: '',
};

const report = requestReport();
const expected = findingsOf(open(report)).map(({ code }) => code);

/** The milliseconds within which a form must be read and a report checked by it. */
const LONGEST = 5000;
const MOST_PROBLEMS_TEXT = 10_000_000;

/** Users' own forms that were made to do harm. */
export const hostileForms: Subject = {
  id: 'forms',
  title: 'Hostile forms',
  promise:
    'A form file is data: whatever it contains is read in bounded time, or refused with its place. It runs nothing and changes no other form, and a statutory report is checked as usual beside it.',
  async *run(effort) {
    for (const [name, file] of Object.entries(files))
      yield await attempt(name, () => takesUp(file));
    yield anyForm(effort);
    yield await attempt('800 forms', () => holdsForms(800));
    yield await attempt('10,000 acceptances for one draft', () => holdsAcceptances(10_000));
  },
};

function takesUp(file: string): string {
  const started = performance.now();
  const { form, problems } = readFormFile(file, t);
  const told = problems.reduce((sum, { message }) => sum + message.length, 0);
  assert.ok(told < MOST_PROBLEMS_TEXT, `${told} characters of problems`);
  for (const { start, end } of problems) {
    assert.ok(0 <= start && start <= end && end <= Math.max(1, file.length), 'a place in the file');
  }
  const forms = formsOf([...statutory, ...(form ? [form] : [])]);
  const settings = settingsOf(forms, t, {});
  const check = (text: string) => {
    const content = TextDocument.create('file:///r.gouji', 'report-draft', 1, text);
    const document = new OpenDocument(content, { settings, besideOthers: () => [] });
    for (const request of Object.values(requests)) request(document, { line: 1, character: 3 });
    return findingsOf(document).map(({ code }) => code);
  };
  assert.deepEqual(check(report), expected, 'the statutory report beside it');
  for (const { columns, rows } of form?.tables ?? []) {
    const heading = ['', ...columns.map(({ label }) => label)].join('\t');
    const body = rows.map(({ label }) => [label, ...columns.map(() => '7')].join('\t'));
    check([heading, ...body].join('\n'));
  }
  assert.equal(Reflect.get({}, 'polluted'), undefined, 'no object is changed');
  const took = performance.now() - started;
  assert.ok(took < LONGEST, `${took.toFixed(0)} ms`);
  return `${form ? 'in force' : `${problems.length} problems`}, ${took.toFixed(0)} ms`;
}

/** Forms beyond the limit cost little, and each of them says that it is not used. */
function holdsForms(count: number): string {
  const started = performance.now();
  const forms = new FormFiles(statutory);
  const uris = Array.from({ length: count }, (_, index) => `file:///w/.gouji/forms/${index}.json`);
  for (const [index, uri] of uris.entries()) {
    forms.set(uri, formFile({ id: `t${index}`, name: `表${index}` }, { id: `f${index}` }), t);
  }
  assert.equal(forms.forms.length, MOST_FORMS);
  const told = uris.filter((uri) => forms.problems(uri, t).length === 1);
  assert.equal(told.length, count - MOST_FORMS);
  const settings = settingsOf(formsOf([...statutory, ...forms.forms]), t, {});
  const content = TextDocument.create('file:///r.gouji', 'report-draft', 1, report);
  const document = new OpenDocument(content, { settings, besideOthers: () => [] });
  assert.deepEqual(
    findingsOf(document).map(({ code }) => code),
    expected,
  );
  return within(started);
}

/** With each keystroke, the server asks for every finding whether it is accepted. */
function holdsAcceptances(count: number): string {
  const started = performance.now();
  const entries = Array.from({ length: count }, (_, index) => ({
    file: 'r.gouji',
    code: 'column-total',
    place: `第${index}类 · 总计`,
    figures: [String(index), '1', '2', '3'],
    reason: '按实际办理情况统计，与上级口径一致',
    date: '2025-01-31',
  }));
  const accepted = new AcceptedFiles();
  const text = JSON.stringify({ version: 1, accepted: entries }, null, 2);
  accepted.set('file:///w/.gouji/accepted.json', text, t);
  assert.equal(accepted.of('file:///w/r.gouji').length, count, 'none has lapsed');
  const settings = settingsOf(formsOf(statutory), t, {});
  const content = TextDocument.create('file:///w/r.gouji', 'report-draft', 1, report);
  const document = new OpenDocument(content, {
    settings,
    besideOthers: () => [],
    accepted: (uri) => accepted.of(uri),
  });
  for (let keystroke = 0; keystroke < 100; keystroke++) {
    assert.equal(findingsOf(document).length, expected.length);
  }
  return within(started);
}

function within(started: number): string {
  const took = performance.now() - started;
  assert.ok(took < LONGEST, `${took.toFixed(0)} ms`);
  return `${took.toFixed(0)} ms`;
}

const sound = formFile({ relations: [columnSum('第1类 = 第2类 + 第3类')] });

const anyForm = law(
  'random JSON, and a sound form with stretches replaced',
  fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .tuple(
        fc.nat(),
        fc.nat(30),
        fc.oneof(fc.json(), fc.constantFrom('', '"', '}', ']', ',', '1e9')),
      )
      .map(([at, length, text]) => {
        const start = at % sound.length;
        return sound.slice(0, start) + text + sound.slice(start + length);
      }),
  ),
  1000,
  (file) => {
    takesUp(file);
  },
);
