import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Range } from 'vscode-languageserver-types';
import type { FindFilesParams, ReadFileParams } from '../server/src/protocol.ts';

/** A language server under measurement, which is used over standard input and output as VS Code does. */
export class MeasuredServer {
  readonly process: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  readonly #files: ReadonlyMap<string, string>;
  #version = 1;
  #answer: { readonly resultId?: string } = {};

  /** @param files The workspace's files by their URIs. If it is empty, the server is offered no workspace. */
  constructor(program: string, files: ReadonlyMap<string, string> = new Map()) {
    this.#files = files;
    this.process = spawn(process.execPath, [program, '--stdio']);
    const reader = new StreamMessageReader(this.process.stdout);
    // If a server is killed in the middle of a message, waiting for the rest would never end.
    reader.partialMessageTimeout = 0;
    this.#connection = createMessageConnection(reader, new StreamMessageWriter(this.process.stdin));
    this.#connection.onRequest('workspace/configuration', () => [{}]);
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.#connection.onRequest('window/workDoneProgress/create', () => null);
    this.#connection.onRequest('gouji/findFiles', ({ what }: FindFilesParams) =>
      what === 'reports' ? [...files.keys()] : [],
    );
    this.#connection.onRequest(
      'gouji/readFile',
      ({ uri }: ReadFileParams) => files.get(uri) ?? null,
    );
    this.#connection.listen();
  }

  /** Opens the only document and waits for its first diagnostics. */
  async open(uri: string, languageId: string, text: string): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: { relatedInformation: true } },
        window: { workDoneProgress: true },
      },
      initializationOptions: { files: this.#files.size > 0 },
    });
    await this.#connection.sendNotification('initialized', {});
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: this.#version, text },
    });
    await this.#pull(uri);
  }

  /** Resolves when every file of the workspace was read. A new report waits for this. */
  async indexed(): Promise<void> {
    await this.#connection.sendRequest('gouji/newReport', {
      agency: '',
      year: 2024,
      notation: 'lines',
    });
  }

  /** Replaces a range, pulls diagnostics at once, and returns the milliseconds until they arrive. */
  async keystroke(uri: string, range: Range, text: string): Promise<number> {
    const started = performance.now();
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ range, text }],
    });
    await this.#pull(uri);
    return performance.now() - started;
  }

  /** The last answer to a pull of diagnostics. */
  get answer(): object {
    return this.#answer;
  }

  /** Sends a request, and returns the milliseconds until its answer arrives. */
  async ask(method: string, params: object): Promise<number> {
    const started = performance.now();
    await this.#connection.sendRequest(method, params);
    return performance.now() - started;
  }

  stop(): void {
    this.#connection.dispose();
    this.process.kill();
  }

  /** Asks as VS Code does: with the id of the last answer. */
  async #pull(uri: string): Promise<void> {
    this.#answer = await this.#connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: this.#answer.resultId,
    });
  }
}
