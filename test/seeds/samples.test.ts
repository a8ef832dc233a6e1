import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { isOfficeFile, languageOf } from '../../server/src/language.ts';
import { readOffice } from '../../server/src/office/read-office.ts';
import { type Code, codes } from '../../server/src/rules/engine/codes.ts';
import { decode } from '../kit/bytes.ts';
import { open, told } from '../kit/read.ts';

const folder = path.join(import.meta.dirname, '../../samples');

/** What the samples are there to show, in tables and headings; nothing is wrong in the others. */
const shown: Readonly<Record<string, readonly string[]>> = {
  '江城市临江区2019年政府信息公开工作年度报告.txt': ['empty-figure '],
  '江城市临江区政务服务局2024年政府信息公开工作年度报告（含错误）.txt': [
    'heading-number 主动公开政府信息情况',
    'heading-number 3、',
    'column-total 764',
    'column-total 46',
    'column-total 824',
    'leftover-mark [bookmark: _GoBack]',
  ],
  '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt': ['suspect-figure 194'],
  '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx': ['suspect-figure 194'],
  '江城市2023年行政执法情况（合计错一个）.xlsx': ['declared-total 858'],
  '江城市2024年行政执法情况（合计错一个）.gouji': ['declared-total 858'],
  '江城市排水管理处2024年度单位决算（错一个数）.txt': ['suspect-figure 870.50'],
  '江城市河道管理处2024年度单位决算（数字错行）.txt': ['slipped-figures 7,823.05'],
  '江城市道路管理处2026年部门预算（错一个数）.md': ['suspect-figure 490,566'],
  '江城市城市管理局2024年行政执法统计年报（合计错一个）.md': ['suspect-figure 276'],
  // A table of no known form here, where nobody reads the form that lies beside it.
  '安全生产检查情况.txt': ['declared-total 524'],
  'balance-sheet.md': ['declared-total 20,718'],
  'bill.csv': ['declared-total 4012.50'],
};

/** Codes of what a sample's words may touch. */
const OF_PROSE: readonly Code[] = [
  'missing-statement',
  'prose-figure',
  'carry-over',
  'punctuation',
];

/** All that tell of tables and headings. */
const CODES = codes.filter((code) => !OF_PROSE.includes(code));

describe('the samples', () => {
  const names = readdirSync(folder).filter((name) =>
    /.\.(?:txt|gouji|csv|docx|xlsx)$|(?:sheet|预算.*|统计年报.*)\.md$/.test(name),
  );

  it('have those that show something', () => {
    assert.deepEqual(
      Object.keys(shown).filter((name) => !names.includes(name)),
      [],
    );
  });

  for (const name of names) {
    const wrong = shown[name] ?? [];
    it(`${name}: ${wrong.length === 0 ? 'finds nothing' : wrong.join(', ')}`, () => {
      const text = textOf(readFileSync(path.join(folder, name)), name);
      assert.deepEqual(told(open(text, languageOf(name)), CODES), wrong);
    });
  }
});

function textOf(bytes: Uint8Array, name: string): string {
  if (!isOfficeFile(name)) return decode(bytes, 'utf-8');
  const read = readOffice(bytes, decode);
  assert.ok('text' in read);
  return read.text;
}
