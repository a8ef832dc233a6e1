import { Console } from 'node:console';
import { connect } from 'node:net';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import { describe } from './session/describe.ts';
import { readStart, type Transport } from './start-options.ts';
import { wholeMessages } from './whole-messages.node.ts';

/**
 * Turns of the event loop from a message's arrival to its answer: it is read, decoded, handled and
 * written.
 */
const QUEUES = 4;

const start = readStart(process.argv.slice(2));
if ('text' in start) end(start.text, start.code);
else open(start);

/** Serves over a transport, or says why it cannot be reached. */
function open(start: Transport): void {
  if ('address' in start) {
    const { transport, address } = start;
    const socket = connect(
      transport === 'socket' ? { host: '127.0.0.1', port: Number(address) } : { path: address },
    );
    const refuse = (error: Error) => {
      end(`无法连接 / cannot connect: ${JSON.stringify(address)}: ${error.message}\n`, 2);
    };
    socket.once('error', refuse).once('connect', () => {
      socket.off('error', refuse);
      serve(createConnection(ProposedFeatures.all, socket, wholeMessages(socket)));
    });
  } else if (start.transport === 'stdio') {
    serve(standardStreams());
  } else if (process.channel) {
    // The library finds the option --node-ipc on the command line.
    serve(createConnection(ProposedFeatures.all));
  } else {
    end('没有父进程的通道 / there is no channel to a parent process: --node-ipc\n', 2);
  }
}

function end(text: string, code: 0 | 2): void {
  (code === 0 ? process.stdout : process.stderr).write(text);
  process.exitCode = code;
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
