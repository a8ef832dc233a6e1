import assert from 'node:assert/strict';
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { Leftovers, nameBeside } from '../../../server/src/cli/leftovers.ts';
import { type Disk, replaceFile } from '../../../server/src/cli/replace-file.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { folderFor, isRoot, onWindows } from '../../kit/command-line.ts';

const t = translatorFor('en');
const folder = folderFor(after);
const before = Buffer.from('合计 8 件。'.repeat(50));
const shorter = Buffer.from('合计 0 件。');
const longer = Buffer.from('合计 10 件。'.repeat(60));

/** A folder with one draft in it, which has so many names. */
function draftWith(links: number): { file: string; names: () => string[] } {
  const own = path.join(folder, String(Math.random()));
  mkdirSync(own);
  const file = path.join(own, `${'年'.repeat(80)}.txt`);
  writeFileSync(file, before);
  for (let link = 1; link < links; link++) linkSync(file, path.join(own, `link-${link}`));
  return { file, names: () => readdirSync(own).filter((name) => name.startsWith('.')) };
}

/** The program is ended at the call of a number: nothing is done from there on, a write half. */
function endingAt(last: number): { disk: Disk; isOver: () => boolean } {
  let calls = 0;
  const dies = () => {
    if (++calls >= last) throw new Error('ended');
  };
  const disk = { ...fs } satisfies Disk;
  for (const name of STEPS) {
    const real: (...args: never[]) => unknown = fs[name];
    Object.assign(disk, {
      [name]: (...args: never[]) => {
        const isHalf = name === 'writeSync' && calls + 1 === last;
        if (isHalf) {
          const [descriptor, bytes] = args as unknown as [number, Uint8Array];
          fs.writeSync(descriptor, bytes, 0, bytes.length >> 1, 0);
        }
        dies();
        return real(...args);
      },
    });
  }
  return { disk, isOver: () => calls >= last };
}

const STEPS = [
  'accessSync',
  'closeSync',
  'fchmodSync',
  'fchownSync',
  'fstatSync',
  'fsyncSync',
  'ftruncateSync',
  'lstatSync',
  'openSync',
  'readFileSync',
  'realpathSync',
  'renameSync',
  'unlinkSync',
  'writeSync',
] as const satisfies readonly (keyof Disk)[];

describe('writing a draft', () => {
  for (const links of [1, 2]) {
    for (const to of [shorter, longer]) {
      const isGrowing = to.length > before.length;
      it(`with ${links} link(s), ${isGrowing ? 'longer' : 'shorter'}, leaves the old or the new bytes whenever it is ended`, () => {
        let ends = 0;
        for (let last = 1; ; last++) {
          const { file, names } = draftWith(links);
          const { disk, isOver } = endingAt(last);
          const refused = replaceFile({ file, before, after: to }, t, disk);
          if (!isOver()) {
            assert.equal(refused, undefined);
            break;
          }
          ends++;
          const bytes = readFileSync(file);
          const isWhole = bytes.equals(before) || bytes.equals(to);
          const copy = new Leftovers().copyOf(file, bytes);
          if (links === 1 || copy === undefined) assert.ok(isWhole, `ended at ${last}`);
          if (copy !== undefined) {
            assert.deepEqual(readFileSync(copy), before, 'the copy is whole');
            writeFileSync(file, readFileSync(copy));
          }
          const now = readFileSync(file);
          new Leftovers().clean(file, now);
          assert.deepEqual(names(), [], `nothing is left of a run that was ended at ${last}`);
          assert.equal(replaceFile({ file, before: now, after: to }, t), undefined);
          assert.deepEqual(readFileSync(file), to);
        }
        assert.ok(ends > 8, `${ends} places to be ended at`);
      });
    }
  }

  it('leaves nothing behind where it went well', () => {
    for (const links of [1, 2]) {
      const { file, names } = draftWith(links);
      assert.equal(replaceFile({ file, before, after: shorter }, t), undefined);
      assert.deepEqual(readFileSync(file), shorter);
      assert.deepEqual(names(), []);
    }
  });

  it('keeps its mode', { skip: onWindows }, () => {
    for (const mode of [0o664, 0o600, 0o640, 0o755, 0o2664]) {
      const { file } = draftWith(1);
      chmodSync(file, mode);
      const given = statSync(file).mode;
      assert.equal(replaceFile({ file, before, after: shorter }, t), undefined);
      assert.equal(statSync(file).mode, given, mode.toString(8));
    }
  });

  it('keeps all its names', { skip: onWindows }, () => {
    const { file } = draftWith(3);
    const { ino } = statSync(file);
    assert.equal(replaceFile({ file, before, after: longer }, t), undefined);
    const { nlink, ino: now } = statSync(file);
    assert.deepEqual([nlink, now], [3, ino]);
    assert.deepEqual(readFileSync(path.join(path.dirname(file), 'link-2')), longer);
  });

  it('keeps its owner', { skip: !isRoot && 'only an administrator gives files away' }, () => {
    const { file } = draftWith(1);
    chownSync(file, 12_345, 23_456);
    assert.equal(replaceFile({ file, before, after: shorter }, t), undefined);
    const { uid, gid } = statSync(file);
    assert.deepEqual([uid, gid], [12_345, 23_456]);
  });

  it('is done in place where the owner cannot be given to a new file', { skip: onWindows }, () => {
    const { file, names } = draftWith(1);
    const { ino } = statSync(file);
    const disk: Disk = {
      ...fs,
      fstatSync: ((descriptor: number) => {
        const stats = fs.fstatSync(descriptor);
        return Object.assign(stats, { uid: stats.uid + (stats.ino === ino ? 0 : 1) });
      }) as Disk['fstatSync'],
      fchownSync: () => {
        throw new Error('EPERM');
      },
    };
    assert.equal(replaceFile({ file, before, after: shorter }, t, disk), undefined);
    assert.equal(statSync(file).ino, ino);
    assert.deepEqual([readFileSync(file), names()], [shorter, []]);
  });

  it('makes what lies beside it exclusively, under a name that cannot be guessed', () => {
    const opened: unknown[][] = [];
    const disk: Disk = {
      ...fs,
      openSync: (...args) => {
        opened.push(args);
        return fs.openSync(...args);
      },
    };
    for (const links of [1, 2]) {
      const { file } = draftWith(links);
      replaceFile({ file, before, after: shorter }, t, disk);
    }
    const made = opened.filter(([name]) => /\.(new|copy)$/.test(String(name)));
    assert.equal(made.length, 2);
    for (const [name, flags, mode] of made) {
      assert.deepEqual([flags, mode], ['wx', 0o600]);
      assert.match(String(name), /-[\da-f]{16}\.new$/);
    }
  });
});

describe('a draft that is not written', () => {
  const refusalFor = (file: string, disk?: Disk) =>
    replaceFile({ file, before, after: shorter }, t, disk) ?? '';

  it('is one that is read-only by its mode, for an administrator as well', () => {
    for (const mode of [0o444, 0o400, 0o464]) {
      const { file } = draftWith(1);
      chmodSync(file, mode);
      assert.match(refusalFor(file), /read-only/);
      assert.deepEqual(readFileSync(file), before);
      chmodSync(file, 0o644);
    }
  });

  it('is a link, whose target is named', { skip: onWindows }, () => {
    const { file } = draftWith(1);
    const link = path.join(path.dirname(file), 'link.txt');
    symlinkSync(path.basename(file), link);
    assert.ok(refusalFor(link).includes(realpathSync(file)));
    const other = path.join(path.dirname(file), 'link-to-link.txt');
    symlinkSync('link.txt', other);
    assert.ok(refusalFor(other).includes(realpathSync(file)));
    assert.deepEqual(readFileSync(file), before);
  });

  it('is one that another program has changed or put another in place of', () => {
    const CHANGES: readonly ((file: string) => void)[] = [
      (file) => fs.appendFileSync(file, '!'),
      (file) => {
        rmSync(file);
        writeFileSync(file, longer);
      },
      (file) => {
        rmSync(file);
        if (!onWindows) symlinkSync('/etc/hostname', file);
        else writeFileSync(file, shorter);
      },
    ];
    for (const links of [1, 2]) {
      for (const change of CHANGES) {
        const { file, names } = draftWith(links);
        let isDone = false;
        const disk: Disk = {
          ...fs,
          fsyncSync: (descriptor) => {
            fs.fsyncSync(descriptor);
            if (!isDone) change(file);
            isDone = true;
          },
        };
        assert.match(refusalFor(file, disk), /Another program/);
        assert.notDeepEqual(readFileSync(file), shorter);
        assert.deepEqual(names(), []);
      }
    }
  });

  it('is one on a disk that fills up, in place as well', () => {
    for (const links of [1, 2]) {
      const { file, names } = draftWith(links);
      let writes = 0;
      const disk: Disk = {
        ...fs,
        writeSync: ((...args: Parameters<typeof fs.writeSync>) => {
          writes++;
          if (writes !== links) return fs.writeSync(...args);
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        }) as Disk['writeSync'],
      };
      assert.match(refusalFor(file, disk), /disk is full/);
      assert.deepEqual([readFileSync(file), names()], [before, []]);
    }
  });
});

describe('what a run that was ended left', () => {
  it('stays while the process that made it is there', () => {
    const { file } = draftWith(1);
    const others = nameBeside(file, shorter, 'new').replace(
      `-${process.pid}-`,
      `-${process.ppid}-`,
    );
    writeFileSync(others, shorter);
    new Leftovers().clean(file, before);
    assert.ok(existsSync(others));
  });

  it('is not looked for beside another draft', () => {
    const { file } = draftWith(1);
    const other = path.join(path.dirname(file), 'other.txt');
    writeFileSync(nameBeside(other, longer, 'copy'), shorter);
    assert.equal(new Leftovers().copyOf(file, before), undefined);
    assert.ok(new Leftovers().copyOf(other, before));
  });
});
