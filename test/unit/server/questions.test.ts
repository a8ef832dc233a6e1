import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestTable } from '../../kit/request-table.ts';
import { session, until } from '../../kit/session.ts';

describe('what waits for a client that never answers', () => {
  it('goes on after a while: charts of years, though no file is ever read', async () => {
    const { client, log, pass, start } = session();
    let reads = 0;
    const files = Array.from({ length: 1000 }, (_, index) => `file:///${index}.gouji`);
    client.onRequest('gouji/findFiles', ({ what }: { what: string }) =>
      what === 'reports' ? files : [],
    );
    client.onRequest('gouji/readFile', () => {
      reads++;
      return new Promise(() => {});
    });
    await start();
    const uri = 'file:///r.gouji';
    const text = requestTable();
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'report-draft', version: 1, text },
    });
    let years: unknown;
    void client.sendRequest('gouji/years', { textDocument: { uri } }).then((answer) => {
      years = answer;
    });
    await until(
      () => reads === 1,
      () => {},
    );
    assert.equal(years, undefined);
    await until(() => years !== undefined, pass);
    assert.ok(reads < 100, `${reads} of the others are waited for as well`);
    assert.deepEqual(log, ['gouji/readFile: no answer within 30 s']);
    client.dispose();
  });

  it('is answered as ever once the late answer has come', async () => {
    const { client, pass, start } = session();
    const answers: ((text: string) => void)[] = [];
    client.onRequest('gouji/findFiles', () => []);
    client.onRequest('gouji/readFile', () => new Promise((resolve) => answers.push(resolve)));
    await start();
    const changed = (name: string) =>
      client.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: `file:///${name}.gouji`, type: 2 }],
      });
    await changed('a');
    await until(
      () => answers.length === 1,
      () => {},
    );
    pass();
    await changed('b');
    await client.sendRequest('gouji/alive');
    assert.equal(answers.length, 1);
    answers[0]?.(requestTable());
    await client.sendRequest('gouji/alive');
    await changed('c');
    await until(
      () => answers.length === 2,
      () => {},
    );
    client.dispose();
  });
});
