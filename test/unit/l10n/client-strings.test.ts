import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path, { join } from 'node:path';
import { test } from 'node:test';
import { clientMessages } from '../../../scripts/build/messages.ts';

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

test('the client is shipped with the translations of what it says in words of the server', () => {
  const shipped: Record<string, string> = JSON.parse(clientMessages());
  const taken = serverStrings();
  assert.ok(taken.includes('This is a picture. Convert the report in it to text first.'));
  assert.deepEqual(
    taken.filter((string) => !(string in shipped)),
    [],
  );
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
      // What the table view says is translated by `l10n.t` in VS Code and by another translator elsewhere.
      const calls = source.match(/(?<![\w.])(?:l10n\.)?t\(/g) ?? [];
      const call = /(?<![\w.])(?:l10n\.)?t\(\s*'((?:[^'\\]|\\.)*)'/g;
      const strings = [...source.matchAll(call)].map(([, text]) =>
        (text ?? '').replace(/\\(.)/g, '$1'),
      );
      assert.equal(strings.length, calls.length, `${file}: t takes a literal in single quotes`);
      return strings;
    });
}

/** What modules of the server say that the client imports, with all that these import. */
function serverStrings(): readonly string[] {
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from = ''] of read(file).matchAll(/^import (?!type)[^;]*? from '(\.[^']*)'/gm)) {
      if (from.endsWith('.ts')) follow(path.join(path.dirname(file), from));
    }
  };
  for (const file of readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) follow(join('client/src', file));
  }
  return [...seen]
    .filter((file) => file.startsWith('server'))
    .flatMap((file) => [...read(file).matchAll(/(?<![\w.])t\(\s*'((?:[^'\\]|\\.)*)'/g)])
    .map(([, text]) => text ?? '');
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
