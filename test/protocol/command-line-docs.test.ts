import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, onWindows } from '../kit/command-line.ts';
import { docxOfText } from '../kit/office/docx-of-text.ts';
import { finishedTable } from '../kit/request-table.ts';

const root = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/command-line.md'), 'utf8');
const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);

/** The tools that a block of commands needs, without those that every system has. */
const toolsOf = (block: string) =>
  ['parallel', 'jq', 'sqlite3'].filter((tool) => new RegExp(`\\b${tool}\\b`).test(block));

const isInstalled = (tool: string) => spawnSync('which', [tool]).status === 0;

const folder = folderFor(after);
const report = (body: string, cells = {}) =>
  `${body}2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n${finishedTable(cells)}`;
/** A draft whose tables are those of Markdown. */
const inMarkdown = (draft: string) =>
  draft
    .replace(/^(.*\t.*)$/gm, (row) => `|${row.replaceAll('\t', '|')}|`)
    .replace(/^\|.*\n/m, (first) => `\n${first}${'|-'.repeat(8)}|\n`)
    .replace(/\n(?=[^|\n])/g, '\n\n');
mkdirSync(path.join(folder, '区县'));
const wrong = { 'new.total': '1' };
const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(folder, '区县', name), content);
write('江城市临江区2024年年报.docx', docxOfText(report('江城市临江区', wrong)));
write('江城市望江区2024年年报.md', inMarkdown(report('江城市望江区', wrong)));
write('江城市江南区2024年年报.txt', report('江城市江南区'));
write('说明.md', '# 说明\n');

mkdirSync(path.join(folder, 'bin'));
const program = path.join(root, 'server/out/cli.cjs');
const start = `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`;
writeFileSync(path.join(folder, 'bin/gouji'), start, { mode: 0o755 });

function run(block: string) {
  return spawnSync('bash', ['-o', 'pipefail', '-c', block], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
      LC_ALL: 'C.UTF-8',
    },
    timeout: 60_000,
  });
}

/** What each block prints, and with which exit code it ends, in the order of the page. */
const EXPECTED: readonly (readonly [code: number, out: RegExp])[] = [
  [
    1,
    /^区县\/江城市临江区2024年年报\.docx:文档:.*\n区县\/江城市望江区2024年年报\.md:.*\n3 份，2 个问题\n另有 1 个文件与报告无关，略过\n$/,
  ],
  [1, /^区县\/江城市临江区2024年年报\.docx:[\s\S]*^1 份，1 个问题\n[\s\S]*^草稿\.md:/m],
  [1, /^::error file=区县\/江城市临江区2024年年报\.docx,title=suspect-figure::/],
  [1, /^$/],
  [1, /^$/],
  [
    0,
    /^江城市临江区,"?一、本年新收 · 总计"?,.*1 应为 0.*\n江城市望江区,|^江城市临江区\|一、本年新收 · 总计\|1 应为 0.*\n江城市望江区\|/,
  ],
];

describe('the commands of docs/command-line.md', { skip: onWindows }, () => {
  it('are all tried', () => assert.equal(blocks.length, EXPECTED.length));

  for (const [index, block] of blocks.entries()) {
    const missing = toolsOf(block).filter((tool) => !isInstalled(tool));
    const skip = missing.length > 0 && `not installed: ${missing.join(', ')}`;
    it(block.trim().split('\n').at(-1) ?? '', { skip }, () => {
      const { status, stdout, stderr } = run(block);
      const [code, out] = EXPECTED[index] ?? [];
      assert.equal(stderr, '');
      assert.equal(status, code);
      assert.match(stdout, out ?? /^$/);
    });
  }

  it('give each report a line, however they are spread over processes', {
    skip: !isInstalled('parallel') && 'not installed: parallel',
  }, () => {
    const linesOf = (command: string) => {
      const { stdout } = run(command);
      return stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.stringify(JSON.parse(line)))
        .sort();
    };
    const alone = linesOf('gouji check --format jsonl 区县');
    assert.equal(alone.length, 3);
    assert.deepEqual(
      linesOf('find 区县 -type f | parallel --pipe -N 1 gouji check --format jsonl --files-from -'),
      alone,
    );
    assert.deepEqual(
      linesOf('find 区县 -name "*年报*" -print0 | parallel -0 -X gouji check --format jsonl'),
      alone,
    );
  });
});
