import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officeScheme } from '../../../client/src/office/office-uri.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { isOfficeFile } from '../../../server/src/language.ts';

const { contributes } = manifest;
const FILES = ['年报.docx', '统计表.XLSX'];

test('the extension is activated by the documents in which office files are edited', () => {
  assert.ok(manifest.activationEvents.includes(`onFileSystem:${officeScheme}`));
});

test('the command that opens an office file is in the menu of such files, in old formats too, and of no others', () => {
  const entry = contributes.menus['explorer/context'].find(
    ({ command }) => command === 'gouji.openOfficeFile',
  );
  const [, pattern = ''] = /^resourceExtname =~ \/(.*)\/i$/.exec(entry?.when ?? '') ?? [];
  const isOffered = (name: string) => new RegExp(pattern, 'i').test(name.replace(/^.*\./, '.'));
  for (const name of FILES) assert.ok(isOfficeFile(name) && isOffered(name), name);
  for (const name of ['年报.doc', '年报.WPS', '统计表.xls', '统计表.et']) {
    assert.ok(!isOfficeFile(name) && isOffered(name), name);
  }
  for (const name of ['年报.docx.gouji', '年报.txt', '年报.docm']) {
    assert.ok(!isOfficeFile(name) && !isOffered(name), name);
  }
});

test('an office file is opened by *Open With…* only: other editors of the user’s come first', () => {
  const [editor] = contributes.customEditors;
  assert.equal(editor?.priority, 'option');
  assert.deepEqual(
    editor?.selector.map(({ filenamePattern }) => filenamePattern),
    ['*.docx', '*.xlsx'],
  );
});
