import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { FindFilesParams, ReadFileParams } from '../../server/src/protocol.ts';

/** The built server. */
export const program = path.join(import.meta.dirname, '../../server/out/main.node.cjs');

/** What VS Code offers, as far as the server takes note of it; but for progress, which is shown late. */
export const offered = {
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } },
      isPreferredSupport: true,
    },
    rename: { prepareSupport: true },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    fileOperations: { didDelete: true, didRename: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
} as const;

/** An editor that talks to the built server over its standard input and output. */
export class Client {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  /** What was pushed, by document. */
  readonly pushed = new Map<string, readonly Diagnostic[]>();
  /** What the server wrote to its log. */
  readonly log: string[] = [];
  /** What the server had shown to the user. */
  readonly shown: string[] = [];
  /** The files of the workspace by their URIs, where the client offers files. */
  readonly files = new Map<string, string>();
  /** The files that the server has read, one entry for each time. */
  readonly reads: string[] = [];
  /** Answers to the server's own requests for settings. */
  settings: unknown = {};

  /** @param options What the server's own Node is started with. */
  constructor(options: readonly string[] = [], server = program) {
    this.process = spawn(process.execPath, [...options, server, '--stdio']);
    const reader = new StreamMessageReader(this.process.stdout);
    // A server killed in the middle of a message would leave the wait for the rest going forever.
    reader.partialMessageTimeout = 0;
    this.connection = createMessageConnection(reader, new StreamMessageWriter(this.process.stdin));
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.pushed.set(uri, diagnostics);
      },
    );
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
    });
    this.connection.onRequest('workspace/configuration', () => [this.settings]);
    this.connection.onRequest('client/registerCapability', () => null);
    for (const what of ['diagnostic', 'inlayHint', 'semanticTokens', 'codeLens']) {
      this.connection.onRequest(`workspace/${what}/refresh`, () => null);
    }
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.onRequest('gouji/findFiles', ({ what }: FindFilesParams) =>
      [...this.files.keys()].filter((uri) => kindOf(uri) === what),
    );
    this.connection.onRequest('gouji/readFile', ({ uri }: ReadFileParams) => {
      this.reads.push(uri);
      return this.files.get(uri) ?? null;
    });
    this.connection.onError(() => {});
    this.connection.listen();
  }

  /** Starts the session; `pull` as VS Code does, otherwise as an older editor that waits for pushes. */
  async initialize(options: {
    pull: boolean;
    locale?: string;
    files?: boolean;
    /** Whether reports that are not open are to be checked. */
    unopened?: boolean;
    /** Whether the editor shows the progress of work. */
    progress?: boolean;
  }): Promise<unknown> {
    const { textDocument, workspace } = offered;
    const { diagnostic, ...pushed } = textDocument;
    return this.start({
      capabilities: {
        textDocument: options.pull ? textDocument : pushed,
        workspace,
        ...(options.progress && { window: { workDoneProgress: true } }),
      },
      initializationOptions: {
        locale: options.locale ?? 'en',
        ...(options.files && { files: true, accepts: true }),
        ...(options.unopened && { files: true, workspaceDiagnostics: true }),
      },
    });
  }

  /** Starts the session as a client of any shape. */
  async start(params: {
    readonly capabilities: unknown;
    readonly initializationOptions?: unknown;
    readonly locale?: string;
  }): Promise<unknown> {
    const about = { processId: process.pid, rootUri: null };
    const result = await this.connection.sendRequest('initialize', { ...about, ...params });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  async open(uri: string, text: string, languageId = 'report-draft'): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async change(uri: string, version: number, range: Range, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** Writes a file of the workspace, or deletes it, and tells the server. */
  async write(uri: string, text: string | undefined): Promise<void> {
    if (text === undefined) this.files.delete(uri);
    else this.files.set(uri, text);
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: text === undefined ? 3 : 2 }],
    });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<{ items: Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri } },
    );
    return report.items;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Ends the session as an editor does, and gives the server's exit code. */
  async end(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

function kindOf(uri: string): FindFilesParams['what'] {
  if (uri.endsWith('/.gouji/accepted.json')) return 'accepted';
  if (uri.endsWith('/.gouji/config.json')) return 'config';
  return uri.includes('/.gouji/forms/') ? 'forms' : 'reports';
}

/** Milliseconds after which what does not come is given up; only what hangs takes that long, on any machine. */
const PATIENCE = 60_000;

/** Waits until `holds` says so, or fails. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
