import { version } from './version.ts';

/** How the server's program reaches its client. The address is a port of this machine, or a named pipe. */
export type Transport =
  | { readonly transport: 'stdio' | 'node-ipc' }
  | { readonly transport: 'socket' | 'pipe'; readonly address: string };

/** What the server's program does: serve over a transport, or print a text and end with an exit code. */
export type Start = Transport | { readonly text: string; readonly code: 0 | 2 };

const USAGE = `用法 / Usage: gouji-language-server --stdio

  --stdio            经标准输入和标准输出讲 LSP
                     speaks LSP over standard input and output
  --node-ipc         经 Node 子进程的通道 / over the channel of a Node child process
  --socket=PORT      经本机的端口 / over a port of this machine
  --pipe=NAME        经命名管道 / over a named pipe
  --clientProcessId=PID
                     该进程结束时一并结束 / ends when this process does
  --help, --version
`;

const LAST_PORT = 65_535;

/** Reads the arguments of the server's program. Of several transports the first one counts. */
export function readStart(args: readonly string[]): Start {
  if (args.includes('--help') || args.includes('-h')) return { text: USAGE, code: 0 };
  if (args.includes('--version')) return { text: `${version}\n`, code: 0 };
  let start: Transport | undefined;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    const equals = argument.indexOf('=');
    const option = equals < 0 ? argument : argument.slice(0, equals);
    const value = () => (equals < 0 ? args[++at] : argument.slice(equals + 1)) ?? '';
    if (argument === '--stdio' || argument === '--node-ipc') {
      start ??= { transport: argument === '--stdio' ? 'stdio' : 'node-ipc' };
    } else if (option === '--socket') {
      const port = value();
      if (!isPort(port)) return refusal(`没有这个端口 / no such port: ${JSON.stringify(port)}`);
      start ??= { transport: 'socket', address: port };
    } else if (option === '--pipe') {
      const name = value();
      if (name === '') return refusal('缺少命名管道的名称 / the name of the pipe is missing');
      start ??= { transport: 'pipe', address: name };
    } else if (option === '--clientProcessId') {
      value();
    } else {
      return refusal(`没有这个选项 / no such option: ${JSON.stringify(argument)}`);
    }
  }
  return start ?? refusal('缺少传输方式，例如 --stdio / a transport is missing, such as --stdio');
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= LAST_PORT;
}

function refusal(text: string): Start {
  return { text: `${text} (--help)\n`, code: 2 };
}
