import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messages } from '../../kit/fixture.ts';
import { tableText } from '../../kit/request-table.ts';

const LINE = '现行有效行政规范性文件19件。\n';

describe('documents in force that the prose counts', () => {
  it('are held against the table that counts them', () => {
    const said = messages(LINE + tableText('2021', 'rules'), 'prose-figure', 'en');
    assert.match(said.join(), /says 19, but the table has 0/);
  });

  it('are not held against all that are open to the public, as the form of 2019 has them', () => {
    assert.deepEqual(messages(LINE + tableText('2019', 'rules'), 'prose-figure', 'en'), []);
  });
});
