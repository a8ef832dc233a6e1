import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { main } from '../../../server/src/cli/main.ts';
import { requestTable } from '../../kit/request-table.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
after(() => rmSync(folder, { recursive: true }));

const sound = path.join(folder, 'sound.txt');
const wrong = path.join(folder, 'wrong.txt');
writeFileSync(sound, requestTable());
writeFileSync(wrong, `本年情况。\n${requestTable({ 'new.total': '1' })}`);

/** Runs the command line and gives its exit code and what it wrote. */
async function run(...args: string[]) {
  let [out, error] = ['', ''];
  const code = await main(
    args,
    {
      write: (text) => {
        out += text;
      },
    },
    {
      write: (text) => {
        error += text;
      },
    },
  );
  return { code, out, error };
}

describe('gouji check', () => {
  it('ends with 0 where nothing is found', async () => {
    const { code, out } = await run('check', sound);
    assert.equal(code, 0);
    assert.match(out, /^1 份，0 个问题/);
  });

  it('writes a line for each finding with its place, and ends with 1', async () => {
    const { code, out } = await run('check', sound, wrong);
    assert.equal(code, 1);
    const [finding = '', summary = ''] = out.split('\n');
    assert.ok(finding.startsWith(`${wrong}:3:30: error suspect-figure `), finding);
    assert.match(summary, /^2 份，1 个问题/);
  });

  it('says which file cannot be read, checks the others, and ends with 2', async () => {
    const { code, out, error } = await run('check', path.join(folder, 'none.txt'), sound);
    assert.equal(code, 2);
    assert.match(error, /none\.txt: 无法读取/);
    assert.match(out, /2 份，0 个问题/);
  });
});

describe('gouji', () => {
  it('tells its usage: asked, as output; called wrongly, as an error', async () => {
    const help = await run('--help');
    assert.match(help.out, /^用法/);
    assert.equal(help.code, 0);
    for (const args of [[], ['check'], ['mend', wrong]]) {
      const { code, out, error } = await run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /^用法/);
    }
  });
});
