import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingsOf } from '../../../server/src/analysis.ts';
import { readFormFile } from '../../../server/src/form/form-file.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { statutoryForms } from '../../../server/src/form/statutory.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { FormFiles } from '../../../server/src/workspace/form-files.ts';
import { open, told } from '../../kit/read.ts';
import { finishedTable } from '../../kit/request-table.ts';
import { WRONG_FORMS } from './wrong-forms.ts';

const english = translatorFor('en');
const MARKS = /[⟦⟧]/g;

describe('a form file with a mistake gets one diagnostic at its place', () => {
  for (const { mistake, file, says } of WRONG_FORMS) {
    it(mistake, () => {
      const text = file.replaceAll(MARKS, '');
      // A place without characters is shown by the character that stands there, or the file's last.
      const start = Math.max(0, Math.min(file.indexOf('⟦'), text.length - 1));
      const end = Math.min(Math.max(file.indexOf('⟧') - 1, start + 1), text.length);
      const { form, problems } = readFormFile(text, english);
      assert.deepEqual(problems, [{ start, end, message: says }]);
      assert.equal(form, undefined);
    });
  }
});

describe('forms in files', () => {
  const small = (id: string) =>
    `{"id":"${id}","name":"F","tables":[{"id":"t","columns":["甲","乙"],"rows":["一","二"]}]}`;

  it('with mistakes change nothing in the forms that are there', () => {
    const statutory = statutoryForms();
    const files = new FormFiles(statutory);
    for (const [index, { file }] of WRONG_FORMS.entries()) {
      files.set(`file:///w/.gouji/forms/${index}.json`, file.replaceAll(MARKS, ''), english);
    }
    assert.deepEqual(files.forms, []);
    const settings = settingsOf(formsOf([...statutory, ...files.forms]), english, {});
    const draft = finishedTable({ 'new.total': '1' });
    assert.deepEqual(told(open(draft, 'report-draft', settings)), told(open(draft)));
    assert.equal(told(open(draft)).length, 1);
  });

  it('are in force as they are read, changed and taken away', () => {
    const files = new FormFiles([]);
    files.set('file:///a', small('a'), english);
    files.set('file:///b', small('b'), english);
    assert.deepEqual(
      files.forms.map(({ id }) => id),
      ['a', 'b'],
    );
    files.set('file:///a', '{', english);
    files.set('file:///b', small('c'), english);
    assert.deepEqual(
      files.forms.map(({ id }) => id),
      ['c'],
    );
    files.set('file:///b', undefined, english);
    assert.deepEqual(files.forms, []);
  });

  it('cannot take the id of another form, be it built in or in another file', () => {
    const files = new FormFiles(statutoryForms());
    files.set('file:///a', small('2021'), english);
    files.set('file:///b', small('own'), english);
    files.set('file:///c', small('own'), english);
    const told = (uri: string) => files.problems(uri, english);
    const taken = (id: string) => [
      { start: 6, end: 8 + id.length, message: `Another form already has the id “${id}”.` },
    ];
    assert.deepEqual(told('file:///a'), taken('2021'));
    assert.deepEqual(told('file:///b'), []);
    assert.deepEqual(told('file:///c'), taken('own'));
    assert.equal(files.forms.length, 1);
  });
});

describe('what a form leaves unsaid', () => {
  const source = (columns: string, relations: string) =>
    `{"id":"f","name":"F","tables":[{"id":"t","columns":${columns},"rows":["一","二","三","合计"],"relations":${relations}}]}`;
  const relationsOf = (columns: string, ...relations: string[]) => {
    const { form, problems } = readFormFile(source(columns, JSON.stringify(relations)), english);
    assert.deepEqual(problems, []);
    return (form?.tables[0]?.relations ?? []).map(({ code, each, left, right }) => {
      const side = (sides: typeof left) => sides.map(({ index, sign }) => sign * (index + 1));
      return `${code} ${each} ${side(left)} = ${side(right)}`;
    });
  };

  it('is told by the names in an equation: columns hold in each row, rows in each column', () => {
    assert.deepEqual(relationsOf('["甲","乙","丙"]', '丙 = 甲 + 乙', '合计 = 一 + 二 + 三'), [
      'row-total row 3 = 1,2',
      'column-total column 4 = 1,2,3',
    ]);
    assert.deepEqual(relationsOf('["甲","乙","丙"]', '一 + 二 = 三 + 合计'), [
      'balance column 1,2 = 3,4',
    ]);
  });

  it('stands between the names around “…”', () => {
    assert.deepEqual(
      relationsOf('["甲","乙","丙","丁"]', '丁 = 甲 + … + 丙', '合计 = 一 + ... + 三'),
      ['row-total row 4 = 1,2,3', 'column-total column 4 = 1,2,3'],
    );
    assert.deepEqual(relationsOf('["甲","乙","丙","丁"]', '丁 = 甲 + … + 乙'), [
      'row-total row 4 = 1,2',
    ]);
  });

  it('is the same for names in other width and with blanks', () => {
    assert.deepEqual(relationsOf('["甲（万元）","乙","丙"]', '丙 = 甲 (万元) ＋ 乙'), [
      'row-total row 3 = 1,2',
    ]);
  });
});
