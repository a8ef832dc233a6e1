import {
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { Translate } from '../l10n.ts';
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

/**
 * The workspace's files, asked of the client. Where there are more than are taken, the user is told once.
 *
 * @param translate Gives what turns messages into the reader's language.
 */
export function filesOf(connection: Connection, translate: () => Translate): Files {
  let isTold = false;
  const tell = () => {
    if (isTold) return;
    isTold = true;
    const message = translate()(
      'More than {0} files of this workspace may hold reports. The others are read only when they are opened.',
      MOST_FILES,
    );
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Info,
      message,
    });
  };
  return {
    find: async (what) => {
      const params = { what, limit: MOST_FILES + 1 };
      const found = await connection.sendRequest<string[]>(findFilesRequest, params);
      if (found.length > MOST_FILES && what === 'reports') tell();
      return found.slice(0, MOST_FILES);
    },
    read: async (uri) =>
      (await connection.sendRequest<string | null>(readFileRequest, { uri })) ?? undefined,
  };
}

/** A province has some ten thousand bodies that report. So many are read in a few minutes, within 400 MB. */
const MOST_FILES = 50_000;
