import type { Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import type { OpenDocument } from '../open-document.ts';
import type { FilePlace, Source } from '../source/draft-source.ts';
import { carriedBy } from '../workspace/hand-on.ts';
import { type Carried, keyOfLastYears } from '../years/carried.ts';

/** A file that holds last year's reports. */
interface LastYearsFile {
  readonly source: Source;
  readonly document: OpenDocument;
  readonly carried: ReadonlyMap<string, Carried>;
}

/** The figures that last year's reports carry over. Each file is read once. */
export class LastYearsReports {
  readonly #open: (file: string) => Pick<LastYearsFile, 'source' | 'document'> | undefined;
  readonly #files = new Map<string, LastYearsFile | undefined>();

  /** @param open Reads a file; undefined if it cannot be read. */
  constructor(open: (file: string) => Pick<LastYearsFile, 'source' | 'document'> | undefined) {
    this.#open = open;
  }

  /** The figures that the reports in some files carry over to a report. */
  carriedTo({ verdict }: Part, files: readonly string[]): Carried[] {
    const { title } = verdict.report.frame;
    if (!title) return [];
    const key = keyOfLastYears(title);
    return files.flatMap((file) => this.#read(file)?.carried.get(key) ?? []);
  }

  /** Where a range in one of the files is; undefined if it is in none of them. */
  placeOf(uri: string, range: Range): FilePlace | undefined {
    const found = [...this.#files.values()].find((file) => file?.document.uri === uri);
    return found?.source.placeOf(found.document, range);
  }

  #read(file: string): LastYearsFile | undefined {
    if (!this.#files.has(file)) {
      const opened = this.#open(file);
      this.#files.set(file, opened && { ...opened, carried: carriedBy(opened.document) });
    }
    return this.#files.get(file);
  }
}
