import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LOCATED, preferredEdits } from '../../server/src/features/preferred-edits.ts';
import { findingsOf, open, told } from '../kit/read.ts';
import { scoreOf, slipsFound } from '../kit/slips-found.ts';

const folder = path.join(import.meta.dirname, '../../../shared/reports/budget');
const read = (name: string) =>
  readFileSync(path.join(folder, `final-accounts-${name}.txt`), 'utf8');

const TWO_BLANKS = ['empty-figure ', 'empty-figure '];

describe('published final accounts', {
  skip: !existsSync(folder) && 'they are not beside the repository',
}, () => {
  for (const name of ['001', '003']) {
    it(`${name} holds: nothing is found`, () => {
      assert.deepEqual(findingsOf(open(read(name))), []);
    });

    it(`${name} with one mistyped figure: at least 97 % are found, and 85 % named with the right one`, () => {
      const { found, named, missed } = scoreOf(slipsFound(read(name)));
      assert.ok(found >= 97, missed.join('\n'));
      assert.ok(named >= 85, `${named} %`);
    });
  }

  it('005 has figures that slid up by two rows, then by five: they are one finding, and one fix mends it', () => {
    const document = open(read('005'));
    // Another table lacks two totals.
    assert.deepEqual(told(document), ['slipped-figures 2,369.56', ...TWO_BLANKS]);
    const edits = preferredEdits(document, LOCATED).map(({ edit }) => edit);
    const { uri, text } = document;
    const mended = TextDocument.applyEdits(
      TextDocument.create(uri, 'report-draft', 1, text),
      edits,
    );
    assert.deepEqual(told(open(mended)), TWO_BLANKS);
  });

  it('004 has one slip of the pen, which was copied into four cells: each is named', () => {
    const document = open(read('004'));
    assert.deepEqual(
      told(document),
      Array.from({ length: 4 }, () => 'suspect-figure 1,066.51'),
    );
    for (const { message } of findingsOf(document))
      assert.match(String(message), /should be 10,661\.51/);
  });
});
