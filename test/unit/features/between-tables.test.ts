import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completion } from '../../../server/src/features/completion.ts';
import { definition } from '../../../server/src/features/definition.ts';
import { documentHighlights } from '../../../server/src/features/document-highlights.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { references } from '../../../server/src/features/references.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { settingsWith } from '../../kit/own-form.ts';
import { codeLenses, tables } from '../../kit/whole.ts';

const settings = settingsWith(
  JSON.stringify({
    id: 'fines',
    name: '罚没情况',
    tables: [
      {
        id: 'decided',
        name: '处罚情况',
        columns: ['件数', '听证件数'],
        rows: ['城管', '环保', '合计'],
        relations: ['合计 = 城管 + 环保'],
      },
      {
        id: 'paid',
        name: '缴纳情况',
        columns: ['件数', '听证件数'],
        rows: ['已缴', '未缴', '总数'],
        relations: ['总数 = 已缴 + 未缴'],
      },
    ],
    relations: ['《处罚情况》合计 = 《缴纳情况》总数'],
  }),
);

/** Two tables, the totals of their 件数 as given, each of which its own table confirms. */
const draft = (decided: string, paid: string) => `罚没情况

\t件数\t听证件数
城管\t3\t1
环保\t${decided === '' ? 2 : Number(decided) - 3}\t1
合计\t${decided}\t2

其后缴纳：

\t件数\t听证件数
已缴\t4\t2
未缴\t${Number(paid) - 4}\t0
总数\t${paid}\t2
`;

function open(text: string): OpenDocument {
  const content = TextDocument.create('file:///draft', 'report-draft', 1, text);
  return new OpenDocument(content, { settings, besideOthers: () => [] });
}

/** The line of a draft that a range begins on. */
const lineAt = (document: OpenDocument, line: number) => document.text.split('\n')[line] ?? '';

describe('a relation between tables', () => {
  const broken = open(draft('5', '6'));
  const total = broken.positionAt(broken.text.indexOf('合计\t5') + '合计\t'.length);

  it('has its sum behind its total', () => {
    const everything = { start: broken.positionAt(0), end: broken.positionAt(broken.text.length) };
    const told = inlayHints(broken, everything, 'broken').map(
      ({ label, position }) => `${lineAt(broken, position.line)} ${label}`,
    );
    assert.deepEqual(told, ['合计\t5\t2 Σ 6 (+1)']);
    const all = inlayHints(broken, everything, 'on');
    assert.ok(all.some(({ label }) => label === 'Σ 5 · Σ 6 (+1)'));
  });

  it('is listed under both tables, with the figures that each has in it', () => {
    const views = tables(broken).tables;
    const listed = views.map(({ relations }) =>
      relations
        .filter(({ name }) => name.includes('》'))
        .map(({ sum, status, figures }) => `${sum} ${status} ${JSON.stringify(figures)}`),
    );
    assert.deepEqual(listed, [
      ['5 ≠ 6 broken [[2,0]]', '2 = 2 holding [[2,1]]'],
      ['5 ≠ 6 broken [[2,0]]', '2 = 2 holding [[2,1]]'],
    ]);
    const standings = views.map(({ rows }) => rows.map(({ figures }) => figures[0]?.standing));
    assert.deepEqual(standings, [
      ['sound', 'sound', 'broken'],
      ['sound', 'sound', 'involved'],
    ]);
  });

  it('that does not hold takes the tick from both, though each holds by itself', () => {
    assert.deepEqual(codeLenses(broken, undefined), []);
    assert.deepEqual(
      codeLenses(open(draft('5', '5')), undefined).map(({ command }) => command?.title),
      ['✓ 处罚情况: all 4 relations hold', '✓ 缴纳情况: all 4 relations hold'],
    );
  });

  it('leads from table to table, and lights up in both', () => {
    const lines = (places: readonly { start: { line: number } }[]) =>
      places.map(({ start }) => lineAt(broken, start.line).split('\t')[0]);
    assert.deepEqual(lines(definition(broken, total).map(({ targetRange }) => targetRange)), [
      '城管',
      '环保',
      '总数',
    ]);
    assert.deepEqual(lines(references(broken, total, false).map(({ range }) => range)), [
      '城管',
      '环保',
      '总数',
    ]);
    const lit = documentHighlights(broken, total)?.map(({ range }) => range) ?? [];
    assert.ok(lines(lit).includes('总数'));
  });

  it('offers what the other table asks for', () => {
    const labels = (document: OpenDocument) =>
      completion(document, document.positionAt(document.text.indexOf('合计\t') + 3), true).map(
        ({ label, detail }) => `${label} ${detail}`,
      );
    assert.deepEqual(labels(broken), [
      '= 6 《处罚情况》合计 · 件数 = 《缴纳情况》总数 · 件数: 5 ≠ 6',
    ]);
    assert.deepEqual(
      labels(open(draft('', '6'))).map((label) => label.split(' ')[1]),
      ['5', '6'],
    );
  });
});
