import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Translate } from '../l10n.ts';
import { codeOf, refusalOf } from './system-errors.ts';

/** Receives a line about something that could not be done. */
export type Tell = (line: string) => void;

/**
 * The folders whose `.gouji` applies to a draft: from its own folder upwards to the nearest one with
 * `.git`, otherwise to the working directory. Folders further up may belong to anyone. A problem with a
 * folder is reported once.
 */
export class GoujiFolders {
  readonly #directory: string | undefined;
  readonly #t: Translate;
  readonly #tell: Tell;
  readonly #above = new Map<string, readonly string[]>();
  readonly #holds = new Map<string, boolean>();

  /** @param directory The working directory; undefined if it no longer exists. */
  constructor(directory: string | undefined, t: Translate, tell: Tell) {
    this.#directory = directory;
    this.#t = t;
    this.#tell = tell;
  }

  /** Absolute paths of the folders with a `.gouji` folder, the nearest first. */
  above(folder: string): readonly string[] {
    const known = this.#above.get(folder);
    if (known) return known;
    const found = boundedAbove(folder, this.#directory).filter((one) => this.#holdsGouji(one));
    this.#above.set(folder, found);
    return found;
  }

  /** The form files in a folder's `.gouji`, sorted by name. */
  formsIn(folder: string): readonly string[] {
    const forms = path.join(folder, '.gouji', 'forms');
    try {
      const names = readdirSync(forms).filter((name) => name.endsWith('.json'));
      return names.sort().map((name) => path.join(forms, name));
    } catch (reason) {
      if (codeOf(reason) === 'ENOENT' && !isThere(forms)) return [];
      this.#tell(`${forms}: ${this.#refusal(reason)}`);
      return [];
    }
  }

  /** Whether a file exists in a `.gouji` folder. If that cannot be determined, the reason is reported. */
  holds(file: string): boolean {
    try {
      return isThere(file);
    } catch (reason) {
      this.#tell(`${file}: ${this.#refusal(reason)}`);
      return false;
    }
  }

  #holdsGouji(folder: string): boolean {
    const known = this.#holds.get(folder);
    if (known !== undefined) return known;
    const holds = this.#look(path.join(folder, '.gouji'));
    this.#holds.set(folder, holds);
    return holds;
  }

  #look(gouji: string): boolean {
    try {
      if (statSync(gouji).isDirectory()) return true;
      this.#tell(
        `${gouji}: ${this.#t('This should be a folder with forms and accepted findings, but it is not a folder.')}`,
      );
    } catch (reason) {
      const isAbsent = codeOf(reason) === 'ENOENT' && !isThere(gouji);
      // If its parent is no folder, the failure of the draft itself is reported.
      if (!isAbsent && codeOf(reason) !== 'ENOTDIR')
        this.#tell(`${gouji}: ${this.#refusal(reason)}`);
    }
    return false;
  }

  #refusal(reason: unknown): string {
    return codeOf(reason) === 'ENOTDIR'
      ? this.#t('This should be a folder with forms and accepted findings, but it is not a folder.')
      : refusalOf(reason, 'read', this.#t);
  }
}

/** A folder and those above it, within the limits described above. */
function boundedAbove(folder: string, directory: string | undefined): readonly string[] {
  const all = upwards(folder);
  const repository = all.findIndex((one) => existsSync(path.join(one, '.git')));
  if (repository >= 0) return all.slice(0, repository + 1);
  if (directory === undefined) return [folder];
  // For a draft elsewhere, the folders that also contain the working directory are above both, and do not
  // apply.
  return all.filter((one) => one === directory || !isWithin(directory, one));
}

function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep);
}

function upwards(folder: string): string[] {
  const all = [folder];
  for (let at = folder; path.dirname(at) !== at; ) {
    at = path.dirname(at);
    all.push(at);
  }
  return all;
}

/** Whether something has this name, even if it is a broken link. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
