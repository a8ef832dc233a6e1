import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Translate } from '../l10n.ts';
import type { Acceptance } from '../rules/acceptance.ts';
import { AcceptedFiles, acceptedFileOf } from '../workspace/accepted-files.ts';
import type { Output } from './output.ts';

/** What the folders above the files that are checked have accepted. */
export class AcceptedOnDisk {
  readonly #files = new AcceptedFiles();
  /** The folders of drafts as they are written, and all whose file was read, by their whole paths. */
  readonly #known = new Set<string>();
  readonly #read = new Set<string>();
  readonly #t: Translate;
  readonly #error: Output;

  constructor(t: Translate, error: Output) {
    this.#t = t;
    this.#error = error;
  }

  /** Reads what the folders above a draft accept, by its path. */
  readAbove(file: string): void {
    const own = path.dirname(file);
    if (this.#known.has(own)) return;
    this.#known.add(own);
    let folder = path.resolve(own);
    while (!this.#read.has(folder)) {
      this.#read.add(folder);
      this.#readIn(folder);
      folder = path.dirname(folder);
    }
  }

  /** What is accepted in a draft, by its URI, as far as the folders above it have been read. */
  of = (uri: string): readonly Acceptance[] => this.#files.of(uri);

  #readIn(folder: string): void {
    const file = path.join(folder, '.gouji', 'accepted.json');
    if (!existsSync(file)) return;
    const uri = acceptedFileOf(pathToFileURL(folder).href);
    const text = readFileSync(file, 'utf8');
    this.#files.set(uri, text, this.#t);
    for (const { start, message } of this.#files.problems(uri)) {
      const lines = text.slice(0, start).split('\n');
      this.#error.write(`${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}: ${message}\n`);
    }
  }
}
