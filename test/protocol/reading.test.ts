import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { Diagnostic, Hover } from 'vscode-languageserver-types';
import type { NotationName } from '../../server/src/draft/notation/notation.ts';
import type { TablesResult } from '../../server/src/protocol.ts';
import { reportFigures } from '../kit/generate/figures.ts';
import { writeCollection } from '../kit/generate/write.ts';
import { requestReport } from '../kit/request-report.ts';
import { finishedTable } from '../kit/request-table.ts';
import { Client, until } from './client.ts';

/** What LSP says of a request that was cancelled. */
const REQUEST_CANCELLED = -32800;

const WAYS: readonly (readonly [NotationName, string])[] = [
  ['tabs', 'plaintext'],
  ['spaces', 'report-draft'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['csv', 'csv'],
];

/** Reports enough to be read for the better part of a second; one in ten has a wrong figure. */
const REPORTS = 300;
function collection(notation: NotationName): string {
  const reports = Array.from({ length: REPORTS }, (_, seed) => reportFigures(seed));
  let count = 0;
  return writeCollection(reports, notation).replaceAll(/\b[1-9]\d{2}\b/g, (figure) =>
    ++count % 10 === 0 ? `1${figure}` : figure,
  );
}

const huge = 'file:///huge';
const small = 'file:///small.gouji';
const start = { line: 0, character: 0 };

/** A figure, of which there is something to say. */
const rows = requestReport().split('\n');
const line = rows.findIndex((row) => /\t\d/.test(row));
const figure = { line, character: (rows[line]?.search(/\t\d/) ?? 0) + 1 };

/** Diagnostics of drafts of one text under several names. */
function nameless(items: readonly Diagnostic[]): unknown {
  return items.map(({ relatedInformation = [], ...rest }) => ({
    ...rest,
    related: relatedInformation.map(({ location, message }) => ({
      range: location.range,
      message,
    })),
  }));
}

describe('a huge draft that is read', () => {
  const client = new Client();
  const text = collection('lines');
  let version: number;

  before(async () => {
    await client.initialize({ pull: true });
    await client.open(small, requestReport());
    await client.pull(small);
  });
  after(() => client.end());
  beforeEach(async () => {
    version = 1;
    await client.open(huge, text);
  });
  afterEach(async () => {
    assert.deepEqual(client.log, []);
    await close(huge);
  });

  const close = (uri: string) =>
    client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });

  /** Once it is answered, whatever was asked for before it has begun. */
  const hover = () =>
    client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: small },
      position: figure,
    });

  /** Asks about the draft, and says whether that was answered. */
  function ask() {
    const cancelling = new CancellationTokenSource();
    const asked = { isAnswered: false, cancel: () => cancelling.cancel() };
    const answer = client.connection
      .sendRequest<{ items: Diagnostic[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri: huge } },
        cancelling.token,
      )
      .then(({ items }) => items)
      .finally(() => {
        asked.isAnswered = true;
      });
    return { asked, answer };
  }

  async function insert(at: typeof start, typed: string): Promise<void> {
    await client.change(huge, ++version, { start: at, end: at }, typed);
  }

  /** What is said of a draft that was never changed. */
  async function afresh(now: string, languageId?: string): Promise<unknown> {
    const uri = 'file:///afresh';
    await client.open(uri, now, languageId);
    const items = await client.pull(uri);
    await close(uri);
    assert.ok(items.length > 0);
    return nameless(items);
  }

  it('lets requests about other drafts through', async () => {
    const { asked, answer } = ask();
    let through = 0;
    for (;;) {
      assert.ok((await hover())?.contents);
      if (asked.isAnswered) break;
      through++;
    }
    assert.ok(through > 5, `${through} hovers`);
    assert.deepEqual(nameless(await answer), await afresh(text));
  });

  it('is read no further once nobody waits for it', async () => {
    const { asked, answer } = ask();
    const refused = assert.rejects(answer, { code: REQUEST_CANCELLED });
    await hover();
    assert.ok(!asked.isAnswered);
    asked.cancel();
    await refused;
    // Were it read on meanwhile, it would be answered for at once, before the hover.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const again = ask();
    await hover();
    assert.ok(!again.asked.isAnswered);
    assert.deepEqual(nameless(await again.answer), await afresh(text));
  });

  it('is read once for all who wait, some of whom give up', async () => {
    const { asked, answer } = ask();
    const refused = assert.rejects(answer, { code: REQUEST_CANCELLED });
    const tables = client.request<TablesResult>('gouji/tables', { textDocument: { uri: huge } });
    await hover();
    asked.cancel();
    await refused;
    assert.ok((await tables).tables.length > REPORTS);
  });

  it('loses nothing that is typed meanwhile', async () => {
    const { asked, answer } = ask();
    await hover();
    const title = '江城市2024年政府信息公开工作年度报告\n';
    for (const [character, typed] of [...title].entries()) {
      await insert({ line: 0, character }, typed);
    }
    const wrong = finishedTable({ 'new.total': '1' });
    await insert({ line: text.split('\n').length, character: 0 }, wrong);
    await hover();
    assert.ok(!asked.isAnswered);
    const expected = await afresh(title + text + wrong);
    assert.deepEqual(nameless(await answer), expected);
    assert.deepEqual(nameless(await ask().answer), expected);
  });

  it('is read anew where all of it is pasted over, without anyone waiting long', async () => {
    await ask().answer;
    const pasted = `${text}${finishedTable({ 'new.total': '1' })}`;
    const whole = { start, end: { line: 10_000_000, character: 0 } };
    await client.change(huge, 2, whole, pasted);
    const { asked, answer } = ask();
    await hover();
    assert.ok(!asked.isAnswered);
    assert.deepEqual(nameless(await answer), await afresh(pasted));
  });

  it('is read anew by new settings, without anyone waiting long', async () => {
    const located = async (answer: Promise<readonly Diagnostic[]>) =>
      (await answer).filter(({ code }) => code === 'suspect-figure').length;
    const count = await located(ask().answer);
    assert.ok(count > 0);
    const choose = async (rules: Readonly<Record<string, string>>) => {
      client.settings = { rules };
      const asked = new Promise<void>((resolve) => {
        client.connection.onRequest('workspace/diagnostic/refresh', () => {
          resolve();
          return null;
        });
      });
      await client.connection.sendNotification('workspace/didChangeConfiguration', {});
      await asked;
    };
    await choose({ 'suspect-figure': 'off' });
    const { asked, answer } = ask();
    await hover();
    assert.ok(!asked.isAnswered);
    assert.equal(await located(answer), 0);
    await choose({});
    assert.equal(await located(ask().answer), count);
  });

  for (const [notation, languageId] of WAYS) {
    it(`is the same after edits as read afresh: ${notation}, ${languageId}`, async () => {
      const written = collection(notation);
      const uri = 'file:///other';
      await client.open(uri, written, languageId);
      let isAnswered = false;
      const answer = client.pull(uri).finally(() => {
        isAnswered = true;
      });
      await hover();
      const end = { line: written.split('\n').length, character: 0 };
      await client.change(uri, 2, { start: end, end }, '\n\n再版。\n');
      await client.change(uri, 3, { start, end: start }, '\n再版。\n\n');
      await hover();
      assert.ok(!isAnswered);
      const now = `\n再版。\n\n${written}\n\n再版。\n`;
      assert.deepEqual(nameless(await answer), await afresh(now, languageId));
      await close(uri);
    });
  }
});

describe('a huge draft that is read for a client that waits to be told', () => {
  const client = new Client();
  const text = collection('lines');
  before(() => client.initialize({ pull: false }));
  after(() => client.end());

  it('is told of once it is read, as it is then, and others are meanwhile', async () => {
    await client.open(huge, text);
    await client.open(small, requestReport());
    await until(() => client.pushed.has(small), 'the small draft');
    assert.ok(!client.pushed.has(huge));
    await client.change(huge, 2, { start, end: start }, '\n');
    await until(() => client.pushed.has(huge), 'the huge draft');
    const told = client.pushed.get(huge) ?? [];
    await client.open('file:///afresh', `\n${text}`);
    await until(() => client.pushed.has('file:///afresh'), 'the same afresh');
    assert.deepEqual(nameless(told), nameless(client.pushed.get('file:///afresh') ?? []));
  });

  it('is not told of once it is closed', async () => {
    const uri = 'file:///closed';
    await client.open(uri, text);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.request('gouji/alive', null);
    assert.deepEqual(client.pushed.get(uri), []);
    await client.change(small, 2, { start, end: start }, '\n');
    await client.request('textDocument/documentSymbol', { textDocument: { uri: small } });
    assert.deepEqual(client.pushed.get(uri), []);
    assert.deepEqual(client.log, []);
  });
});

describe('last year’s report in a huge draft', () => {
  const client = new Client();
  let refreshes = 0;
  before(async () => {
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes++;
      return null;
    });
    await client.initialize({ pull: true });
  });
  after(() => client.end());

  it('says nothing of this year’s until it is read, and then has it looked at again', async () => {
    const lastYear = requestReport().replaceAll('2024', '2023');
    await client.open(small, requestReport());
    const alone = (await client.pull(small)).length;
    await client.open(huge, `${lastYear}\n\n${collection('lines')}`);
    const reading = client.pull(huge);
    assert.equal((await client.pull(small)).length, alone);
    const before = refreshes;
    await reading;
    await until(() => refreshes > before, 'a refresh');
    assert.ok((await client.pull(small)).length > alone);
  });
});
