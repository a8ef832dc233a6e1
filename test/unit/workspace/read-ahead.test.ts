import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FoundFiles } from '../../../server/src/workspace/found-files.ts';
import { readAhead } from '../../../server/src/workspace/read-ahead.ts';

describe('files that are read ahead', () => {
  it('come in their order, each read once, whichever is there first', async () => {
    const uris = Array.from({ length: 50 }, (_, index) => `file:///${index}`);
    const asked: string[] = [];
    const read = async (uri: string) => {
      asked.push(uri);
      // Every other one takes longer.
      if (asked.length % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      return `text of ${uri}`;
    };
    const come: (readonly [string, string])[] = [];
    for await (const one of readAhead(uris, read)) come.push(one);
    assert.deepEqual(
      come,
      uris.map((uri) => [uri, `text of ${uri}`]),
    );
    assert.deepEqual(asked, uris);
  });

  it('are no more at a time than a few, and none any more once nobody wants them', async () => {
    const uris = Array.from({ length: 1000 }, (_, index) => `file:///${index}`);
    let asked = 0;
    for await (const [uri] of readAhead(uris, async () => asked++)) {
      if (uri === uris[3]) break;
    }
    assert.ok(asked > 4 && asked < 40, `${asked}`);
  });

  it('are searched for once, and again when some have come or gone', async () => {
    let searches = 0;
    const lists = [['a'], ['a', 'b']];
    const files = new FoundFiles({
      find: async () => lists[searches++] ?? [],
      read: async () => undefined,
    });
    assert.deepEqual(await files.find('reports'), ['a']);
    assert.deepEqual(await files.find('reports'), ['a']);
    files.forget();
    assert.deepEqual(await files.find('reports'), ['a', 'b']);
    files.forget();
    // An editor that has none may not have looked yet.
    assert.deepEqual(await files.find('reports'), []);
    lists.push([], ['c']);
    searches = 3;
    assert.deepEqual(await files.find('reports'), ['c']);
  });

  it('are not searched for again where one of them was written, but where another was', async () => {
    let searches = 0;
    const files = new FoundFiles({
      find: async () => [['a'], ['a', 'b']][searches++] ?? [],
      read: async () => undefined,
    });
    assert.deepEqual(await files.find('reports'), ['a']);
    files.written('a');
    assert.deepEqual(await files.find('reports'), ['a']);
    files.written('b');
    assert.deepEqual(await files.find('reports'), ['a', 'b']);
  });
});
