import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { folderFor, gouji } from '../../kit/command-line.ts';

const root = folderFor(after);
const csv = 'Region,Men,Women,Total\nNorth,12,30,42\nCoast,15,22,36\nHills,7,9,16\n';
let count = 0;

/** A repository with a sheet in it whose second total is wrong, and settings. */
function sheetWith(settings: string): string {
  const folder = path.join(root, String(++count));
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  mkdirSync(path.join(folder, '.gouji'));
  writeFileSync(path.join(folder, '.gouji', 'config.json'), settings);
  const file = path.join(folder, 'sheet.csv');
  writeFileSync(file, csv);
  return file;
}

describe('.gouji/config.json on the command line', () => {
  it('says nothing where it is empty', async () => {
    const { code, out } = await gouji('check', sheetWith('{}'));
    assert.equal(code, 1);
    assert.match(out, /error declared-total .*为 36/);
  });

  it('turns tables of no known form off', async () => {
    const { out } = await gouji('check', sheetWith('{"tables": "off"}'));
    assert.doesNotMatch(out, /declared-total/);
  });

  it('sets the level of a rule', async () => {
    const file = sheetWith('{"rules": {"declared-total": "hint"}}');
    assert.match((await gouji('check', file)).out, /hint declared-total/);
  });

  it('has findings told in English', async () => {
    const { out } = await gouji('check', sheetWith('{"language": "en"}'));
    assert.match(out, /“Coast · Total” is 36, but its parts add up to 37/);
  });

  it('has a log in SARIF written in the language of the working directory', async () => {
    const directory = process.cwd();
    for (const [settings, language, text] of [
      ['{"language": "en"}', 'en', /^A total does not add up/],
      ['{}', 'zh-CN', /合计/],
    ] as const) {
      const file = sheetWith(settings);
      process.chdir(path.dirname(file));
      try {
        const [run] = JSON.parse((await gouji('check', '--format', 'sarif', file)).out).runs;
        assert.equal(run.language, language);
        const { rules } = run.tool.driver;
        const rule = rules.find(({ id }: { id: string }) => id === 'declared-total');
        assert.match(rule.shortDescription.text, text);
      } finally {
        process.chdir(directory);
      }
    }
  });

  it('leaves a file unchecked, and says so', async () => {
    const { code, out, error } = await gouji('check', sheetWith('{"ignore": ["*.csv"]}'));
    assert.equal(code, 0);
    assert.doesNotMatch(out, /declared-total/);
    assert.match(error, /sheet\.csv: 按 \.gouji\/config\.json 的 ignore，不核对此文件。/);
  });

  it('is told of where it has a mistake, at its place, and the file is checked', async () => {
    const { code, out, error } = await gouji('check', sheetWith('{\n  "tables": "all"\n}'));
    assert.equal(code, 2);
    assert.match(out, /declared-total/);
    assert.match(error, /config\.json:2:13: .*declared, reports, off/);
  });
});
