import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent } from 'vscode-languageserver-types';
import { formCompletion, formHover } from '../../../server/src/features/form-names.ts';
import { readFormFile } from '../../../server/src/form/form-file.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { open } from '../../kit/read.ts';

const form = (relations: string, between = '""', more = '') => `{
  "id": "f", "name": "F",
  "sections": [{ "number": "一", "heading": "总体情况" }, { "number": "二", "heading": "收费情况" }],
  "tables": [
    {
      "id": "a", "name": "收费", "section": "一",
      "columns": [{ "label": "金额", "unit": "万元" }, "件数", "合计"],
      "rows": ["许可", "处罚（罚款）", "合计"],
      "relations": [${relations}]
    },
    {
      "id": "b", "name": "支出",
      "blocks": [
        { "name": "左", "labels": ["项目"], "columns": ["数"], "rows": ["甲", "乙", "丙"], "relations": ["丙 = "] },
        { "name": "右", "labels": ["项目"], "columns": ["数"], "rows": ["丁"] }
      ]
    }
  ],
  "relations": [${between}]${more}
}`;

/** What is completed at the mark `|`, and with the first of it in its place. */
function completed(file: string): { names: string[]; text: string } {
  const at = file.indexOf('‸');
  const text = file.replace('‸', '');
  const document = open(text, 'json');
  const items = formCompletion(document, document.positionAt(at));
  const [first] = items;
  const content = TextDocument.create('file:///f.json', 'json', 1, text);
  const edit = first?.textEdit;
  const edits = edit && 'range' in edit ? [edit] : [];
  return { names: items.map(({ label }) => label), text: TextDocument.applyEdits(content, edits) };
}

const COLUMNS = ['金额', '件数', '合计'];
const ROWS = ['许可', '处罚（罚款）', '合计'];
const TABLES = ['《收费》', '《支出·左》', '《支出·右》'];

describe('names in a form file are completed', () => {
  const places: Readonly<Record<string, readonly [file: string, names: readonly string[]]>> = {
    'in an equation that has none yet: columns and rows': [form('"‸"'), [...COLUMNS, ...ROWS]],
    'beside a column: columns': [form('"合计 = 金额 + ‸"'), COLUMNS],
    'beside a name that only a column has': [form('"金额 = ‸ - 件数"'), COLUMNS],
    'beside a row: rows': [form('{ "equation": "许可 ≤ 处‸" }'), ROWS],
    'in brackets before what divides': [form('"金额 = (件数 - ‸) / 件数"'), COLUMNS],
    'in the exceptions of an equation': [
      form('{ "equation": "", "except": ["‸"] }'),
      [...COLUMNS, ...ROWS],
    ],
    'in a block': [form('').replace('"丙 = "', '"丙 = 甲 + ‸"'), ['甲', '乙', '丙']],
    'between tables: a table': [form('', '"‸"'), TABLES],
    'between tables, in a name that is begun': [form('', '"《收费》合计行 = 《支‸"'), TABLES],
    'between tables: a row or a column of the table': [
      form('', '"《收费》‸ = 《支出·左》甲"'),
      ['许可', '处罚（罚款）', '合计行', '金额', '件数', '合计列'],
    ],
    'between tables: a column behind a row': [
      form('', '"《收费》处罚（罚款） · ‸"'),
      ['金额', '件数', '合计列'],
    ],
    'in what a sentence repeats': [
      form('', '""', ', "sentences": [{ "says": "收费", "repeats": "《收费》合计 · ‸" }]'),
      ['金额', '件数', '合计列'],
    ],
    'for the section of a table': [
      form('').replace('"section": "一"', '"section": "‸"'),
      ['一', '二'],
    ],
    'in a file whose brackets are not closed yet': [
      form('"金额 = ‸"').split('\n    },\n')[0] ?? '',
      COLUMNS,
    ],
    'nowhere else': [form('').replace('"收费"', '"‸"'), []],
  };
  for (const [where, [file, names]] of Object.entries(places)) {
    it(where, () => assert.deepEqual(completed(file).names, names));
  }

  it('in place of the whole name that is written there', () => {
    assert.match(completed(form('"件数 = 金‸额 + 合计"')).text, /"件数 = 金额 \+ 合计"/);
    assert.match(completed(form('"许可 = ‸x y + 合计"')).text, /"许可 = 许可 \+ 合计"/);
    assert.match(
      completed(form('', '"《收费》许可 = 《‸》甲"')).text,
      /"《收费》许可 = 《收费》甲"/,
    );
    assert.match(completed(form('"金额 = (件数 - ‸) / 件数"')).text, /\(件数 - 金额\) \/ 件数/);
  });

  it('so that nothing is wrong with the form', () => {
    const { text } = completed(
      form('"金额 ≤ ‸"', '"《收费》许可 · 金额 = 《支出·右》"').replace(
        '"丙 = "',
        '"丙 = 甲 + 乙"',
      ),
    );
    const { problems } = readFormFile(
      text.replace('金额 ≤ 金额', '金额 ≤ 件数'),
      translatorFor('en'),
    );
    assert.deepEqual(problems, []);
  });
});

describe('a hover over a name in a form file says what it is', () => {
  const hovers: Readonly<Record<string, string>> = {
    [form('"合计 = 金‸额 + 件数"')]: '**金额**\n\nColumn · 《收费》 · 万元',
    [form('"合计 = 处罚（‸罚款） + 许可"')]: '**处罚（罚款）**\n\nRow · 《收费》',
    [form('', '"《收‸费》合计行 = 《支出·左》甲"')]:
      '**《收费》**\n\nTable: 3 columns, 3 rows\n\nColumns: 金额; 件数; 合计\n\nRows: 许可; 处罚（罚款）; 合计',
  };
  for (const [file, expected] of Object.entries(hovers)) {
    it(expected.split('\n')[0] ?? '', () => {
      const document = open(file.replace('‸', ''), 'json');
      const hover = formHover(document, document.positionAt(file.indexOf('‸')));
      assert.ok(MarkupContent.is(hover?.contents));
      assert.equal(hover.contents.value.replaceAll('\\', ''), expected);
    });
  }

  it('and nothing where a name is unknown', () => {
    const file = form('"合计 = 金‸ + 件数"');
    const document = open(file.replace('‸', ''), 'json');
    assert.equal(formHover(document, document.positionAt(file.indexOf('‸'))), undefined);
  });
});
