import type { Files, FileText } from './workspace.ts';

/**
 * Files with a remembered list: searching a workspace takes an editor longer than reading thirty drafts.
 * Call `forget` when files have been created or deleted.
 */
export class FoundFiles implements Files {
  readonly #files: Files;
  readonly #found = new Map<Parameters<Files['find']>[0], Promise<readonly string[]>>();
  /** The files in all remembered lists. */
  readonly #listed = new Set<string>();

  constructor(files: Files) {
    this.#files = files;
  }

  find(what: Parameters<Files['find']>[0]): Promise<readonly string[]> {
    const before = this.#found.get(what);
    if (before) return before;
    const found = this.#files.find(what);
    this.#found.set(what, found);
    // An empty list is not remembered: an editor that has not searched yet may give one.
    void found.then((uris) => {
      if (this.#found.get(what) !== found) return;
      for (const uri of uris) this.#listed.add(uri);
      if (uris.length === 0) this.#found.delete(what);
    });
    return found;
  }

  read(uri: string): Promise<FileText> {
    return this.#files.read(uri);
  }

  /** Files may have been created or deleted. */
  forget(): void {
    this.#found.clear();
    this.#listed.clear();
  }

  /** A file was written. If it is in no list, it may be new. */
  written(uri: string): void {
    if (!this.#listed.has(uri)) this.forget();
  }
}
