import {
  type CancellationToken,
  type Connection,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afresh, type Settings, settingsOf } from '../analysis.ts';
import type { Translate } from '../l10n.ts';
import { languageFor, languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import type { Platform } from '../platform.ts';
import type { AcceptedFiles } from '../workspace/accepted-files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import { type Pace, type Turns, throwIfCancelled } from './pace.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Whom to tell of what happens to documents. */
export interface DocumentEvents {
  opened(document: OpenDocument): void;
  /** Its text is another, or is there for the first time. */
  changed(document: OpenDocument): void;
  closed(uri: string): void;
  /** One is read without which answers about others were given. */
  read(): void;
}

/** The documents open in the editor, each judged beside the others and the files of the workspace. */
export class OpenDocuments {
  readonly #connection: Connection;
  readonly #surroundings: Surroundings;
  readonly #workspace: Workspace;
  readonly #texts: TextDocuments<OpenDocument>;
  readonly #platform: Platform;
  readonly #turns: Turns;
  readonly #checks = new WeakMap<OpenDocument, Check>();
  /** Of all documents: one that is open may be last year's report of another. */
  #edits = 0;
  #read: ReadDocuments | undefined;
  /** Whether answers were given while a document was still to be read. */
  #isIncomplete = false;
  #tellRead = () => {};

  constructor(
    connection: Connection,
    platform: Platform,
    turns: Turns,
    settings: SettingsInForce,
    workspace: Workspace,
    accepted: AcceptedFiles,
  ) {
    this.#connection = connection;
    this.#platform = platform;
    this.#workspace = workspace;
    this.#turns = turns;
    const version = () => this.#edits + workspace.version;
    this.#surroundings = {
      get settings() {
        return settings.current;
      },
      others: {
        get version() {
          return version();
        },
        confirmed: (part) => workspace.confirmed(part, this.read()),
        lastYears: (part) => workspace.lastYears(part, this.read()),
      },
      besideOthers: (part) => workspace.findings(part, this.read()),
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
          turns.pace().isDue,
        );
        this.#checks.set(document, { milliseconds: platform.now() - began, isComplete: false });
        return document;
      },
    });
  }

  /** Follows what the client tells of its documents. */
  listen({ opened, changed, closed, read }: DocumentEvents): void {
    this.#tellRead = read;
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

  /**
   * Those that are read: beside these the others are judged. A long one counts as it is on disk until then,
   * and no answer about another waits for it.
   */
  read(): readonly OpenDocument[] {
    const { settings } = this.#surroundings;
    if (this.#read?.edits !== this.#edits || this.#read.settings !== settings) {
      const all = this.all();
      const documents = all.filter((document) => document.isRead);
      this.#isIncomplete ||= documents.length < all.length;
      this.#read = { edits: this.#edits, settings, documents };
    }
    return this.#read.documents;
  }

  /**
   * Has all of them read, for an answer that is not asked for again.
   *
   * @throws ResponseError where the request was cancelled.
   */
  async readAll(token: CancellationToken): Promise<void> {
    const pace = this.#turns.pace(token);
    for (const { uri } of this.all()) await this.#judged(uri, pace);
  }

  /** A file that is not open, as if it were. */
  unopened(uri: string, text: string): OpenDocument {
    const settings = afresh(this.#surroundings.settings);
    return document(uri, languageOf(uri), 0, text, { ...this.#surroundings, settings });
  }

  /** An open document as it is now, whose findings are put into words by `t`; undefined where it is not open. */
  inOtherWords(uri: string, t: Translate): OpenDocument | undefined {
    const open = this.get(uri);
    if (!open) return undefined;
    const { forms, levels, tables, tools } = this.#surroundings.settings;
    const settings = settingsOf(forms, t, levels, tables, tools);
    return document(uri, open.languageId, open.version, open.text, {
      ...this.#surroundings,
      settings,
      besideOthers: (part) => this.#workspace.findings(part, this.read(), settings),
    });
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
    token: CancellationToken,
    what: string,
    nothing: T,
    compute: (document: OpenDocument) => T,
  ): T | Promise<T> {
    throwIfCancelled(token);
    const document = this.get(uri);
    if (!document) return nothing;
    const pace = this.#turns.pace(token);
    try {
      if (!document.isUnderWay && this.#judge(document, pace)) return compute(document);
    } catch (error) {
      return this.#failed(what, uri, error, nothing);
    }
    return this.#answerLater(uri, pace, what, nothing, compute);
  }

  async #answerLater<T>(
    uri: string,
    pace: Pace,
    what: string,
    nothing: T,
    compute: (document: OpenDocument) => T,
  ): Promise<T> {
    try {
      const document = await this.#judged(uri, pace);
      return document ? compute(document) : nothing;
    } catch (error) {
      return this.#failed(what, uri, error, nothing);
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
    throwIfCancelled(token);
    const pace = this.#turns.pace(token);
    try {
      for (;;) {
        const document = await this.#judged(uri, pace);
        if (!document) return undefined;
        const done = await this.#inSteps(document, pace, steps);
        if (done) return together(done, document);
      }
    } catch (error) {
      return this.#failed(what, uri, error, undefined);
    }
  }

  /** All steps; undefined where the document has changed meanwhile. */
  async #inSteps<Step>(
    document: OpenDocument,
    pace: Pace,
    steps: (document: OpenDocument) => Iterable<Step>,
  ): Promise<Step[] | undefined> {
    const done: Step[] = [];
    const { analysis } = document;
    for (const step of steps(document)) {
      done.push(step);
      if (!pace.isDue()) continue;
      await pace.turn();
      if ((await this.#judged(document.uri, pace)) !== document) return undefined;
      if (document.analysis !== analysis) return undefined;
    }
    return done;
  }

  #failed<T>(what: string, uri: string, error: unknown, nothing: T): T {
    if (error instanceof ResponseError) throw error;
    this.#connection.console.error(`${what}: ${uri}: ${describe(error)}`);
    return nothing;
  }

  /** Milliseconds that reading and checking the document as it is took, since its last edit. */
  checkedIn(document: OpenDocument): number {
    return this.#checks.get(document)?.milliseconds ?? 0;
  }

  /** The document once it is judged, as it is then; undefined where it is not open. */
  async #judged(uri: string, pace: Pace): Promise<OpenDocument | undefined> {
    // Who comes to a reading under way queues behind those who wait for it.
    if (this.get(uri)?.isUnderWay) await pace.turn();
    for (;;) {
      const document = this.get(uri);
      if (!document || this.#judge(document, pace)) return document;
      await pace.turn();
    }
  }

  /**
   * Goes on with a document, and with the short ones that it is to be judged beside, until it is due. Says
   * whether all is done.
   */
  #judge(document: OpenDocument, pace: Pace): boolean {
    for (const other of this.all()) {
      const isAwaited = other !== document && !other.isRead && other.text.length <= SHORT;
      if (isAwaited && !this.#readOn(other, pace)) return false;
    }
    return document.isJudged || (this.#readOn(document, pace) && this.#judgeOn(document, pace));
  }

  #readOn(document: OpenDocument, pace: Pace): boolean {
    if (document.isRead) return true;
    const isRead = this.#timed(document, () => document.read(pace.isDue));
    if (isRead) {
      this.#edits++;
      if (this.#isIncomplete) {
        this.#isIncomplete = false;
        this.#tellRead();
      }
    }
    return isRead;
  }

  #judgeOn(document: OpenDocument, pace: Pace): boolean {
    return this.#timed(document, () => document.judge(pace.isDue));
  }

  /** An edit reads what it touches; the rest is done when it is first asked for. */
  #timed(document: OpenDocument, work: () => boolean): boolean {
    const check = this.#checks.get(document);
    if (check?.isComplete) return work();
    const began = this.#platform.now();
    const isDone = work();
    const took = this.#platform.now() - began;
    this.#checks.set(document, {
      milliseconds: (check?.milliseconds ?? 0) + took,
      isComplete: document.isJudged,
    });
    return isDone;
  }
}

/**
 * UTF-16 code units of a document that an answer about another waits for: of some twenty-five reports, or of
 * one with the markup of a page.
 */
const SHORT = 50_000;

/** The documents that were read at a time. */
interface ReadDocuments {
  readonly edits: number;
  readonly settings: Settings;
  readonly documents: readonly OpenDocument[];
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
