import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { languageOf } from '../../server/src/language.ts';
import { type Code, codes } from '../../server/src/rules/engine/codes.ts';
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
  '江城市2024年行政执法情况（合计错一个）.gouji': ['declared-total 858'],
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
  const names = readdirSync(folder).filter((name) => /.\.(?:txt|gouji|csv)$|sheet\.md$/.test(name));

  it('have those that show something', () => {
    assert.deepEqual(
      Object.keys(shown).filter((name) => !names.includes(name)),
      [],
    );
  });

  for (const name of names) {
    const wrong = shown[name] ?? [];
    it(`${name}: ${wrong.length === 0 ? 'finds nothing' : wrong.join(', ')}`, () => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      assert.deepEqual(told(open(text, languageOf(name)), CODES), wrong);
    });
  }
});
