import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { commandFor } from '../../../scripts/host/command.ts';
import { root } from '../../../scripts/host/paths.ts';
import server from '../../../server/package.json' with { type: 'json' };

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);

describe('a command', () => {
  const folder = 'C:\\Users\\Lin Yi\\勾稽';

  it('is one line for the shell of Windows, in which a path with a space is one word', () => {
    assert.deepEqual(commandFor('npm', ['pack', '--out', folder], 'win32'), {
      file: `npm pack --out "${folder}"`,
      args: [],
      shell: true,
    });
  });

  it('reaches a program elsewhere without a shell', () => {
    const args = ['pack', '--out', '/home/lin yi'];
    assert.deepEqual(commandFor('npm', args, 'linux'), { file: 'npm', args, shell: false });
  });
});

describe('the scripts of the project', () => {
  it('run no TypeScript in the shell that installs the Node which can', () => {
    const all = Object.values({ ...scripts, prepack: server.scripts.prepack });
    const installing = all.filter((script) => script.includes('setup.mjs'));
    assert.notEqual(installing.length, 0);
    for (const script of installing) assert.doesNotMatch(script, /\.ts\b/);
  });

  // Publishing happens on Linux only, in the workflow.
  for (const [name, script] of Object.entries(scripts).filter(
    ([name]) => name !== 'release:host',
  )) {
    it(`${name} means the same in the shells of all systems`, () => {
      // No quotes, variables, patterns, redirections or lists of commands but `&&`.
      assert.doesNotMatch(script.replaceAll('&&', ''), /['"`$*?<>|;&(){}\\]/);
      // No programs of one system only.
      const programs = script.split(' && ').map((command) => command.split(' ', 1)[0]);
      const known = ['node', 'npm', 'biome', 'tsc', 'vsce', 'ovsx'];
      assert.deepEqual(
        programs.filter((program) => !known.includes(program ?? '')),
        [],
      );
    });
  }
});
