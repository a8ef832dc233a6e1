import { type CancellationToken, type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afresh } from '../analysis.ts';
import { languageFor, languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import type { AcceptedFiles } from '../workspace/accepted-files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import { throwIfCancelled } from './pace.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Whom to tell of what happens to documents. */
export interface DocumentEvents {
  opened(document: OpenDocument): void;
  /** Its text is another, or is there for the first time. */
  changed(document: OpenDocument): void;
  closed(uri: string): void;
}

/** The documents open in the editor, each judged beside the others and the files of the workspace. */
export class OpenDocuments {
  readonly #connection: Connection;
  readonly #surroundings: Surroundings;
  readonly #texts: TextDocuments<OpenDocument>;
  /** Of all documents: one that is open may be last year's report of another. */
  #edits = 0;

  constructor(
    connection: Connection,
    settings: SettingsInForce,
    workspace: Workspace,
    accepted: AcceptedFiles,
  ) {
    this.#connection = connection;
    const version = () => this.#edits + workspace.version;
    this.#surroundings = {
      get settings() {
        return settings.current;
      },
      others: {
        get version() {
          return version();
        },
        confirmed: (part) => workspace.confirmed(part, this.all()),
      },
      besideOthers: (part) => workspace.findings(part, this.all()),
      accepted: (uri) => accepted.of(uri),
    };
    this.#texts = new TextDocuments({
      create: (uri, languageId, documentVersion, content) =>
        document(
          uri,
          languageFor(uri, languageId),
          documentVersion,
          textOf(content),
          this.#surroundings,
        ),
      update: (document, changes, documentVersion) => {
        this.#edits++;
        document.update(
          changes.map((change) => ({ ...change, text: textOf(change.text) })),
          documentVersion,
        );
        return document;
      },
    });
  }

  /** Follows what the client tells of its documents. */
  listen({ opened, changed, closed }: DocumentEvents): void {
    this.#texts.onDidOpen(({ document }) => {
      this.#edits++;
      opened(document);
    });
    this.#texts.onDidChangeContent(({ document }) => changed(document));
    this.#texts.onDidClose(({ document: { uri } }) => {
      this.#edits++;
      closed(uri);
    });
    this.#texts.listen(this.#connection);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#texts.get(uri);
  }

  all(): OpenDocument[] {
    return this.#texts.all();
  }

  /** A file that is not open, read as if it were. */
  unopened(uri: string, text: string): OpenDocument {
    const settings = afresh(this.#surroundings.settings);
    return document(uri, languageOf(uri), 0, text, { ...this.#surroundings, settings });
  }

  /**
   * Answers about an open document; a failure costs one answer, is logged, and never the server.
   *
   * @throws ResponseError where the request was cancelled.
   */
  answer<T>(
    uri: string,
    token: CancellationToken | undefined,
    what: string,
    nothing: T,
    compute: (document: OpenDocument) => T,
  ): T {
    if (token) throwIfCancelled(token);
    const document = this.get(uri);
    if (!document) return nothing;
    try {
      return compute(document);
    } catch (error) {
      this.#connection.console.error(`${what}: ${uri}: ${describe(error)}`);
      return nothing;
    }
  }
}

function document(
  uri: string,
  languageId: string,
  version: number,
  text: string,
  surroundings: Surroundings,
): OpenDocument {
  return new OpenDocument(TextDocument.create(uri, languageId, version, text), surroundings);
}

/** A text as a client sent it; where a broken client sent none, one that breaks nothing else. */
function textOf(content: unknown): string {
  return typeof content === 'string' ? content : '';
}
