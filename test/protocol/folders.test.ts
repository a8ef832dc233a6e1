import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import type { AcceptableFinding, AcceptParams, AcceptResult } from '../../server/src/protocol.ts';
import { writeReport } from '../kit/generate/write.ts';
import { unevenFigures } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

const agency = '江城市望江区人民政府';
const current = 'file:///work/this year/2024.gouji';
const other = 'file:///work/this year/own.txt';
const thisYear = writeReport({ ...unevenFigures, agency }, 'lines');
/** Last year's report, which carried one request more forward than this year's took up. */
const lastYear = writeReport(
  {
    ...unevenFigures,
    agency,
    year: 2023,
    requests: unevenFigures.requests.map((row, index) =>
      index === unevenFigures.requests.length - 1 ? ['33', '10', '0', '0', '0', '3', '47'] : row,
    ),
  },
  'lines',
);
const form =
  '{"id":"own","name":"F","tables":[{"id":"t","columns":["男","女","小计"],"rows":["甲区"],"relations":["小计 = 男 + 女"]}]}';
const draft = '\t男\t女\t小计\n甲区\t1\t2\t4\n';
/** What lies in the folder that comes and goes, and what is told of the drafts while it is there. */
const held: Readonly<Record<string, { files: Record<string, string>; told: string }>> = {
  'last year’s report': {
    files: { 'deep/er/2023.gouji': lastYear },
    told: 'carry-over',
  },
  'a form': { files: { '.gouji/forms/own.json': form }, told: 'row-total' },
};

describe('a folder that comes and goes', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    await client.initialize({ pull: true, files: true });
    await client.open(current, thisYear);
    await client.open(other, draft, 'plaintext');
  });
  afterEach(() => {
    client.process.kill();
  });

  const told = async () =>
    [...(await client.pull(current)), ...(await client.pull(other))].map(({ code }) => code);

  /** Pulls until a finding is told, or no more. */
  async function untilTold(code: string, isTold: boolean): Promise<void> {
    await until(
      async () => (await told()).includes(code) === isTold,
      `${code} to ${isTold ? 'come' : 'go'}`,
    );
  }

  function put(folder: string, files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) client.files.set(`${folder}/${name}`, text);
  }
  function remove(folder: string): void {
    for (const uri of [...client.files.keys()]) {
      if (uri.startsWith(`${folder}/`)) client.files.delete(uri);
    }
  }

  const watched = (uri: string, type: 1 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type }],
    });
  const folders = (added: readonly string[], removed: readonly string[]) =>
    client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {
        added: added.map((uri) => ({ uri, name: 'f' })),
        removed: removed.map((uri) => ({ uri, name: 'f' })),
      },
    });

  for (const [what, { files, told: code }] of Object.entries(held)) {
    const folder = 'file:///work/old';
    it(`takes ${what} along when it is deleted, and brings it when it is made`, async () => {
      put(folder, files);
      await watched(folder, 1);
      await untilTold(code, true);
      remove(folder);
      await watched(folder, 3);
      await untilTold(code, false);
    });

    it(`takes ${what} along when it is deleted in the editor`, async () => {
      put(folder, files);
      await watched(folder, 1);
      await untilTold(code, true);
      remove(folder);
      await client.connection.sendNotification('workspace/didDeleteFiles', {
        files: [{ uri: folder }],
      });
      await untilTold(code, false);
    });

    it(`brings ${what} along when it is renamed into the workspace, and takes it out again`, async () => {
      const outside = 'file:///elsewhere';
      put(folder, files);
      const rename = (oldUri: string, newUri: string) =>
        client.connection.sendNotification('workspace/didRenameFiles', {
          files: [{ oldUri, newUri }],
        });
      await rename(outside, folder);
      await untilTold(code, true);
      remove(folder);
      await rename(folder, outside);
      await untilTold(code, false);
    });

    it(`brings ${what} as a folder of the workspace, and takes it along`, async () => {
      const added = 'file:///second';
      put(added, files);
      await folders([added], []);
      await untilTold(code, true);
      remove(added);
      await folders([], [added]);
      await untilTold(code, false);
    });

    it(`keeps ${what} that lies in another folder of the workspace as well`, async () => {
      put('file:///work/old', files);
      await folders(['file:///work/old'], []);
      await untilTold(code, true);
      await folders([], ['file:///work/old']);
      // Told once all before it has been dealt with.
      await client.request('gouji/years', { textDocument: { uri: current } });
      await client.request('gouji/years', { textDocument: { uri: current } });
      await untilTold(code, true);
    });

    it(`does not take along what lies beside a folder of a like name: ${what}`, async () => {
      put('file:///work/old files', files);
      await watched('file:///work/old files', 1);
      await untilTold(code, true);
      await watched('file:///work/old', 3);
      await client.request('gouji/alive', null);
      assert.ok((await told()).includes(code));
    });
  }

  it('takes what was accepted along, so that it is told again', async () => {
    put('file:///work', { '.gouji/forms/own.json': form });
    await watched('file:///work/.gouji/forms/own.json', 1);
    await untilTold('row-total', true);
    const [{ command } = {}] = await client
      .request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: other },
        range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } },
        context: { diagnostics: [] },
      })
      .then((actions) => actions.filter((action) => action.command));
    const finding: AcceptableFinding = command?.arguments?.[0];
    const asked: AcceptParams = {
      finding,
      folder: 'file:///work',
      reason: 'r',
      date: '2025-01-31',
      text: null,
    };
    const { text } = await client.request<AcceptResult>('gouji/accept', asked);
    put('file:///work', { '.gouji/accepted.json': text });
    await watched('file:///work/.gouji', 1);
    await untilTold('row-total', false);
    client.files.delete('file:///work/.gouji/accepted.json');
    await watched('file:///work/.gouji/accepted.json', 3);
    await untilTold('row-total', true);
  });

  it('is looked into once only, and unasked files are not read again', async () => {
    await client.request('gouji/years', { textDocument: { uri: current } });
    put('file:///work/a', { '2023.gouji': lastYear });
    put('file:///work/b', { '2022.gouji': lastYear.replaceAll('2023', '2022') });
    await watched('file:///work/a', 1);
    await until(() => client.reads.length > 0, 'a reading');
    await watched('file:///work/b', 1);
    await until(() => client.reads.length > 1, 'another');
    assert.deepEqual(client.reads, ['file:///work/a/2023.gouji', 'file:///work/b/2022.gouji']);
  });
});

describe('a form that is typed', () => {
  it('asks the editor to look again only where the form means something else, and once', async () => {
    const client = new Client();
    const asked: string[] = [];
    for (const what of ['diagnostic', 'inlayHint', 'semanticTokens', 'codeLens']) {
      client.connection.onRequest(`workspace/${what}/refresh`, () => {
        asked.push(what);
        return null;
      });
    }
    await client.initialize({ pull: true });
    const uri = 'file:///work/.gouji/forms/own.json';
    await client.open(uri, form, 'json');
    await client.pull(uri);
    const settled = async () => {
      await client.pull(uri);
      return asked.splice(0).sort();
    };
    const once = ['codeLens', 'diagnostic', 'inlayHint', 'semanticTokens'];
    assert.deepEqual(await settled(), once);
    const at = (character: number, length = 0) => ({
      start: { line: 0, character },
      end: { line: 0, character: character + length },
    });
    for (let version = 2; version < 6; version++) {
      await client.change(uri, version, at(1), version % 2 ? '\n' : ' ');
      assert.deepEqual(await settled(), []);
    }
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 9 },
      contentChanges: [{ text: form.replaceAll('女', '老') }],
    });
    assert.deepEqual(await settled(), once);
    assert.equal(await client.end(), 0);
  });
});
