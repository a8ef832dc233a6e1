import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-types';
import { reportFigures } from '../test/kit/generate/figures.ts';
import { writeReport } from '../test/kit/generate/write.ts';
import { finishedTable } from '../test/kit/request-table.ts';
import { Client, until } from '../test/protocol/client.ts';
import { peakMemory } from './memory.ts';
import { attempt, type Subject } from './subject.ts';

const wrong = finishedTable({ 'new.total': '1' });
const program = path.join(import.meta.dirname, '../server/out/cli.cjs');

/** Workspaces with files that were made to do harm. */
export const workspaces: Subject = {
  id: 'workspaces',
  title: 'Hostile workspaces',
  promise:
    'The server gets files only by asking the client, writes none, and answers while it reads other files. Links, unreadable and read-only places, names of every kind and very many files delay no answer and exhaust no memory.',
  async *run({ bounded }) {
    const many = bounded ? 1000 : 50_000;
    yield await attempt(`a workspace of ${many} files`, () => readsMany(many));
    yield await attempt('a client that lists and sends nonsense for files', readsNonsense);
    yield await attempt('files from the command line', checksLinks);
    yield await attempt('no file is opened or written by the server itself', opensNothing);
  },
};

/** Offers files as VS Code's client does, each with a report in it. */
async function serving(
  find: (what: string, limit: number) => unknown,
  read: (uri: string) => unknown,
  run: (client: Client) => Promise<string>,
): Promise<string> {
  const client = new Client();
  client.connection.onRequest('gouji/findFiles', ({ what, limit }) => find(what, limit));
  client.connection.onRequest('gouji/readFile', ({ uri }) => read(uri));
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  try {
    await client.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} }, window: { workDoneProgress: true } },
      initializationOptions: { locale: 'en', files: true },
    });
    await client.connection.sendNotification('initialized', {});
    return await run(client);
  } finally {
    client.connection.dispose();
    client.process.kill();
  }
}

async function readsMany(count: number): Promise<string> {
  const texts = Array.from({ length: 20 }, (_, seed) => writeReport(reportFigures(seed), 'tabs'));
  let asked = 0;
  let reads = 0;
  return serving(
    (what, limit) => {
      asked = Math.max(asked, limit);
      if (what === 'forms') return [];
      return Array.from({ length: Math.min(count, limit) }, (_, index) => `file:///${index}.txt`);
    },
    (uri) => {
      reads++;
      const index = Number(/\d+/.exec(uri)?.[0]);
      return texts[index % texts.length]?.replace(/第\d+办公室/, `第${index}办公室`);
    },
    async (client) => {
      const started = performance.now();
      await client.open('file:///open.gouji', wrong);
      let slowest = 0;
      while (reads < Math.min(count, asked || count)) {
        const sent = performance.now();
        assert.equal((await client.pull('file:///open.gouji')).length, 1);
        slowest = Math.max(slowest, performance.now() - sent);
        await new Promise((resolve) => setTimeout(resolve, 20));
        assert.ok(performance.now() - started < 600_000, 'read in time');
      }
      assert.ok(slowest < 2000, `an answer took ${slowest.toFixed(0)} ms`);
      const took = ((performance.now() - started) / 1000).toFixed(1);
      return `${reads} read in ${took} s; slowest answer meanwhile ${slowest.toFixed(0)} ms; at most ${peakMemory(client.process.pid) ?? '?'} MB`;
    },
  );
}

async function readsNonsense(): Promise<string> {
  const answers: readonly unknown[] = [
    null,
    7,
    {},
    [],
    'x',
    [null, 7, {}, '\0', '../../etc/passwd'],
  ];
  for (const found of answers) {
    for (const text of [null, 7, {}, [], undefined, '\0', wrong]) {
      await serving(
        () => found,
        () => text,
        async (client) => {
          await client.open('file:///open.gouji', wrong);
          let items: Diagnostic[] = [];
          for (let tries = 0; tries < 3; tries++) {
            await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
              changes: [
                { uri: 'file:///x/.gouji/forms/a.json', type: 1 },
                { uri: 'file:///y.txt', type: 2 },
              ],
            });
            items = await client.pull('file:///open.gouji');
          }
          assert.deepEqual(
            items.map(({ code }) => code),
            ['suspect-figure'],
          );
          return '';
        },
      );
    }
  }
  return `${answers.length * 7} kinds of answers`;
}

function checksLinks(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-siege-'));
  try {
    const report = path.join(folder, '报告 "$(rm)" \'`|;&.txt');
    writeFileSync(report, wrong);
    chmodSync(report, 0o444);
    mkdirSync(path.join(folder, 'folder.txt'));
    const links = [
      ['link.txt', report],
      ['itself.txt', path.join(folder, 'itself.txt')],
      ['gone.txt', path.join(folder, 'nowhere')],
      ['outside.txt', '/etc/hostname'],
    ] as const;
    const names = [report, path.join(folder, 'folder.txt'), path.join(folder, '..', '..', 'none')];
    if (process.platform !== 'win32') {
      for (const [name, target] of links) {
        symlinkSync(target, path.join(folder, name));
        names.push(path.join(folder, name));
      }
    }
    const before = readFileSync(report);
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', ...names], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(status, 2, `${stdout}${stderr}`);
    assert.match(stdout, /suspect-figure/);
    assert.equal(stderr.includes('    at '), false, 'no stack trace');
    assert.deepEqual(readFileSync(report), before);
    return `${names.length} names: read-only, folders, links in circles, to nowhere and outside; each told`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The built server works without access to any file but its own, and without child processes. */
async function opensNothing(): Promise<string> {
  const client = new Client([
    '--permission',
    `--allow-fs-read=${path.join(import.meta.dirname, '../server/out')}/*`,
  ]);
  try {
    await client.initialize({ pull: false });
    await client.open('file:///etc/passwd.gouji', wrong);
    await until(() => client.pushed.get('file:///etc/passwd.gouji')?.length === 1, 'a finding');
    assert.deepEqual(client.log, []);
    return 'works with every file, process and thread denied by Node';
  } finally {
    client.connection.dispose();
    client.process.kill();
  }
}
