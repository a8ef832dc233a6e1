import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
function run(...args: string[]) {
  let [out, error] = ['', ''];
  const code = main(
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
  it('ends with 0 where nothing is found', () => {
    const { code, out } = run('check', sound);
    assert.equal(code, 0);
    assert.match(out, /^1 份，0 个问题/);
  });

  it('writes a line for each finding with its place, and ends with 1', () => {
    const { code, out } = run('check', sound, wrong);
    assert.equal(code, 1);
    const [finding = '', summary = ''] = out.split('\n');
    assert.ok(finding.startsWith(`${wrong}:3:30: error suspect-figure `), finding);
    assert.match(summary, /^2 份，1 个问题/);
  });

  it('says which file cannot be read, checks the others, and ends with 2', () => {
    const { code, out, error } = run('check', path.join(folder, 'none.txt'), sound);
    assert.equal(code, 2);
    assert.match(error, /none\.txt: 无法读取/);
    assert.match(out, /2 份，0 个问题/);
  });
});

describe('gouji check with forms of one’s own', () => {
  const own = path.join(folder, 'own');
  const forms = path.join(own, '.gouji', 'forms');
  const draft = path.join(own, 'below', 'draft.txt');
  mkdirSync(forms, { recursive: true });
  mkdirSync(path.dirname(draft));
  writeFileSync(draft, '\t男\t女\t小计\n甲区\t1\t2\t3\n乙区\t4\t5\t8\n');
  const form = (id: string, equation: string) =>
    `{"id":"${id}","name":"F","tables":[{"id":"t",\n"columns":["男","女","小计"],"rows":["甲区","乙区"],\n"relations":["${equation}"]}]}`;

  it('takes them from the folders above the draft', () => {
    writeFileSync(path.join(forms, 'a.json'), form('a', '小计 = 男 + 女'));
    const { code, out } = run('check', draft);
    assert.equal(code, 1);
    const [finding = '', summary = ''] = out.split('\n');
    assert.ok(finding.startsWith(`${draft}:3:8: error row-total `), finding);
    assert.match(summary, /^1 份，1 个问题/);
  });

  it('tells a mistake in one as a finding of that file, and goes on with the others', () => {
    const wrong = path.join(forms, 'b.json');
    writeFileSync(wrong, form('b', '小计 = 男 + 老'));
    const { code, out } = run('check', draft);
    rmSync(wrong);
    assert.equal(code, 1);
    const [mistake = '', finding = '', summary = ''] = out.split('\n');
    const place = `${path.relative('', wrong)}:3:24: error form-file `;
    assert.ok(mistake.startsWith(place), mistake);
    assert.ok(finding.startsWith(`${draft}:3:8: error row-total `), finding);
    assert.match(summary, /^1 份，2 个问题/);
  });
});

describe('gouji', () => {
  it('tells its usage: asked, as output; called wrongly, as an error', () => {
    assert.match(run('--help').out, /^用法/);
    assert.equal(run('--help').code, 0);
    for (const args of [[], ['check'], ['mend', wrong]]) {
      const { code, out, error } = run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /^用法/);
    }
  });
});
