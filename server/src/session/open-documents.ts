import {
  type CancellationToken,
  type Connection,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afresh } from '../analysis.ts';
import { languageFor, languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import type { Platform } from '../platform.ts';
import type { AcceptedFiles } from '../workspace/accepted-files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import { Pace, throwIfCancelled } from './pace.ts';
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
  readonly #workspace: Workspace;
  readonly #texts: TextDocuments<OpenDocument>;
  readonly #platform: Platform;
  readonly #checks = new WeakMap<OpenDocument, Check>();
  /** Of all documents: one that is open may be last year's report of another. */
  #edits = 0;

  constructor(
    connection: Connection,
    platform: Platform,
    settings: SettingsInForce,
    workspace: Workspace,
    accepted: AcceptedFiles,
  ) {
    this.#connection = connection;
    this.#platform = platform;
    this.#workspace = workspace;
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
        lastYears: (part) => workspace.lastYears(part, this.all()),
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
        const began = platform.now();
        document.update(
          changes.map((change) => ({ ...change, text: textOf(change.text) })),
          documentVersion,
        );
        this.#checks.set(document, { milliseconds: platform.now() - began, isComplete: false });
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
   * Gives what tells whether that by which a document is judged, besides its text, is still what it is now.
   * It keeps nothing of the document.
   */
  surroundingsHold(document: OpenDocument): () => boolean {
    const { uri } = document;
    const { settings } = this.#surroundings;
    const accepted = () => JSON.stringify(this.#surroundings.accepted?.(uri));
    const before = accepted();
    const lastYearsHold = this.#workspace.lastYearsHold(document, () => this.all());
    return () =>
      this.#surroundings.settings === settings && accepted() === before && lastYearsHold();
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
      this.#check(document);
      return compute(document);
    } catch (error) {
      this.#connection.console.error(`${what}: ${uri}: ${describe(error)}`);
      return nothing;
    }
  }

  /**
   * Answers what takes long where a draft is long, in steps between which other messages are dealt with.
   * It begins anew where the document has changed meanwhile. Undefined where there is no answer.
   *
   * @throws ResponseError where the request was cancelled.
   */
  async answerInSteps<Step, T>(
    uri: string,
    token: CancellationToken,
    what: string,
    steps: (document: OpenDocument) => Iterable<Step>,
    together: (steps: readonly Step[], document: OpenDocument) => T,
  ): Promise<T | undefined> {
    const pace = new Pace(this.#platform, token);
    for (;;) {
      const document = this.get(uri);
      if (!document) return undefined;
      const done = await this.#inSteps(document, pace, what, steps);
      if (done === 'failed') return undefined;
      if (done !== 'changed') return together(done, document);
    }
  }

  async #inSteps<Step>(
    document: OpenDocument,
    pace: Pace,
    what: string,
    steps: (document: OpenDocument) => Iterable<Step>,
  ): Promise<Step[] | 'changed' | 'failed'> {
    const done: Step[] = [];
    try {
      this.#check(document);
      const { analysis } = document;
      await pace.step();
      for (const step of steps(document)) {
        done.push(step);
        await pace.step();
        if (this.get(document.uri) !== document || document.analysis !== analysis) return 'changed';
      }
      return done;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.#connection.console.error(`${what}: ${document.uri}: ${describe(error)}`);
      return 'failed';
    }
  }

  /** Milliseconds that reading and checking the document as it is took, since its last edit. */
  checkedIn(document: OpenDocument): number {
    return this.#checks.get(document)?.milliseconds ?? 0;
  }

  /** An edit reads what it touches; the rest is done when it is first asked for. */
  #check(document: OpenDocument): void {
    const check = this.#checks.get(document);
    if (check?.isComplete) return;
    const began = this.#platform.now();
    void document.analysis;
    const took = this.#platform.now() - began;
    this.#checks.set(document, {
      milliseconds: (check?.milliseconds ?? 0) + took,
      isComplete: true,
    });
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

/** The last check of a document. */
interface Check {
  readonly milliseconds: number;
  /** Whether the document was asked about since its last edit. */
  readonly isComplete: boolean;
}

/** A text as a client sent it; where a broken client sent none, one that breaks nothing else. */
function textOf(content: unknown): string {
  return typeof content === 'string' ? content : '';
}
