import type { Files } from './workspace.ts';

/**
 * Files whose list is remembered: to search a workspace takes an editor longer than to read thirty drafts in it.
 * Whoever learns that files have come or gone says so with `forget`.
 */
export class FoundFiles implements Files {
  readonly #files: Files;
  readonly #found = new Map<Parameters<Files['find']>[0], Promise<readonly string[]>>();
  /** The files in all lists that are remembered. */
  readonly #listed = new Set<string>();

  constructor(files: Files) {
    this.#files = files;
  }

  find(what: Parameters<Files['find']>[0]): Promise<readonly string[]> {
    const before = this.#found.get(what);
    if (before) return before;
    const found = this.#files.find(what);
    this.#found.set(what, found);
    // Nothing may also be what an editor says that has not looked yet.
    void found.then((uris) => {
      if (this.#found.get(what) !== found) return;
      for (const uri of uris) this.#listed.add(uri);
      if (uris.length === 0) this.#found.delete(what);
    });
    return found;
  }

  read(uri: string): Promise<string | undefined> {
    return this.#files.read(uri);
  }

  /** Files may have come or gone. */
  forget(): void {
    this.#found.clear();
    this.#listed.clear();
  }

  /** A file was written: one that is in no list may be new. */
  written(uri: string): void {
    if (!this.#listed.has(uri)) this.forget();
  }
}
