import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { translatorFor } from '../../../server/src/l10n.ts';
import { ConfigFiles, configFileOf, judgedBy } from '../../../server/src/workspace/config-files.ts';
import { readConfigFile } from '../../../server/src/workspace/shared-settings.ts';

const t = translatorFor('en');

function configs(texts: Readonly<Record<string, unknown>>): ConfigFiles {
  const files = new ConfigFiles();
  for (const [folder, settings] of Object.entries(texts)) {
    files.set(configFileOf(folder), JSON.stringify(settings), t);
  }
  return files;
}

describe('the settings of a folder', () => {
  it('count for the files below it, and for no others', () => {
    const files = configs({ 'file:///a': { tables: 'off', language: 'en' } });
    assert.equal(files.of('file:///a/b/c.csv')?.tables, 'off');
    assert.equal(files.of('file:///a/b/c.csv')?.language, 'en');
    assert.equal(files.of('file:///ab/c.csv'), undefined);
  });

  it('go behind those of a folder within, value by value', () => {
    const files = configs({
      'file:///a': { tables: 'off', rules: { 'row-total': 'off', balance: 'hint' } },
      'file:///a/b': { tables: 'reports', rules: { balance: 'error' } },
    });
    const { levels, tables } = files.of('file:///a/b/c.csv') ?? {};
    assert.deepEqual([levels, tables], [{ 'row-total': 'off', balance: 'error' }, 'reports']);
  });

  it('go behind what the user has chosen', () => {
    const files = configs({ 'file:///a': { tables: 'off', rules: { balance: 'hint' } } });
    const shared = files.of('file:///a/c.csv');
    assert.ok(shared);
    assert.deepEqual(judgedBy(shared, { levels: { balance: 'error' }, tables: 'declared' }), {
      levels: { balance: 'error' },
      tables: 'declared',
    });
    assert.equal(judgedBy(shared, { levels: {}, tables: undefined }).tables, 'off');
  });

  it('leave files unchecked as .gitignore does, from the folder on', () => {
    const files = configs({ 'file:///a': { ignore: ['old/', '*.csv', '!kept.csv'] } });
    const isIgnored = (name: string) => files.of(`file:///a/${name}`)?.isIgnored;
    assert.deepEqual(['old/x.md', 'b/x.csv', 'b/kept.csv', 'b/x.md'].map(isIgnored), [
      true,
      true,
      false,
      false,
    ]);
    const shared = files.of('file:///a/b/x.csv');
    assert.ok(shared);
    const { levels, tables } = judgedBy(shared, {
      levels: { balance: 'error' },
      tables: undefined,
    });
    assert.deepEqual([levels.balance, tables], ['off', 'off']);
  });

  it('are gone with their file', () => {
    const files = configs({ 'file:///a': { tables: 'off' } });
    assert.ok(files.set(configFileOf('file:///a'), undefined, t));
    assert.equal(files.of('file:///a/c.csv'), undefined);
  });
});

describe('a mistake in the settings of a folder', () => {
  const mistakes: readonly (readonly [text: string, told: string])[] = [
    ['{"tables": "all"}', 'One of these is expected here: declared, reports, off'],
    ['{"rules": {"row-total": "fatal"}}', 'One of these is expected here: error, warning,'],
    ['{"rules": {"no-such-rule": "off"}}', 'There is no property “no-such-rule” here.'],
    ['{"ignore": "*.csv"}', 'A list is expected here.'],
    ['{"languages": "en"}', 'There is no property “languages” here.'],
    ['{"language": "fr"}', 'One of these is expected here: auto, zh-CN, en'],
    ['[]', 'An object is expected here.'],
    ['{"tables": off}', 'This is not valid JSON'],
  ];
  for (const [text, told] of mistakes) {
    it(`is told where it stands: ${text}`, () => {
      const { problems } = readConfigFile(text, t);
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.message.startsWith(told), problems[0]?.message);
    });
  }

  it('costs its own entry only', () => {
    const { settings, problems } = readConfigFile(
      '{"tables": "off", "language": "fr", "rules": {"balance": "hint", "row-total": 1}}',
      t,
    );
    assert.equal(problems.length, 2);
    assert.deepEqual([settings.tables, settings.levels], ['off', { balance: 'hint' }]);
  });

  it('is none where the schema finds none: every property of it is read', () => {
    const schema = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../../../schemas/config.schema.json'), 'utf8'),
    );
    const all = {
      $schema: 'x',
      rules: Object.fromEntries(
        Object.keys(schema.properties.rules.properties).map((code) => [code, 'off']),
      ),
      language: 'zh-CN',
      tables: 'declared',
      ignore: ['*.csv'],
    };
    assert.deepEqual(Object.keys(all), Object.keys(schema.properties));
    assert.deepEqual(readConfigFile(JSON.stringify(all), t).problems, []);
  });
});
