import {
  type CancellationToken,
  type Connection,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afresh, type Part, type Settings, settingsOf } from '../analysis.ts';
import type { Document } from '../features/place.ts';
import type { Translate } from '../l10n.ts';
import { languageFor, languageOf } from '../language.ts';
import { OpenDocument, type Surroundings } from '../open-document.ts';
import type { Platform } from '../platform.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { AcceptedFiles } from '../workspace/accepted-files.ts';
import type { Districts } from '../workspace/districts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import { type Pace, type Turns, throwIfCancelled } from './pace.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Is told what happens to documents. */
export interface DocumentEvents {
  opened(document: OpenDocument): void;
  /** Its text has changed, or has been opened. */
  changed(document: OpenDocument): void;
  closed(uri: string): void;
  /** A document has been read, after answers about others were given without it. */
  read(): void;
}

/** The documents open in the editor. Each is judged with the others and with the files of the workspace. */
export class OpenDocuments {
  readonly #connection: Connection;
  readonly #settings: SettingsInForce;
  readonly #surroundings: Omit<Surroundings, 'settings'>;
  readonly #workspace: Workspace;
  readonly #districts: Districts;
  readonly #texts: TextDocuments<OpenDocument>;
  readonly #platform: Platform;
  readonly #turns: Turns;
  readonly #checks = new WeakMap<OpenDocument, Check>();
  /** Edits of all documents together: an open one may be last year's report of another. */
  #edits = 0;
  #read: ReadDocuments | undefined;
  /** Whether answers were given before every open document had been read. */
  #isIncomplete = false;
  #tellRead = () => {};

  constructor(
    connection: Connection,
    platform: Platform,
    turns: Turns,
    settings: SettingsInForce,
    workspace: Workspace,
    accepted: AcceptedFiles,
    districts: Districts,
  ) {
    this.#connection = connection;
    this.#platform = platform;
    this.#workspace = workspace;
    this.#districts = districts;
    this.#turns = turns;
    const version = () => this.#edits + workspace.version;
    this.#settings = settings;
    this.#surroundings = {
      others: {
        get version() {
          return version();
        },
        confirmed: (part) => workspace.confirmed(part, this.read()),
        lastYears: (part) => workspace.lastYears(part, this.read()),
      },
      besideOthers: (part, document) =>
        this.#besideOthers(part, document, settings.for(document.uri)),
      accepted: (uri) => accepted.of(uri),
    };
    this.#texts = new TextDocuments({
      create: (uri, languageId, documentVersion, content) =>
        document(
          uri,
          languageFor(uri, languageId),
          documentVersion,
          textOf(content),
          this.#surroundingsOf(uri),
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

  /** The findings from comparing a report with last year's, and a district's with the sum of its bodies'. */
  #besideOthers(part: Part, document: Document, settings: Settings): readonly Finding[] {
    const open = this.read();
    return [
      ...this.#workspace.findings(part, open, settings),
      ...this.#districts.findings(document, part, open, settings),
    ];
  }

  /** What a document is judged by. The settings are looked up whenever they are needed. */
  #surroundingsOf(uri: string): Surroundings {
    const settings = this.#settings;
    return {
      ...this.#surroundings,
      get settings() {
        return settings.for(uri);
      },
    };
  }

  /** Follows the client's notifications about documents. */
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
   * The documents that have been read. The others are judged with these. A long document that is still
   * being read counts as it is on disk, and no answer about another one waits for it.
   */
  read(): readonly OpenDocument[] {
    const settings = this.#settings.current;
    if (this.#read?.edits !== this.#edits || this.#read.settings !== settings) {
      const all = this.all();
      const documents = all.filter((document) => document.isRead);
      this.#isIncomplete ||= documents.length < all.length;
      this.#read = { edits: this.#edits, settings, documents };
    }
    return this.#read.documents;
  }

  /**
   * Has all open documents read, for an answer that is given only once.
   *
   * @throws ResponseError if the request was cancelled.
   */
  async readAll(token: CancellationToken): Promise<void> {
    const pace = this.#turns.pace(token);
    for (const { uri } of this.all()) await this.#judged(uri, pace);
  }

  /** A file that is not open, as a document. */
  unopened(uri: string, text: string): OpenDocument {
    const settings = afresh(this.#settings.for(uri));
    return document(uri, languageOf(uri), 0, text, { ...this.#surroundings, settings });
  }

  /** An open document as it is now, with findings in the language of `t`; undefined if it is not open. */
  inOtherWords(uri: string, t: Translate): OpenDocument | undefined {
    const open = this.get(uri);
    if (!open) return undefined;
    const { forms, levels, tables, tools } = this.#settings.for(uri);
    const settings = settingsOf(forms, t, levels, tables, tools);
    return document(uri, open.languageId, open.version, open.text, {
      ...this.#surroundings,
      settings,
      besideOthers: (part, document) => this.#besideOthers(part, document, settings),
    });
  }

  /**
   * Makes a test whether everything a document is judged with, besides its text, is still the same. The
   * test keeps nothing of the document alive.
   */
  surroundingsHold(document: OpenDocument): () => boolean {
    const { uri } = document;
    const settings = this.#settings.for(uri);
    const accepted = () => JSON.stringify(this.#surroundings.accepted?.(uri));
    const before = accepted();
    const lastYearsHold = this.#workspace.lastYearsHold(document, () => this.all());
    return () => this.#settings.for(uri) === settings && accepted() === before && lastYearsHold();
  }

  /**
   * Answers about an open document. If computing fails, the failure is logged and `nothing` is the
   * answer.
   *
   * @throws ResponseError if the request was cancelled.
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
   * Gives an answer that takes long for a long draft, in steps between which other messages are handled.
   * It starts again if the document changes meanwhile. Undefined if there is no answer.
   *
   * @throws ResponseError if the request was cancelled.
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

  /** Runs all steps; undefined if the document changed meanwhile. */
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

  /** How many milliseconds it took to read and check the document since its last edit. */
  checkedIn(document: OpenDocument): number {
    return this.#checks.get(document)?.milliseconds ?? 0;
  }

  /** The current document once it has been judged; undefined if it is not open. */
  async #judged(uri: string, pace: Pace): Promise<OpenDocument | undefined> {
    // If a reading is under way, queue behind those who already wait for it.
    if (this.get(uri)?.isUnderWay) await pace.turn();
    for (;;) {
      const document = this.get(uri);
      if (!document || this.#judge(document, pace)) return document;
      await pace.turn();
    }
  }

  /**
   * Continues with a document, and with the short documents that it is judged with, until `isDue`. True
   * if everything is done.
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

  /**
   * Measures work on a document. An edit reads only what it touches; the rest is measured when first
   * asked for.
   */
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
 * In UTF-16 code units. An answer about another document waits for documents up to this length: about
 * twenty-five reports, or one report with a page's markup.
 */
const SHORT = 50_000;

/** The documents that had been read at some point. */
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
  /** Whether the document has been asked about since its last edit. */
  readonly isComplete: boolean;
}

/** The text that a client sent. If a faulty client sent none, an empty text. */
function textOf(content: unknown): string {
  return typeof content === 'string' ? content : '';
}
