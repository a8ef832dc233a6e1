import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Translate } from '../l10n.ts';
import type { Acceptance } from '../rules/engine/acceptance.ts';
import { AcceptedFiles, acceptedFileOf } from '../workspace/accepted-files.ts';
import type { GoujiFolders, Tell } from './gouji-folders.ts';
import { linesOf } from './lines.ts';
import { readOwnText } from './read-file.ts';

/** Mistakes in one file that are told one by one. */
const MOST_TOLD = 100;

/** What the folders above the drafts have accepted, as far as they count. */
export class AcceptedOnDisk {
  readonly #files = new AcceptedFiles();
  readonly #read = new Set<string>();
  readonly #folders: GoujiFolders;
  readonly #t: Translate;
  readonly #tell: Tell;

  constructor(folders: GoujiFolders, t: Translate, tell: Tell) {
    this.#folders = folders;
    this.#t = t;
    this.#tell = tell;
  }

  /** Reads what the folders above a draft accept, by its whole path. */
  readAbove(file: string): void {
    for (const folder of this.#folders.above(path.dirname(file))) {
      if (this.#read.has(folder)) continue;
      this.#read.add(folder);
      this.#readIn(folder);
    }
  }

  /** What is accepted in a draft, by its URI, as far as the folders above it have been read. */
  of = (uri: string): readonly Acceptance[] => this.#files.of(uri);

  #readIn(folder: string): void {
    const file = path.join(folder, '.gouji', 'accepted.json');
    if (!this.#folders.holds(file)) return;
    const read = readOwnText(file, this.#t);
    if ('problem' in read) {
      this.#tell(`${file}: ${read.problem}`);
      return;
    }
    const { text } = read;
    const uri = acceptedFileOf(pathToFileURL(folder).href);
    this.#files.set(uri, text, this.#t);
    const problems = this.#files.problems(uri);
    const lines = linesOf(text);
    for (const { start, message } of problems.slice(0, MOST_TOLD)) {
      this.#tell(`${file}:${lines.placeOf(start)}: ${message}`);
    }
    if (problems.length > MOST_TOLD) {
      this.#tell(
        `${file}: ${this.#t('{0} more mistakes in this file are not listed.', problems.length - MOST_TOLD)}`,
      );
    }
  }
}
