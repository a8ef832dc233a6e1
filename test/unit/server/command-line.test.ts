import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Log } from 'sarif';
import { main } from '../../../server/src/cli/command-line.ts';
import { inGbk } from '../../kit/gbk.ts';
import { finishedTable } from '../../kit/request-table.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
after(() => rmSync(folder, { recursive: true }));

const samples = path.join(import.meta.dirname, '../../../samples');
const sound = path.join(folder, 'sound.txt');
const wrong = path.join(folder, 'wrong.txt');
const prose = path.join(folder, 'prose.txt');
const other = path.join(folder, 'other.txt');
const old = path.join(folder, 'old.txt');
writeFileSync(prose, '本年新收政府信息公开申请 5 件。\n');
writeFileSync(other, '项目\t男\t女\t老\n甲\t1\t3\t5\n乙\t2\t4\t6\n合计\t3\t7\t12\n');
writeFileSync(sound, finishedTable());
writeFileSync(wrong, `本年情况。\n${finishedTable({ 'new.total': '1' })}`);

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

  it('reads what Chinese office programs wrote before UTF-8', async () => {
    writeFileSync(old, inGbk(`本年情况。\n${finishedTable({ 'new.total': '1' })}`));
    const { out } = await run('check', old);
    assert.ok(out.startsWith(`${old}:3:30: error suspect-figure `), out);
  });

  it('says which file cannot be read, checks the others, and ends with 2', async () => {
    const { code, out, error } = await run('check', path.join(folder, 'none.txt'), sound);
    assert.equal(code, 2);
    assert.match(error, /none\.txt: 无法读取/);
    assert.match(out, /2 份，0 个问题/);
  });

  it('says in which file it recognised no table of a report, counts it, and ends with 2', async () => {
    const { code, out, error } = await run('check', prose, sound);
    assert.equal(code, 2);
    assert.equal(error, `${prose}: 没有认出报表，未作核对。\n`);
    assert.equal(out, '2 份，0 个问题，1 份没有认出报表\n');
  });

  it('says that only what sentences calculate was checked, where a text has no table', async () => {
    const file = path.join(folder, 'sentences.txt');
    writeFileSync(file, '收入360万元，比上年增加60万元，增长20%。\n');
    const { code, out, error } = await run('check', file);
    assert.equal(code, 2);
    assert.equal(error, `${file}: 没有认出报表，表格未作核对；只核对了正文句中的算术。\n`);
    assert.equal(out, '1 份，0 个问题，1 份没有认出报表\n');
    const { out: line } = await run('check', '--format', 'jsonl', file);
    assert.equal(JSON.parse(line).status, 'partly');
    const { out: final } = await run('check', '--final', file);
    assert.match(final, /还不能发布：没有认出报表，表格未作核对。/);
  });

  it('says so where tables of no form are checked by what they declare, which is no failure', async () => {
    const { code, out, error } = await run('check', other);
    assert.equal(code, 1);
    assert.match(error, /^.*other\.txt: 没有认出报表，只核对了表格自己写明的合计。/);
    assert.match(out, /other\.txt:4:8: \w+ declared-total .*\n1 份，1 个问题，1 份没有认出报表/);
  });
});

describe('gouji check --format sarif', () => {
  const log = async (...files: string[]) => {
    const { code, out, error } = await run('check', '--format', 'sarif', ...files);
    const { version, runs }: Log = JSON.parse(out);
    assert.equal(version, '2.1.0');
    const [only] = runs;
    assert.ok(only);
    return { code, error, run: only };
  };

  it('says what is found, where, and what takes part', async () => {
    const { code, run } = await log(wrong);
    assert.equal(code, 1);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const rule = run.tool.driver.rules?.find(({ id }) => id === 'suspect-figure');
    assert.match(rule?.shortDescription?.text ?? '', /勾稽关系/);
    assert.match(rule?.help?.text ?? '', /suspect-figure\.md$/);
    const [result] = run.results ?? [];
    assert.equal(result?.ruleId, 'suspect-figure');
    assert.equal(result?.level, 'error');
    assert.match(result?.message.text ?? '', /^1 应为 0：/);
    const uri = pathToFileURL(wrong).href;
    assert.deepEqual(result?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: { startLine: 3, startColumn: 30, endLine: 3, endColumn: 31 },
        },
      },
    ]);
    assert.deepEqual(
      result?.relatedLocations?.map(({ physicalLocation }) => physicalLocation?.artifactLocation),
      [{ uri }, { uri }],
    );
  });

  it('names a file below the working directory by its path from there', async () => {
    const file = path.relative(
      '',
      path.join(samples, '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt'),
    );
    const { run } = await log(file);
    const [location] = run.results?.[0]?.locations ?? [];
    const { uri = '' } = location?.physicalLocation?.artifactLocation ?? {};
    assert.equal(decodeURIComponent(uri), file.replaceAll(path.sep, '/'));
    assert.match(uri, /^[\x21-\x7e]+$/);
  });

  it('tells what could not be checked, and that it could not', async () => {
    const { code, error, run } = await log(sound, prose);
    assert.equal(code, 2);
    assert.match(error, /没有认出报表/);
    const [invocation] = run.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    const [told, ...others] = invocation?.toolExecutionNotifications ?? [];
    assert.equal(told?.level, 'error');
    assert.match(told?.message.text ?? '', /prose\.txt: 没有认出报表/);
    assert.deepEqual([others, run.results], [[], []]);
  });

  it('takes no other format', async () => {
    const { code, error } = await run('check', '--format=xml', sound);
    assert.equal(code, 2);
    assert.equal(error, '没有这种格式：xml（有 text, jsonl, sarif, github, html）\n');
  });
});

describe('gouji check beside .gouji/accepted.json', () => {
  const accepting = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
  after(() => rmSync(accepting, { recursive: true }));
  mkdirSync(path.join(accepting, '.gouji'));
  mkdirSync(path.join(accepting, '2024'));
  const draft = path.join(accepting, '2024', '草稿.txt');
  const accepted = path.join(accepting, '.gouji', 'accepted.json');
  writeFileSync(draft, readFileSync(wrong));
  const entry = {
    file: '2024/草稿.txt',
    code: 'suspect-figure',
    place: '一、本年新收 · 总计',
    figures: ['1', '1', '5', '1，0；1 + 5 = 6，0 + 5 = 5'],
    reason: '核实无误',
    date: '2025-01-31',
  };

  it('does not list what is accepted in a folder above, and lists it when its figures change', async () => {
    writeFileSync(accepted, JSON.stringify({ version: 1, accepted: [entry] }));
    const counted = '另有 1 个问题已接受，未列出（gouji check --no-accepted 可列出）\n';
    const { code, out } = await run('check', draft);
    assert.deepEqual([code, out], [0, `1 份，0 个问题\n${counted}`]);
    const fixed = '1 份，可改 0 处，另有 0 个问题要由人决定\n';
    assert.equal((await run('fix', draft)).out, fixed + counted);
    assert.equal((await run('check', '--no-accepted', draft)).code, 1);
    const lapsed = { ...entry, figures: ['2', ...entry.figures.slice(1)] };
    writeFileSync(accepted, JSON.stringify({ version: 1, accepted: [lapsed] }));
    assert.equal((await run('check', draft)).code, 1);
  });

  it('says where a mistake in the file stands, and ends with 2', async () => {
    writeFileSync(accepted, '{\n  "version": 2\n}');
    const { code, error } = await run('check', draft);
    assert.equal(code, 2);
    assert.match(error, /accepted\.json:2:14: /);
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

  it('takes them from the folders above the draft', async () => {
    writeFileSync(path.join(forms, 'a.json'), form('a', '小计 = 男 + 女'));
    const { code, out } = await run('check', draft);
    assert.equal(code, 1);
    const [finding = '', summary = ''] = out.split('\n');
    assert.ok(finding.startsWith(`${draft}:3:8: error row-total `), finding);
    assert.match(summary, /^1 份，1 个问题/);
  });

  it('tells a mistake in one as a finding of that file, and goes on with the others', async () => {
    const wrong = path.join(forms, 'b.json');
    writeFileSync(wrong, form('b', '小计 = 男 + 老'));
    const { code, out } = await run('check', draft);
    rmSync(wrong);
    assert.equal(code, 1);
    const [mistake = '', finding = '', summary = ''] = out.split('\n');
    const place = `${path.relative('', wrong)}:3:24: error form-file `;
    assert.ok(mistake.startsWith(place), mistake);
    assert.ok(finding.startsWith(`${draft}:3:8: error row-total `), finding);
    assert.match(summary, /^1 份，2 个问题/);
  });
});

describe('gouji fix', () => {
  const fixing = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
  after(() => rmSync(fixing, { recursive: true }));
  const draft = path.join(fixing, '草稿.txt');
  const text = (total: string, comma: string) =>
    `\uFEFF全年平稳${comma}未有异常。[bookmark: _GoBack]\r\n${finishedTable({ 'new.total': total })}`;
  const [before, mended] = [text('８', ','), text('0', '，')];

  it('tells what it would change and what is left, and changes nothing', async () => {
    writeFileSync(draft, before);
    const { code, out } = await run('fix', draft);
    assert.equal(code, 1);
    assert.equal(readFileSync(draft, 'utf8'), before);
    assert.deepEqual(out.replaceAll(draft, '草稿').trimEnd().split('\n'), [
      '草稿:1:5: 改写为 ，',
      '草稿:3:30: 改写为 8',
      '草稿:3:30: 将「一、本年新收 · 总计」由 8 改为 0',
      '1 份，可改 3 处，另有 1 个问题要由人决定',
      '写入文件请加 --write。',
    ]);
  });

  it('changes these places when told to, and no other byte', async () => {
    writeFileSync(draft, before, { mode: 0o640 });
    const { code, out } = await run('fix', '--write', draft);
    assert.equal(readFileSync(draft, 'utf8'), mended);
    assert.deepEqual(readdirSync(fixing), ['草稿.txt']);
    assert.match(out, /^1 份，已改 3 处，另有 1 个问题/m);
    assert.equal(code, 1);
    assert.match((await run('fix', '--write', draft)).out, /^1 份，已改 0 处，另有 1 个问题/);
  });

  it('ends with 0 where nothing is left', async () => {
    writeFileSync(draft, finishedTable({ 'new.total': '8' }));
    assert.equal((await run('fix', '--write', draft)).code, 0);
    assert.equal(readFileSync(draft, 'utf8'), finishedTable());
  });

  it('says in which file it recognised no table of a report', async () => {
    assert.equal((await run('fix', prose, sound)).code, 2);
  });
});

describe('gouji', () => {
  it('tells its usage: asked, as output; called wrongly, as an error', async () => {
    for (const args of [
      ['--help'],
      ['-h'],
      ['help'],
      ['check', '--help'],
      ['help', 'fix'],
      ['check', '--no-accepted', '-h', wrong],
    ]) {
      const { code, out, error } = await run(...args);
      assert.deepEqual([code, error], [0, ''], args.join(' '));
      assert.match(out, /^用法/);
    }
    for (const args of [[], ['check'], ['mend', wrong], ['help', 'mend'], ['constructor']]) {
      const { code, out, error } = await run(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(error, /^用法/m);
    }
  });

  it('tells the help of one command, which is not that of another', async () => {
    assert.match((await run('help', 'check')).out, /--no-accepted/);
    assert.match((await run('help', 'check')).out, /1 有问题，或文件只读出一部分/);
    assert.match((await run('help')).out, /1 有问题，改动没有写入，或文件只读出一部分/);
    assert.match(
      (await run('fix', '--help')).out,
      /^用法 \/ Usage: gouji fix \[--write\] \[--backup\] PATH…\n/,
    );
  });

  it('takes no unknown option for a file', async () => {
    const { code, out, error } = await run('check', '--fix', wrong);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /^没有这个选项：--fix\n\n用法/);
  });

  it('takes what follows a file for a file, unless it is an option', async () => {
    const { code, error } = await run('check', sound, '--form', '-h');
    assert.equal(code, 2);
    assert.deepEqual(error.match(/^\S+(?=: 无法读取)/gm), ['--form', '-h']);
  });

  it('checks a file once, however often and in whatever spelling it is named', async () => {
    const { out } = await run(
      'check',
      sound,
      path.join(folder, '.', 'x', '..', 'sound.txt'),
      sound,
    );
    assert.equal(out, '1 份，0 个问题\n');
  });
});
