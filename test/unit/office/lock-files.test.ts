import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLockFile, lockFilesOf } from '../../../server/src/office/lock-files.ts';

test('a file that is open in an office program has another beside it', () => {
  for (const [name, expected] of [
    ['2024年年度报告.docx', ['~$24年年度报告.docx', '~$2024年年度报告.docx']],
    ['2024年报告.docx', ['~$024年报告.docx', '~$2024年报告.docx']],
    ['2024年报.docx', ['~$2024年报.docx']],
    ['2024年年报.docx', ['~$024年年报.docx', '~$2024年年报.docx']],
  ] as const) {
    const others = [`.~${name}`, `.~lock.${name}#`];
    assert.deepEqual(lockFilesOf(name), [...expected, ...others]);
    for (const lock of lockFilesOf(name)) assert.ok(isLockFile(lock), lock);
    assert.ok(!isLockFile(name));
  }
});
