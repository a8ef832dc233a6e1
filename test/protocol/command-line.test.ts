import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { finishedTable } from '../kit/request-table.ts';

const program = path.join(import.meta.dirname, '../../server/out/cli.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
after(() => rmSync(folder, { recursive: true }));

test('very many files are checked on all cores, and told in their order', () => {
  const files = Array.from({ length: 900 }, (_, index) => path.join(folder, `${index}.txt`));
  for (const file of files) writeFileSync(file, finishedTable({ 'new.total': '1' }));
  const { status, stdout } = spawnSync(process.execPath, [program, 'check', ...files], {
    encoding: 'utf8',
  });
  const lines = stdout.trimEnd().split('\n');
  assert.equal(status, 1);
  assert.equal(lines.pop(), '900 份，900 个问题');
  assert.deepEqual(
    lines.map((line) => line.slice(0, line.indexOf(':'))),
    files,
  );
});
