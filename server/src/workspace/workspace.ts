import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SymbolInformation } from 'vscode-languageserver-types';
import { afresh, type Part, type Settings } from '../analysis.ts';
import { keep } from '../draft/keep.ts';
import type { Document } from '../features/place.ts';
import { reportsIn } from '../features/reports.ts';
import { symbolsOf } from '../features/workspace-symbols.ts';
import type { Title } from '../form/title.ts';
import { languageOf } from '../language.ts';
import { OpenDocument } from '../open-document.ts';
import type { ReportView } from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import { checkYears } from '../rules/engine/check-years.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { type FilePlaces, isUnder } from '../uri.ts';
import { type Carried, reportKey } from '../years/carried.ts';
import { confirmedByLastYear } from '../years/confirmed.ts';
import { carriedBy, carriedOf } from './hand-on.ts';
import { readAhead } from './read-ahead.ts';

/** How the files of a workspace are reached. */
export interface Files {
  /** URIs of the files that may hold reports, of the form files, or of those with what is accepted. */
  find(what: 'reports' | 'forms' | 'accepted'): Promise<readonly string[]>;
  /** A file's text; undefined where it cannot be read. */
  read(uri: string): Promise<string | undefined>;
}

/** Told before each file, so that the caller can show progress; false stops the indexing. */
export type Progress = (done: number, all: number) => boolean;

/** Has a document read, in as many turns as that takes. */
export type ReadThrough = (document: OpenDocument) => Promise<void>;

/**
 * The other reports of the workspace. Files count as they are on disk, of which only the few figures
 * that years hand on are kept, and the names of what is there; open documents count as they are in the editor.
 */
export class Workspace {
  readonly #settings: () => Settings;
  readonly #readThrough: ReadThrough;
  /** The files that were read before their turn, and have not changed since. */
  readonly #readAhead = new Set<string>();
  /** The files that are being read, as they were when that began. */
  readonly #onTheirWay = new Map<string, Document>();
  readonly #onDisk = new Map<string, ReadonlyMap<string, Carried>>();
  /** The names of the reports and tables in each file. */
  readonly #symbolsOf = new Map<string, readonly SymbolInformation[]>();
  /** The reports in each file. */
  readonly #reportsIn = new Map<string, readonly ReportView[]>();
  /** For each report's key, the files on disk that hold such a report. */
  readonly #urisOf = new Map<string, Set<string>>();
  /** Each keystroke asks for the last year of every report of a collection. */
  readonly #keyOfLastYears = keep(({ agency, year }: Title) => reportKey(agency, year - 1));
  readonly #knownOf = new WeakMap<Document, Known>();
  /** Whole reports that were asked for, by their files. */
  readonly #read = new Map<string, Document>();

  #version = 0;

  /** @param readThrough Without it, each file is read in one go. */
  constructor(settings: () => Settings, readThrough: ReadThrough = async () => {}) {
    this.#settings = settings;
    this.#readThrough = readThrough;
  }

  /**
   * Reads every file that `isWanted` once. Requests are answered meanwhile: each file is a turn of its own.
   */
  async indexAll(
    files: Files,
    progress: Progress,
    isWanted: (uri: string) => boolean = () => true,
  ): Promise<void> {
    const uris = (await files.find('reports')).filter(isWanted);
    let done = 0;
    const read = (uri: string) => {
      this.#readAhead.add(uri);
      return files.read(uri);
    };
    for await (const [uri, text] of readAhead(uris, read)) {
      if (!progress(done++, uris.length)) return;
      // Where it was forgotten meanwhile, it has changed since it was read.
      if (this.#readAhead.delete(uri)) await this.#take(uri, text);
      else await this.indexFile(uri, files);
    }
  }

  /** Takes up a file as it is on disk now. */
  async indexFile(uri: string, files: Files): Promise<void> {
    await this.#take(uri, await files.read(uri));
  }

  async #take(uri: string, text: string | undefined): Promise<void> {
    this.forget(uri);
    if (text === undefined) return;
    const document = closed(uri, text, afresh(this.#settings()));
    this.#onTheirWay.set(uri, document);
    await this.#readThrough(document);
    // Taken up anew meanwhile, or gone.
    if (this.#onTheirWay.get(uri) !== document) return;
    this.forget(uri);
    const symbols = symbolsOf(document);
    if (symbols.length > 0) this.#symbolsOf.set(uri, symbols);
    const reports = reportsIn(document);
    if (reports.length > 0) this.#reportsIn.set(uri, reports);
    const carried = carriedBy(document);
    if (carried.size > 0) this.#onDisk.set(uri, carried);
    for (const key of carried.keys()) {
      this.#urisOf.set(key, (this.#urisOf.get(key) ?? new Set()).add(uri));
    }
  }

  /** Files and folders are no more; says whether anything was known of them. */
  forgetAll(gone: FilePlaces): boolean {
    const known = new Set([
      ...this.#onDisk.keys(),
      ...this.#symbolsOf.keys(),
      ...this.#reportsIn.keys(),
      ...this.#readAhead,
      ...this.#onTheirWay.keys(),
      ...this.#read.keys(),
    ]);
    const uris = [...known].filter((uri) => isUnder(uri, gone));
    for (const uri of uris) this.forget(uri);
    return uris.length > 0;
  }

  /** The file is no more. */
  forget(uri: string): void {
    this.#version++;
    for (const key of this.#onDisk.get(uri)?.keys() ?? []) this.#urisOf.get(key)?.delete(uri);
    this.#onDisk.delete(uri);
    this.#symbolsOf.delete(uri);
    this.#reportsIn.delete(uri);
    this.#readAhead.delete(uri);
    this.#onTheirWay.delete(uri);
    this.#read.delete(uri);
  }

  /** The names of the reports and tables in the files, by the files' URIs. */
  symbols(): Iterable<readonly [string, readonly SymbolInformation[]]> {
    return this.#symbolsOf;
  }

  /** The reports in the files on disk, by the files' URIs. */
  reports(): Iterable<readonly [string, readonly ReportView[]]> {
    return this.#reportsIn;
  }

  /** Another number whenever what is known of the files may be something else. */
  get version(): number {
    return this.#version;
  }

  /** What is to be told of a report beside the others, of which `open` are open in the editor. */
  findings(part: Part, open: readonly Document[], settings = this.#settings()): Finding[] {
    const last = this.lastYears(part, open);
    if (last.length === 0) return [];
    return checkYears(part.verdict, last, settings.levels);
  }

  /** What the reports of the same body for the year before hand on; several files may claim to be it. */
  lastYears({ verdict }: Part, open: readonly Document[]): readonly Carried[] {
    const { title } = verdict.report.frame;
    return title ? this.#reports(this.#keyOfLastYears(title), open) : [];
  }

  /**
   * Gives what tells whether the reports of the years before still hand on to a document's reports what they
   * do now. It keeps nothing of the document.
   */
  lastYearsHold(document: Document, open: () => readonly Document[]): () => boolean {
    const before = document.alone.parts.flatMap(({ verdict }) => {
      const { title } = verdict.report.frame;
      if (!title) return [];
      const key = this.#keyOfLastYears(title);
      return { key, reports: this.#reports(key, open()) };
    });
    return () =>
      before.every(({ key, reports }) => {
        const now = this.#reports(key, open());
        return (
          reports.length === now.length && reports.every((report, index) => report === now[index])
        );
      });
  }

  /** The figures of a report that last year's report confirms. */
  confirmed(part: Part, open: readonly Document[]): ReadonlySet<Figure> {
    return confirmedByLastYear(part.verdict.ledger, this.lastYears(part, open));
  }

  /** What the report of a body for a year hands on to the next one; undefined where none is known. */
  handedOn(agency: string, year: number, open: readonly Document[]): Carried | undefined {
    return this.#reports(reportKey(agency, year), open)[0];
  }

  /** A body's report for a year, as it is open or else as it is on disk. */
  async report(
    agency: string,
    year: number,
    open: readonly Document[],
    files: Files,
  ): Promise<Part | undefined> {
    const key = reportKey(agency, year);
    for (const document of open) {
      const found = this.#part(document, key);
      if (found) return found;
    }
    for (const uri of this.#urisOf.get(key) ?? []) {
      if (open.some((document) => document.uri === uri)) continue;
      const document = await this.#readClosed(uri, files);
      const part = document && this.#part(document, key);
      if (part) return part;
    }
    return undefined;
  }

  /** A whole report is read when it is asked for, and kept until its file or the settings change. */
  async #readClosed(uri: string, files: Files): Promise<Document | undefined> {
    const known = this.#read.get(uri);
    if (known?.alone.settings === this.#settings()) return known;
    const version = this.#version;
    const text = await files.read(uri);
    if (text === undefined) return undefined;
    const document = closed(uri, text, this.#settings());
    await this.#readThrough(document);
    if (version === this.#version) this.#read.set(uri, document);
    return document;
  }

  #reports(key: string, open: readonly Document[]): Carried[] {
    return [
      ...open.flatMap((document) => this.#carried(document, key) ?? []),
      ...this.#closedReports(key, open),
    ];
  }

  #closedReports(key: string, open: readonly Document[]): Carried[] {
    return [...(this.#urisOf.get(key) ?? [])].flatMap((uri) => {
      const report = this.#onDisk.get(uri)?.get(key);
      return report && !open.some((document) => document.uri === uri) ? [report] : [];
    });
  }

  /** The report of a document with the key. */
  #part(document: Document, key: string): Part | undefined {
    const { parts, indices } = this.#known(document);
    return parts[indices.get(key) ?? -1];
  }

  /** What the report of a document with the key hands on, worked out once as long as nobody types there. */
  #carried(document: Document, key: string): Carried | undefined {
    const part = this.#part(document, key);
    if (!part) return undefined;
    const { carried } = this.#known(document);
    if (!carried.has(part)) carried.set(part, carriedOf(document, part));
    return carried.get(part);
  }

  /** Titles seldom change, and a collection has thousands. */
  #known(document: Document): Known {
    const { parts } = document.alone;
    const before = this.#knownOf.get(document);
    if (before?.parts === parts) return before;
    const isSame = before && haveSameTitles(before.parts, parts);
    const indices = isSame ? before.indices : indicesOf(parts);
    const known = { parts, indices, carried: new Map() };
    this.#knownOf.set(document, known);
    return known;
  }
}

function closed(uri: string, text: string, settings: Settings): OpenDocument {
  const surroundings = { settings, besideOthers: () => [] };
  return new OpenDocument(TextDocument.create(uri, languageOf(uri), 0, text), surroundings);
}

/** A document's reports, and what was found out about them. */
interface Known {
  readonly parts: readonly Part[];
  /** The index of each by its key. */
  readonly indices: ReadonlyMap<string, number>;
  /** What they hand on, of those that were asked for. */
  readonly carried: Map<Part, Carried | undefined>;
}

function indicesOf(parts: readonly Part[]): ReadonlyMap<string, number> {
  const indices = new Map<string, number>();
  for (const [index, { verdict }] of parts.entries()) {
    const { title } = verdict.report.frame;
    if (title) indices.set(reportKey(title.agency, title.year), index);
  }
  return indices;
}

function haveSameTitles(before: readonly Part[], now: readonly Part[]): boolean {
  return (
    before.length === now.length &&
    before.every((part, index) => titleOf(part) === titleOf(now[index]))
  );
}

function titleOf(part: Part | undefined): Title | undefined {
  return part?.verdict.report.frame.title;
}
