import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Disposable } from 'vscode';

/**
 * The process in which the server runs; a new one after it has ended. The first process is started before
 * the client exists, so that the client's library is loaded while the server starts; both take about the
 * same time.
 */
export class ServerProcess implements Disposable {
  readonly #module: string;
  readonly #compiled: string;
  #process: ChildProcess;
  #isTaken = false;

  /**
   * @param module Path of the server's program.
   * @param compiled A folder of the extension's own, in which Node keeps what it has compiled of the program when that
   *   ends. The next start takes an eighth less CPU time. Node 20 leaves it empty.
   */
  constructor(module: string, compiled: string) {
    this.#module = module;
    this.#compiled = compiled;
    this.#process = this.#started();
  }

  get isRunning(): boolean {
    const { pid, exitCode, signalCode } = this.#process;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /** A process that no client has used yet. */
  take(): ChildProcess {
    if (this.#isTaken || !this.isRunning) this.#process = this.#started();
    this.#isTaken = true;
    return this.#process;
  }

  /** Waits for the process to end, and kills it after so many milliseconds. */
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
      env: {
        NODE_COMPILE_CACHE: this.#compiled,
        ...process.env,
        // VS Code's own executable serves as Node.
        ELECTRON_RUN_AS_NODE: '1',
        ELECTRON_NO_ASAR: '1',
      },
      execArgv: isDebugged() ? ['--nolazy', '--inspect=6009'] : [],
    });
    // If it cannot be started, the connection reports it to the client, which may not exist yet.
    started.on('error', () => {});
    return started;
  }
}

/** Whether the extension is being debugged, as from `.vscode/launch.json`. */
function isDebugged(): boolean {
  return process.execArgv.some((argument) => /^--inspect(-brk)?(=|$)/.test(argument));
}
