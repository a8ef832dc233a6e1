import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../../..');

test('every string of the client has its translation', () => {
  const translated = new Set(keys('l10n/bundle.l10n.zh-cn.json'));
  const strings = clientStrings();
  assert.notEqual(strings.length, 0);
  assert.deepEqual(
    strings.filter((string) => !translated.has(string)),
    [],
  );
});

test('a translation has the places that its English string has', () => {
  const bundle = table('l10n/bundle.l10n.zh-cn.json');
  for (const string of clientStrings()) {
    assert.deepEqual(places(bundle[string] ?? ''), places(string), string);
  }
});

test('package.json uses each key of both nls files, and no other', () => {
  const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
  const expected = [...new Set(used)].sort();
  assert.deepEqual(keys('package.nls.json').sort(), expected);
  assert.deepEqual(keys('package.nls.zh-cn.json').sort(), expected);
});

function clientStrings(): readonly string[] {
  const folder = join(root, 'client/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = read(join('client/src', file));
      const calls = source.match(/\bl10n\.t\(/g) ?? [];
      const strings = [...source.matchAll(/\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) =>
        (text ?? '').replace(/\\(.)/g, '$1'),
      );
      assert.equal(
        strings.length,
        calls.length,
        `${file}: l10n.t takes a literal in single quotes`,
      );
      return strings;
    });
}

function places(text: string): readonly string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort();
}

function keys(file: string): string[] {
  return Object.keys(table(file));
}

function table(file: string): Record<string, string> {
  const parsed: unknown = JSON.parse(read(file));
  assert.ok(typeof parsed === 'object' && parsed !== null);
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
