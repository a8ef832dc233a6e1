import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, gouji, goujiReading } from '../../kit/command-line.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { finishedTable } from '../../kit/request-table.ts';

const folder = folderFor(after);
const at = (name: string) => path.join(folder, name);
const TITLE = '江城市2024年政府信息公开工作年度报告\n';
const wrong = `${TITLE}三、收到和处理政府信息公开申请情况\n${finishedTable({ 'new.total': '1' })}`;

function file(name: string, text: string): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), name.endsWith('.docx') ? docxOfText(text) : text);
  return at(name);
}

const jsonLines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('--format jsonl', () => {
  it('writes an object for each report', async () => {
    const name = file('甲.txt', wrong);
    const { code, out } = await gouji('check', '--format', 'jsonl', name);
    assert.equal(code, 1);
    const [{ findings, ...report }, ...others] = jsonLines(out);
    assert.deepEqual(others, []);
    assert.deepEqual(report, {
      file: name,
      title: TITLE.trim(),
      agency: '江城市',
      year: 2024,
      form: '2021',
      status: 'checked',
    });
    const [{ message, ...finding }] = findings;
    assert.match(message, /^1 应为 0/);
    assert.deepEqual(finding, {
      code: 'suspect-figure',
      severity: 'error',
      line: 4,
      column: 30,
      endLine: 4,
      endColumn: 31,
      table: '收到和处理政府信息公开申请情况',
      row: '一、本年新收',
      columnName: '总计',
      fix: [{ from: '1', to: '0', line: 4, column: 30 }],
    });
  });

  it('names places of an office file instead of counting lines', async () => {
    const { out } = await gouji('check', '--format', 'jsonl', file('甲.docx', wrong));
    const [{ findings }] = jsonLines(out);
    const [{ message, ...finding }] = findings;
    const place = {
      part: '文档',
      table: '收到和处理政府信息公开申请情况',
      row: '一、本年新收',
      columnName: '总计',
    };
    assert.deepEqual(finding, {
      code: 'suspect-figure',
      severity: 'error',
      ...place,
      fix: [{ from: '1', to: '0', ...place }],
    });
  });

  it('has a line for each report of a file, and a number for its year', async () => {
    const second = wrong.replace('江城市2024', '湖城市2023');
    const { out } = await gouji('check', '--format', 'jsonl', file('两份.txt', wrong + second));
    assert.deepEqual(
      jsonLines(out).map(({ agency, year, findings }) => [agency, year, findings.length]),
      [
        ['江城市', 2024, 1],
        ['湖城市', 2023, 1],
      ],
    );
  });

  it('says what was read in part and what was not', async () => {
    const damaged = Buffer.from(`${wrong}\n全年平稳。`);
    damaged[damaged.length - 5] = 0xff;
    const partly = at('部分.txt');
    writeFileSync(partly, damaged);
    const none = file('没有.txt', '全年平稳。\n');
    const gone = at('不在.txt');
    const { code, out } = await gouji('check', '--format', 'jsonl', partly, none, gone);
    assert.equal(code, 2);
    const statusOf = (file: string) => jsonLines(out).find((one) => one.file === file).status;
    assert.deepEqual([partly, none, gone].map(statusOf), ['partly', 'unread', 'unread']);
    const [last] = jsonLines(out).filter(({ file }) => file === gone);
    assert.deepEqual(last, {
      file: gone,
      title: null,
      agency: null,
      year: null,
      form: null,
      status: 'unread',
      findings: [],
    });
  });

  it('has a line for each report of a folder, and none for other files', async () => {
    for (const name of ['a.txt', 'b.txt']) file(`ordner/${name}`, wrong);
    file('ordner/README.md', '# Text\n');
    const { out } = await gouji('check', '--format', 'jsonl', at('ordner'));
    assert.equal(jsonLines(out).length, 2);
  });

  it('answers with --final, and lists what is accepted with its reason', async () => {
    file('accepted/.git/HEAD', '');
    const name = file('accepted/a.txt', wrong);
    const entry = {
      file: 'a.txt',
      code: 'suspect-figure',
      place: '一、本年新收 · 总计',
      figures: ['1', '1', '5', '1，0；1 + 5 = 6，0 + 5 = 5'],
      reason: '核实无误',
      date: '2025-01-31',
    };
    file('accepted/.gouji/accepted.json', JSON.stringify({ version: 1, accepted: [entry] }));
    const { code, out } = await gouji('check', '--final', '--format', 'jsonl', name);
    const [{ ready, answer, findings }] = jsonLines(out);
    assert.deepEqual([code, ready], [0, true]);
    assert.match(answer, /^可以发布/);
    assert.deepEqual(
      findings.map(({ accepted }: { accepted: string }) => accepted),
      ['核实无误'],
    );
  });
});

describe('--format github', () => {
  it('writes annotations that a workflow shows at the lines', async () => {
    const { code, out } = await goujiReading(
      wrong,
      'check',
      '--format',
      'github',
      '--stdin-name',
      'a,b:100%.txt',
      '-',
    );
    assert.equal(code, 1);
    assert.match(
      out,
      /^::error file=a%2Cb%3A100%25\.txt,line=4,endLine=4,col=30,endColumn=31,title=suspect-figure::1 应为 0/,
    );
    assert.equal(out.trimEnd().split('\n').length, 1);
  });

  it('says in the message where a finding of an office file is', async () => {
    const { out } = await gouji('check', '--format', 'github', file('乙.docx', wrong));
    assert.match(
      out,
      /^::error file=[^,]*乙\.docx,title=suspect-figure::文档 › 收到和处理政府信息公开申请情况 › 一、本年新收 › 总计: 1 应为 0/,
    );
  });

  it('contains no command that a file wrote', async () => {
    const text = wrong.replace('江城市', '\n::error::x\n##[error]x\r\n');
    const { out } = await goujiReading(text, 'check', '--format', 'github', '-');
    for (const line of out.trimEnd().split('\n')) assert.match(line, /^::\w+ file=-,/);
  });
});

describe('--format sarif', () => {
  it('has all rules before the results, and a fingerprint that survives moved lines', async () => {
    const run = async (text: string) => {
      const { out } = await goujiReading(text, 'check', '--format', 'sarif', '-');
      return JSON.parse(out).runs[0];
    };
    const [before, after] = [await run(wrong), await run(`\n\n${wrong}`)];
    const [result] = before.results;
    assert.equal(before.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    const { partialFingerprints, locations } = after.results[0];
    assert.match(partialFingerprints['gouji/v1'], /^[\da-f]{32}$/);
    assert.deepEqual(partialFingerprints, result.partialFingerprints);
    assert.notDeepEqual(locations, result.locations);
    const other = await run(wrong.replace('江城市', '湖城市'));
    assert.notDeepEqual(other.results[0].partialFingerprints, result.partialFingerprints);
  });

  it('is valid where nothing was found', async () => {
    const { code, out } = await gouji(
      'check',
      '--format',
      'sarif',
      file('对.txt', finishedTable()),
    );
    assert.equal(code, 0);
    const [{ results, invocations }] = JSON.parse(out).runs;
    assert.deepEqual(results, []);
    assert.equal(invocations[0].executionSuccessful, true);
  });
});

describe('--output', () => {
  it('takes what would be printed', async () => {
    const name = file('丙.txt', wrong);
    for (const format of ['text', 'jsonl', 'sarif', 'github']) {
      const printed = await gouji('check', '--format', format, name);
      const written = await gouji('check', '--format', format, '--output', at(format), name);
      assert.deepEqual([written.code, written.out, written.error], [printed.code, '', '']);
      assert.equal(readFileSync(at(format), 'utf8'), printed.out);
    }
  });

  it('overwrites nothing', async () => {
    const name = file('丁.txt', wrong);
    const { code, error } = await gouji('check', '--output', name, name);
    assert.equal(code, 2);
    assert.match(error, /丁\.txt: 已有同名文件，没有写入/);
    assert.equal(readFileSync(name, 'utf8'), wrong);
  });

  it('leaves nothing behind that waits for the end of the program', async () => {
    const waiting = () =>
      ['exit', 'SIGINT', 'SIGTERM'].map((event) => process.listenerCount(event));
    const before = waiting();
    await gouji('check', '--output', at('done'), file('己.txt', wrong));
    assert.deepEqual(waiting(), before);
  });

  it('says why nothing can be written', async () => {
    const { code, error } = await gouji(
      'check',
      '--output',
      at('no/such/x'),
      file('戊.txt', wrong),
    );
    assert.equal(code, 2);
    assert.match(error, /x: 无法写入：没有这个文件夹/);
  });
});

describe('the exit code', () => {
  const hint = `江城市2024年政府信息公开工作年度报告\n全年平稳,有序。\n三、收到和处理政府信息公开申请情况\n${finishedTable()}`;
  const LEVELS = ['error', 'warning', 'information', 'hint'];
  for (const [index, level] of LEVELS.entries()) {
    it(`counts what is at least as grave as --fail-on ${level}`, async () => {
      const folder = `level-${level}`;
      file(`${folder}/.git/HEAD`, '');
      const name = file(`${folder}/a.txt`, wrong);
      for (const [at, severity] of LEVELS.entries()) {
        const rules = { 'suspect-figure': severity };
        file(`${folder}/.gouji/config.json`, JSON.stringify({ rules }));
        const { code, out } = await gouji('check', '--fail-on', level, name);
        assert.equal(code, at <= index ? 1 : 0);
        assert.match(out, new RegExp(`${severity} suspect-figure`), 'it is listed all the same');
      }
    });
  }

  it('counts everything if nothing else is said', async () => {
    const { code, out } = await goujiReading(hint, 'check', '-');
    assert.match(out, /hint punctuation/);
    assert.equal(code, 1);
    assert.equal((await goujiReading(hint, 'check', '--fail-on', 'error', '-')).code, 0);
  });

  it('is 2 for a severity or a format that does not exist', async () => {
    const severity = await gouji('check', '--fail-on', 'fatal', 'x');
    assert.equal(severity.code, 2);
    assert.match(severity.error, /没有这种级别：fatal（有 error, warning, information, hint）/);
    const format = await gouji('check', '--format', 'xml', 'x');
    assert.match(format.error, /没有这种格式：xml（有 text, jsonl, sarif, github, html）/);
  });
});
