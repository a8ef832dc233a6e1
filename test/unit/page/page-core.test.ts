import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DroppedFile } from '../../../page/src/dropped-file.ts';
import { PageCore } from '../../../page/src/page-core.ts';
import type {
  FileBytes,
  FileSummary,
  FileView,
  FromCore,
  ToCore,
} from '../../../page/src/page-messages.ts';
import { settingsOf } from '../../../server/src/analysis.ts';
import { encoder } from '../../../server/src/bytes/encode.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { decode } from '../../kit/bytes.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { statutory } from '../../kit/statutory.ts';

const tools = {
  decode,
  encode: encoder((text) => new TextEncoder().encode(text), decode),
  now: () => '2025-01-31T12:00:00Z',
};
const figures = reportFigures(3);
/** How many requests of natural persons were granted. */
const TO = figures.requests[2]?.[0] ?? '';
const FROM = String(Number(TO) + 45);
const right = writeReport(figures, 'lines');
/** One figure is wrong, and the sums show which. */
const mistyped = {
  ...figures,
  requests: figures.requests.map((row, index) => (index === 2 ? [FROM, ...row.slice(1)] : row)),
};
const wrong = writeReport(mistyped, 'lines');

/** A core, what it answered, and how it is asked. */
function startCore() {
  const answers: FromCore[] = [];
  const core = new PageCore(tools, (message) => answers.push(message));
  const last = <Kind extends FromCore['kind']>(kind: Kind) =>
    answers.findLast((one): one is Extract<FromCore, { kind: Kind }> => one.kind === kind);
  const ask = (message: ToCore) => core.take(message);
  const open = (text: string | Uint8Array, name = '年报.txt', id = 1) =>
    ask({ kind: 'open', file: { ...called(name, id), bytes: bytesOf(text) } });
  const file = (): FileView => {
    const answer = last('file');
    assert.ok(answer);
    return answer.file;
  };
  const saved = () => decode(last('saved')?.bytes ?? new Uint8Array(), 'utf-8');
  return { ask, open, file, saved, last, answers };
}

/** A file by its name, which has a number at its end if another file has the same path. */
function called(name: string, id: number) {
  return { id, name, path: name.replace(/ \(\d+\)$/, '') };
}

function bytesOf(text: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(typeof text === 'string' ? new TextEncoder().encode(text) : text);
}

describe('a file that is given to the page', () => {
  it('is shown with its fault, which is mended, and is saved as it would be right', () => {
    const { ask, open, file, saved } = startCore();
    open(wrong);
    assert.equal(file().sentence, '发现 1 处问题。');
    const [finding] = file().findings;
    assert.equal(finding?.cell?.column, '自然人');
    assert.ok(finding?.fixes[0]?.title.endsWith(`由 ${FROM} 改为 ${TO}`));
    assert.equal(file().certain, 1);
    ask({ kind: 'mend', id: 1 });
    assert.equal(file().sentence, '没有发现问题，各表都对得上。');
    assert.ok(file().isUnsaved);
    ask({ kind: 'save', id: 1 });
    assert.equal(saved(), right);
    assert.ok(!file().isUnsaved);
  });

  it('is mended by one fix, which is taken back and made again', () => {
    const { ask, open, file, saved } = startCore();
    open(wrong);
    const title = file().findings[0]?.fixes[0]?.title ?? '';
    ask({ kind: 'fix', id: 1, finding: 0, fix: 0, title: 'another' });
    assert.ok(!file().isChanged);
    ask({ kind: 'fix', id: 1, finding: 0, fix: 0, title });
    assert.ok(file().isChanged);
    ask({ kind: 'undo', id: 1 });
    assert.ok(!file().isChanged);
    assert.ok(file().canRedo);
    ask({ kind: 'redo', id: 1 });
    ask({ kind: 'save', id: 1 });
    assert.equal(saved(), right);
  });

  it('keeps its changes in another language', () => {
    const { ask, open, file, last } = startCore();
    open(wrong);
    ask({ kind: 'mend', id: 1 });
    ask({ kind: 'speak', language: 'en' });
    assert.equal(last('words')?.words.undo, 'Undo');
    assert.equal(file().sentence, 'Nothing was found: the tables add up.');
    assert.ok(file().canUndo);
  });

  it('is opened again with its changes when the file itself has gone', () => {
    const { ask, open, file } = startCore();
    open(wrong);
    ask({ kind: 'mend', id: 1 });
    ask({ kind: 'open', file: { ...called('年报.txt', 1), bytes: 'unreadable' } });
    assert.ok(file().isUnsaved);
    assert.equal(file().findings.length, 0);
  });

  it('is read and saved as what it is, whatever number is shown after its name', () => {
    const { ask, open, file, last } = startCore();
    const csv = writeReport(mistyped, 'csv');
    open(csv, '县/表.csv', 1);
    const found = file().findings.map(({ message }) => message);
    assert.equal(found.length, 1);
    open(csv, '县/表.csv (2)', 2);
    assert.equal(file().name, '县/表.csv (2)');
    assert.deepEqual(
      file().findings.map(({ message }) => message),
      found,
    );
    ask({ kind: 'save', id: 2 });
    assert.equal(last('saved')?.name, '表.csv');
  });

  it('says in its list what was found, and why it cannot be read, as the command line does', () => {
    const { ask, last } = startCore();
    const look = (id: number, name: string, bytes: FileBytes['bytes']): FileSummary => {
      ask({ kind: 'look', file: { ...called(name, id), bytes } });
      const answer = last('summary');
      assert.ok(answer);
      return answer.summary;
    };
    const text = bytesOf;
    assert.equal(look(1, '甲.txt', text(wrong)).state, 'wrong');
    assert.equal(look(2, '乙.txt', text(right)).state, 'right');
    assert.equal(look(3, '丙.txt', text('说明')).state, 'unchecked');
    const old = look(4, '丁.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    assert.equal(old.state, 'unread');
    assert.match(old.sentence, /另存为 .docx/);
    assert.match(look(6, '己.txt', 'unreadable').sentence, /无权读取/);
    ask({ kind: 'review' });
    assert.match(last('review')?.html ?? '', /<li>己\.txt: 已经不在那里/);
    assert.match(look(5, '戊.txt', 'too large').sentence, /50 MB/);
  });
});

describe('the sheet of the page', () => {
  it('gets the tables when it is ready, writes figures into the file, and undoes', () => {
    const { ask, open, file, saved, last } = startCore();
    open(wrong);
    const shown = last('sheet')?.message;
    assert.ok(shown?.kind === 'tables');
    const at = file().findings[0]?.cell;
    assert.ok(at);
    const { uri } = shown;
    const write = (number: number, text: string) =>
      ask({
        kind: 'sheet',
        id: 1,
        message: { kind: 'write', number, uri, cells: [{ cell: at, text }] },
      });
    write(1, TO);
    assert.equal(file().findings.length, 0);
    const after = last('sheet')?.message;
    assert.ok(after?.kind === 'tables' && after.upTo === 1);
    ask({ kind: 'sheet', id: 1, message: { kind: 'undo', number: 2, uri } });
    assert.equal(file().findings.length, 1);
    write(3, TO);
    ask({ kind: 'sheet', id: 1, message: { kind: 'save', number: 4, uri } });
    assert.equal(saved(), right);
  });

  it('writes nothing into another file of the same path', () => {
    const { ask, open, file, last } = startCore();
    open(wrong);
    const shown = last('sheet')?.message;
    const at = file().findings[0]?.cell;
    assert.ok(shown?.kind === 'tables' && at);
    open(wrong, '年报.txt (2)', 2);
    const { uri } = shown;
    const cells = [{ cell: at, text: TO }];
    ask({ kind: 'sheet', id: 2, message: { kind: 'write', number: 1, uri, cells } });
    assert.equal(file().findings.length, 1);
  });

  it('opens a menu at a figure that is wrong, and at others only when asked', () => {
    const { ask, open, file, last } = startCore();
    open(wrong);
    const at = file().findings[0]?.cell;
    assert.ok(at);
    ask({ kind: 'sheet', id: 1, message: { kind: 'select', at: { ...at, column: '商业企业' } } });
    assert.equal(last('sheet')?.message.kind, 'tables');
    ask({ kind: 'sheet', id: 1, message: { kind: 'select', at } });
    const menu = last('sheet')?.message;
    assert.ok(menu?.kind === 'menu');
    assert.ok(menu.menu.says[0]?.includes(TO));
    const { number } = menu.menu;
    ask({ kind: 'sheet', id: 1, message: { kind: 'act', menu: number, item: 0 } });
    assert.equal(file().findings.length, 0);
  });
});

describe('a change that cannot be written into its file', () => {
  it('is not made, and the reason is told', () => {
    const settings = settingsOf(formsOf(statutory), translatorFor('en'), {});
    // In GBK, whose characters are others.
    const bytes = new Uint8Array([...Buffer.from('1\t'), 0xd7, 0xdc, 0xbc, 0xc6, 0x0a]);
    const judgedBy = {
      t: settings.t,
      surroundingsOf: () => ({ settings, besideOthers: () => [] }),
    };
    const file = DroppedFile.read(called('a.txt', 1), bytes, tools, judgedBy);
    assert.ok(file instanceof DroppedFile);
    const start = { line: 0, character: 0 };
    const isMade = file.edit([{ range: { start, end: start }, newText: '\u{d800}' }]);
    assert.ok(!isMade);
    assert.match(file.refusals[0] ?? '', /character that the file’s encoding does not have/);
    assert.ok(!file.isChanged);
  });
});
