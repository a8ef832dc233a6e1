import { version } from './version.ts';

/** What the server's program does: serve over a transport, or print a text and end with an exit code. */
export type Start =
  | { readonly transport: 'stdio' | 'other' }
  | { readonly text: string; readonly code: 0 | 2 };

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

const TRANSPORTS = new Set(['--node-ipc', '--socket', '--pipe']);
/** Options that take a value, after `=` or as the next argument. */
const VALUED = new Set(['--socket', '--pipe', '--clientProcessId']);

/** Reads the arguments of the server's program. The library reads those of the transports again. */
export function readStart(args: readonly string[]): Start {
  if (args.includes('--help') || args.includes('-h')) return { text: USAGE, code: 0 };
  if (args.includes('--version')) return { text: `${version}\n`, code: 0 };
  let transport: 'stdio' | 'other' | undefined;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    const [option = ''] = argument.split('=', 1);
    if (argument === '--stdio') {
      transport = 'stdio';
      continue;
    }
    const isKnown = VALUED.has(option) || argument === '--node-ipc';
    if (!isKnown) {
      const shown = JSON.stringify(argument);
      return { text: `没有这个选项 / no such option: ${shown} (--help)\n`, code: 2 };
    }
    if (TRANSPORTS.has(option)) transport ??= 'other';
    if (VALUED.has(argument)) at++;
  }
  if (transport) return { transport };
  return {
    text: '缺少传输方式，例如 --stdio / a transport is missing, such as --stdio (--help)\n',
    code: 2,
  };
}
