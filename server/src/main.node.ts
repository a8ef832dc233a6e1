import { Console } from 'node:console';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import { describe } from './session/describe.ts';
import { readStart } from './start-options.ts';
import { wholeMessages } from './whole-messages.node.ts';

/**
 * Turns of the event loop from a message's arrival to its answer: it is read, decoded, handled and
 * written.
 */
const QUEUES = 4;

const start = readStart(process.argv.slice(2));
if ('transport' in start) {
  // The library takes the transport from the command line: --stdio, --node-ipc, --socket=… or --pipe=….
  serve(start.transport === 'stdio' ? standardStreams() : createConnection(ProposedFeatures.all));
} else {
  (start.code === 0 ? process.stdout : process.stderr).write(start.text);
  process.exitCode = start.code;
}

function serve(connection: Connection): void {
  // A rejected promise that nobody awaits is only logged. By default Node would end the server.
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`${describe(error)}\n`);
  });
  startServer(connection, {
    now: () => performance.now(),
    async turn() {
      for (let queue = 0; queue < QUEUES; queue++) await new Promise(setImmediate);
    },
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

/**
 * Standard output carries only messages. Anything a library prints would corrupt them, so it goes to
 * standard error.
 */
function standardStreams(): Connection {
  globalThis.console = new Console(process.stderr);
  return createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout));
}
