import type { ClientCapabilities, Connection, InitializeParams } from 'vscode-languageserver';
import { findFilesRequest, readFileRequest } from '../protocol.ts';
import { type ClientOptions, readClientOptions } from '../user-settings.ts';
import type { Files } from '../workspace/workspace.ts';

/** What the client has said of itself at the start of the session. */
export class Client {
  #options = readClientOptions(undefined);
  #capabilities: ClientCapabilities = {};

  /** Takes up what the client says. */
  meet({ capabilities, initializationOptions }: InitializeParams): void {
    this.#capabilities = capabilities;
    this.#options = readClientOptions(initializationOptions);
  }

  get options(): ClientOptions {
    return this.#options;
  }

  get capabilities(): ClientCapabilities {
    return this.#capabilities;
  }

  /** Whether it asks for diagnostics; older clients wait until they are sent. */
  get pulls(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined;
  }

  /** Whether it can be asked for settings. */
  get configures(): boolean {
    return this.#capabilities.workspace?.configuration === true;
  }
}

/** The workspace's files, asked of the client. */
export function filesOf(connection: Connection): Files {
  return {
    find: (what) => connection.sendRequest<string[]>(findFilesRequest, { what, limit: MOST_FILES }),
    read: async (uri) =>
      (await connection.sendRequest<string | null>(readFileRequest, { uri })) ?? undefined,
  };
}

/** A workspace with more files than this is no collection of reports. */
const MOST_FILES = 50_000;
