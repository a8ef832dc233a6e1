import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FormProblem } from '../form/json-reader.ts';
import type { Translate } from '../l10n.ts';
import type { Acceptance } from '../rules/engine/acceptance.ts';
import { linesOf } from '../source/lines.ts';
import { AcceptedFiles, acceptedFileOf } from '../workspace/accepted-files.ts';
import { ConfigFiles, configFileOf, type FolderSettings } from '../workspace/config-files.ts';
import type { GoujiFolders, Tell } from './gouji-folders.ts';
import { readOwnText } from './read-file.ts';

/** How many mistakes in one file are listed. */
const MOST_TOLD = 100;

/** The accepted findings and the settings from the folders above the drafts. */
export class FilesAbove {
  readonly #accepted = new AcceptedFiles();
  readonly #configs = new ConfigFiles();
  readonly #read = new Set<string>();
  readonly #folders: GoujiFolders;
  readonly #t: Translate;
  readonly #tell: Tell;

  constructor(folders: GoujiFolders, t: Translate, tell: Tell) {
    this.#folders = folders;
    this.#t = t;
    this.#tell = tell;
  }

  /** Reads the files in the folders above a draft, which is given by its absolute path. */
  readAbove(file: string): void {
    for (const folder of this.#folders.above(path.dirname(file))) {
      if (this.#read.has(folder)) continue;
      this.#read.add(folder);
      const uri = pathToFileURL(folder).href;
      this.#readOne(folder, 'accepted.json', acceptedFileOf(uri), this.#accepted);
      this.#readOne(folder, 'config.json', configFileOf(uri), this.#configs);
    }
  }

  /** The accepted findings of a draft, by its URI. The folders above it must have been read. */
  accepted = (uri: string): readonly Acceptance[] => this.#accepted.of(uri);

  /** The settings for a draft, by its URI. The folders above it must have been read. */
  settings(uri: string): FolderSettings | undefined {
    return this.#configs.of(uri);
  }

  #readOne(folder: string, name: string, uri: string, files: AcceptedFiles | ConfigFiles): void {
    const file = path.join(folder, '.gouji', name);
    if (!this.#folders.holds(file)) return;
    const read = readOwnText(file, this.#t);
    if ('problem' in read) {
      this.#tell(`${file}: ${read.problem}`);
      return;
    }
    files.set(uri, read.text, this.#t);
    this.#tellProblems(file, read.text, files.problems(uri));
  }

  #tellProblems(file: string, text: string, problems: readonly FormProblem[]): void {
    const lines = linesOf(text);
    for (const { start, message } of problems.slice(0, MOST_TOLD)) {
      this.#tell(`${file}:${lines.placeOf(start)}: ${message}`);
    }
    if (problems.length > MOST_TOLD) {
      this.#tell(
        `${file}: ${this.#t('Mistakes in this file that are not listed: {0}', problems.length - MOST_TOLD)}`,
      );
    }
  }
}
