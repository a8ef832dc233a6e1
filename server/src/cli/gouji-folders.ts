import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Translate } from '../l10n.ts';
import { codeOf, refusalOf } from './system-errors.ts';

/** Takes a line that says what could not be dealt with. */
export type Tell = (line: string) => void;

/**
 * The folders whose `.gouji` counts for a draft: from its own upward to the nearest that holds `.git`, else
 * to the working directory. What lies above may be anyone's. What is wrong with one is told once.
 */
export class GoujiFolders {
  readonly #directory: string | undefined;
  readonly #t: Translate;
  readonly #tell: Tell;
  readonly #above = new Map<string, readonly string[]>();
  readonly #holds = new Map<string, boolean>();

  /** @param directory The working directory; undefined where it is no more. */
  constructor(directory: string | undefined, t: Translate, tell: Tell) {
    this.#directory = directory;
    this.#t = t;
    this.#tell = tell;
  }

  /** Those that hold a `.gouji` folder, the nearest first, by their whole paths. */
  above(folder: string): readonly string[] {
    const known = this.#above.get(folder);
    if (known) return known;
    const found = boundedAbove(folder, this.#directory).filter((one) => this.#holdsGouji(one));
    this.#above.set(folder, found);
    return found;
  }

  /** The form files in a folder's `.gouji`, in the order of their names. */
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

  /** Whether there is something by a name in a folder of ours; why that cannot be known is told. */
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
      // Where the folder that should hold it is none, the draft in it is told of.
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

/** A folder and those above it, as far as they count. */
function boundedAbove(folder: string, directory: string | undefined): readonly string[] {
  const all = upwards(folder);
  const repository = all.findIndex((one) => existsSync(path.join(one, '.git')));
  if (repository >= 0) return all.slice(0, repository + 1);
  if (directory === undefined) return [folder];
  // Of a draft elsewhere, the folders that hold the working directory as well are above both.
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

/** Whether something has this name, if only a link to nowhere. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
