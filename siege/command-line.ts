import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Encoding } from '../server/src/bytes/content.ts';
import { Leftovers } from '../server/src/cli/leftovers.ts';
import { encode } from '../test/kit/bytes.ts';
import { gouji } from '../test/kit/command-line.ts';
import { finishedTable } from '../test/kit/request-table.ts';
import { slowLaw } from './law.ts';
import { attempt, type Subject } from './subject.ts';

const program = path.join(import.meta.dirname, '../server/out/cli.cjs');
const isWindows = process.platform === 'win32';

/** Files and folders that are damaged, forbidden or unusual, and a program that is killed. */
export const commandLine: Subject = {
  id: 'command-line',
  title: 'Command line',
  promise:
    'No file counts as checked that was not read, whatever files are beside it: each file that cannot be processed is reported, and all others are checked and fixed in their encoding. Whenever the program is ended, a file is either the old one or the new one. No name or text is more than text in a terminal.',
  async *run(effort) {
    yield await anySurroundings(effort);
    for (const links of [1, 2]) {
      yield await attempt(`fix --write killed, a file with ${links} name(s)`, () =>
        killed(links, effort.bounded ? 6 : 100),
      );
    }
  },
};

/** One of the files that are named. */
interface Named {
  readonly name: string;
  readonly encoding: Encoding;
  readonly hasMark: boolean;
  readonly isWrong: boolean;
  readonly state:
    | 'draft'
    | 'read-only'
    | 'second name'
    | 'link'
    | 'folder'
    | 'gone'
    | 'no text'
    | 'no table';
}

const names = fc
  .array(
    fc.constantFrom(
      '年报',
      'a',
      ' ',
      '\x1b[2J',
      '\u202e',
      '\n',
      '::error::',
      '--',
      "'",
      '%',
      '#',
      '\\',
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const named: fc.Arbitrary<Named> = fc.record({
  name: names,
  encoding: fc.constantFrom('utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'utf-32le'),
  hasMark: fc.boolean(),
  isWrong: fc.boolean(),
  state: fc.constantFrom(
    'draft',
    'draft',
    'read-only',
    'second name',
    'link',
    'folder',
    'gone',
    'no text',
    'no table',
  ),
});

const SURROUNDINGS: Readonly<Record<string, (gouji: string) => void>> = {
  none: () => {},
  'an empty folder': (gouji) => mkdirSync(gouji),
  'a file': (gouji) => writeFileSync(gouji, ''),
  'a link to itself': (gouji) => symlinkSync(gouji, gouji),
  'forms that are a file': (gouji) => {
    mkdirSync(gouji);
    writeFileSync(path.join(gouji, 'forms'), '');
  },
  'acceptances that are a folder': (gouji) =>
    mkdirSync(path.join(gouji, 'accepted.json'), { recursive: true }),
  'acceptances that are nothing': (gouji) => {
    mkdirSync(gouji);
    writeFileSync(path.join(gouji, 'accepted.json'), '\uFEFF{"version": 1, "accepted": []}');
  },
};
/** States of files that cannot be read. */
const BAD = new Set([
  'a file',
  'a link to itself',
  'forms that are a file',
  'acceptances that are a folder',
]);

const anySurroundings = slowLaw(
  'drafts of every kind, in surroundings of every kind',
  fc.record({
    files: fc.array(named, { minLength: 1, maxLength: 5 }),
    surroundings: fc.constantFrom(...Object.keys(SURROUNDINGS)),
    command: fc.constantFrom('check', 'check --format sarif', 'fix', 'fix --write'),
  }),
  1000,
  async ({ files, surroundings, command }) => {
    if (isWindows) return;
    const folder = mkdtempSync(path.join(tmpdir(), 'gouji-siege-'));
    try {
      mkdirSync(path.join(folder, '.git'));
      SURROUNDINGS[surroundings]?.(path.join(folder, '.gouji'));
      await dealsWith(folder, files, command, BAD.has(surroundings));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

async function dealsWith(
  folder: string,
  files: readonly Named[],
  command: string,
  isBad: boolean,
): Promise<void> {
  const isWritten = command === 'fix --write';
  const made = files.map((file, index) => make(folder, file, index));
  const { code, out, error } = await gouji(
    ...command.split(' '),
    '--',
    ...made.map(({ at }) => at),
  );
  const isLeft = (file: Named) => file.isWrong && isChecked(file) && !isWritten;
  // A folder is walked, and there is nothing in it.
  const named = files.filter(({ state }) => state !== 'folder');
  const isFailure = (file: Named) =>
    !isChecked(file) || (isWritten && file.isWrong && !isWritable(file));
  const expected =
    (isBad && named.length > 0) || named.some(isFailure) ? 2 : files.some(isLeft) ? 1 : 0;
  assert.equal(code, expected, `${out}${error}`);
  for (const line of `${out}${error}`.split('\n')) {
    assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s*::/u);
    assert.doesNotMatch(line, /^\s+at /);
  }
  const found = files.filter((file) => file.isWrong && isChecked(file));
  if (command === 'check') {
    assert.equal(out.match(/ error suspect-figure /g)?.length ?? 0, found.length, out);
  } else if (command.startsWith('check')) {
    const [{ results, invocations }] = JSON.parse(out).runs;
    assert.equal(results.length, found.length);
    assert.equal(invocations[0].executionSuccessful, expected !== 2);
  }
  for (const [index, { at, bytes, mended }] of made.entries()) {
    const file = files[index];
    if (!file || !bytes || !isChecked(file)) continue;
    assert.deepEqual(readFileSync(at), isWritten && isWritable(file) ? mended : bytes);
  }
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('.gouji-')),
    [],
  );
}

function isChecked({ state }: Named): boolean {
  return state === 'draft' || state === 'read-only' || state === 'second name' || state === 'link';
}

function isWritable({ state }: Named): boolean {
  return state === 'draft' || state === 'second name';
}

/** Makes one of the files. Returns its bytes, and its bytes after it is fixed. */
function make(folder: string, { name, encoding, hasMark, isWrong, state }: Named, index: number) {
  const at = path.join(folder, `${name}${index}.txt`);
  const isMarked = encoding === 'utf-32le' || (hasMark && encoding !== 'gb18030');
  const bytesOf = (total: string) => {
    const text = `全年平稳。\r\n${finishedTable({ 'new.total': total })}`;
    return Buffer.from(encode({ encoding, hasMark: isMarked }, text) ?? []);
  };
  const [bytes, mended] = [bytesOf(isWrong ? '1' : '0'), bytesOf('0')];
  const beside = path.join(folder, `beside-${index}`);
  switch (state) {
    case 'draft':
      writeFileSync(at, bytes);
      break;
    case 'read-only':
      writeFileSync(at, bytes);
      chmodSync(at, 0o444);
      break;
    case 'second name':
      writeFileSync(at, bytes);
      linkSync(at, beside);
      break;
    case 'link':
      writeFileSync(beside, bytes);
      symlinkSync(beside, at);
      break;
    case 'folder':
      mkdirSync(at);
      break;
    case 'no text':
      writeFileSync(at, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), bytes]));
      break;
    case 'no table':
      writeFileSync(at, '全年平稳。\n');
      break;
    case 'gone':
      break;
  }
  return { at, bytes, mended };
}

/** Kills the program while it writes, at a different moment each time. */
async function killed(links: number, times: number): Promise<string> {
  if (isWindows) return 'not tried: no signals';
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-siege-'));
  const [before, after] = ['1', '0'].map((total) =>
    Buffer.from(`${'全年平稳。\n'.repeat(2000)}${finishedTable({ 'new.total': total })}`),
  );
  assert.ok(before && after);
  const ends = { old: 0, new: 0, half: 0 };
  try {
    const file = path.join(folder, 'draft.txt');
    writeFileSync(file, before);
    for (let link = 1; link < links; link++) linkSync(file, path.join(folder, `link-${link}`));
    for (let kill = 0; kill < times; kill++) {
      writeFileSync(file, before);
      await killedInWriting(folder, file, kill % 8);
      const bytes = readFileSync(file);
      const copy = new Leftovers().copyOf(file, bytes);
      const end = bytes.equals(before) ? 'old' : bytes.equals(after) ? 'new' : 'half';
      ends[end]++;
      if (end === 'half') {
        assert.ok(links > 1 && copy, 'a half file has a copy');
        assert.deepEqual(readFileSync(copy), before);
        writeFileSync(file, before);
      }
      new Leftovers().clean(file, readFileSync(file));
      const left = readdirSync(folder).filter((name) => name.startsWith('.'));
      assert.deepEqual(left, []);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return `${times} kills: ${ends.old} times the old file, ${ends.new} the new, ${ends.half} with a copy`;
}

function killedInWriting(folder: string, file: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'fix', '--write', file], { stdio: 'ignore' });
    const watcher = watch(folder, (_, name) => {
      if (name?.startsWith('.gouji-')) setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.once('exit', () => {
      watcher.close();
      resolve();
    });
  });
}
