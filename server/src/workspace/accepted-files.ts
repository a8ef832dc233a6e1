import type { FormProblem } from '../form/json-reader.ts';
import type { Translate } from '../l10n.ts';
import type { Acceptance } from '../rules/engine/acceptance.ts';
import { decoded } from '../uri.ts';
import { type AcceptedFile, readAcceptedFile } from './accepted.ts';

const FILE = '/.gouji/accepted.json';

/** Whether a file contains accepted findings. */
export function isAcceptedFile(uri: string): boolean {
  return uri.endsWith(FILE);
}

/** The file for accepted findings of a folder's drafts. */
export function acceptedFileOf(folder: string): string {
  return folder.replace(/\/$/, '') + FILE;
}

/** The path of a draft from a folder; undefined if the draft is not in it. */
export function pathIn(folder: string, uri: string): string | undefined {
  const base = `${decoded(folder).replace(/\/$/, '')}/`;
  const path = decoded(uri);
  return path.startsWith(base) ? path.slice(base.length) : undefined;
}

/** The accepted findings of a workspace, from a file in each folder. */
export class AcceptedFiles {
  /** By decoded URI. */
  readonly #files = new Map<string, AcceptedFile>();
  /** By decoded URI of the draft. */
  #byDraft: ReadonlyMap<string, readonly Acceptance[]> = new Map();

  /** The problems of a file. */
  problems(uri: string): readonly FormProblem[] {
    return this.#files.get(decoded(uri))?.problems ?? [];
  }

  /** The accepted findings of a draft. */
  of(uri: string): readonly Acceptance[] {
    if (this.#byDraft.size === 0) return NONE;
    return this.#byDraft.get(decoded(uri)) ?? NONE;
  }

  /**
   * Reads a file's text, or forgets a file that was deleted (undefined). Returns whether the accepted
   * findings have changed.
   */
  set(uri: string, text: string | undefined, t: Translate): boolean {
    const name = decoded(uri);
    const before = this.#files.get(name);
    const file = text === undefined ? undefined : readAcceptedFile(text, t);
    if (file) this.#files.set(name, file);
    else this.#files.delete(name);
    if (JSON.stringify(before?.accepted ?? []) === JSON.stringify(file?.accepted ?? [])) {
      return false;
    }
    this.#byDraft = byDraftOf(this.#files);
    return true;
  }
}

const NONE: readonly Acceptance[] = [];

function byDraftOf(files: ReadonlyMap<string, AcceptedFile>): Map<string, Acceptance[]> {
  const byDraft = new Map<string, Acceptance[]>();
  for (const [file, { accepted }] of files) {
    const folder = file.slice(0, -FILE.length);
    for (const one of accepted) {
      const draft = `${folder}/${one.file}`;
      const known = byDraft.get(draft);
      if (known) known.push(one);
      else byDraft.set(draft, [one]);
    }
  }
  return byDraft;
}
