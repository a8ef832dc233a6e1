import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/server.ts';

/**
 * A server in this process with a client. The test decides when timers run out.
 *
 * @param now The clock of the server, in milliseconds.
 */
export function session(now: () => number = () => performance.now()) {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const timers = new Set<() => void>();
  const server = createConnection(ProposedFeatures.all, up, down);
  startServer(server, {
    now,
    turn: () => new Promise(setImmediate),
    after(_, run) {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  const client = createMessageConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  const log: string[] = [];
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  client.listen();
  return {
    client,
    log,
    /** Lets all timers of the server run out. */
    pass() {
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
    },
    async start(capabilities: ClientCapabilities = {}) {
      await client.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        capabilities: { textDocument: { diagnostic: {} }, ...capabilities },
        initializationOptions: { files: true },
      });
      await client.sendNotification('initialized', {});
    },
  };
}

/** Exchanges messages until a condition holds. */
export async function until(holds: () => boolean, meanwhile: () => void): Promise<void> {
  for (let turns = 0; !holds(); turns++) {
    assert.ok(turns < 10_000, 'in time');
    meanwhile();
    await new Promise(setImmediate);
  }
}
