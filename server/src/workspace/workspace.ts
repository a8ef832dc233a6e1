import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SymbolInformation } from 'vscode-languageserver-types';
import { afresh, type Part, type Settings } from '../analysis.ts';
import type { BodyReport } from '../district/body-report.ts';
import type { Document } from '../features/place.ts';
import { reportsIn } from '../features/reports.ts';
import { symbolsOf } from '../features/workspace-symbols.ts';
import type { Forms } from '../form/forms.ts';
import type { ReportName } from '../form/title.ts';
import { languageOf } from '../language.ts';
import { OpenDocument } from '../open-document.ts';
import type { ReportView } from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import { checkYears } from '../rules/engine/check-years.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { decoded, type FilePlaces, isUnder } from '../uri.ts';
import { type Carried, keyOfLastYears, reportKey } from '../years/carried.ts';
import { confirmedByLastYear } from '../years/confirmed.ts';
import { bodyReportOf } from './body-reports.ts';
import { carriedOf, keptOf } from './hand-on.ts';
import { readAhead } from './read-ahead.ts';

/** Access to the files of a workspace. */
export interface Files {
  /** URIs of files that may hold reports, form files, files with accepted findings, or files with settings. */
  find(what: 'reports' | 'forms' | 'accepted' | 'config'): Promise<readonly string[]>;
  /** A file's text; null where there is nothing to be read; undefined where it is not known now, such as of a slow disk. */
  read(uri: string): Promise<FileText>;
}

/** What was read of a file, see `Files.read`. */
export type FileText = string | null | undefined;

/** Called before each file, so that the caller can show progress. Returning false stops the indexing. */
export type Progress = (done: number, all: number) => boolean;

/** Reads a whole document, in as many turns as needed. */
export type ReadThrough = (document: OpenDocument) => Promise<void>;

/**
 * The other reports of the workspace. Files count as they are on disk; of these, only names and the few
 * figures that later years need are kept. Open documents count as they are in the editor.
 */
export class Workspace {
  readonly #settings: () => Settings;
  readonly #readThrough: ReadThrough;
  /** The files that were read ahead and have not changed since. */
  readonly #readAhead = new Set<string>();
  /** What tells the last reading of a file from those before it. */
  readonly #reading = new Map<string, object>();
  /** The files being read, each with its document from when reading began. */
  readonly #onTheirWay = new Map<string, Document>();
  readonly #onDisk = new Map<string, ReadonlyMap<string, Carried>>();
  /** The names of reports and tables, by file. */
  readonly #symbolsOf = new Map<string, readonly SymbolInformation[]>();
  /** The reports as they are added up, by file, with the forms by which they were read. */
  readonly #bodiesIn = new Map<string, ReadBodies>();
  /** The reports, by file. */
  readonly #reportsIn = new Map<string, readonly ReportView[]>();
  /** The files on disk that contain a report, by the report's key. */
  readonly #urisOf = new Map<string, Set<string>>();
  readonly #knownOf = new WeakMap<Document, Known>();
  /** Whole reports that were requested, by file. */
  readonly #read = new Map<string, Document>();

  #version = 0;

  /** @param readThrough Without it, each file is read in a single turn. */
  constructor(settings: () => Settings, readThrough: ReadThrough = async () => {}) {
    this.#settings = settings;
    this.#readThrough = readThrough;
  }

  /**
   * Reads every file that `isWanted`. Each file is a turn of its own, so that requests are answered in
   * between.
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
      // If it was forgotten meanwhile, the file has changed since it was read.
      if (this.#readAhead.delete(uri)) await this.#take(uri, text);
      else await this.indexFile(uri, files);
    }
  }

  /** Reads a file as it is on disk now. */
  async indexFile(uri: string, files: Files): Promise<void> {
    const reading = {};
    this.#reading.set(uri, reading);
    const text = await files.read(uri);
    // Another reading has begun since, or the file was deleted.
    if (this.#reading.get(uri) === reading) await this.#take(uri, text);
  }

  async #take(uri: string, text: FileText): Promise<void> {
    this.forget(uri);
    if (typeof text !== 'string') return;
    const document = closed(uri, text, afresh(this.#settings()));
    this.#onTheirWay.set(uri, document);
    await this.#readThrough(document);
    // It was read again meanwhile, or deleted.
    if (this.#onTheirWay.get(uri) !== document) return;
    this.forget(uri);
    const symbols = symbolsOf(document);
    if (symbols.length > 0) this.#symbolsOf.set(uri, symbols);
    const reports = reportsIn(document);
    if (reports.length > 0) this.#reportsIn.set(uri, reports);
    const { carried, bodies } = keptOf(document);
    // Also where there are none, so that the file is not read again for each sum.
    this.#bodiesIn.set(uri, { forms: this.#settings().forms, bodies });
    if (carried.size > 0) this.#onDisk.set(uri, carried);
    for (const key of carried.keys()) {
      this.#urisOf.set(key, (this.#urisOf.get(key) ?? new Set()).add(uri));
    }
  }

  /** Files and folders were deleted. Returns whether anything was known about them. */
  forgetAll(gone: FilePlaces): boolean {
    const known = new Set([
      ...this.#onDisk.keys(),
      ...this.#symbolsOf.keys(),
      ...this.#reportsIn.keys(),
      ...this.#bodiesIn.keys(),
      ...this.#readAhead,
      ...this.#reading.keys(),
      ...this.#onTheirWay.keys(),
      ...this.#read.keys(),
    ]);
    const uris = [...known].filter((uri) => isUnder(uri, gone));
    for (const uri of uris) this.forget(uri);
    return uris.length > 0;
  }

  /** A file was deleted. */
  forget(uri: string): void {
    this.#version++;
    for (const key of this.#onDisk.get(uri)?.keys() ?? []) this.#urisOf.get(key)?.delete(uri);
    this.#onDisk.delete(uri);
    this.#symbolsOf.delete(uri);
    this.#reportsIn.delete(uri);
    this.#bodiesIn.delete(uri);
    this.#readAhead.delete(uri);
    this.#reading.delete(uri);
    this.#onTheirWay.delete(uri);
    this.#read.delete(uri);
  }

  /** The names of reports and tables in the files, by URI. */
  symbols(): Iterable<readonly [string, readonly SymbolInformation[]]> {
    return this.#symbolsOf;
  }

  /** The reports in the files on disk, by URI. */
  reports(): Iterable<readonly [string, readonly ReportView[]]> {
    return this.#reportsIn;
  }

  /** The reports in a folder as they are added up, in the order of the files' names. */
  bodiesIn(folder: FilePlaces, open: readonly Document[]): BodyReport[] {
    const isOpen = new Set(open.map(({ uri }) => uri));
    const closed = [...this.#bodiesIn].filter(([uri]) => isUnder(uri, folder) && !isOpen.has(uri));
    const all = [
      ...closed.map(([uri, { bodies }]) => ({ uri, bodies })),
      ...open
        .filter(({ uri }) => isUnder(uri, folder))
        .map((document) => ({ uri: document.uri, bodies: this.#bodiesOf(document) })),
    ];
    return all
      .toSorted((a, b) => (decoded(a.uri) < decoded(b.uri) ? -1 : 1))
      .flatMap(({ bodies }) => bodies);
  }

  /** Reads those files of a folder again that were read by other forms than are in force now. */
  async renew(folder: FilePlaces, files: Files): Promise<void> {
    const { forms } = this.#settings();
    for (const uri of await files.find('reports')) {
      const isCurrent = this.#bodiesIn.get(uri)?.forms === forms;
      if (isUnder(uri, folder) && !isCurrent) await this.indexFile(uri, files);
    }
  }

  /** The report of a part of an open document as it is added up, cached until that report is edited. */
  bodyOf(document: Document, part: Part): BodyReport | undefined {
    const { bodies } = this.#known(document);
    if (!bodies.has(part)) bodies.set(part, bodyReportOf(document, part));
    return bodies.get(part);
  }

  #bodiesOf(document: Document): BodyReport[] {
    return document.alone.parts.flatMap((part) => this.bodyOf(document, part) ?? []);
  }

  /** A number that changes whenever what is known about the files may have changed. */
  get version(): number {
    return this.#version;
  }

  /** The findings from comparing a report with the others, of which `open` are open in the editor. */
  findings(part: Part, open: readonly Document[], settings = this.#settings()): Finding[] {
    const last = this.lastYears(part, open);
    if (last.length === 0) return [];
    return checkYears(part.verdict, last, settings.levels);
  }

  /**
   * The figures that last year's reports of the same body carry over; several files may claim to be that
   * report.
   */
  lastYears({ verdict }: Part, open: readonly Document[]): readonly Carried[] {
    const { title } = verdict.report.frame;
    return title ? this.#reports(keyOfLastYears(title), open) : [];
  }

  /**
   * Makes a test whether the reports of the years before still carry over the same figures to a
   * document's reports. The test keeps nothing of the document alive.
   */
  lastYearsHold(document: Document, open: () => readonly Document[]): () => boolean {
    const before = document.alone.parts.flatMap(({ verdict }) => {
      const { title } = verdict.report.frame;
      if (!title) return [];
      const key = keyOfLastYears(title);
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

  /** What the report of the year before hands on to a report; undefined if no such report is known. */
  handedOnTo(report: ReportName, open: readonly Document[]): Carried | undefined {
    return this.#reports(keyOfLastYears(report), open)[0];
  }

  /** A report: the open one, otherwise the one on disk. */
  async report(
    name: ReportName,
    open: readonly Document[],
    files: Files,
  ): Promise<Part | undefined> {
    const key = reportKey(name);
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

  /** Reads a whole report when it is requested, and keeps it until its file or the settings change. */
  async #readClosed(uri: string, files: Files): Promise<Document | undefined> {
    const known = this.#read.get(uri);
    if (known?.alone.settings === this.#settings()) return known;
    const version = this.#version;
    const text = await files.read(uri);
    if (typeof text !== 'string') return undefined;
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

  /** The report of a document with a key. */
  #part(document: Document, key: string): Part | undefined {
    const { parts, indices } = this.#known(document);
    return parts[indices.get(key) ?? -1];
  }

  /** The figures that a document's report carries over, cached until that report is edited. */
  #carried(document: Document, key: string): Carried | undefined {
    const part = this.#part(document, key);
    if (!part) return undefined;
    const { carried } = this.#known(document);
    if (!carried.has(part))
      carried.set(part, carriedOf(document, part, this.bodyOf(document, part)));
    return carried.get(part);
  }

  /** Cached until an edit, because every report of a collection is asked about. */
  #known(document: Document): Known {
    const { parts } = document.alone;
    const before = this.#knownOf.get(document);
    if (before?.parts === parts) return before;
    const known = { parts, indices: indicesOf(parts), carried: new Map(), bodies: new Map() };
    this.#knownOf.set(document, known);
    return known;
  }
}

function closed(uri: string, text: string, settings: Settings): OpenDocument {
  const surroundings = { settings, besideOthers: () => [] };
  return new OpenDocument(TextDocument.create(uri, languageOf(uri), 0, text), surroundings);
}

/** The reports of a document, with cached facts about them. */
interface Known {
  readonly parts: readonly Part[];
  /** The index of each report by its key. */
  readonly indices: ReadonlyMap<string, number>;
  /** The figures that reports carry over, for those asked about. */
  readonly carried: Map<Part, Carried | undefined>;
  /** The reports as they are added up. */
  readonly bodies: Map<Part, BodyReport | undefined>;
}

/** The reports in a file, with the forms by which they were read. */
interface ReadBodies {
  readonly forms: Forms;
  readonly bodies: readonly BodyReport[];
}

function indicesOf(parts: readonly Part[]): ReadonlyMap<string, number> {
  const indices = new Map<string, number>();
  for (const [index, { verdict }] of parts.entries()) {
    const { title } = verdict.report.frame;
    // A title may be repeated at the end of its report.
    if (title && verdict.report.tables.length > 0) indices.set(reportKey(title), index);
  }
  return indices;
}
