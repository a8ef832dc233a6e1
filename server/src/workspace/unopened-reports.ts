import type { Diagnostic } from 'vscode-languageserver-types';
import { readAhead } from './read-ahead.ts';
import type { Files } from './workspace.ts';

/** What reports in files are judged by. */
export interface Judge {
  /** Whether a file is open in the editor, where its diagnostics are asked for by themselves. */
  isOpen(uri: string): boolean;
  /** Judges a file's text; fails where that is no longer wanted. */
  judge(uri: string, text: string, cancellation: Cancellation): Promise<Judgement>;
}

/** What was found of a file. */
export interface Judgement {
  readonly items: readonly Diagnostic[];
  /** Whether all that bears on it besides the text is still what it was. Outlives the check: keeps little. */
  holds(): boolean;
}

/** The diagnostics of a file that are other than the client has them. */
export interface FileReport {
  readonly uri: string;
  /** Names these diagnostics, for the client to say that it has them; undefined where there are none. */
  readonly resultId: string | undefined;
  readonly items: readonly Diagnostic[];
}

/** Who hears of a check of all files. */
export interface Listener {
  /** Of each file whose diagnostics are others. */
  tell(report: FileReport): void;
  /** That the files are gone through, one after the other. */
  begin(): FolderProgress;
}

/** The course of work in steps. */
export interface FolderProgress {
  /** Told before each of all steps. */
  report(done: number, all: number): void;
  done(): void;
}

/** Stops what was asked for and is no longer wanted. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** What was last told of a file. */
interface Told {
  readonly resultId: string;
  readonly content: string;
}

/** The diagnostics of the reports that lie in the workspace and are not open. */
export class UnopenedReports {
  readonly #judge: Judge;
  readonly #told = new Map<string, Told>();
  /** For each file checked since its text last changed, whether that check still holds. */
  readonly #checked = new Map<string, Judgement['holds']>();
  readonly #waiting = new Set<() => void>();
  /** Counts the changes by which any diagnostics may have become others. */
  #revision = 0;
  /** The revision at which the client was found to have all diagnostics as they are. */
  #settled = -1;
  #results = 0;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** A file's text may be another. */
  forget(uri: string): void {
    this.#checked.delete(uri);
  }

  /** A file, a setting or what is open has changed. */
  touch(): void {
    this.#revision++;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  /** Whether a file was checked, and that still holds. */
  isChecked(uri: string): boolean {
    return this.#checked.get(uri)?.() === true;
  }

  /**
   * Tells of each file whose diagnostics are other than those the client has. Where there is none, it
   * waits for a change: clients ask anew as soon as they are answered.
   *
   * @param known The result id that the client has for a file.
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

  /** Settles once diagnostics may be other than they were last told; at once where they may be already. */
  async news(cancellation: Cancellation): Promise<void> {
    if (this.#settled === this.#revision) await this.#change(cancellation);
  }

  /**
   * Checks every file on which a change can bear since it was last checked, and that the client lacks. Each file
   * is a turn of its own, so that requests are answered meanwhile.
   *
   * @param known The result id that the client has for a file.
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
        const items = await this.#judged(uri, file, cancellation);
        // Opened while it was read.
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
    { text, isReading }: ReadFile,
    cancellation: Cancellation,
  ): Promise<readonly Diagnostic[]> {
    const { items, holds } =
      text === undefined ? NO_REPORT : await this.#judge.judge(uri, text, cancellation);
    // Where it was forgotten meanwhile, it has changed since it was read.
    if (this.#checked.get(uri) === isReading) this.#checked.set(uri, holds);
    return items;
  }

  /** Whether the client has what was last found of a file, and that still holds. */
  #isKnown(uri: string, known: ReadonlyMap<string, string>): boolean {
    if (known.get(uri) !== this.#told.get(uri)?.resultId) return false;
    return this.isChecked(uri);
  }

  /** What is open or gone is read when it is there again. */
  #forgetOthers(uris: ReadonlySet<string>): void {
    for (const uri of this.#checked.keys()) if (!uris.has(uri)) this.#checked.delete(uri);
  }

  /** Diagnostics that are the same keep their id. */
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

/** A file that is read and not judged yet. */
interface ReadFile {
  readonly text: string | undefined;
  /** Stands in `#checked` for this reading of it. */
  readonly isReading: () => boolean;
}

const NO_REPORT: Judgement = { items: [], holds: () => true };
