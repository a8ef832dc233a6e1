import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, gouji, onWindows } from '../kit/command-line.ts';
import { districtOf, withRequest } from '../kit/generate/district.ts';
import { writeReport } from '../kit/generate/write.ts';
import { finishedTable } from '../kit/request-table.ts';

const program = path.join(import.meta.dirname, '../../server/out/cli.cjs');
const folder = folderFor(after);
const wrong = finishedTable({ 'new.total': '1' });

/** Runs the built program, which has a minute. */
function run(args: readonly string[], options: { cwd?: string; preload?: string } = {}) {
  const node = options.preload === undefined ? [] : ['--require', options.preload];
  return spawnSync(process.execPath, [...node, program, ...args], {
    cwd: options.cwd ?? folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
}

function drafts(count: number, name: string): string[] {
  const own = path.join(folder, name);
  mkdirSync(own);
  return Array.from({ length: count }, (_, index) => {
    const file = path.join(own, `${index}.txt`);
    writeFileSync(file, wrong);
    return file;
  });
}

describe('the built command line', () => {
  it('says nothing where who reads its output has read enough', { skip: onWindows }, () => {
    const files = drafts(400, 'piped');
    for (const command of ['check', 'check --format sarif', 'fix']) {
      const script = `node=$0; program=$1; shift; "$node" "$program" ${command} "$@" | head -1`;
      const { stdout, stderr } = spawnSync(
        'sh',
        ['-c', script, process.execPath, program, ...files],
        {
          encoding: 'utf8',
          timeout: 60_000,
        },
      );
      assert.equal(stderr, '');
      assert.equal(stdout.trimEnd().split('\n').length, 1);
    }
  });

  it('ends with 2 where its output cannot be written', {
    skip: !existsSync('/dev/full') && 'no full device',
  }, () => {
    const [file = ''] = drafts(1, 'full');
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$1" check "$2" > /dev/full', process.execPath, program, file],
      {
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    assert.equal(status, 2);
    assert.match(stderr, /^无法输出：.*\n$/);
  });

  it('leaves no part of an --output that cannot be written to its end', { skip: onWindows }, () => {
    const [file = ''] = drafts(1, 'short');
    const output = path.join(folder, 'short.sarif');
    const limited = 'ulimit -f 1; "$0" "$1" check --format sarif --output "$2" "$3"';
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', limited, process.execPath, program, output, file],
      { encoding: 'utf8', timeout: 60_000 },
    );
    assert.equal(status, 2);
    assert.match(stderr, /^\S*short\.sarif: 无法写入。/);
    assert.ok(!existsSync(output));
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`leaves no part of an --output when it is ended by ${signal}`, {
      skip: onWindows,
    }, async () => {
      const files = drafts(900, signal);
      const output = path.join(folder, `${signal}.jsonl`);
      const args = [program, 'check', '--format', 'jsonl', '--output', output, ...files];
      const child = spawn(process.execPath, args, { stdio: 'ignore' });
      const watcher = watch(folder, () => {
        if (existsSync(output)) child.kill(signal);
      });
      const [, endedBy] = await once(child, 'exit');
      watcher.close();
      assert.equal(endedBy, signal);
      assert.ok(!existsSync(output));
    });
  }

  it('checks what has a whole path where the working directory is gone', {
    skip: onWindows,
  }, () => {
    const [file = ''] = drafts(1, 'here');
    const gone = path.join(folder, 'gone');
    mkdirSync(gone);
    const script = 'cd "$3" && rmdir "$3" && "$0" "$1" check "$2" other.txt';
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', script, process.execPath, program, file, gone],
      {
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    assert.equal(status, 2, stderr);
    assert.equal(stderr, '当前目录已不存在。\nother.txt: 无法读取：当前目录已不存在。\n');
    assert.match(stdout, /0\.txt:2:30: error suspect-figure/);
  });

  it('checks the other five hundred files where one cannot be read', () => {
    const files = drafts(501, 'many');
    rmSync(files[250] ?? '');
    const { status, stdout, stderr } = run(['check', ...files]);
    assert.equal(status, 2);
    assert.equal(stderr, `${files[250]}: 无法读取：没有这个文件。\n`);
    assert.match(stdout, /^501 份，500 个问题\n其中 1 份没有读出\n$/m);
  });

  it('names a file of the working directory by its name in SARIF, also one that begins with dots', () => {
    writeFileSync(path.join(folder, '..x.txt'), wrong);
    const { stdout } = run(['check', '--format', 'sarif', '..x.txt']);
    const [{ locations }] = JSON.parse(stdout).runs[0].results;
    assert.equal(locations[0].physicalLocation.artifactLocation.uri, '..x.txt');
  });

  it('does nothing where a file that the shell named first looks like an option', () => {
    const own = path.join(folder, 'star');
    mkdirSync(own);
    for (const name of ['--write', 'a.txt']) writeFileSync(path.join(own, name), wrong);
    const refused = run(['fix', '--write', 'a.txt'], { cwd: own });
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /名为“--write”的文件/);
    const behind = run(['fix', 'a.txt', '--write'], { cwd: own });
    assert.match(behind.stdout, /^2 份，可改 2 处/m);
    for (const name of readdirSync(own)) {
      assert.equal(readFileSync(path.join(own, name), 'utf8'), wrong);
    }
    assert.equal(run(['fix', '--', '--write'], { cwd: own }).status, 1);
  });

  it('does nothing where an option stands behind a file', () => {
    const [file = ''] = drafts(1, 'late');
    const { status, stdout, stderr } = run(['check', file, '--format', 'jsonl']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^选项 --format 要写在文件之前/);
  });

  it('tells a fault of its own in one line, and ends with 2', () => {
    const preload = path.join(folder, 'crash.cjs');
    writeFileSync(preload, "setImmediate(() => { throw new Error('broken\\n  inside'); });");
    const [file = ''] = drafts(1, 'crash');
    const { status, stderr } = run(['check', file], { preload });
    assert.equal(status, 2);
    assert.equal(stderr, '程序出错，没有全部检查：broken\\u{a}  inside\n');
  });

  it('adds up on all cores what it adds up in one thread', async () => {
    const own = path.join(folder, 'district');
    mkdirSync(own);
    for (const [index, body] of districtOf(450).entries()) {
      const text = writeReport(index === 7 ? withRequest(body, 0, 0, '99999') : body, 'tabs');
      writeFileSync(path.join(own, `${index}.txt`), text);
    }
    writeFileSync(path.join(own, 'old.doc.txt'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]));
    const preload = path.join(folder, 'count.cjs');
    writeFileSync(
      preload,
      "if (!require('node:worker_threads').isMainThread) require('node:fs').writeSync(2, 'a thread\\n');",
    );
    const inThreads = run(['sum', own], { preload });
    const inOne = await gouji('sum', own);
    const threads = Math.min(availableParallelism(), 2);
    assert.equal(inThreads.stderr, `${threads > 1 ? 'a thread\n'.repeat(2) : ''}${inOne.error}`);
    assert.deepEqual([inThreads.status, inThreads.stdout], [inOne.code, inOne.out]);
    assert.match(inOne.error, /计入 450 份/);
  });

  it('does the work of a thread that broke off', () => {
    const preload = path.join(folder, 'thread.cjs');
    writeFileSync(
      preload,
      "if (!require('node:worker_threads').isMainThread) throw new Error('broken');",
    );
    const files = drafts(450, 'threads');
    const { status, stdout, stderr } = run(['check', ...files], { preload });
    assert.deepEqual([status, stderr], [1, '']);
    assert.deepEqual(stdout.match(/^\S+\.txt(?=:2:30)/gm), files);
  });
});

describe('fix --write, killed while it writes', { skip: onWindows }, () => {
  const own = path.join(folder, 'killed');
  mkdirSync(own);
  const [before, mended] = ['1', '0'].map(
    (total) => `${'全年平稳。\n'.repeat(1000)}${finishedTable({ 'new.total': total })}`,
  );
  assert.ok(before && mended);

  for (const links of [1, 2]) {
    it(`leaves a draft with ${links} name(s) whole, or names its copy`, async () => {
      const file = path.join(own, `draft-${links}.txt`);
      writeFileSync(file, before);
      if (links > 1) linkSync(file, path.join(own, 'second.txt'));
      for (let milliseconds = 0; milliseconds < 5; milliseconds++) {
        writeFileSync(file, before);
        await killedInWriting(milliseconds, file);
        const bytes = readFileSync(file, 'utf8');
        const isWhole = bytes === before || bytes === mended;
        if (!isWhole) {
          const [copy = ''] = leftIn(own);
          assert.equal(links, 2);
          assert.equal(readFileSync(path.join(own, copy), 'utf8'), before);
          assert.ok(run(['check', file]).stderr.includes(copy));
          writeFileSync(file, before);
        }
        run(['fix', '--write', file]);
        assert.deepEqual(leftIn(own), []);
      }
    });
  }

  function leftIn(folder: string): string[] {
    return readdirSync(folder).filter((name) => name.startsWith('.'));
  }

  /** Kills the program so many milliseconds after it has begun to write. */
  function killedInWriting(milliseconds: number, file: string): Promise<void> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [program, 'fix', '--write', file], { stdio: 'ignore' });
      const watcher = watch(own, (_, name) => {
        if (name?.startsWith('.gouji-')) setTimeout(() => child.kill('SIGKILL'), milliseconds);
      });
      child.once('exit', () => {
        watcher.close();
        resolve();
      });
    });
  }
});
