import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentSymbol, Position } from 'vscode-languageserver-types';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeCollection } from '../../kit/generate/write.ts';
import { openDraft, textIn } from '../../kit/open-draft.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';
import { documentSymbols } from '../../kit/whole.ts';

/** The outline as indented names, down to a depth. */
function outline(symbols: readonly DocumentSymbol[], depth: number, indent = ''): string[] {
  if (depth === 0) return [];
  return symbols.flatMap(({ name, children = [] }) => [
    `${indent}${name}`,
    ...outline(children, depth - 1, `${indent}  `),
  ]);
}

const draft = [
  '江北区2024年政府信息公开工作年度报告\n',
  '一、总体情况\n（一）主动公开\n全年公开信息三条。\n',
  '二、主动公开政府信息情况\n',
  tableText('2021', 'rules'),
  '三、收到和处理政府信息公开申请情况\n',
  requestTable(),
].join('');

const isBefore = (a: Position, b: Position) =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);

/** Every symbol encloses its selection and its children, as LSP asks. */
function assertNested(symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children = [] } of symbols) {
    for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
      assert.ok(isBefore(range.start, inner.start) && isBefore(inner.end, range.end), name);
    }
    assertNested(children);
  }
}

describe('the outline', () => {
  it('has sections, sub-headings and tables', () => {
    assert.deepEqual(outline(documentSymbols(openDraft(draft).document), 2), [
      '一、总体情况',
      '  （一）主动公开',
      '二、主动公开政府信息情况',
      '  第二十条第（一）项',
      '三、收到和处理政府信息公开申请情况',
      '  收到和处理政府信息公开申请情况',
    ]);
  });

  it('has the rows of a table, whose labels are no sections', () => {
    const [, , three] = documentSymbols(openDraft(draft).document);
    const rows = three?.children?.[0]?.children ?? [];
    assert.equal(rows.length, 25);
    assert.equal(rows[0]?.name, '一、本年新收');
    assert.equal(rows[0]?.detail, '0 0 0 0 0 0 0');
    assert.equal(rows.at(-1)?.name, '四、结转下年度');
  });

  it('selects a heading, and a row’s label', () => {
    const open = openDraft(draft);
    const [one, , three] = documentSymbols(open.document);
    const row = three?.children?.[0]?.children?.[3];
    assert.equal(one && textIn(open, one.selectionRange), '一、总体情况');
    assert.equal(
      row && textIn(open, row.selectionRange),
      '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    );
  });

  it('is nested as LSP asks, in one report and in a collection, and while it is written', () => {
    const collection = writeCollection([reportFigures(1), reportFigures(2, '2019')], 'tabs');
    for (const text of [draft, collection, `${draft.slice(0, -40)}\n\n`]) {
      assertNested(documentSymbols(openDraft(text).document));
    }
  });

  it('has each report of a collection', () => {
    const { document } = openDraft(draft + draft.replaceAll('江北', '江南'));
    assert.deepEqual(outline(documentSymbols(document), 1), [
      '江北区2024年政府信息公开工作年度报告',
      '江南区2024年政府信息公开工作年度报告',
    ]);
  });
});
