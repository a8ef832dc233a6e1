import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestReport } from '../../kit/request-report.ts';
import { session } from '../../kit/session.ts';

const FILES = 40;

/** What is told of the reading of a workspace, each look at the server's clock so many milliseconds after the last. */
async function toldWhere(step: number): Promise<readonly string[]> {
  let time = 0;
  const { client, start } = session(() => {
    time += step;
    return time;
  });
  const told: string[] = [];
  client.onRequest('window/workDoneProgress/create', () => null);
  client.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
    told.push(value.kind);
  });
  client.onRequest('gouji/findFiles', ({ what }: { what: string }) =>
    what === 'reports' ? Array.from({ length: FILES }, (_, index) => `file:///${index}.gouji`) : [],
  );
  client.onRequest('gouji/readFile', () => requestReport());
  await start({ window: { workDoneProgress: true } });
  await client.sendRequest('gouji/newReport', { agency: '', year: 2024, notation: 'lines' });
  await client.sendRequest('gouji/alive');
  client.dispose();
  return told;
}

describe('the progress of reading a workspace', () => {
  it('is not told where half a second has not passed', async () => {
    assert.deepEqual(await toldWhere(0), []);
  });

  it('is told from then on until the end', async () => {
    const told = await toldWhere(100);
    assert.equal(told[0], 'begin');
    assert.equal(told.at(-1), 'end');
    assert.ok(told.includes('report'));
  });
});
