import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { NotationName } from '../../../server/src/draft/notation/notation.ts';
import { notationFor } from '../../../server/src/draft/notations.ts';
import { completion } from '../../../server/src/features/completion.ts';
import type { TableForm } from '../../../server/src/form/form.ts';
import { layOut } from '../../../server/src/form/lay-out.ts';
import type { OpenDocument } from '../../../server/src/open-document.ts';
import { edited, openDraft } from '../../kit/open-draft.ts';
import { settingsWith } from '../../kit/own-form.ts';
import { open, told } from '../../kit/read.ts';
import { statutory } from '../../kit/statutory.ts';
import { tables } from '../../kit/whole.ts';

const [form] = statutory;

/** How a clerk comes to write a table in each notation: the document's language, and what it starts with. */
const NOTATIONS: readonly {
  readonly notation: NotationName;
  readonly languageId: string;
  readonly title: string;
}[] = [
  { notation: 'lines', languageId: 'report-draft', title: title('') },
  { notation: 'markdown', languageId: 'markdown', title: `# ${title('\n')}` },
  { notation: 'html', languageId: 'html', title: `<h1>${title('').trimEnd()}</h1>\n` },
  { notation: 'csv', languageId: 'csv', title: '' },
  { notation: 'tsv', languageId: 'tsv', title: '' },
];

function title(behind: string): string {
  return `临江区2024年政府信息公开工作年度报告\n${behind}`;
}

function items(source: string, languageId: string, snippets = false): CompletionItem[] {
  const { document, cursor } = openDraft(source, languageId);
  return completion(document, cursor, snippets);
}

/** The draft after the item with the label was chosen at `$0`. */
function chosen(source: string, languageId: string, label: string, snippets = false): string {
  const draft = openDraft(source, languageId);
  const found = completion(draft.document, draft.cursor, snippets);
  const item = found.find((one) => one.label === label);
  assert.ok(
    item?.textEdit && 'range' in item.textEdit,
    `${label} is not among: ${found.map((one) => one.label).join(' ')}`,
  );
  return edited(draft, [item.textEdit]);
}

/** The tables that a draft has, and how many rows each. */
function tablesIn(document: OpenDocument): string[] {
  return document.analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.map((table) => `${table.form.name} ${table.rows.length}`),
  );
}

const tableOf = ({ name, rows }: TableForm) => `${name} ${rows.length}`;

describe('a table of the form', () => {
  for (const { notation, languageId, title: start } of NOTATIONS) {
    it(`is written whole where its name is typed, in ${notation}`, () => {
      for (const table of form.tables) {
        const typed = table.name.slice(0, 4);
        const after = open(chosen(`${start}${typed}$0\n`, languageId, table.name), languageId);
        assert.deepEqual(tablesIn(after), [tableOf(table)]);
        assert.deepEqual(told(after, ['missing-row', 'unknown-row', 'not-a-figure']), []);
        const [view] = tables(after).tables;
        assert.equal(view?.blanks.length, table.rows.length * table.columns.length);
      }
    });
  }

  it('has its figures as steps of a snippet, each of them once', () => {
    const after = chosen(
      `${title('')}行政复议$0`,
      'report-draft',
      '政府信息公开行政复议、行政诉讼情况',
      true,
    );
    const steps = [...after.matchAll(/\$\{(\d+)\}/g)].map(([, step]) => Number(step));
    assert.deepEqual(
      steps,
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
  });

  it('is offered in its section before anything is typed, and nowhere once it is there', () => {
    const report = `${title('')}二、主动公开政府信息情况\n$0\n三、收到和处理政府信息公开申请情况\n`;
    const offered = (source: string) =>
      items(source, 'report-draft').flatMap(({ label, kind }) => (kind === 22 ? label : []));
    const all = [
      '第二十条第（一）项',
      '第二十条第（五）项',
      '第二十条第（六）项',
      '第二十条第（八）项',
    ];
    assert.deepEqual(offered(report), all);
    const first = chosen(report, 'report-draft', all[0] ?? '');
    const rest = first.replace('\n三、', '\n\n$0\n三、');
    assert.deepEqual(offered(rest), all.slice(1));
  });

  it('is found by the initials of its name as well', () => {
    const found = items(`${title('')}sqqk$0`, 'report-draft').find(({ filterText }) =>
      filterText?.includes('sqqk'),
    );
    assert.equal(found?.label, '收到和处理政府信息公开申请情况');
  });

  it('of a form of one’s own is offered where its name is typed', () => {
    const settings = settingsWith(
      JSON.stringify({
        id: 'fines',
        name: '罚没情况',
        tables: [
          { id: 'fines', name: '罚没统计表', columns: ['件数', '金额'], rows: ['城管', '环保'] },
        ],
      }),
    );
    const document = open('罚没统计\n', 'markdown', settings);
    const [item] = completion(document, { line: 0, character: 4 }, false);
    assert.equal(item?.label, '罚没统计表');
    assert.equal(item?.detail, '罚没情况');
    const { newText } = item?.textEdit ?? {};
    assert.equal(
      newText,
      '|  | 件数 | 金额 |\n| --- | --- | --- |\n| 城管 |  |  |\n| 环保 |  |  |',
    );
  });

  it('is written in the notation of the tables that are there', () => {
    const piped =
      '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 1 | 2 | 3 |\n';
    const after = chosen(
      `${title('')}${piped}\n行政复议$0\n`,
      'report-draft',
      '政府信息公开行政复议、行政诉讼情况',
    );
    assert.match(after, /\n\| 行政复议 \|/);
  });

  it('stands apart from the line above it where the notation asks for that', () => {
    const typed = `# ${title('\n')}收到如下：\n申请$0\n`;
    const after = chosen(typed, 'markdown', '收到和处理政府信息公开申请情况');
    assert.match(after, /收到如下：\n\n\|/);
  });

  it('is not offered in prose of another kind, but where its name is typed', () => {
    assert.deepEqual(items('# Notes\n\n申请$0\n', 'markdown'), []);
    assert.deepEqual(items('$0\n', 'csv'), []);
    assert.deepEqual(
      items('# Notes\n\n第二十条第（一$0\n', 'markdown').map(({ label }) => label),
      ['第二十条第（一）项'],
    );
  });
});

describe('a row that lacks', () => {
  const table = form.tables.find(({ id }) => id === 'requests');
  assert.ok(table);
  for (const { notation, languageId } of NOTATIONS) {
    it(`is written as the others are, in ${notation}`, () => {
      const whole = notationFor(languageId).write(layOut(table, () => '0'));
      const row = open(whole, languageId).analysis.parts[0]?.verdict.report.tables[0]?.rows.find(
        (one) => table.rows[one.row]?.label === '2.重复申请',
      );
      assert.ok(row);
      const { start, end } = row.span;
      const from =
        notation === 'html' || notation === 'lines' ? start : whole.lastIndexOf('\n', start) + 1;
      const after = chosen(
        `${whole.slice(0, from)}$0${whole.slice(end)}`,
        languageId,
        '2.重复申请',
      );
      assert.deepEqual(tablesIn(open(after, languageId)), [tableOf(table)]);
      assert.deepEqual(
        told(open(after, languageId), ['missing-row', 'unknown-row', 'row-total']),
        [],
      );
    });
  }

  it('keeps to the markup of its cell in a page', () => {
    const page = (cell: string) =>
      `<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>\n` +
      `<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>\n<tr><td>${cell}</td></tr></table>\n`;
    assert.equal(
      chosen(page('$0'), 'html', '行政规范性文件'),
      page('行政规范性文件</td><td>0</td><td>0</td><td>0'),
    );
    assert.equal(
      chosen(page('<p>$0&nbsp;</p>'), 'html', '行政规范性文件'),
      page('<p>行政规范性文件&nbsp;</p>'),
    );
  });
});

describe('a heading that lacks', () => {
  const next = '二、主动公开政府信息情况';
  const cases = [
    ['report-draft', `${title('')}一、总体情况\n$0\n`, `\n${next}\n`],
    ['markdown', `# ${title('\n')}## 一、总体情况\n\n$0\n`, `\n## ${next}\n`],
    ['markdown', `# ${title('\n')}### 一、总体情况\n\n### 二$0\n`, `\n### ${next}\n`],
    ['markdown', `# ${title('\n')}$0\n`, `\n## ${next}\n`],
    [
      'html',
      `<h1>${title('').trimEnd()}</h1>\n<h2>一、总体情况</h2>\n$0\n`,
      `\n<h2>${next}</h2>\n`,
    ],
    [
      'html',
      `<h1>${title('').trimEnd()}</h1>\n<p>一、总体情况</p>\n<p>二$0</p>\n`,
      `\n<p>${next}</p>\n`,
    ],
  ] as const;
  for (const [languageId, source, expected] of cases) {
    it(`is written as headings are: ${JSON.stringify(expected)} in ${languageId}`, () => {
      const after = chosen(source, languageId, next);
      assert.ok(after.endsWith(expected), after);
    });
  }

  it('leaves the sentence of a page in a paragraph', () => {
    const source = `<h1>${title('').trimEnd()}</h1>\n$0\n`;
    const sentence = '本报告所列数据的统计期限，自2024年1月1日起至12月31日止。';
    assert.ok(chosen(source, 'html', sentence).endsWith(`\n<p>${sentence}</p>\n`));
  });
});
