import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LaidCell, LaidTable } from '../../../server/src/draft/notation/laid-table.ts';
import type { Piece } from '../../../server/src/draft/write.ts';
import { readOffice } from '../../../server/src/office/read-office.ts';
import { newWorkbook } from '../../../server/src/office/xlsx/new-workbook.ts';
import { decode } from '../../kit/bytes.ts';
import { entryText } from '../../kit/office/entry-text.ts';

function cell(role: LaidCell['role'], text: string, width = 1, height = 1): LaidCell {
  return { role, text, width, height };
}

function ofFigures(...figures: readonly string[]): LaidTable {
  return [[cell('label', '数'), ...figures.map((figure) => cell('figure', figure))]];
}

function linesOf(...pieces: Piece[]): string[] {
  const draft = readOffice(newWorkbook(pieces), decode);
  assert.ok('text' in draft, JSON.stringify(draft));
  return draft.text.replaceAll('\t', '|').trimEnd().split('\n');
}

const sheet = (table: LaidTable) =>
  entryText(newWorkbook([{ kind: 'table', table }]), 'xl/worksheets/sheet1.xml');

describe('a new workbook', () => {
  it('has a sheet for each table, called as the heading above it', () => {
    const table: Piece = { kind: 'table', table: ofFigures('1') };
    assert.deepEqual(
      linesOf(
        { kind: 'title', text: '江城市' },
        { kind: 'title', text: '2024年报告' },
        { kind: 'heading', level: 1, text: '一、收支' },
        { kind: 'line', text: '收支如下。' },
        table,
        { kind: 'heading', level: 1, text: '二、人员' },
        table,
        table,
      ),
      ['一、收支', '江城市2024年报告', '数|1', '', '二、人员', '数|1', '', '二、人员 2', '数|1'],
    );
  });

  it('has names of sheets that Excel takes', () => {
    const table: Piece = { kind: 'table', table: ofFigures('1') };
    const named = (text: string): Piece => ({ kind: 'heading', level: 1, text });
    const long = '甲'.repeat(40);
    const xml = entryText(
      newWorkbook([
        table,
        named('[a/b]:*?'),
        table,
        named('AB'),
        table,
        named(long),
        table,
        named(long),
        table,
        named('"&"'),
        table,
      ]),
      'xl/workbook.xml',
    );
    assert.deepEqual(
      [...xml.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name),
      ['表', 'ab', 'AB 2', '甲'.repeat(31), `${'甲'.repeat(29)} 2`, '&quot;&amp;&quot;'],
    );
  });

  it('holds figures as numbers, shown as they are written', () => {
    const figures = ['0', '12', '-3', '+6', '310.00', '0.0230', '1,000', '-12,345,678.90'];
    const xml = sheet(ofFigures(...figures));
    const values = [...xml.matchAll(/<v>([^<]*)<\/v>/g)].map(([, value]) => value);
    assert.deepEqual(values, ['0', '12', '-3', '6', '310.00', '0.0230', '1000', '-12345678.90']);
    const styles = entryText(
      newWorkbook([{ kind: 'table', table: ofFigures(...figures) }]),
      'xl/styles.xml',
    );
    assert.deepEqual(
      [...styles.matchAll(/formatCode="([^"]*)"/g)].map(([, code]) => code),
      ['0', '+0', '0.00', '0.0000', '#,##0', '#,##0.00'],
    );
  });

  it('holds what a workbook would change as text', () => {
    const texts = ['/', '007', '10,00', '1234567890.123456', '22（其中修订16件）', '-0', '1e5'];
    assert.doesNotMatch(sheet(ofFigures(...texts)), /<v>/);
    assert.deepEqual(linesOf({ kind: 'table', table: ofFigures(...texts) }), [
      `数|${texts.join('|')}`,
    ]);
  });

  it('keeps merged cells', () => {
    const table: LaidTable = [
      [cell('heading', '项目', 1, 2), cell('heading', '金额', 2)],
      [cell('heading', '甲'), cell('heading', '乙')],
      [cell('label', '一月'), cell('figure', '13'), cell('figure', '')],
    ];
    const merged = [...sheet(table).matchAll(/<mergeCell ref="([^"]*)"/g)].map(
      ([, range]) => range,
    );
    assert.deepEqual(merged, ['A1:A2', 'B1:C1']);
    assert.deepEqual(linesOf({ kind: 'table', table }), ['项目|金额|', '|甲|乙', '一月|13|']);
  });
});
