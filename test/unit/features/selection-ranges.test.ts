import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../../server/src/features/selection-ranges.ts';
import { converted, WRITERS } from '../../kit/convert.ts';
import { type OpenDraft, openDraft, textIn } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';
import { requestTable } from '../../kit/request-table.ts';

function chain(draft: OpenDraft): string[] {
  const texts: string[] = [];
  let at: SelectionRange | undefined = selectionRanges(draft.document, [draft.cursor])[0];
  for (; at; at = at.parent) texts.push(textIn(draft, at.range));
  return texts;
}

test('a figure grows to its cell, row, table, section and document', () => {
  const before = '临江区2024年政府信息公开工作年度报告\n一、总体情况\n';
  const heading = '三、收到和处理政府信息公开申请情况\n';
  const draft = openDraft(`${before}${heading}${requestTable({ 'new.natural': ' 1$02件 ' })}\n`);
  const table = draft.text.slice(before.length + heading.length).trimEnd();
  assert.deepEqual(chain(draft), [
    '12',
    '12件',
    ' 12件 ',
    '一、本年新收政府信息公开申请数量\t 12件 \t0\t0\t0\t0\t0\t0',
    table,
    heading + table,
    draft.text,
  ]);
});

test('in every notation the section is among what a figure grows to', () => {
  const report = requestReport();
  for (const writer of WRITERS.filter(({ holdsProse }) => holdsProse)) {
    const text = converted(report, writer);
    const figure = text.indexOf('841', text.indexOf('841') + 1);
    const draft = openDraft(`${text.slice(0, figure)}$0${text.slice(figure)}`, writer.languageId);
    const grown = chain(draft);
    assert.equal(grown[0], '841', writer.name);
    const [section] = grown.filter((one) => /^[^|]{0,12}三、收到和处理/.test(one));
    assert.ok(section && !section.includes('四、政府信息公开'), writer.name);
  }
});

test('prose grows from the sentence to the paragraph', () => {
  const draft = openDraft('　　共收到申请三件。均已按$0时答复；无复议。\n');
  assert.deepEqual(chain(draft), [
    '均已按时答复；',
    '共收到申请三件。均已按时答复；无复议。',
    draft.text,
  ]);
});

test('each position has its answer', () => {
  const { document } = openDraft('');
  const start = { line: 0, character: 0 };
  assert.deepEqual(selectionRanges(document, [start, start]).length, 2);
});

test('prose of another language without a report is left to its own extension', () => {
  const draft = openDraft('甲。$0乙。\n', 'markdown');
  assert.deepEqual(chain(draft), ['']);
});
