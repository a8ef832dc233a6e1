import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Translate } from '../l10n.ts';
import type { Acceptance } from '../rules/acceptance.ts';
import { AcceptedFiles, acceptedFileOf } from '../workspace/accepted-files.ts';
import type { Output } from './output.ts';

/** What the folders above the files that are checked have accepted, read when a file in them is. */
export class AcceptedOnDisk {
  hasProblems = false;
  readonly #files = new AcceptedFiles();
  readonly #known = new Set<string>();
  readonly #t: Translate;
  readonly #error: Output;

  constructor(t: Translate, error: Output) {
    this.#t = t;
    this.#error = error;
  }

  /** What is accepted in a draft, by its URI. */
  of = (uri: string): readonly Acceptance[] => {
    let folder = path.dirname(fileURLToPath(uri));
    while (!this.#known.has(folder)) {
      this.#known.add(folder);
      this.#read(folder);
      folder = path.dirname(folder);
    }
    return this.#files.of(uri);
  };

  #read(folder: string): void {
    const file = path.join(folder, '.gouji', 'accepted.json');
    if (!existsSync(file)) return;
    const uri = acceptedFileOf(pathToFileURL(folder).href);
    const text = readFileSync(file, 'utf8');
    this.#files.set(uri, text, this.#t);
    for (const { start, message } of this.#files.problems(uri)) {
      this.hasProblems = true;
      const lines = text.slice(0, start).split('\n');
      this.#error.write(`${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}: ${message}\n`);
    }
  }
}
