import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { findRenewer } from '../../../client/src/node/renewer.ts';
import { renewedName } from '../../../server/src/office/renewed-name.ts';
import { onWindows } from '../../kit/command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'renewer-'));
const bin = path.join(folder, 'bin');
const before = process.env.PATH;
after(() => {
  process.env.PATH = before;
  rmSync(folder, { recursive: true, force: true });
});

describe('the name of what a file in an old format is turned into', () => {
  it('has the ending of the new format', () => {
    const names = ['年报.doc', '2024.1.WPS', '统计.xls', '统计.et'].map(renewedName);
    assert.deepEqual(names, ['年报.docx', '2024.1.docx', '统计.xlsx', '统计.xlsx']);
  });
});

/** A stand-in for LibreOffice, which tells what it was asked for. */
const program = (work: string) => `#!/bin/sh
echo "$@" > '${folder}/asked'
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && to="$2"; shift; done
${work}
`;

describe('a file in an old format', { skip: onWindows }, () => {
  const old = path.join(folder, '年报.doc');
  const renewed = path.join(folder, '年报.docx');
  const install = (work: string) => {
    writeFileSync(path.join(bin, 'soffice'), program(work), { mode: 0o755 });
  };
  beforeEach(() => {
    process.env.PATH = `${bin}${path.delimiter}${before}`;
    rmSync(bin, { recursive: true, force: true });
    rmSync(renewed, { force: true });
    mkdirSync(bin);
    writeFileSync(old, 'old');
  });

  it('is turned into a new one beside it by LibreOffice, with a profile of its own', async () => {
    install('echo new > "$to/年报.docx"');
    await findRenewer()?.(old, renewed);
    assert.equal(readFileSync(renewed, 'utf8'), 'new\n');
    assert.equal(readFileSync(old, 'utf8'), 'old');
    const asked = readFileSync(path.join(folder, 'asked'), 'utf8');
    const [, outside] =
      /^-env:UserInstallation=file:\S+ --headless --convert-to docx --outdir (\S+) \S+年报\.doc\n$/.exec(
        asked,
      ) ?? [];
    assert.ok(outside !== undefined, asked);
    assert.equal(existsSync(outside), false);
  });

  it('is never written over a file that is there', async () => {
    install('echo new > "$to/年报.docx"');
    writeFileSync(renewed, 'mine');
    await assert.rejects(async () => findRenewer()?.(old, renewed), /EEXIST/);
    assert.equal(readFileSync(renewed, 'utf8'), 'mine');
  });

  it('stays as it is where LibreOffice writes nothing, and what it says is told', async () => {
    install('echo "no export filter" >&2');
    await assert.rejects(async () => findRenewer()?.(old, renewed), /no export filter/);
    assert.equal(existsSync(renewed), false);
  });

  it('is not turned into anything where LibreOffice is not installed', () => {
    process.env.PATH = bin;
    assert.equal(findRenewer(), undefined);
    process.env.PATH = path.relative(process.cwd(), bin);
    install('');
    assert.equal(findRenewer(), undefined);
  });
});
