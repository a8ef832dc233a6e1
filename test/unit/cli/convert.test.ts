import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, gouji } from '../../kit/command-line.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { entryText } from '../../kit/office/entry-text.ts';
import { requestReport } from '../../kit/request-report.ts';

const folder = folderFor(after);
const inFolder = (name: string) => path.join(folder, name);
const draft = inFolder('年报.gouji');
writeFileSync(draft, writeReport(reportFigures(7, '2021'), 'lines'));

describe('gouji convert', () => {
  for (const ending of ['docx', 'html', 'md', 'gouji']) {
    it(`writes a draft as .${ending}, in which nothing is found`, async () => {
      const target = inFolder(`to.${ending}`);
      const { code, out, error } = await gouji('convert', draft, target);
      assert.deepEqual([code, error], [0, '']);
      assert.equal(out, `已写入“${target}”。\n`);
      assert.equal((await gouji('check', target)).code, 0);
    });
  }

  it('writes a Word file as the draft that it was written from', async () => {
    const [word, first, back] = ['word.docx', 'first.gouji', 'back.gouji'].map(inFolder);
    assert.ok(word && first && back);
    assert.equal((await gouji('convert', draft, first)).code, 0);
    assert.equal((await gouji('convert', draft, word)).code, 0);
    assert.equal((await gouji('convert', word, back)).code, 0);
    assert.equal(readFileSync(back, 'utf8'), readFileSync(first, 'utf8'));
  });

  it('writes a workbook as a draft', async () => {
    const [workbook, target] = [inFolder('sheets.xlsx'), inFolder('sheets.gouji')];
    const { out } = await gouji('convert', draft, workbook);
    assert.equal(out, `已写入“${workbook}”。其中只有表格，4 段文字没有写入。\n`);
    assert.equal((await gouji('convert', workbook, target)).code, 0);
    assert.match(readFileSync(target, 'utf8'), /^规章(\t\d+){3}$/m);
  });

  it('writes a page as a draft', async () => {
    const [page, target] = [inFolder('page.html'), inFolder('page.gouji')];
    writeFileSync(page, writeReport(reportFigures(8, '2019'), 'html'));
    assert.equal((await gouji('convert', page, target)).code, 0);
    assert.match(readFileSync(target, 'utf8'), /^规章(\t\d+){3}$/m);
  });

  it('writes the tables alone as .csv, and says what it left out', async () => {
    const target = inFolder('to.csv');
    const { code, out } = await gouji('convert', draft, target);
    assert.equal(code, 0);
    assert.equal(out, `已写入“${target}”。其中只有表格，4 段文字没有写入。\n`);
    assert.equal((await gouji('check', target)).code, 0);
  });

  describe('--comments', () => {
    const word = inFolder('report.docx');
    const copy = inFolder('copy.docx');

    it('writes a copy of a Word file with the findings as comments', async () => {
      const wrong = inFolder('wrong.gouji');
      writeFileSync(wrong, requestReport());
      await gouji('convert', wrong, word);
      const { code, out, error } = await gouji('convert', '--comments', word, copy);
      assert.deepEqual([code, out, error], [0, `已写入“${copy}”，其中有 3 条批注。\n`, '']);
      const comments = entryText(readFileSync(copy), 'word/comments.xml');
      assert.match(comments, /w:author="勾稽".*以上各项之和为 763，差 1：69 \+ 1 \+ .* = 763/);
      const findings = async (file: string) =>
        (await gouji('check', file)).out.replaceAll(file, '');
      assert.equal(await findings(copy), await findings(word));
    });

    it('writes a copy where nothing is found', async () => {
      const [sound, same] = [inFolder('sound.docx'), inFolder('same.docx')];
      await gouji('convert', draft, sound);
      const { code, out } = await gouji('convert', '--comments', sound, same);
      assert.deepEqual([code, out], [0, `没有问题。“${same}”是没有新批注的副本。\n`]);
      assert.deepEqual(readFileSync(same), readFileSync(sound));
    });

    it('refuses drafts, and files of another kind', async () => {
      for (const [from, to] of [
        [draft, inFolder('none.docx')],
        [word, inFolder('none.html')],
      ] as const) {
        const { code, error } = await gouji('convert', '--comments', from, to);
        assert.equal(code, 2);
        assert.match(error, /没有写入：批注只能写进 Word 文件/);
        assert.ok(!existsSync(to));
      }
    });
  });

  it('reads the ending of the name in capital letters, too', async () => {
    assert.equal((await gouji('convert', draft, inFolder('TO.HTML'))).code, 0);
  });

  it('never writes over a file', async () => {
    const target = inFolder('there.md');
    writeFileSync(target, '这里已有文字。\n');
    const { code, out, error } = await gouji('convert', draft, target);
    assert.deepEqual([code, out], [2, '']);
    assert.equal(error, `${target}: 已有同名文件，没有写入。请换一个文件名。\n`);
    assert.equal(readFileSync(target, 'utf8'), '这里已有文字。\n');
    assert.equal((await gouji('convert', draft, draft)).code, 2);
  });

  const refused: readonly (readonly [name: string, args: string[], says: RegExp])[] = [
    ['a kind that it does not write', [draft, inFolder('a.pdf')], /a\.pdf: 没有写入：.*\.html/],
    ['a folder that is not there', [draft, inFolder('none/a.md')], /无法写入：没有这个文件夹。/],
    [
      'a file that is not there',
      [inFolder('none.txt'), inFolder('a.md')],
      /无法读取：没有这个文件/,
    ],
    ['one file alone', [draft], /请写明要读取的文件和要写入的文件。/],
    ['three files', [draft, draft, draft], /请写明要读取的文件和要写入的文件。/],
  ];
  for (const [name, args, says] of refused) {
    it(`refuses ${name}`, async () => {
      const { code, out, error } = await gouji('convert', ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, says);
      assert.ok(!existsSync(inFolder('a.md')));
    });
  }

  it('says what is wrong in a form, without which the file is read', async () => {
    const form = inFolder('.gouji/forms/x.json');
    mkdirSync(path.dirname(form), { recursive: true });
    writeFileSync(inFolder('.git'), '');
    writeFileSync(form, '{"id": 1}');
    const { code, error } = await gouji('convert', draft, inFolder('without.md'));
    rmSync(form);
    assert.equal(code, 0);
    assert.match(error, /^\S*x\.json:1:\d+: error form-file /);
  });

  it('writes nothing of a file that says nothing', async () => {
    const empty = inFolder('empty.txt');
    writeFileSync(empty, '\n\n');
    const { code, error } = await gouji('convert', empty, inFolder('empty.md'));
    assert.equal(code, 2);
    assert.match(error, /empty\.md: 没有写入：草稿是空的/);
    assert.ok(!existsSync(inFolder('empty.md')));
  });
});
