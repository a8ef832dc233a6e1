import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { Output, shown } from '../../../server/src/cli/output.ts';
import { folderFor, gouji, onWindows, type Ran } from '../../kit/command-line.ts';
import { finishedTable } from '../../kit/request-table.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = folderFor(after);

/** What moves a cursor, breaks a line, turns the direction of writing or is not seen at all. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Lines in which a code host or a build server sees a command to itself. */
const COMMAND = /^\s*::|##\w*\[/mu;

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('\x1b[31m', '\u202e', '\u2066', '\u2028', '\u2029', '\n', '\r', '\x9b', '\0'),
      fc.constantFrom('::error::', '::', ':', ' ', '##vso[', '##[', '#', '##teamcity[', '[', 'a'),
      fc.constantFrom('\uD800', '\uDC00', '\u{E0041}', '\u200b', '\uFEFF', '总计', '\x7f'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('what is shown', () => {
  it('stands on one line, is all visible, and is no command', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const seen = shown(text);
        assert.doesNotMatch(seen, HIDDEN);
        assert.doesNotMatch(seen, COMMAND);
        assert.equal(shown(seen), seen);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is the text itself where nothing in it is hidden', () => {
    const text = '草稿：2024.txt:3:5: error row-total 「甲」 1 + 2 = 3，# 4 [x](y) a::b';
    assert.equal(shown(text), text);
  });

  it('says which character is meant', () => {
    assert.equal(shown('a\x1b[2Jb\u202e'), 'a\\u{1b}[2Jb\\u{202e}');
    assert.equal(shown(' ::error::x'), ' \\u{3a}:error::x');
    assert.equal(shown('x ##vso[task]'), 'x \\u{23}#vso[task]');
  });

  it('is, as JSON, the same value', () => {
    fc.assert(
      fc.property(fc.array(hostile), (values) => {
        let written = '';
        new Output({
          write: (text) => {
            written += text;
          },
        }).json(JSON.stringify(values));
        assert.doesNotMatch(written.replaceAll('\n', ''), HIDDEN);
        assert.doesNotMatch(written, COMMAND);
        assert.deepEqual(JSON.parse(written), values);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what others named and wrote', { skip: onWindows }, () => {
  const own = path.join(folder, 'a\x1b]0;x\x07\n::error::b\u202e');
  mkdirSync(path.join(own, '.git'), { recursive: true });
  mkdirSync(path.join(own, '.gouji', 'forms'), { recursive: true });
  const label = '甲\x1b[31m\u202e区\u2028::error::';
  const table = `\t男\t女\t小计\n${label}\t1\t2\t4\n合计\t1\t2\t4\n`;
  const form = {
    id: 'own\x1b[0m',
    name: '\u202eF',
    tables: [
      {
        id: 't',
        columns: ['男', '女', '小计'],
        rows: ['甲区', '乙区'],
        relations: ['小计 = \x1b男'],
      },
    ],
  };
  writeFileSync(path.join(own, '.gouji/forms/::error::f\n.json'), JSON.stringify(form));
  writeFileSync(
    path.join(own, '.gouji/accepted.json'),
    JSON.stringify({ version: 1, accepted: [], 'x\x1b[31m\n::error::': 1 }),
  );
  const NAMES = {
    '::error file=x::y.txt': finishedTable({ 'new.total': '1' }),
    '##vso[task.setvariable]z.txt': finishedTable({ 'new.total': '1' }),
    '\u2028::warning::\x1b[2J.txt': `${label}\n${finishedTable({ 'new.total': '1\x1b[31m' })}`,
    't\u202ext.fdp.txt': table,
    'empty\r\n.txt': '',
  };
  const files = Object.entries(NAMES).map(([name, text]) => {
    const file = path.join(own, name);
    writeFileSync(file, text);
    return file;
  });

  const linesOf = ({ out, error }: Ran) => `${out}${error}`.split('\n');
  const COMMANDS = [
    ['check'],
    ['check', '--no-accepted'],
    ['check', '--format', 'sarif'],
    ['fix'],
    ['fix', '--write'],
  ];

  for (const command of COMMANDS) {
    it(`is plain text in what “${command.join(' ')}” says`, async () => {
      const missing = path.join(own, '\x1b[1mmissing\u2066');
      const ran = await gouji(...command, '--', ...files, missing);
      assert.equal(ran.code, 2);
      for (const line of linesOf(ran)) {
        assert.doesNotMatch(line, HIDDEN);
        assert.doesNotMatch(line, COMMAND);
      }
      assert.match(ran.error, /\\u\{1b\}/);
    });
  }

  it('is plain text where an option, a command or a format is refused', async () => {
    for (const args of [
      ['\x1b[31m'],
      ['help', '\u202e'],
      ['check', '--\x1b', 'x'],
      ['check', '--format', '\n::error::', 'x'],
    ]) {
      const ran = await gouji(...args);
      assert.equal(ran.code, 2);
      for (const line of linesOf(ran)) {
        assert.doesNotMatch(line, HIDDEN);
        assert.doesNotMatch(line, COMMAND);
      }
    }
  });
});

describe('all output', () => {
  it('goes through one place, and nothing writes to a stream beside it', () => {
    const files = globSync(['server/src/cli.ts', 'server/src/cli/**/*.ts'], { cwd: root });
    assert.ok(files.length > 15);
    const strangers = files.flatMap((file) => {
      const source = readFileSync(path.join(root, file), 'utf8');
      const isPlace = path.basename(file) === 'output.ts';
      const beside = /\bconsole\b|\.write\(|process\.(?:stdout|stderr)\.(?!on\()/g;
      return isPlace ? [] : [...source.matchAll(beside)].map(([found]) => `${file}: ${found}`);
    });
    assert.deepEqual(strangers, ['server/src/cli/replace-file.ts: .write(']);
  });
});

describe('a log in SARIF', () => {
  it('names files by valid URIs, below the working directory from there', {
    skip: onWindows,
  }, async () => {
    const NAMES = ['..x.txt', 'a b%20#?.txt', ':x.txt', '\n\x1b.txt', '合计[1]{}|\\^`".txt'];
    for (const name of NAMES) {
      writeFileSync(path.join(folder, name), finishedTable({ 'new.total': '1' }));
      const { out } = await gouji('check', '--format', 'sarif', path.join(folder, name));
      const [{ locations, relatedLocations }] = JSON.parse(out).runs[0].results;
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        const { uri } = physicalLocation.artifactLocation;
        assert.match(uri, /^[\w:/.~!$&'()*+,;=@%-]+$/);
        const base = new URL('file:///');
        assert.equal(decodeURIComponent(new URL(uri, base).pathname), path.join(folder, name));
      }
    }
  });

  it('has a text and help for every rule', async () => {
    const draft = path.join(folder, 'many.txt');
    writeFileSync(draft, `2024年,报告\n${finishedTable({ 'new.total': '１', 'r7.total': 'x' })}`);
    const { out } = await gouji('check', '--format', 'sarif', draft);
    const { rules } = JSON.parse(out).runs[0].tool.driver;
    assert.ok(rules.length > 2);
    for (const { id, shortDescription, fullDescription, help, helpUri } of rules) {
      assert.ok(shortDescription.text && fullDescription.text && help.text, id);
      if (id === 'form-file') continue;
      assert.equal(new URL(helpUri).protocol, 'https:');
      assert.ok(readFileSync(path.join(root, 'docs/rules', path.basename(helpUri))).length > 0);
    }
  });
});
