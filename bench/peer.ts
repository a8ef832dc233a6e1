import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Program } from './servers.ts';

/** A program of `servers.ts` under measurement, with any number of documents open. */
export class Peer {
  readonly process: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  readonly #languageId: string;
  readonly #started: Promise<void>;
  readonly #documents = new Map<string, TextDocument>();
  #version = 1;

  constructor({ file, options = [], languageId, settings, serve }: Program) {
    this.#languageId = languageId;
    this.process = spawn(process.execPath, [...options, file, '--stdio']);
    const reader = new StreamMessageReader(this.process.stdout);
    // If a server is killed in the middle of a message, waiting for the rest would never end.
    reader.partialMessageTimeout = 0;
    this.#connection = createMessageConnection(reader, new StreamMessageWriter(this.process.stdin));
    this.#connection.onRequest('workspace/configuration', () => [{}]);
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    serve?.(this.#connection, (uri) => this.#documents.get(uri)?.getText() ?? '');
    this.#connection.listen();
    this.#started = this.#start(settings);
  }

  /** Opens a document and waits for its first diagnostics. */
  async open(uri: string, text: string): Promise<void> {
    await this.#started;
    this.#documents.set(uri, TextDocument.create(uri, this.#languageId, this.#version, text));
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: this.#languageId, version: this.#version, text },
    });
    await this.#pull(uri);
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Replaces a range, pulls diagnostics at once, and returns the milliseconds until they arrive. */
  async keystroke(uri: string, range: Range, text: string): Promise<number> {
    const started = performance.now();
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ range, text }],
    });
    const document = this.#documents.get(uri);
    if (document) TextDocument.update(document, [{ range, text }], this.#version);
    await this.#pull(uri);
    return performance.now() - started;
  }

  stop(): void {
    this.#connection.dispose();
    this.process.kill();
  }

  async #start(settings: unknown): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: { relatedInformation: true } } },
      initializationOptions: { markdownFileExtensions: ['md'] },
    });
    await this.#connection.sendNotification('initialized', {});
    if (settings) {
      await this.#connection.sendNotification('workspace/didChangeConfiguration', { settings });
    }
  }

  async #pull(uri: string): Promise<void> {
    await this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  }
}
