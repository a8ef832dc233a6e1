import { Console } from 'node:console';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import { wholeMessages } from './whole-messages.node.ts';

// The transport is chosen by the command line: --stdio, --node-ipc, --socket=… or --pipe=….
startServer(
  process.argv.includes('--stdio') ? standardStreams() : createConnection(ProposedFeatures.all),
  {
    now: () => performance.now(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  },
);

/** Messages alone go to standard output: what a library prints would garble them. */
function standardStreams() {
  globalThis.console = new Console(process.stderr);
  return createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout));
}
