import { Console } from 'node:console';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import { describe } from './session/describe.ts';
import { readStart } from './start-options.ts';
import { wholeMessages } from './whole-messages.node.ts';

/**
 * The queues that a message goes through from the input to its answer on the output, each a turn of the event
 * loop: it is read, decoded, dealt with, and written.
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
  // A failure that nobody waits for costs what it was about. Node would end the server.
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

/** Messages alone go to standard output: what a library prints would garble them. */
function standardStreams(): Connection {
  globalThis.console = new Console(process.stderr);
  return createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout));
}
