import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Disposable } from 'vscode';

/**
 * The process that the server runs in; another when that has ended. The first is started before there is a
 * client: until it can answer, the client's library is loaded, which takes as long.
 */
export class ServerProcess implements Disposable {
  readonly #module: string;
  #process: ChildProcess;
  #isTaken = false;

  /** @param module The path of the server's program. */
  constructor(module: string) {
    this.#module = module;
    this.#process = this.#started();
  }

  get isRunning(): boolean {
    const { pid, exitCode, signalCode } = this.#process;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /** A process that no client has talked to yet. */
  take(): ChildProcess {
    if (this.#isTaken || !this.isRunning) this.#process = this.#started();
    this.#isTaken = true;
    return this.#process;
  }

  /** Waits for the end of the process; after so many milliseconds, brings it about. */
  async end(patience: number): Promise<void> {
    const process = this.#process;
    if (!this.isRunning) return;
    const closed = once(process, 'close');
    const timer = setTimeout(() => process.kill('SIGKILL'), patience);
    await closed;
    clearTimeout(timer);
  }

  dispose(): void {
    this.#process.kill('SIGKILL');
  }

  #started(): ChildProcess {
    const started = fork(this.#module, ['--node-ipc', `--clientProcessId=${process.pid}`], {
      silent: true,
      // VS Code itself is the Node that there is.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' },
      execArgv: isDebugged() ? ['--nolazy', '--inspect=6009'] : [],
    });
    // Where it cannot be started, the client is told so by its connection; there may be none yet.
    started.on('error', () => {});
    return started;
  }
}

/** Whether the extension itself runs under a debugger, as from `.vscode/launch.json`. */
function isDebugged(): boolean {
  return process.execArgv.some((argument) => /^--inspect(-brk)?(=|$)/.test(argument));
}
