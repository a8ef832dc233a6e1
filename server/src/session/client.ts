import {
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  MarkupKind,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { Translate } from '../l10n.ts';
import { type FindFilesParams, findFilesRequest, readFileRequest } from '../protocol.ts';
import { type ClientOptions, readClientOptions } from '../user-settings.ts';
import { isAcceptedFile } from '../workspace/accepted-files.ts';
import type { Files } from '../workspace/workspace.ts';
import type { Questions } from './questions.ts';

/** What the client said about itself at the start of the session. */
export class Client {
  #options = readClientOptions(undefined);
  #capabilities: ClientCapabilities = {};

  /** Stores what the client says. */
  meet({ capabilities, initializationOptions, locale }: InitializeParams): void {
    this.#capabilities = capabilities;
    this.#options = readClientOptions(initializationOptions, locale);
  }

  get options(): ClientOptions {
    return this.#options;
  }

  get capabilities(): ClientCapabilities {
    return this.#capabilities;
  }

  /** Whether it pulls diagnostics. Older clients wait for the server to send them. */
  get pulls(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined;
  }

  /** Whether it can be asked for settings. */
  get configures(): boolean {
    return this.#capabilities.workspace?.configuration === true;
  }

  /** Whether it shows Markdown in hovers. */
  get readsMarkdown(): boolean {
    return (
      this.#capabilities.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true
    );
  }

  /** Whether it accepts edits that are bound to a document version. */
  get takesVersions(): boolean {
    return this.#capabilities.workspace?.workspaceEdit?.documentChanges === true;
  }

  /** Whether it accepts code actions. Older clients accept only commands. */
  get takesActions(): boolean {
    return this.#capabilities.textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
  }

  /** Which optional parts of a diagnostic it accepts. A client that pulls may say so in either place. */
  get diagnosticParts(): DiagnosticParts {
    const { diagnostic, publishDiagnostics } = this.#capabilities.textDocument ?? {};
    const either = (part: keyof DiagnosticParts) =>
      diagnostic?.[part] === true || publishDiagnostics?.[part] === true;
    return {
      relatedInformation: either('relatedInformation'),
      codeDescriptionSupport: either('codeDescriptionSupport'),
    };
  }
}

/** The optional parts of a diagnostic, named as in LSP. */
export interface DiagnosticParts {
  readonly relatedInformation: boolean;
  readonly codeDescriptionSupport: boolean;
}

/**
 * The workspace's files, requested from the client. If there are more than the limit, the user is told
 * once.
 *
 * @param translate Returns the current translator.
 */
export function filesOf(
  connection: Connection,
  questions: Questions,
  translate: () => Translate,
): Files {
  let isTold = false;
  const tell = () => {
    if (isTold) return;
    isTold = true;
    const t = translate();
    const message = t(
      'More than {0} files of this workspace may contain reports. The others are read only when they are opened.',
      MOST_FILES,
    );
    questions.send('window/showMessage', () =>
      connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Info,
        message,
      }),
    );
  };
  const ask = <T>(method: string, params: unknown) =>
    questions.answer(method, () => connection.sendRequest<T>(method, params));
  return {
    find: async (what) => {
      const params: FindFilesParams = { what, limit: MOST_FILES + 1 };
      const answer = await ask<unknown>(findFilesRequest, params);
      const found = Array.isArray(answer) ? answer.filter((uri) => typeof uri === 'string') : [];
      if (found.length > MOST_FILES && what === 'reports') tell();
      return found.slice(0, MOST_FILES);
    },
    read: async (uri) => {
      const text = await ask<unknown>(readFileRequest, { uri });
      if (typeof text !== 'string') return text === undefined ? undefined : null;
      // A file with accepted findings may be longer; its own reader reports if it is too long.
      if (text.length <= LONGEST_UNOPENED || isAcceptedFile(uri)) return text;
      const t = translate();
      connection.console.warn(
        `${uri}: ${t('The file is large, so it is read only when it is opened.')}`,
      );
      return null;
    },
  };
}

/** In UTF-16 code units. Longer files are only read when they are opened. No report is that long. */
const LONGEST_UNOPENED = 4_000_000;

/**
 * A province has about ten thousand reporting bodies. This many files are read in a few minutes, within
 * 400 MB.
 */
const MOST_FILES = 50_000;
