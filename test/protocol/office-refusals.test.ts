import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, onWindows } from '../kit/command-line.ts';
import { docxOfText } from '../kit/office/docx-of-text.ts';
import { cell, makeDocx, paragraph, table } from '../kit/office/make-docx.ts';
import { makeXlsx } from '../kit/office/make-xlsx.ts';
import { makeZip, type ZipEntryOptions } from '../kit/office/make-zip.ts';
import { finishedTable } from '../kit/request-table.ts';

const program = path.join(import.meta.dirname, '../../server/out/cli.cjs');
const folder = folderFor(after);

/** Prints how much memory a program held at most, in megabytes, when it ends. */
const PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS/1024))';

function gouji(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const ran = spawnSync(process.execPath, ['--import', PEAK, program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: '', ...env },
  });
  const [error = '', peak = ''] = ran.stderr.split('\npeak ');
  return { code: ran.status, out: ran.stdout, lines: error.trim().split('\n'), peak: Number(peak) };
}

/** A compound file, as old office programs and encryption make them, with the name of a stream in it. */
function compound(stream: string): Uint8Array {
  const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return Buffer.concat([
    Buffer.from(signature),
    Buffer.alloc(1024),
    Buffer.from(stream, 'utf16le'),
  ]);
}

function docx(body: string, more: readonly ZipEntryOptions[] = []): Uint8Array {
  return makeDocx({ body, more });
}

/** A sound document with another entry in place of its own. */
function withEntry(entry: ZipEntryOptions): Uint8Array {
  const root =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">';
  const target = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const entries: readonly ZipEntryOptions[] = [
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${target}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: `${root}<w:body><w:p/></w:body></w:document>` },
  ];
  return makeZip([...entries.filter(({ name }) => name !== entry.name), entry]);
}

const sound = docxOfText(finishedTable());
const OLD = /旧格式/;
const DAMAGED = /损坏/;
const TOO_LARGE = /太大/;
const UNSAFE = /办公软件不会写入/;
const NO_TABLE = /没有认出报表/;
const nested = (levels: number) =>
  `${'<w:tbl><w:tr><w:tc>'.repeat(levels)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(levels)}`;

/** Files that cannot be dealt with, and what is said of each. */
const FILES: Readonly<Record<string, readonly [told: RegExp, bytes: Uint8Array]>> = {
  '年报.doc': [OLD, compound('WordDocument')],
  '年报.wps': [OLD, compound('WordDocument')],
  '统计.xls': [OLD, compound('Workbook')],
  '统计.et': [OLD, compound('Workbook')],
  'an old file by another name.docx': [OLD, compound('WordDocument')],
  'a password.docx': [/密码/, compound('EncryptedPackage')],
  'encrypted entries.docx': [
    /密码/,
    withEntry({ name: 'word/document.xml', content: '', flags: 1 }),
  ],
  'cut off.docx': [DAMAGED, sound.subarray(0, sound.length / 2)],
  'its beginning.docx': [DAMAGED, sound.subarray(0, 40)],
  'zeros inside.docx': [
    DAMAGED,
    Buffer.concat([sound.subarray(0, 300), Buffer.alloc(300), sound.subarray(600)]),
  ],
  'unclosed XML.docx': [DAMAGED, docx('<w:p><w:r>')],
  'a picture.docx': [/图片/, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  'another archive.docx': [/Word|工作簿/, makeZip([{ name: 'a.txt', content: '甲' }])],
  'another archive.zip': [/压缩/, makeZip([{ name: 'a.txt', content: '甲' }])],
  'nothing.docx': [/空的/, Buffer.alloc(0)],
  'a bomb.docx': [
    TOO_LARGE,
    withEntry({ name: 'word/document.xml', content: Buffer.alloc(150_000_000) }),
  ],
  'a bomb that lies.docx': [
    DAMAGED,
    withEntry({
      name: 'word/document.xml',
      content: Buffer.alloc(150_000_000),
      claimed: { size: 1000 },
    }),
  ],
  'many bombs.docx': [
    TOO_LARGE,
    docx(
      '<w:p/>',
      Array.from({ length: 5 }, (_, index) => ({
        name: `word/media/${index}.png`,
        content: '',
        claimed: { size: 90_000_000 },
      })),
    ),
  ],
  'a document type.docx': [
    UNSAFE,
    withEntry({
      name: 'word/document.xml',
      content: '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
    }),
  ],
  'a name that leads out.docx': [UNSAFE, withEntry({ name: '../../a', content: '甲' })],
  'a name twice.docx': [UNSAFE, docx('<w:p/>', [{ name: 'WORD/document.xml', content: '<a/>' }])],
  'tables in tables.docx': [TOO_LARGE, docx(nested(5000))],
  'absurd spans.docx': [
    NO_TABLE,
    docx(table([cell('甲', '<w:gridSpan w:val="1000000000"/>'), '乙'], ['1', '2'])),
  ],
  'a hundred thousand paragraphs.docx': [
    NO_TABLE,
    docx(paragraph('全年平稳，未收到申请。').repeat(100_000)),
  ],
  'far too many rows.xlsx': [
    NO_TABLE,
    makeXlsx({ sheets: [{ data: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }] }),
  ],
  'a merge of all cells.xlsx': [
    NO_TABLE,
    makeXlsx({
      sheets: [
        {
          data: '<row r="1"><c r="A1"><v>1</v></c></row>',
          behind: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        },
      ],
    }),
  ],
};

describe('what the command line cannot deal with', () => {
  for (const [name, [, bytes]] of Object.entries(FILES)) {
    writeFileSync(path.join(folder, name), bytes);
  }
  const names = Object.keys(FILES);
  const { code, out, lines, peak } = gouji(['check', ...names]);

  it('is told file by file, and is not in order', () => {
    assert.equal(code, 2);
    assert.match(out, new RegExp(`^${names.length} 份，0 个问题`, 'm'));
    assert.equal(lines.length, names.length, lines.join('\n'));
  });

  for (const [name, [told]] of Object.entries(FILES)) {
    it(`${name} is told by ${told.source}`, () => {
      const line = lines.find((one) => one.startsWith(`${name}: `));
      assert.match(line ?? '', told);
    });
  }

  it('costs memory within bounds', () => {
    assert.ok(peak > 0 && peak < 1000, `${peak} MB`);
  });
});

describe('a file in an old format where LibreOffice is installed', { skip: onWindows }, () => {
  const bin = path.join(folder, 'bin');
  const ran = path.join(folder, 'ran');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'soffice'), `#!/bin/sh\n: > '${ran}'\n`);
  chmodSync(path.join(bin, 'soffice'), 0o755);
  const lineOf = (name: string, stream: string) => {
    writeFileSync(path.join(folder, name), compound(stream));
    return gouji(['check', name], { PATH: bin }).lines.join('\n');
  };

  it('comes with the command that turns it into one that is read', () => {
    const command = (ending: string, name: string) =>
      `soffice --headless --convert-to ${ending} --outdir '${folder}' '${folder}/${name}'`;
    assert.ok(lineOf('旧年报.doc', 'WordDocument').endsWith(command('docx', '旧年报.doc')));
    assert.ok(lineOf('旧年报.wps', 'WordDocument').endsWith(command('docx', '旧年报.wps')));
    assert.ok(lineOf('旧统计.et', 'Workbook').endsWith(command('xlsx', '旧统计.et')));
    assert.ok(lineOf("a 'b'.doc", 'WordDocument').endsWith(`${folder}/a '\\''b'\\''.doc'`));
  });

  it('names the file that is there already, which the command would write over', () => {
    writeFileSync(path.join(folder, '另一份.docx'), sound);
    assert.match(lineOf('另一份.doc', 'WordDocument'), /“另一份\.docx”/);
  });

  it('never runs it', () => {
    assert.equal(existsSync(ran), false);
  });
});
