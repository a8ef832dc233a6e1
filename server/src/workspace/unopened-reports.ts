import type { Diagnostic } from 'vscode-languageserver-types';
import { readAhead } from './read-ahead.ts';
import type { Files, FileText } from './workspace.ts';

/** Judges reports in files. */
export interface Judge {
  /** Whether a file is open in the editor. Then it has diagnostics of its own. */
  isOpen(uri: string): boolean;
  /** Judges a file's text. Rejects if it was cancelled. */
  judge(uri: string, text: string, cancellation: Cancellation): Promise<Judgement>;
}

/** The result for a file. */
export interface Judgement {
  readonly items: readonly Diagnostic[];
  /**
   * Whether everything that it depends on, besides the text, is unchanged. It is kept after the check, so
   * it should keep little alive.
   */
  holds(): boolean;
}

/** The diagnostics of a file, if they differ from those that the client has. */
export interface FileReport {
  readonly uri: string;
  /** Identifies these diagnostics; undefined if there are none. */
  readonly resultId: string | undefined;
  readonly items: readonly Diagnostic[];
}

/** Is told about a check of all files. */
export interface Listener {
  /** Receives the diagnostics of each file for which they have changed. */
  tell(report: FileReport): void;
  /** Called when the check begins; returns where its progress goes. */
  begin(): FolderProgress;
}

/** The progress of work in steps. */
export interface FolderProgress {
  /** Called before each step. */
  report(done: number, all: number): void;
  done(): void;
}

/** Cancels a request. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** What the client was last told about a file. */
interface Told {
  readonly resultId: string;
  readonly content: string;
}

/** The diagnostics of the workspace's reports that are not open. */
export class UnopenedReports {
  readonly #judge: Judge;
  readonly #told = new Map<string, Told>();
  /** For each file checked since its text last changed: whether that check still holds. */
  readonly #checked = new Map<string, Judgement['holds']>();
  readonly #waiting = new Set<() => void>();
  /** Counts the changes after which any diagnostics may differ. */
  #revision = 0;
  /** The revision at which the client had all current diagnostics. */
  #settled = -1;
  #results = 0;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** A file's text may have changed. */
  forget(uri: string): void {
    this.#checked.delete(uri);
  }

  /** A file, a setting or the set of open files has changed. */
  touch(): void {
    this.#revision++;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  /** Whether a file was checked and the check still holds. */
  isChecked(uri: string): boolean {
    return this.#checked.get(uri)?.() === true;
  }

  /**
   * Tells the diagnostics of each file for which they differ from what the client has. If there is none,
   * it waits for a change, because clients ask again as soon as they are answered.
   *
   * @param known The result ids that the client has, by file.
   */
  async report(
    files: Files,
    known: ReadonlyMap<string, string>,
    cancellation: Cancellation,
    listener: Listener,
  ): Promise<void> {
    await this.check(files, known, cancellation, listener);
    if (this.#settled !== this.#revision || cancellation.isCancellationRequested) return;
    await this.news(cancellation);
    if (cancellation.isCancellationRequested) return;
    await this.check(files, known, cancellation, listener);
  }

  /** Resolves when diagnostics may differ from those last told; at once if they may differ already. */
  async news(cancellation: Cancellation): Promise<void> {
    if (this.#settled === this.#revision) await this.#change(cancellation);
  }

  /**
   * Checks every file whose diagnostics may have changed, or that the client lacks. Each file is a turn
   * of its own, so that requests are answered in between.
   *
   * @param known The result ids that the client has, by file.
   */
  async check(
    files: Files,
    known: ReadonlyMap<string, string>,
    cancellation: Cancellation,
    { tell, begin }: Listener,
  ): Promise<void> {
    const revision = this.#revision;
    if (this.#settled === revision && this.#hasAll(known)) return;
    this.#settled = -1;
    const uris = (await files.find('reports')).filter((uri) => !this.#judge.isOpen(uri));
    this.#forgetOthers(new Set(uris));
    const gone = new Set([...known.keys()].filter((uri) => this.#told.has(uri)));
    let settled = true;
    const send = (report: FileReport) => {
      settled = false;
      tell(report);
    };
    const steps = begin();
    try {
      const old = uris.filter((uri) => !this.#isKnown(uri, known));
      const areOld = new Set(old);
      for (const uri of uris) if (!areOld.has(uri)) gone.delete(uri);
      let done = 0;
      for await (const [uri, file] of readAhead(old, (one) => this.#read(one, files))) {
        if (cancellation.isCancellationRequested) break;
        steps.report(done++, old.length);
        const { text } = file;
        if (text === undefined) {
          // What was told of it stays, and it is read again when the client asks again.
          settled = false;
          gone.delete(uri);
          continue;
        }
        const items = await this.#judged(uri, text, file.isReading, cancellation);
        // The file was opened while it was read.
        if (this.#judge.isOpen(uri)) continue;
        if (items.length === 0) {
          if (!known.has(uri)) this.#told.delete(uri);
          continue;
        }
        gone.delete(uri);
        const resultId = this.#resultId(uri, items);
        if (known.get(uri) !== resultId) send({ uri, resultId, items });
      }
    } finally {
      steps.done();
    }
    if (cancellation.isCancellationRequested) return;
    for (const uri of gone) {
      if (this.#judge.isOpen(uri)) continue;
      this.#told.delete(uri);
      send({ uri, resultId: undefined, items: [] });
    }
    if (settled) this.#settled = revision;
  }

  async #read(uri: string, files: Files): Promise<ReadFile> {
    const isReading = () => false;
    this.#checked.set(uri, isReading);
    return { text: await files.read(uri), isReading };
  }

  async #judged(
    uri: string,
    text: string | null,
    isReading: ReadFile['isReading'],
    cancellation: Cancellation,
  ): Promise<readonly Diagnostic[]> {
    const { items, holds } =
      text === null ? NO_REPORT : await this.#judge.judge(uri, text, cancellation);
    // If it was forgotten meanwhile, the file has changed since it was read.
    if (this.#checked.get(uri) === isReading) this.#checked.set(uri, holds);
    return items;
  }

  /** Whether the client has the last diagnostics of a file, and they still hold. */
  #isKnown(uri: string, known: ReadonlyMap<string, string>): boolean {
    if (known.get(uri) !== this.#told.get(uri)?.resultId) return false;
    return this.isChecked(uri);
  }

  /** Forgets files that are open or gone. They are read again when they return. */
  #forgetOthers(uris: ReadonlySet<string>): void {
    for (const uri of this.#checked.keys()) if (!uris.has(uri)) this.#checked.delete(uri);
  }

  /** The id of some diagnostics. Unchanged ones keep their id. */
  #resultId(uri: string, items: readonly Diagnostic[]): string {
    const content = JSON.stringify(items);
    const before = this.#told.get(uri);
    if (before?.content === content) return before.resultId;
    const resultId = String(++this.#results);
    this.#told.set(uri, { resultId, content });
    return resultId;
  }

  #hasAll(known: ReadonlyMap<string, string>): boolean {
    return [...this.#told].every(
      ([uri, { resultId }]) => known.get(uri) === resultId || this.#judge.isOpen(uri),
    );
  }

  #change(cancellation: Cancellation): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      cancellation.onCancellationRequested(() => {
        this.#waiting.delete(resolve);
        resolve();
      });
    });
  }
}

/** A file that has been read and not yet judged. */
interface ReadFile {
  readonly text: FileText;
  /** Identifies this reading of the file in `#checked`. */
  readonly isReading: () => boolean;
}

const NO_REPORT: Judgement = { items: [], holds: () => true };
