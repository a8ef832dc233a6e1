import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../../..');
/** The page has the translator of the server. */
const folders = ['server/src', 'page/src'].map((folder) => join(root, folder));

/** A call of a translator with a literal, which may stand on a line of its own. */
const CALL = /(?<![\w.])(?:(?:\w+\.)*t)\(\s*'((?:[^'\\]|\\.)*)'/g;

const literals = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(CALL)])
  .map(([, text]) => text ?? '');
const strings = literals.map((text) => text.replace(/\\(.)/g, '$1'));

const bundle: unknown = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8'));
assert.ok(typeof bundle === 'object' && bundle !== null);
const translations = new Map(Object.entries(bundle).map(([key, text]) => [key, String(text)]));

test('every string of the server and of the page has its translation', () => {
  assert.notEqual(strings.length, 0);
  assert.deepEqual(
    strings.filter((string) => !translations.has(string)),
    [],
  );
});

test('a message stands in the sources as it is, by which the build knows it', () => {
  assert.deepEqual(literals, strings);
});

test('a translation has the places that its English string has', () => {
  const places = (text: string) => (text.match(/\{\d+\}/g) ?? []).sort();
  for (const string of strings) {
    assert.deepEqual(places(translations.get(string) ?? ''), places(string), string);
  }
});

test('the bundle is sorted, so that edits of it do not meet', () => {
  assert.deepEqual([...translations.keys()], [...translations.keys()].sort());
});
