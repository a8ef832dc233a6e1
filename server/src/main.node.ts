import { Console } from 'node:console';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import { wholeMessages } from './whole-messages.node.ts';

/**
 * The queues that a message goes through from the input to its answer on the output, each a turn of the event
 * loop: it is read, decoded, dealt with, and written.
 */
const QUEUES = 4;

// The transport is chosen by the command line: --stdio, --node-ipc, --socket=… or --pipe=….
startServer(
  process.argv.includes('--stdio') ? standardStreams() : createConnection(ProposedFeatures.all),
  {
    now: () => performance.now(),
    async turn() {
      for (let queue = 0; queue < QUEUES; queue++) await new Promise(setImmediate);
    },
  },
);

/** Messages alone go to standard output: what a library prints would garble them. */
function standardStreams() {
  globalThis.console = new Console(process.stderr);
  return createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout));
}
