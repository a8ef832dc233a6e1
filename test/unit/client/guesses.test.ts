import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { mayBeWanted } from '../../../client/src/guesses.ts';
import { root } from '../../../scripts/host/paths.ts';

describe('a file that is not open', () => {
  it('is handed to the server if it is one of the samples, of whatever form, or none', () => {
    const samples = path.join(root, 'samples');
    for (const name of readdirSync(samples)) {
      if (!/.\.(?:gouji|txt|md|html|csv)$/.test(name)) continue;
      assert.ok(mayBeWanted(`/${name}`, readFileSync(path.join(samples, name), 'utf8')), name);
    }
  });

  it('is left alone if it is a page of a programmer without a table', () => {
    assert.equal(mayBeWanted('/README.md', '# A library\n\nInstall it 3 times.\n'), false);
  });
});
