import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { writeReport } from '../kit/generate/write.ts';
import { requestReport, unevenFigures } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

describe('the reports of a workspace', () => {
  let client: Client;
  beforeEach(() => {
    client = new Client();
  });
  afterEach(() => {
    client.process.kill();
  });

  it('are read while others are opened, which wait for none of them', async () => {
    let asked = false;
    client.connection.onRequest('gouji/readFile', () => {
      asked = true;
      return new Promise(() => {});
    });
    client.files.set('file:///work/slow.gouji', '');
    await client.initialize({ pull: true, files: true });
    await until(() => asked, 'the first file to be read');
    await client.open('file:///work/report.gouji', requestReport());
    assert.equal((await client.pull('file:///work/report.gouji')).length, 3);
  });

  it('are no more than can be read in a while, and the user is told so', async () => {
    for (let index = 0; index <= 50_000; index++) client.files.set(`file:///work/${index}.md`, '');
    client.connection.onRequest('gouji/readFile', () => new Promise(() => {}));
    await client.initialize({ pull: true, files: true });
    await until(() => client.shown.length > 0, 'the message');
    assert.deepEqual(client.shown, [
      'More than 50000 files of this workspace may contain reports. The others are read only when they are opened.',
    ]);
  });

  it('tell what last year handed on and how many there were, once they are read', async () => {
    const uri = 'file:///work/2024.gouji';
    const report = requestReport().replace('841件，', '841件，同比增长5%，');
    const lastYear = writeReport({ ...unevenFigures, year: 2023 }, 'lines');
    client.files.set('file:///work/2023.gouji', lastYear);
    await client.initialize({ pull: true, files: true });
    await client.open(uri, report);
    let codes: unknown[] = [];
    // Both years carry 46 in and 63 on, and had 841.
    await until(async () => {
      codes = (await client.pull(uri)).map(({ code }) => code);
      return codes.includes('carry-over');
    }, 'last year');
    assert.ok(codes.includes('prose-figure'), codes.join());
  });
});
