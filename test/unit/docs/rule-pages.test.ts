import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { codes } from '../../../server/src/rules/engine/codes.ts';

const folder = path.join(import.meta.dirname, '../../../docs/rules');

describe('the pages of the rules', () => {
  for (const code of codes) {
    it(`has a page for ${code} that says how to turn it off`, () => {
      const page = path.join(folder, `${code}.md`);
      assert.ok(existsSync(page), `${page} is missing`);
      assert.match(readFileSync(page, 'utf8'), new RegExp(`"${code}": "off"`));
    });
  }

  it('has no page for a code that no rule reports', () => {
    const pages = readdirSync(folder).map((file) => path.basename(file, '.md'));
    assert.deepEqual(
      pages.filter((page) => !codes.some((code) => code === page)),
      [],
    );
  });
});
