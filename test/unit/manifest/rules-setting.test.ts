import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { generated } from '../../../scripts/rules/generated.ts';
import { codes } from '../../../server/src/rules/engine/codes.ts';
import { rules } from '../../../server/src/rules/engine/registry.ts';

const root = path.join(import.meta.dirname, '../../..');

describe('what follows from the rules', () => {
  test('is as `node scripts/rules.ts` writes it: run that after a change', async () => {
    for (const [file, text] of await generated(root)) {
      assert.equal(readFileSync(path.join(root, file), 'utf8'), text, file);
    }
  });

  test('has all codes, each described by the rule of its name', () => {
    assert.deepEqual(
      codes.filter((code) => !rules.some((rule) => rule.code === code)),
      [],
    );
    assert.deepEqual(
      rules.filter(({ code }) => !codes.some((one) => one === code)),
      [],
    );
  });

  test('rules are described in both languages, and look at something', () => {
    for (const { code, description, ...looks } of rules) {
      assert.match(description.zh, /^[^A-Za-z]+。$/, code);
      assert.match(description.en, /^[A-Z][^\u4e00-\u9fff]+\.$/, code);
      assert.ok(
        Object.keys(looks).some((member) => member.startsWith('check')),
        code,
      );
    }
  });
});
