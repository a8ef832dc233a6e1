import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { GoujiFolders } from '../../../server/src/cli/gouji-folders.ts';
import { nameBeside } from '../../../server/src/cli/leftovers.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { folderFor, gouji, isRoot, onWindows } from '../../kit/command-line.ts';
import { finishedTable } from '../../kit/request-table.ts';

const folder = folderFor(after);
const wrong = finishedTable({ 'new.total': '1' });
let count = 0;

/** A folder that is a repository, with a draft in it whose first total is wrong. */
function repository(): { root: string; draft: string; in: (name: string) => string } {
  const root = path.join(folder, String(++count));
  mkdirSync(path.join(root, '.git'), { recursive: true });
  const draft = path.join(root, 'draft.txt');
  writeFileSync(draft, wrong);
  return { root, draft, in: (name) => path.join(root, name) };
}

const entry = {
  file: 'draft.txt',
  code: 'suspect-figure',
  place: '一、本年新收 · 总计',
  figures: ['1', '1', '5', '1，0；1 + 5 = 6，0 + 5 = 5'],
  reason: '核实无误',
  date: '2025-01-31',
};
const acceptances = JSON.stringify({ version: 1, accepted: [entry] });
const form =
  '{"id":"own","name":"F","tables":[{"id":"t","columns":["男","女","小计"],"rows":["甲区","乙区"],"relations":["小计 = 男 + 女"]}]}';

/** What is wrong around a draft: what makes it so, what the line says that tells it, what else is named. */
const SURROUNDINGS: Readonly<
  Record<
    string,
    readonly [make: (at: ReturnType<typeof repository>) => void, told: RegExp, named?: string]
  >
> = {
  '.gouji is a file': [(at) => writeFileSync(at.in('.gouji'), ''), /\.gouji: .*不是文件夹/],
  '.gouji is a link to itself': [(at) => symlinkSync('.gouji', at.in('.gouji')), /\.gouji: .*链接/],
  '.gouji is a link to nowhere': [
    (at) => symlinkSync('gone', at.in('.gouji')),
    /\.gouji: 无法读取/,
  ],
  'forms is a file': [
    (at) => {
      mkdirSync(at.in('.gouji'));
      writeFileSync(at.in('.gouji/forms'), '');
    },
    /forms: .*不是文件夹/,
  ],
  'forms is a link to itself': [
    (at) => {
      mkdirSync(at.in('.gouji'));
      symlinkSync('forms', at.in('.gouji/forms'));
    },
    /forms: .*链接/,
  ],
  'a form is a folder': [
    (at) => mkdirSync(at.in('.gouji/forms/a.json'), { recursive: true }),
    /a\.json: .*文件夹/,
  ],
  'a form is a link to nowhere': [
    (at) => {
      mkdirSync(at.in('.gouji/forms'), { recursive: true });
      symlinkSync('gone', at.in('.gouji/forms/a.json'));
    },
    /a\.json: 无法读取：没有这个文件/,
  ],
  'a form never ends': [
    (at) => {
      mkdirSync(at.in('.gouji/forms'), { recursive: true });
      symlinkSync('/dev/zero', at.in('.gouji/forms/a.json'));
    },
    /a\.json: .*不是普通文件/,
  ],
  'accepted.json is a folder': [
    (at) => mkdirSync(at.in('.gouji/accepted.json'), { recursive: true }),
    /accepted\.json: .*文件夹/,
  ],
  'accepted.json is a link to itself': [
    (at) => {
      mkdirSync(at.in('.gouji'));
      symlinkSync('accepted.json', at.in('.gouji/accepted.json'));
    },
    /accepted\.json: .*链接/,
  ],
  'accepted.json is a named pipe': [
    (at) => {
      mkdirSync(at.in('.gouji'));
      spawnSync('mkfifo', [at.in('.gouji/accepted.json')]);
    },
    /accepted\.json: .*不是普通文件/,
  ],
  'accepted.json is no text': [
    (at) => {
      mkdirSync(at.in('.gouji'));
      writeFileSync(at.in('.gouji/accepted.json'), Buffer.alloc(100));
    },
    /accepted\.json: .*不是文字/,
  ],
  'accepted.json is damaged': [
    (at) => {
      mkdirSync(at.in('.gouji'));
      const bytes = Buffer.from(acceptances);
      bytes[bytes.indexOf('核实') + 1] = 0xff;
      writeFileSync(at.in('.gouji/accepted.json'), bytes);
    },
    /accepted\.json: .*损坏/,
  ],
  'accepted.json is too large': [
    (at) => {
      mkdirSync(at.in('.gouji'));
      writeFileSync(at.in('.gouji/accepted.json'), '{}');
      truncateSync(at.in('.gouji/accepted.json'), 60_000_000);
    },
    /accepted\.json: .*超过/,
  ],
  'the draft beside it is a named pipe': [
    (at) => spawnSync('mkfifo', [at.in('other.txt')]),
    /other\.txt: .*不是普通文件/,
    'other.txt',
  ],
  'the draft beside it never ends': [
    (at) => symlinkSync('/dev/zero', at.in('other.txt')),
    /other\.txt: .*不是普通文件/,
    'other.txt',
  ],
  'the draft beside it has 60 MB': [
    (at) => {
      writeFileSync(at.in('other.txt'), '');
      truncateSync(at.in('other.txt'), 60_000_000);
    },
    /other\.txt: .*超过 50 MB/,
    'other.txt',
  ],
  'a file is taken for a folder': [
    (at) => writeFileSync(at.in('other.txt'), finishedTable()),
    /inner\.txt: .*应为文件夹/,
    'other.txt/inner.txt',
  ],
};

describe('a line on standard error and exit code 2, and all else is done, where', {
  skip: onWindows,
}, () => {
  for (const [name, [make, told, other]] of Object.entries(SURROUNDINGS)) {
    it(name, async () => {
      const at = repository();
      make(at);
      const named = other === undefined ? [] : [at.in(other)];
      const { code, out, error } = await gouji('check', ...named, at.draft);
      assert.equal(code, 2);
      assert.match(error, told);
      assert.equal(error.trimEnd().split('\n').length, 1, error);
      assert.match(out, /draft\.txt:2:30: error suspect-figure/);
      const fixed = await gouji('fix', '--write', ...named, at.draft);
      assert.equal(fixed.code, 2);
      assert.match(fixed.error, told);
      assert.equal(readFileSync(at.draft, 'utf8'), finishedTable());
    });
  }

  const skip = isRoot && 'an administrator reads everything';
  it('accepted.json, or the folder of forms, is not to be read', { skip }, async () => {
    const at = repository();
    mkdirSync(at.in('.gouji/forms'), { recursive: true });
    writeFileSync(at.in('.gouji/accepted.json'), acceptances, { mode: 0 });
    chmodSync(at.in('.gouji/forms'), 0);
    const { code, out, error } = await gouji('check', at.draft);
    chmodSync(at.in('.gouji/forms'), 0o700);
    assert.equal(code, 2);
    assert.match(
      error,
      /forms: 无法读取：没有读取权限。\n.*accepted\.json: 无法读取：没有读取权限。\n/,
    );
    assert.match(out, /suspect-figure/);
  });

  it('one of several drafts cannot be mended', async () => {
    const at = repository();
    const [first, locked, last] = ['a.txt', 'b.txt', 'c.txt'].map(at.in);
    assert.ok(first && locked && last);
    for (const file of [first, locked, last]) writeFileSync(file, wrong);
    chmodSync(locked, 0o444);
    const { code, out, error } = await gouji('fix', '--write', first, locked, last);
    assert.equal(code, 2);
    assert.equal(error, `${locked}: 文件是只读的，未作改动。\n`);
    assert.deepEqual(out.match(/^\S+(?=:2:30)/gm), [first, last]);
    assert.deepEqual(
      [first, locked, last].map((file) => readFileSync(file, 'utf8') === wrong),
      [false, true, false],
    );
  });

  it('a pattern of the shell names a link out of the folder', async () => {
    const [at, elsewhere] = [repository(), repository()];
    symlinkSync(elsewhere.draft, at.in('link.txt'));
    const { code, error } = await gouji('fix', '--write', at.draft, at.in('link.txt'));
    assert.equal(code, 2);
    assert.ok(error.includes(elsewhere.draft), error);
    assert.equal(readFileSync(elsewhere.draft, 'utf8'), wrong);
    assert.equal(readFileSync(at.draft, 'utf8'), finishedTable());
  });

  it('an earlier run was ended while it wrote in place', async () => {
    const at = repository();
    linkSync(at.draft, at.in('second.txt'));
    const copy = nameBeside(at.draft, Buffer.from(finishedTable()), 'copy');
    writeFileSync(copy, finishedTable({ 'new.total': '7' }));
    for (const args of [['check'], ['fix'], ['fix', '--write']]) {
      const { code, error } = await gouji(...args, at.draft);
      assert.equal(code, 2);
      assert.ok(error.includes(copy), error);
      assert.equal(readFileSync(at.draft, 'utf8'), wrong);
    }
  });
});

describe('a byte order mark', () => {
  it('is passed over in a form and in accepted.json', async () => {
    const at = repository();
    mkdirSync(at.in('.gouji/forms'), { recursive: true });
    writeFileSync(at.in('.gouji/accepted.json'), `\uFEFF${acceptances}`);
    writeFileSync(at.in('.gouji/forms/own.json'), Buffer.from(`\uFEFF${form}`, 'utf16le'));
    writeFileSync(at.in('own.txt'), '\t男\t女\t小计\n甲区\t1\t2\t3\n乙区\t4\t5\t8\n');
    const { code, out, error } = await gouji('check', at.draft, at.in('own.txt'));
    assert.deepEqual([code, error], [1, '']);
    assert.match(out, /own\.txt:3:8: error row-total .*\n2 份，1 个问题\n另有 1 个问题已接受/);
  });
});

describe('what is accepted', () => {
  it('is told in SARIF as suppressed, with the reason', async () => {
    const at = repository();
    mkdirSync(at.in('.gouji'));
    writeFileSync(at.in('.gouji/accepted.json'), acceptances);
    const { code, out } = await gouji('check', '--format', 'sarif', at.draft);
    const [result, ...others] = JSON.parse(out).runs[0].results;
    assert.deepEqual([code, others], [0, []]);
    assert.equal(result.ruleId, 'suspect-figure');
    assert.deepEqual(result.suppressions, [
      { kind: 'external', status: 'accepted', justification: '核实无误' },
    ]);
    const all = await gouji('check', '--no-accepted', '--format', 'sarif', at.draft);
    assert.equal(all.code, 1);
    assert.equal(JSON.parse(all.out).runs[0].results[0].suppressions, undefined);
  });

  it('holds in a file of ten thousand entries, and of twenty thousand', async () => {
    for (const entries of [10_000, 20_000]) {
      const at = repository();
      mkdirSync(at.in('.gouji'));
      const others = Array.from({ length: entries - 1 }, (_, index) => ({
        ...entry,
        place: `${entry.place} ${index}`,
      }));
      const accepted = [...others, entry];
      writeFileSync(at.in('.gouji/accepted.json'), JSON.stringify({ version: 1, accepted }));
      const { code, out, error } = await gouji('check', at.draft);
      assert.deepEqual([code, error], [0, '']);
      assert.match(out, /^1 份，0 个问题\n另有 1 个问题已接受/);
    }
  });

  it('lapses beyond the limit, which is told', async () => {
    const at = repository();
    mkdirSync(at.in('.gouji'));
    const accepted = Array.from({ length: 20_001 }, () => entry);
    writeFileSync(at.in('.gouji/accepted.json'), JSON.stringify({ version: 1, accepted }));
    const { code, out, error } = await gouji('check', at.draft);
    assert.equal(code, 2);
    assert.match(error, /accepted\.json:1:\d+: .*20000/);
    assert.match(out, /suspect-figure/);
  });

  it('is told with some of its mistakes, and the number of all others, however many there are', async () => {
    const at = repository();
    mkdirSync(at.in('.gouji'));
    const accepted = Array.from({ length: 5000 }, () => ({ ...entry, reason: '' }));
    writeFileSync(at.in('.gouji/accepted.json'), JSON.stringify({ version: 1, accepted }));
    const { error } = await gouji('check', at.draft);
    const lines = error.trimEnd().split('\n');
    assert.equal(lines.length, 101);
    assert.match(lines.at(-1) ?? '', /另有 4900 处错误/);
  });
});

describe('the folders whose .gouji counts', () => {
  const t = translatorFor('en');
  const root = path.join(folder, 'tree');
  const at = (...names: string[]) => path.join(root, ...names);
  for (const names of [
    ['a'],
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c', 'd'],
    ['e'],
    ['e', 'f'],
  ]) {
    mkdirSync(at(...names, '.gouji'), { recursive: true });
  }
  mkdirSync(at('.gouji'));
  const above = (draft: string, directory: string | undefined) =>
    new GoujiFolders(directory, t, assert.fail).above(draft).map((one) => path.relative(root, one));

  it('end at the working directory where there is no repository', () => {
    assert.deepEqual(above(at('a', 'b', 'c'), at('a', 'b')), ['a/b/c', 'a/b'].map(path.normalize));
    assert.deepEqual(above(at('a', 'b'), at('a', 'b')), [path.normalize('a/b')]);
  });

  it('are, of a draft elsewhere, those that do not hold the working directory as well', () => {
    assert.deepEqual(above(at('a', 'b'), at('e')), ['a/b', 'a'].map(path.normalize));
    assert.deepEqual(above(at('a'), at('a', 'b')), []);
  });

  it('is the own one alone where the working directory is gone', () => {
    assert.deepEqual(above(at('a', 'b'), undefined), [path.normalize('a/b')]);
  });

  it('end at the nearest repository, wherever the working directory is', () => {
    mkdirSync(at('a', 'b', '.git'));
    writeFileSync(at('e', '.git'), 'gitdir: elsewhere\n');
    const inB = ['a/b/c/d', 'a/b/c', 'a/b'].map(path.normalize);
    for (const directory of [at('a', 'b', 'c', 'd'), root, at('e'), undefined]) {
      assert.deepEqual(above(at('a', 'b', 'c', 'd'), directory), inB);
    }
    assert.deepEqual(above(at('e', 'f'), root), ['e/f', 'e'].map(path.normalize));
  });
});
