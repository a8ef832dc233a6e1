import type { Diagnostic } from 'vscode-languageserver-types';
import type { Files } from './workspace.ts';

/** What reports in files are judged by. */
export interface Judge {
  /** Whether a file is open in the editor, where its diagnostics are asked for by themselves. */
  isOpen(uri: string): boolean;
  /** The diagnostics of a file's text; fails where they are no longer wanted. */
  diagnose(uri: string, text: string, cancellation: Cancellation): Promise<Diagnostic[]>;
}

/** The diagnostics of a file that are other than the client has them. */
export interface FileReport {
  readonly uri: string;
  /** Names these diagnostics, for the client to say that it has them; undefined where there are none. */
  readonly resultId: string | undefined;
  readonly items: Diagnostic[];
}

/** Who hears of a check of all files. */
export interface Listener {
  /** Of each file whose diagnostics are others. */
  tell(report: FileReport): void;
  /** That the files are gone through, one after the other. */
  begin(): Steps;
}

/** The course of work in steps. */
export interface Steps {
  /** Told before each of all steps. */
  report(done: number, all: number): void;
  done(): Promise<void>;
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
  readonly #waiting = new Set<() => void>();
  /** Counts the changes by which any diagnostics may have become others. */
  #revision = 0;
  /** The revision at which the client was found to have all diagnostics as they are. */
  #settled = -1;
  #results = 0;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  /** A file, a setting or what is open has changed. */
  touch(): void {
    this.#revision++;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  /**
   * Tells of each file whose diagnostics are other than those the client has. Where there is none, it
   * waits for a change: clients ask anew as soon as they are answered. Each file is a turn of its own,
   * so that requests are answered meanwhile.
   *
   * @param known The result id that the client has for a file.
   */
  async report(
    files: Files,
    known: ReadonlyMap<string, string>,
    cancellation: Cancellation,
    listener: Listener,
  ): Promise<void> {
    await this.#check(files, known, cancellation, listener);
    if (this.#settled !== this.#revision || cancellation.isCancellationRequested) return;
    await this.#change(cancellation);
    if (cancellation.isCancellationRequested) return;
    await this.#check(files, known, cancellation, listener);
  }

  /** Checks every file, unless all are known to be as told. */
  async #check(
    files: Files,
    known: ReadonlyMap<string, string>,
    cancellation: Cancellation,
    { tell, begin }: Listener,
  ): Promise<void> {
    const revision = this.#revision;
    if (this.#settled === revision && this.#hasAll(known)) return;
    this.#settled = -1;
    const uris = (await files.find('reports')).filter((uri) => !this.#judge.isOpen(uri));
    const gone = new Set([...known.keys()].filter((uri) => this.#told.has(uri)));
    let settled = true;
    const send = (report: FileReport) => {
      settled = false;
      tell(report);
    };
    const steps = begin();
    try {
      for (const [index, uri] of uris.entries()) {
        if (cancellation.isCancellationRequested) break;
        steps.report(index, uris.length);
        const text = await files.read(uri);
        const items = text === undefined ? [] : await this.#judge.diagnose(uri, text, cancellation);
        // Opened while it was read.
        if (items.length === 0 || this.#judge.isOpen(uri)) continue;
        gone.delete(uri);
        const resultId = this.#resultId(uri, items);
        if (known.get(uri) !== resultId) send({ uri, resultId, items });
      }
    } finally {
      await steps.done();
    }
    if (cancellation.isCancellationRequested) return;
    for (const uri of gone) {
      if (this.#judge.isOpen(uri)) continue;
      this.#told.delete(uri);
      send({ uri, resultId: undefined, items: [] });
    }
    if (settled) this.#settled = revision;
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
