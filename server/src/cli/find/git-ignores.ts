import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The patterns of a folder, which apply to paths from there. */
interface Rules {
  readonly folder: string;
  readonly patterns: Ignore;
}

/**
 * What git ignores below a folder: by `.gitignore` in its repository, and by `.git/info/exclude`. Outside a repository
 * nothing is ignored. Folders must be asked about before what is in them, because nothing in an ignored folder counts.
 */
export class GitIgnores {
  readonly #root: string;
  /** The rules for what is in a folder, the outermost first; undefined outside a repository. */
  readonly #rules = new Map<string, readonly Rules[] | undefined>();

  /** @param root Absolute path of the folder. It counts even if it is ignored itself, since the user named it. */
  constructor(root: string) {
    const above = this.#rulesIn(path.dirname(root));
    this.#root = root;
    if (above && isIgnoredBy(above, root, true)) this.#rules.set(root, ownRules(root));
  }

  /** Whether git ignores a file or folder, given by its absolute path. */
  isIgnored(whole: string, isFolder: boolean): boolean {
    if (whole === this.#root) return false;
    const rules = this.#rulesIn(path.dirname(whole));
    return rules !== undefined && isIgnoredBy(rules, whole, isFolder);
  }

  #rulesIn(folder: string): readonly Rules[] | undefined {
    if (this.#rules.has(folder)) return this.#rules.get(folder);
    const rules = this.#read(folder);
    this.#rules.set(folder, rules);
    return rules;
  }

  #read(folder: string): readonly Rules[] | undefined {
    if (existsSync(path.join(folder, '.git'))) {
      return [...rulesFrom(folder, '.git/info/exclude'), ...ownRules(folder)];
    }
    const parent = path.dirname(folder);
    const above = parent === folder ? undefined : this.#rulesIn(parent);
    return above && [...above, ...ownRules(folder)];
  }
}

function isIgnoredBy(rules: readonly Rules[], whole: string, isFolder: boolean): boolean {
  // The rules of an inner folder go before those of an outer one.
  for (const { folder, patterns } of rules.toReversed()) {
    const inside = path.relative(folder, whole).split(path.sep).join('/');
    const { ignored, unignored } = patterns.test(isFolder ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function ownRules(folder: string): readonly Rules[] {
  return rulesFrom(folder, '.gitignore');
}

function rulesFrom(folder: string, name: string): readonly Rules[] {
  try {
    const patterns = ignore().add(readFileSync(path.join(folder, name), 'utf8'));
    return [{ folder, patterns }];
  } catch {
    // Git itself takes a file that is absent or cannot be read for an empty one.
    return [];
  }
}
