import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, gouji, goujiReading, isRoot, onWindows } from '../../kit/command-line.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { finishedTable } from '../../kit/request-table.ts';

const root = folderFor(after);
const wrong = finishedTable({ 'new.total': '1' });
let count = 0;

/** A folder with files, by their paths in it; Word files where the name says so. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, String(++count));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, name.endsWith('.docx') ? docxOfText(text) : text);
  }
  return folder;
}

/** The files with findings, by their paths in the folder, each as often as it has findings. */
const found = (out: string, folder: string) =>
  [...out.matchAll(/^(.*?)(?::\d+:\d+|:文档:.*): error /gm)].map(([, file = '']) =>
    path.relative(folder, file).split(path.sep).join('/'),
  );

describe('a folder', () => {
  it('is walked, folder by folder, and other files in it are counted', async () => {
    const folder = folderWith({
      'b.txt': wrong,
      'a/z.docx': wrong,
      'a/b/c.gouji': wrong,
      'README.md': '# A page about something else, with text.\n',
      'a.csv': 'name,colour\nsky,blue\n',
      'picture.png': 'PNG',
    });
    const { code, out, error } = await gouji('check', folder);
    assert.deepEqual([code, error], [1, '']);
    assert.deepEqual(found(out, folder), ['b.txt', 'a/z.docx', 'a/b/c.gouji']);
    assert.match(out, /^3 份，3 个问题\n另有 2 个文件与报告无关，略过\n$/m);
  });

  it('is in order where all that is in it is about something else', async () => {
    const folder = folderWith({ 'README.md': '# Text\n', 'empty.txt': '' });
    const { code, out, error } = await gouji('check', folder);
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /^0 份，0 个问题\n另有 2 个文件与报告无关，略过\n$/);
  });

  it('has lock files, hidden files and node_modules, which are passed over', async () => {
    const folder = folderWith({
      'a.txt': wrong,
      '~$b.docx': wrong,
      '._c.txt': wrong,
      '.hidden/d.txt': wrong,
      'node_modules/e.txt': wrong,
    });
    assert.deepEqual(found((await gouji('check', folder)).out, folder), ['a.txt']);
  });

  it('holds what git does not ignore', async () => {
    const folder = folderWith({
      '.git/info/exclude': 'excluded.txt\n',
      '.gitignore': 'out/\n*.tmp.txt\n',
      'in/.gitignore': '!kept.tmp.txt\n/only-here.txt\n',
      'a.txt': wrong,
      'b.tmp.txt': wrong,
      'excluded.txt': wrong,
      'only-here.txt': wrong,
      'out/c.txt': wrong,
      'in/kept.tmp.txt': wrong,
      'in/only-here.txt': wrong,
      'in/out/d.txt': wrong,
    });
    assert.deepEqual(found((await gouji('check', folder)).out, folder), [
      'a.txt',
      'only-here.txt',
      'in/kept.tmp.txt',
    ]);
    const inner = path.join(folder, 'in');
    assert.deepEqual(found((await gouji('check', inner)).out, folder), ['in/kept.tmp.txt']);
    const ignored = path.join(folder, 'out');
    assert.deepEqual(found((await gouji('check', ignored)).out, folder), ['out/c.txt']);
    const outside = folderWith({ '.gitignore': '*.txt\n', 'a.txt': wrong });
    assert.deepEqual(found((await gouji('check', outside)).out, outside), ['a.txt']);
  });

  it('names a report in an old format with what to do, unless the new one is beside it', async () => {
    const folder = folderWith({
      '甲2024年报.doc': 'x',
      '乙2024年报.doc': 'x',
      '乙2024年报.docx': finishedTable(),
      'letter.doc': 'x',
    });
    writeFileSync(path.join(folder, '甲2024年报.doc'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    const { code, out, error } = await gouji('check', folder);
    assert.equal(code, 2);
    assert.match(error, /^\S*甲2024年报\.doc: .*\.docx.*\n$/);
    assert.match(out, /^2 份，0 个问题\n其中 1 份没有读出\n/);
  });

  it('names a file that calls itself a report and has no table, and passes it over', async () => {
    const folder = folderWith({ '2024年度报告.txt': '见附件。\n' });
    const { code, error } = await gouji('check', folder);
    assert.equal(code, 0);
    assert.match(error, /2024年度报告\.txt: 没有认出报表，未作核对/);
  });

  it('does not lead out of itself by a link', { skip: onWindows }, async () => {
    const folder = folderWith({ 'a.txt': wrong });
    symlinkSync('..', path.join(folder, 'up'));
    assert.deepEqual(found((await gouji('check', folder)).out, folder), ['a.txt']);
  });

  it('in which a folder cannot be read is checked but for that', {
    skip: onWindows || (isRoot && 'an administrator reads everything'),
  }, async () => {
    const folder = folderWith({ 'a.txt': wrong, 'in/b.txt': wrong });
    chmodSync(path.join(folder, 'in'), 0);
    const { code, out, error } = await gouji('check', folder);
    chmodSync(path.join(folder, 'in'), 0o700);
    assert.equal(code, 2);
    assert.deepEqual(found(out, folder), ['a.txt']);
    assert.match(error, /in: 无法读取：没有读取权限/);
  });

  it('is mended, and other files in it are not touched', async () => {
    const folder = folderWith({ 'a.txt': wrong, 'README.txt': '我们,写一点别的.\n' });
    const { code, out } = await gouji('fix', folder);
    assert.equal(code, 1);
    assert.match(out, /^1 份，可改 1 处，.*\n另有 1 个文件与报告无关，略过\n/m);
    assert.doesNotMatch(out, /README/);
  });

  it('is judged by its own forms and settings, and not by those of its neighbours', async () => {
    const form =
      '{"id":"own","name":"F","tables":[{"id":"t","columns":["男","女","小计"],"rows":["甲区","乙区"],"relations":["小计 = 男 + 女"]}]}';
    const table = '\t男\t女\t小计\n甲区\t1\t2\t3\n乙区\t4\t5\t8\n';
    const folder = folderWith({
      'a/.git/HEAD': '',
      'a/.gouji/forms/own.json': form,
      'a/own.txt': table,
      'b/.git/HEAD': '',
      'b/own.txt': table,
    });
    const { out } = await gouji('check', folder);
    assert.match(out, /a.own\.txt:3:8: error row-total/);
    assert.doesNotMatch(out, /b.own\.txt.*row-total/);
  });
});

describe('a pattern', () => {
  it('is resolved as a shell would', async () => {
    const folder = folderWith({
      'a.txt': wrong,
      'b.txt': wrong,
      'c.md': wrong,
      '.d.txt': wrong,
      '~$e.txt': wrong,
      'in/f.txt': wrong,
      'in/in/g.txt': wrong,
    });
    const matched = async (pattern: string) =>
      found((await gouji('check', path.join(folder, pattern))).out, folder);
    assert.deepEqual(await matched('*.txt'), ['a.txt', 'b.txt']);
    assert.deepEqual(await matched('{a,c}.*'), ['a.txt']);
    assert.deepEqual(await matched('[b-z].txt'), ['b.txt']);
    assert.deepEqual(await matched('in/**/*.txt'), ['in/f.txt', 'in/in/g.txt']);
    assert.deepEqual(await matched('i?'), ['in/f.txt', 'in/in/g.txt']);
  });

  it('does not lead through a link to a folder, unless it names the link', {
    skip: onWindows,
  }, async () => {
    const folder = folderWith({ 'in/a.txt': wrong, 'b.txt': wrong });
    symlinkSync('..', path.join(folder, 'in/up'));
    symlinkSync('in', path.join(folder, 'link'));
    symlinkSync('b.txt', path.join(folder, 'c.txt'));
    const matched = async (pattern: string) =>
      found((await gouji('check', path.join(folder, pattern))).out, folder);
    assert.deepEqual(await matched('**/*.txt'), ['b.txt', 'c.txt', 'in/a.txt']);
    assert.deepEqual(await matched('*'), ['b.txt', 'c.txt', 'in/a.txt']);
    assert.deepEqual(await matched('link/*.txt'), ['link/a.txt']);
    assert.deepEqual(await matched('link'), ['link/a.txt']);
  });

  it('passes over what is about something else', async () => {
    const folder = folderWith({ 'a.txt': wrong, 'b.txt': '别的。\n' });
    const { code, out, error } = await gouji('check', path.join(folder, '*.txt'));
    assert.deepEqual([code, error], [1, '']);
    assert.match(out, /另有 1 个文件与报告无关，略过/);
  });

  it('counts as not dealt with where nothing matches', async () => {
    const { code, error } = await gouji('check', path.join(root, '*.nothing'));
    assert.equal(code, 2);
    assert.match(error, /\*\.nothing: 没有文件符合这个写法。/);
  });

  it('is the name of a file where there is one', { skip: onWindows }, async () => {
    const folder = folderWith({ '合计[1]*.txt': wrong, '合计1.txt': wrong });
    const { out } = await gouji('check', path.join(folder, '合计[1]*.txt'));
    assert.deepEqual(found(out, folder), ['合计[1]*.txt']);
  });
});

describe('an option', () => {
  it('with an empty value is refused, and so is one that has no effect', async () => {
    const folder = folderWith({ 'a.txt': wrong });
    const file = path.join(folder, 'a.txt');
    for (const [says, ...args] of [
      ['选项 --stdin-name 缺少值。', 'check', '--stdin-name='],
      ['选项 --files-from 缺少值。', 'check', '--files-from', ''],
      ['选项 --against 缺少值。', 'sum', '--against', ''],
      ['选项 --title 缺少值。', 'sum', '--title', ''],
      ['选项 --output 后面要写文件名；不加 --output 就写到标准输出。', 'check', '--output', '-'],
      ['选项 --output 后面要写文件名；不加 --output 就写到标准输出。', 'sum', '--output', '-'],
      ['选项 --backup 保留写入前的原件，要与 --write 一起用。', 'fix', '--backup'],
    ] as const) {
      const { code, out, error } = await gouji(...args, file);
      assert.deepEqual([code, out], [2, '']);
      assert.equal(error.split('\n')[0], says);
    }
    assert.ok(!existsSync('-'));
  });
});

describe('a file', () => {
  it('without a name is refused, and is not the working directory', async () => {
    for (const args of [
      ['check', ''],
      ['fix', '--write', 'a.txt', ''],
      ['sum', '--', ''],
    ]) {
      const { code, out, error } = await gouji(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /^有一个 PATH 是空的，什么也没有做。\n/);
    }
  });

  it('that is named in several ways is checked once', async () => {
    const folder = folderWith({ 'a.txt': wrong });
    const file = path.join(folder, 'a.txt');
    const ways = [file, folder, `${folder}/./a.txt`, path.join(folder, '*.txt')];
    assert.deepEqual(found((await gouji('check', ...ways)).out, folder), ['a.txt']);
  });

  it('that is named counts, also where it was met before', async () => {
    const folder = folderWith({ 'README.md': '# Text\n' });
    const { code } = await gouji('check', folder, path.join(folder, 'README.md'));
    assert.equal(code, 2);
  });
});

describe('a list of files', () => {
  const folder = folderWith({ 'a.txt': wrong, 'b c.txt': wrong, 'other.txt': '别的。\n' });
  const at = (name: string) => path.join(folder, name);
  const names = ['b c.txt', 'a.txt', 'other.txt'].map(at);
  const lists = {
    'with a line for each': names.join('\n'),
    'with the line ends of Windows': `${names.join('\r\n')}\r\n`,
    'ended by zero bytes': `${names.join('\0')}\0`,
    'in UTF-16, as PowerShell writes it': Buffer.from(`\uFEFF${names.join('\r\n')}`, 'utf16le'),
  };
  for (const [name, list] of Object.entries(lists)) {
    it(`${name} is read from the standard input and from a file`, async () => {
      writeFileSync(at('list'), list);
      for (const ran of [
        await goujiReading(list, 'check', '--files-from', '-'),
        await gouji('check', '--files-from', at('list')),
      ]) {
        assert.deepEqual([ran.code, ran.error], [1, '']);
        assert.deepEqual(found(ran.out, folder), ['b c.txt', 'a.txt']);
        assert.match(ran.out, /^2 份，2 个问题\n另有 1 个文件与报告无关，略过\n$/m);
      }
    });
  }

  it('may name the lock file of an office program, which is passed over', async () => {
    writeFileSync(at('~$a.docx'), 'lock');
    const list = [at('~$a.docx'), at('a.txt')].join('\n');
    const { code, out, error } = await goujiReading(list, 'check', '--files-from', '-');
    assert.deepEqual([code, error], [1, '']);
    assert.deepEqual(found(out, folder), ['a.txt']);
  });

  it('may name files of other kinds, as the list of a commit does: they are passed over', async () => {
    const others = {
      '图.png': '\x89PNG\r\n\x1a\n',
      '附件.pdf': '%PDF-1.4\n',
      '信.doc': '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    };
    for (const [name, bytes] of Object.entries(others)) {
      writeFileSync(at(name), Buffer.from(bytes, 'latin1'));
    }
    const list = [...Object.keys(others), 'a.txt'].map(at).join('\n');
    for (const command of ['check', 'fix']) {
      const listed = path.join(folder, 'list');
      writeFileSync(listed, list);
      const given = command === 'check' ? ['--files-from', listed] : [at('{图,附件,信,a}.*')];
      const { code, out, error } = await gouji(command, ...given);
      assert.deepEqual([code, error], [1, '']);
      assert.match(out, /^另有 3 个文件与报告无关，略过$/m);
    }
    // A report in an old format is named, and so is a file that is named by itself.
    writeFileSync(at('2024年年度报告.doc'), Buffer.from(others['信.doc'], 'latin1'));
    assert.equal(
      (await goujiReading(at('2024年年度报告.doc'), 'check', '--files-from', '-')).code,
      2,
    );
    assert.equal((await gouji('check', at('图.png'))).code, 2);
  });

  it('may name a file that is gone, which counts as not dealt with', async () => {
    const list = ['gone.txt', 'gone', 'a.txt/gone'].map(at).join('\n');
    const { code, error } = await goujiReading(list, 'check', '--files-from', '-');
    assert.equal(code, 2);
    assert.match(error, /gone\.txt: 无法读取：没有这个文件。\n/);
    assert.match(error, /gone: 无法读取：没有这个文件。\n/);
    assert.match(error, /a\.txt.gone: 无法读取：/);
  });

  it('counts as not dealt with where it is gone itself', async () => {
    const { code, error } = await gouji('check', '--files-from', at('gone'));
    assert.equal(code, 2);
    assert.match(error, /gone: 无法读取：没有这个文件/);
  });

  it('may be empty', async () => {
    const { code, out } = await goujiReading('', 'check', '--files-from', '-');
    assert.equal(code, 0);
    assert.equal(out, '0 份，0 个问题\n');
  });
});
