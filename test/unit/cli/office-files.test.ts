import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { decode } from '../../kit/bytes.ts';
import { folderFor, gouji, onWindows } from '../../kit/command-line.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { makeXlsx, sheetData, type XlsxParts } from '../../kit/office/make-xlsx.ts';
import { finishedTable } from '../../kit/request-table.ts';

const folder = folderFor(after);

/** A file in a folder of its own. */
function file(own: string, name: string, bytes: Uint8Array): string {
  mkdirSync(path.join(folder, own), { recursive: true });
  const at = path.join(folder, own, name);
  writeFileSync(at, bytes);
  return at;
}

const WRONG = finishedTable({ 'new.total': '8' });
const PLACE = '文档:收到和处理政府信息公开申请情况:一、本年新收:总计';

describe('a Word file on the command line', () => {
  it('is checked, and its findings say document, table, row and column', async () => {
    const at = file('wrong', '年报.docx', docxOfText(`全年平稳。\n${WRONG}`));
    const { code, out, error } = await gouji('check', at);
    assert.deepEqual([code, error], [1, '']);
    assert.match(out, /^1 份，1 个问题$/m);
    assert.ok(out.startsWith(`${at}:${PLACE}: error suspect-figure 8 应为 0`), out);
  });

  it('is read by its bytes, whatever its name', async () => {
    const at = file('named', '年报.txt', docxOfText(WRONG));
    assert.ok((await gouji('check', at)).out.startsWith(`${at}:${PLACE}: `));
  });

  it('is in order where its text is', async () => {
    const at = file('sound', '年报.docx', docxOfText(`全年平稳。\n${finishedTable()}`));
    assert.deepEqual(await gouji('check', at), { code: 0, out: '1 份，0 个问题\n', error: '' });
    const { code, out } = await gouji('check', '--final', at);
    assert.equal(code, 0);
    assert.match(out, /^\S+\.docx: 可以发布/);
  });

  it('names a place in prose by its words', async () => {
    const line = '本年新收政府信息公开申请12件，均已按期办结。';
    const at = file('prose', '年报.docx', docxOfText(`${line}\n${finishedTable()}`));
    const { out } = await gouji('check', at);
    assert.ok(
      out.startsWith(`${at}:文档:新收政府信息公开申请12件，均已按期办结。: warning prose-figure `),
      out,
    );
  });

  it('names a place that is no single cell by as much as it lies in', async () => {
    const rows = WRONG.split('\n').filter((row) => !row.startsWith('一、'));
    const at = file('rows', '年报.docx', docxOfText(rows.join('\n')));
    const { out } = await gouji('check', at);
    assert.ok(out.startsWith(`${at}:文档:收到和处理政府信息公开申请情况`), out);
    assert.match(out, /missing-row/);
  });

  it('has its places as logical locations in SARIF', async () => {
    const at = file('sarif', '年报.docx', docxOfText(WRONG));
    const { out } = await gouji('check', '--format', 'sarif', at);
    const [result] = JSON.parse(out).runs[0].results;
    const [{ physicalLocation, logicalLocations }] = result.locations;
    assert.deepEqual(Object.keys(physicalLocation), ['artifactLocation']);
    assert.deepEqual(logicalLocations, [
      { name: '总计', fullyQualifiedName: PLACE.replaceAll(':', '/'), kind: 'cell' },
    ]);
    assert.ok(result.relatedLocations.length > 0);
    for (const related of result.relatedLocations) {
      assert.equal(related.logicalLocations[0].kind, 'cell');
      assert.equal(related.physicalLocation.region, undefined);
    }
  });

  it('has findings that are accepted by its own name', async () => {
    const at = file('accepted', '年报.docx', docxOfText(finishedTable({ 'new.total': '1' })));
    const accepted = {
      file: '年报.docx',
      code: 'suspect-figure',
      place: '一、本年新收 · 总计',
      figures: ['1', '1', '5', '1，0；1 + 5 = 6，0 + 5 = 5'],
      reason: '核实无误',
      date: '2025-01-31',
    };
    const entries = JSON.stringify({ version: 1, accepted: [accepted] });
    mkdirSync(path.join(path.dirname(at), '.git'));
    file('accepted/.gouji', 'accepted.json', Buffer.from(entries));
    const { code, out } = await gouji('check', at);
    assert.equal(code, 0, out);
    assert.match(out, /^1 份，0 个问题$/m);
    const final = await gouji('check', '--final', at);
    assert.ok(final.out.startsWith(`${at}:${PLACE}: error suspect-figure `), final.out);
  });

  it('is read in part where it holds what is not read: that is told, and it is not in order', async () => {
    const object = '<w:p><w:r><w:object/></w:r></w:p>';
    const bytes = docxOfText(finishedTable(), {}, object);
    const at = file('embedded', '年报.docx', bytes);
    const { code, out, error } = await gouji('check', at);
    assert.deepEqual([code, out], [1, '1 份，0 个问题\n']);
    assert.match(error, /^\S+\.docx: \S*嵌入/);
  });
});

/** A sheet of a table with tabs between its cells; figures are numbers, unless given as XML by their text. */
function sheet(text: string, cells: Readonly<Record<string, string>> = {}): { data: string } {
  const madeOf = (cell: string) => cells[cell] ?? (/^\d+$/.test(cell) ? Number(cell) : cell);
  const rows = text.trimEnd().split('\n');
  return { data: sheetData(...rows.map((row) => row.split('\t').map(madeOf))) };
}

function workbook(text: string, more: Partial<XlsxParts> = {}): Uint8Array {
  return makeXlsx({ sheets: [{ name: '申请情况', ...sheet(text) }], ...more });
}

/** The text that an office file has as a draft. */
function textOf(at: string): string {
  const draft = readOffice(readFileSync(at), decode);
  assert.ok(!isRefused(draft));
  return draft.text;
}

const SHEET_PLACE = '申请情况:收到和处理政府信息公开申请情况:一、本年新收:总计';

describe('a workbook on the command line', () => {
  it('is checked, and its findings say sheet, table, row and column', async () => {
    const bytes = makeXlsx({
      sheets: [
        { name: '说明', ...sheet('填报说明\n') },
        { name: '申请情况', ...sheet(WRONG) },
      ],
    });
    const at = file('sheets', '年报.xlsx', bytes);
    const { code, out, error } = await gouji('check', at);
    assert.deepEqual([code, error], [1, '']);
    assert.ok(out.startsWith(`${at}:${SHEET_PLACE}: error suspect-figure 8 应为 0`), out);
  });

  it('has the number of a table that has no name', async () => {
    const bill =
      '项目\t甲\t乙\t小计\n材料\t1\t2\t3\n人工\t3\t4\t7\n运输\t5\t6\t12\n合计\t9\t12\t21\n';
    const at = file('bill', '账.xlsx', workbook(bill));
    const { out } = await gouji('check', at);
    assert.ok(out.startsWith(`${at}:申请情况:第 1 张表:运输:小计: error declared-total`), out);
  });
});

const DOCUMENTS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'a document': docxOfText,
  'a workbook': workbook,
};

for (const [name, make] of Object.entries(DOCUMENTS)) {
  const { length } = readdirSync(folder);
  const own = (kind: string) => `${length}-${name.replaceAll(' ', '-')}-${kind}`;

  describe(`mending ${name}`, () => {
    it('is listed by table, row and column, and nothing is written', async () => {
      const bytes = make(WRONG);
      const at = file(own('listed'), '年报', bytes);
      const { code, out, error } = await gouji('fix', at);
      assert.deepEqual([code, error], [1, '']);
      assert.match(out, /^\S+:收到和处理政府信息公开申请情况:一、本年新收:总计: 将.*由 8 改为 0$/m);
      assert.deepEqual(readFileSync(at), Buffer.from(bytes));
    });

    it('writes into the file, which is then as it would be without the slip', async () => {
      const at = file(own('written'), '年报', make(WRONG));
      const { code, out, error } = await gouji('fix', '--write', at);
      assert.deepEqual([code, error], [0, '']);
      assert.match(out, /^1 份，已改 1 处/m);
      assert.equal(textOf(at), textOf(file(own('sound'), '年报', make(finishedTable()))));
      assert.deepEqual(readdirSync(path.dirname(at)), ['年报']);
    });

    it('keeps a copy with --backup, and never writes over one', async () => {
      const bytes = make(WRONG);
      const at = file(own('backup'), '年报', bytes);
      if (!onWindows) chmodSync(at, 0o640);
      for (const copy of ['年报.bak', '年报.bak2']) {
        writeFileSync(at, bytes);
        assert.equal((await gouji('fix', '--write', '--backup', at)).code, 0);
        const kept = path.join(path.dirname(at), copy);
        assert.deepEqual(readFileSync(kept), Buffer.from(bytes));
        assert.equal(statSync(kept).mode, statSync(at).mode);
      }
      assert.deepEqual(readdirSync(path.dirname(at)), ['年报', '年报.bak', '年报.bak2']);
    });

    it('is refused while the file is open in an office program', async () => {
      for (const lock of ['~$年报', '.~lock.年报#', '.~年报']) {
        const bytes = make(WRONG);
        const at = file(own(`open-${lock}`), '年报', bytes);
        const mark = file(own(`open-${lock}`), lock, Buffer.from(''));
        const { code, out, error } = await gouji('fix', '--write', '--backup', at);
        assert.equal(code, 2);
        assert.ok(error.includes('正在别的程序里打开') && error.includes(`“${lock}”`), error);
        assert.match(out, /^1 份，已改 0 处，另有 1 个问题/m);
        assert.deepEqual(readFileSync(at), Buffer.from(bytes));
        assert.ok(existsSync(mark));
        assert.equal(readdirSync(path.dirname(at)).length, 2, 'no copy is kept');
      }
    });
  });
}

/** A cell whose text Word works out. */
const FIELD = '<w:p><w:fldSimple w:instr="=SUM(LEFT)"><w:r><w:t>8</w:t></w:r></w:fldSimple></w:p>';

/** What may not be written, and what is said of it. */
const UNWRITABLE: Readonly<Record<string, readonly [bytes: Uint8Array, told: RegExp]>> = {
  'a protected document': [
    docxOfText(WRONG, {
      settings: '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
    }),
    /编辑保护/,
  ],
  'the result of a field': [
    docxOfText(WRONG.replace('\t8\n', `\t${FIELD}\n`)),
    /年报:文档:收到和处理政府信息公开申请情况:一、本年新收:总计: .*域/,
  ],
  'a signed file': [
    workbook(WRONG, { more: [{ name: '_xmlsignatures/origin.sigs', content: '' }] }),
    /签名/,
  ],
  'the result of a formula': [
    makeXlsx({
      sheets: [{ name: '申请情况', ...sheet(WRONG, { 8: '<c><f>SUM(B2:G2)</f><v>8</v></c>' }) }],
    }),
    /年报:申请情况:收到和处理政府信息公开申请情况:一、本年新收:总计: .*公式/,
  ],
};

describe('what is not written', () => {
  for (const [name, [bytes, told]] of Object.entries(UNWRITABLE)) {
    for (const options of [[], ['--write', '--backup']]) {
      it(`${name}, with ${['fix', ...options].join(' ')}`, async () => {
        const at = file(`${name}${options.length}`, '年报', bytes);
        const { code, out, error } = await gouji('fix', ...options, at);
        assert.equal(code, 2);
        assert.match(error, told);
        assert.match(out, /^1 份，[已可]改 0 处，另有 1 个问题/m);
        assert.deepEqual(readFileSync(at), Buffer.from(bytes));
        assert.deepEqual(readdirSync(path.dirname(at)), ['年报']);
      });
    }
  }
});

describe('a change that cannot be written at its place', () => {
  it('is left out, told, and the others are made', async () => {
    const text = finishedTable({ 'new.total': '8', 'r1.natural': '０' });
    const bytes = makeXlsx({
      sheets: [{ name: '申请情况', ...sheet(text, { 8: '<c><f>SUM(B2:G2)</f><v>8</v></c>' }) }],
    });
    const at = file('left-out', '年报.xlsx', bytes);
    const { code, out, error } = await gouji('fix', '--write', at);
    assert.equal(code, 2);
    assert.match(error, /^\S+:一、本年新收:总计: .*公式.*\n$/);
    assert.match(out, /^\S+:（一）予以公开:自然人: .*\n1 份，已改 1 处，另有 1 个问题/);
    assert.doesNotMatch(textOf(at), /０/);
    assert.match(textOf(at), /\t8\n/);
  });

  it('is left out at that place alone, where others read the same', async () => {
    const lines = ['应当公开,下同。', '应当公开,下同。', '应当公开,下同。'];
    const field = `<w:fldSimple w:instr="REF a"><w:r><w:t>${lines[1]}</w:t></w:r></w:fldSimple>`;
    const body = lines.map((line, index) => (index === 1 ? field : line)).join('\n');
    const at = file('alike', '年报.docx', docxOfText(`${finishedTable()}\n${body}`));
    const { code, out, error } = await gouji('fix', '--write', at);
    assert.equal(code, 2);
    assert.match(error, /^\S+:文档:应当公开.下同。: .*域.*\n$/);
    assert.match(out, /^1 份，已改 2 处，另有 1 个问题/m);
    assert.deepEqual(textOf(at).match(/应当公开.*/g), [
      '应当公开，下同。',
      '应当公开,下同。',
      '应当公开，下同。',
    ]);
  });

  it('is told at all places at once', async () => {
    const text = finishedTable({ 'new.natural': '０', 'new.total': '8', 'r1.natural': '０' });
    const formula = (shown: string) => `<c t="str"><f>A1</f><v>${shown}</v></c>`;
    const bytes = makeXlsx({
      sheets: [
        {
          name: '申请情况',
          ...sheet(text, { '０': formula('０'), 8: '<c><f>A1</f><v>8</v></c>' }),
        },
      ],
    });
    const at = file('several', '年报.xlsx', bytes);
    const { code, out, error } = await gouji('fix', '--write', at);
    assert.equal(code, 2);
    assert.match(error, /^(?:\S+:自然人: .*\n|\S+:总计: .*\n){3}$/);
    assert.match(out, /^1 份，已改 0 处，另有 3 个问题/m);
    assert.deepEqual(readFileSync(at), Buffer.from(bytes));
  });
});

describe('a mark that a document is open in an office program', () => {
  it('is no report', async () => {
    const at = file('mark', '~$年报.docx', Buffer.alloc(162, '甲'));
    const { code, error } = await gouji('check', at);
    assert.equal(code, 2);
    assert.match(error, /打开文档时留下的标记/);
  });
});
