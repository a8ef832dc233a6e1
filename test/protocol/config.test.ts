import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Client, until } from './client.ts';

const uri = 'file:///work/sheets/sheet.csv';
const file = 'file:///work/.gouji/config.json';
const csv = 'Region,Men,Women,Total\nNorth,12,30,42\nCoast,15,22,36\nHills,7,9,16\n';

describe('.gouji/config.json in an editor', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    client.files.set(file, '{"tables": "off"}');
    await client.initialize({ pull: true, files: true });
    await client.open(uri, csv, 'csv');
  });
  afterEach(() => {
    client.process.kill();
  });

  const untilCount = (count: number) =>
    until(async () => (await client.pull(uri)).length === count, `${count} findings`);

  it('is in force from the start, and as it is written, until it is gone', async () => {
    await untilCount(0);
    await client.write(file, '{"tables": "declared"}');
    await untilCount(1);
    await client.write(file, '{"ignore": ["sheets/"]}');
    await untilCount(0);
    await client.write(file, undefined);
    await untilCount(1);
  });

  it('stays in force where it cannot be read again just now', async () => {
    await untilCount(0);
    let refused = 0;
    client.connection.onRequest('gouji/readFile', () => {
      refused++;
      throw new Error('busy');
    });
    await client.write(file, '{"tables": "off", "ignore": []}');
    await until(async () => refused > 0, 'the reading');
    assert.equal((await client.pull(uri)).length, 0);
  });

  it('goes behind what the user has chosen', async () => {
    await untilCount(0);
    client.settings = { tables: 'declared' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: null,
    });
    await untilCount(1);
  });

  it('counts as it is typed, and tells a mistake at its place', async () => {
    await client.open(file, '{"tables": "all"}', 'json');
    const [problem] = await client.pull(file);
    assert.equal(problem?.code, 'config-file');
    assert.deepEqual(problem?.range.start, { line: 0, character: 11 });
    await untilCount(1);
  });
});
