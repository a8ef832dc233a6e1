import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerProcess } from '../../../client/src/node/server-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'server-process-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A program that answers each message with its process id, and ends when it is told to. */
const program = path.join(folder, 'program.cjs');
writeFileSync(
  program,
  "process.on('message', (m) => (m === 'end' ? process.exit() : process.send(process.pid)));",
);

const compiled = path.join(folder, 'storage', 'compiled');

// If the user has given Node a folder for that, it is used instead.
delete process.env.NODE_COMPILE_CACHE;

describe('the process of the server', () => {
  let server: ServerProcess;
  beforeEach(() => {
    server = new ServerProcess(program, compiled);
  });
  afterEach(() => server.dispose());

  it('is there before anyone takes it, and answers what it is sent then', async () => {
    const taken = server.take();
    assert.equal(await answer(taken), taken.pid);
  });

  it('is another each time that one is taken', async () => {
    const first = server.take();
    first.kill('SIGKILL');
    await once(first, 'close');
    const second = server.take();
    assert.notEqual(second.pid, first.pid);
    assert.equal(await answer(second), second.pid);
  });

  it('is another where it ended before it was taken', async () => {
    const endsOnce = path.join(folder, 'ends-once.cjs');
    const begun = path.join(folder, 'begun');
    writeFileSync(
      endsOnce,
      `const fs = require('node:fs');
       if (fs.existsSync(${JSON.stringify(begun)})) require(${JSON.stringify(program)});
       else fs.writeFileSync(${JSON.stringify(begun)}, '');`,
    );
    const ended = new ServerProcess(endsOnce, compiled);
    while (!existsSync(begun)) await sleep(10);
    // Its end is seen a little later.
    await sleep(300);
    const taken = ended.take();
    assert.equal(await answer(taken), taken.pid);
    ended.dispose();
  });

  it('is waited for where it ends by itself', async () => {
    const taken = server.take();
    taken.send('end');
    await server.end(10_000);
    assert.equal(taken.exitCode, 0);
    await server.end(10_000);
  });

  it('leaves what Node has compiled of it for the next one', async () => {
    const taken = server.take();
    await answer(taken);
    taken.send('end');
    await server.end(10_000);
    assert.ok(readdirSync(compiled, { recursive: true }).length > 1);
  });

  it('is ended where it does not end in time', async () => {
    const taken = server.take();
    await answer(taken);
    await server.end(20);
    assert.equal(taken.signalCode, 'SIGKILL');
  });
});

async function answer(taken: ChildProcess): Promise<unknown> {
  taken.send('who are you?');
  const [message] = await once(taken, 'message');
  return message;
}
