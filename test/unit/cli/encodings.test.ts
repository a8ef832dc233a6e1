import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { Encoding } from '../../../server/src/bytes/content.ts';
import { encode } from '../../kit/bytes.ts';
import { folderFor, gouji } from '../../kit/command-line.ts';
import { finishedTable } from '../../kit/request-table.ts';

const folder = folderFor(after);
const ENCODINGS: readonly (readonly [encoding: Encoding, hasMark: boolean])[] = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', false],
  ['utf-16le', true],
  ['utf-16be', false],
  ['utf-16be', true],
  ['utf-32le', true],
  ['utf-32be', true],
  ['gb18030', false],
];

/** A report with rare characters and mixed line ends, its first total as given. */
function report(total: string): string {
  return `江城市𠮷镇年度报告\r\n镕（㐀）——“稳”。\n${finishedTable({ 'new.total': total })}\r`;
}

describe('a draft in', () => {
  for (const [encoding, hasMark] of ENCODINGS) {
    const name = `${encoding}${hasMark ? ' with its mark' : ''}`;
    it(`${name} is checked, and mended in its encoding, byte for byte`, async () => {
      const own = path.join(folder, name.replaceAll(' ', '-'));
      mkdirSync(own);
      const draft = path.join(own, '草稿.txt');
      const [before, mended] = ['8', '0'].map((total) =>
        encode({ encoding, hasMark }, report(total)),
      );
      assert.ok(before && mended);
      writeFileSync(draft, before);
      const { code, out, error } = await gouji('check', draft);
      assert.deepEqual([code, error], [1, '']);
      assert.match(out, /草稿\.txt:4:30: error suspect-figure 8 应为 0/);
      assert.equal((await gouji('fix', draft)).code, 1);
      assert.deepEqual(readFileSync(draft), Buffer.from(before));
      const fixed = await gouji('fix', '--write', draft);
      assert.deepEqual([fixed.code, fixed.error], [0, '']);
      assert.deepEqual(readFileSync(draft), Buffer.from(mended));
    });
  }
});

describe('a draft with a damaged byte', () => {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le'] as const) {
    it(`in ${encoding} is checked, the damage told, and not written`, async () => {
      const draft = path.join(folder, `damaged-${encoding}.txt`);
      const bytes = Buffer.from(encode({ encoding, hasMark: false }, report('8')) ?? []);
      // The third character: half of it, or what is no character.
      if (encoding === 'utf-16le') bytes.writeUInt16LE(0xd800, 4);
      else bytes.writeUInt8(0xff, encoding === 'utf-8' ? 6 : 4);
      writeFileSync(draft, bytes);
      const { code, out, error } = await gouji('check', draft);
      assert.equal(code, 1);
      assert.match(error, /^\S+\.txt:1:3: 从此处起有 \d+ 处字节已损坏，原来的字读不出来。\n$/);
      assert.match(out, /suspect-figure 8 应为 0/);
      if (encoding === 'utf-16le') return;
      // All that was found is still there, and it is said before anything is to be written.
      const [, found] = /1 份，(\d+) 个问题/.exec(out) ?? [];
      for (const options of [[], ['--write']]) {
        const fixed = await gouji('fix', ...options, draft);
        assert.equal(fixed.code, 2);
        assert.match(fixed.error, /有些字节不能原样写回/);
        assert.match(fixed.out, new RegExp(`[已可]改 0 处，另有 ${found} 个问题要由人决定`));
      }
      assert.deepEqual(readFileSync(draft), bytes);
    });
  }

  it('ends with 1 where nothing else is found: not all of it was read', async () => {
    const draft = path.join(folder, 'sound-but-damaged.txt');
    writeFileSync(
      draft,
      Buffer.concat([Buffer.from(`全年平稳。${finishedTable()}`), Buffer.of(0xe5)]),
    );
    const { code, out } = await gouji('check', draft);
    assert.equal(code, 1);
    assert.match(out, /leftover-mark 此处有文字读不出来.*\n1 份，1 个问题\n$/);
    const sarif = JSON.parse((await gouji('check', '--format', 'sarif', draft)).out);
    const [{ executionSuccessful, toolExecutionNotifications }] = sarif.runs[0].invocations;
    assert.equal(executionSuccessful, true);
    assert.equal(toolExecutionNotifications[0].level, 'warning');
  });
});

describe('a file in which nothing can be checked', () => {
  const FILES: readonly (readonly [name: string, bytes: string | Uint8Array, reason: RegExp])[] = [
    ['labels.txt', 'a\tb', /没有认出报表，未作核对/],
    ['table.csv', '姓名,电话\n甲,1\n乙,2\n', /没有认出报表，未作核对/],
    ['empty.txt', '', /文件是空的/],
    ['blank.txt', ' \r\n\t\n', /文件是空的/],
    ['report.docx', Buffer.from('PK\x03\x04word/document.xml'), /Word/],
    ['report.txt', Buffer.from('PK\x03\x04word/document.xml'), /Word/],
    ['report.pdf', '%PDF-1.4\n', /pdftotext/],
    ['report.wps', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧格式/],
    ['page.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), /图片/],
    [
      'bytes.txt',
      Uint8Array.from({ length: 300 }, (_, at) => (at * 97 + (at >> 3)) % 256),
      /不是文字/,
    ],
  ];

  for (const [name, bytes, reason] of FILES) {
    it(`is named with the reason, and the others are checked: ${name}`, async () => {
      const file = path.join(folder, name);
      const sound = path.join(folder, 'sound.txt');
      writeFileSync(file, bytes);
      writeFileSync(sound, finishedTable({ 'new.total': '1' }));
      const unread = /其中 \d 份没有读出/;
      const isUnread = unread.test((await gouji('check', file, sound)).out);
      for (const command of ['check', 'fix']) {
        const { code, out, error } = await gouji(command, file, sound);
        assert.equal(code, 2, command);
        assert.match(error, reason);
        assert.ok(error.startsWith(`${file}: `));
        assert.match(out, /sound\.txt:2:30: /);
        assert.equal(unread.test(out), isUnread, out);
      }
      const { runs } = JSON.parse((await gouji('check', '--format', 'sarif', file, sound)).out);
      const [{ executionSuccessful, toolExecutionNotifications }] = runs[0].invocations;
      assert.equal(executionSuccessful, false);
      assert.match(toolExecutionNotifications[0].message.text, reason);
      assert.equal(runs[0].results.length, 1);
    });
  }

  it('is none where a table declares a sum that was checked', async () => {
    const file = path.join(folder, 'sums.txt');
    writeFileSync(file, '项目\t男\t女\t老\n甲\t1\t3\t5\n乙\t2\t4\t6\n合计\t3\t7\t11\n');
    const { code, error } = await gouji('check', file);
    assert.equal(code, 0);
    assert.match(error, /只核对了表格自己写明的合计/);
  });
});
