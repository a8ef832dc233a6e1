import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../draft/span.ts';
import type { Translate } from '../l10n.ts';

/** What is wrong in a JSON file of the user, and its range. */
export interface FormProblem extends Span {
  readonly message: string;
}

/** Reads one kind of JSON value. For a value of another kind it notes a problem and returns undefined. */
export type Read<T> = (node: Node) => T | undefined;

/** The properties of an object, in the order in which they are read. A reader is given those before it. */
export type Properties<T> = {
  readonly [K in keyof T]-?: Property<Exclude<T[K], undefined>, T, IsNeeded<T, K>>;
};

interface Property<T, Owner, Needed extends boolean> {
  readonly read: (node: Node, before: Partial<Owner>) => T | undefined;
  readonly isNeeded: Needed;
}

type IsNeeded<T, K extends keyof T> = object extends Pick<T, K> ? false : true;

/** A property without which its object cannot be read. */
export function needed<T, Owner>(read: Property<T, Owner, true>['read']): Property<T, Owner, true> {
  return { read, isNeeded: true };
}

/** A property that an object may lack. */
export function optional<T, Owner>(
  read: Property<T, Owner, false>['read'],
): Property<T, Owner, false> {
  return { read, isNeeded: false };
}

/** Forms nest rows and columns a few levels deep. The parser recurses, so deeper files are rejected. */
const DEEPEST = 40;
const LARGEST = 1_000_000;

/**
 * Reads JSON values and notes problems with their places. It continues after a problem, so that all
 * problems are shown together.
 */
export class JsonReader {
  readonly problems: FormProblem[] = [];
  readonly t: Translate;
  #text = '';

  constructor(t: Translate) {
    this.t = t;
  }

  /**
   * Parses a text; undefined if it is not valid JSON.
   *
   * @param written The text, possibly with a byte order mark.
   * @param largest Longest text that is read, in UTF-16 code units.
   */
  parse(written: string, largest = LARGEST): Node | undefined {
    // A byte order mark becomes a blank, so that no offset changes.
    const text = written.startsWith('\uFEFF') ? ` ${written.slice(1)}` : written;
    this.#text = text;
    if (text.length > largest) {
      this.note({ start: 0, end: 1 }, this.t('The file is too large.'));
      return undefined;
    }
    const deep = tooDeepAt(text);
    if (deep >= 0) {
      this.note({ start: deep, end: deep + 1 }, this.t('The file is nested too deeply.'));
      return undefined;
    }
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (error) {
      // An error at the end of the file is reported on the last character, because an empty range is
      // invisible.
      const start = Math.max(0, Math.min(error.offset, text.length - 1));
      const end = Math.min(Math.max(error.offset + error.length, start + 1), text.length);
      this.note({ start, end }, syntaxError(this.t, printParseErrorCode(error.error)));
      return undefined;
    }
    return root;
  }

  note({ start, end }: Span, message: string): void {
    this.problems.push({ start, end, message });
  }

  noteAt(node: Node, message: string): undefined {
    this.note({ start: node.offset, end: node.offset + node.length }, message);
    return undefined;
  }

  /** Notes a problem in a part of a string value. The span counts in the value, without escapes. */
  noteIn(node: Node, { start, end }: Span, message: string): undefined {
    const last = node.offset + node.length - 1;
    const from = Math.min(this.#writtenAt(node, start), last);
    const to = Math.min(this.#writtenAt(node, Math.max(end, start + 1)), last);
    this.note({ start: from, end: Math.max(to, from + 1) }, message);
    return undefined;
  }

  /**
   * Offset in the file of the character at `index` of a string value. Escapes are longer than their
   * characters.
   */
  #writtenAt(node: Node, index: number): number {
    let at = node.offset + 1;
    for (let left = index; left > 0; left--) {
      if (this.#text.charAt(at) !== '\\') at++;
      else at += this.#text.charAt(at + 1) === 'u' ? 6 : 2;
    }
    return at;
  }

  /** A string that is not blank. */
  text: Read<string> = (node) => {
    const value = this.anyText(node);
    if (value !== undefined && value.trim() === '') {
      return this.noteAt(node, this.t('This text is empty.'));
    }
    return value;
  };

  anyText: Read<string> = (node) =>
    typeof node.value === 'string'
      ? node.value
      : this.noteAt(node, this.t('A text is expected here.'));

  flag: Read<boolean> = (node) =>
    typeof node.value === 'boolean'
      ? node.value
      : this.noteAt(node, this.t('true or false is expected here.'));

  /** A whole number from 0 to `most`. */
  wholeNumber(most: number): Read<number> {
    return ({ value, ...node }) =>
      Number.isInteger(value) && value >= 0 && value <= most
        ? Number(value)
        : this.noteAt(node, this.t('A whole number from 0 to {0} is expected here.', most));
  }

  oneOf<T extends string>(...choices: readonly T[]): Read<T> {
    return (node) => {
      const found = choices.find((choice) => choice === node.value);
      return (
        found ??
        this.noteAt(node, this.t('One of these is expected here: {0}.', choices.join(', ')))
      );
    };
  }

  /** A list with `least` to `most` elements. */
  list<T>(read: Read<T>, most: number, least = 1): Read<T[]> {
    return (node) => {
      if (node.type !== 'array') return this.noteAt(node, this.t('A list is expected here.'));
      const nodes = node.children ?? [];
      if (nodes.length < least) return this.noteAt(node, this.t('This list is empty.'));
      if (nodes.length > most) {
        return this.noteAt(node, this.t('This list has more than {0} entries.', most));
      }
      const values = nodes.map(read);
      const good = values.filter((value) => value !== undefined);
      return good.length === values.length ? good : undefined;
    };
  }

  /** An object with these properties and no others; undefined if one that is needed cannot be read. */
  record<T extends object>(properties: Properties<T>): Read<T> {
    return (owner) => {
      const nodes = this.properties(owner, Object.keys(properties));
      if (!nodes) return undefined;
      const values: Partial<T> = {};
      for (const name in properties) {
        const { read, isNeeded } = properties[name];
        const node = nodes.get(name);
        const value = node && read(node, values);
        if (value !== undefined) values[name] = value;
        if (!node && isNeeded) {
          const start = owner.offset;
          const message = this.t('The property “{0}” is missing here.', name);
          this.note({ start, end: start + 1 }, message);
        }
      }
      return isWhole(values, properties) ? values : undefined;
    };
  }

  /** The properties of an object by name. Repeated ones are problems, and so are names not in `known`, if given. */
  properties(node: Node, known?: readonly string[]): Map<string, Node> | undefined {
    if (node.type !== 'object') return this.noteAt(node, this.t('An object is expected here.'));
    const properties = new Map<string, Node>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      if (known && !known.includes(name)) {
        this.noteAt(
          key,
          this.t('There is no property “{0}” here. Available: {1}.', name, known.join(', ')),
        );
      } else if (properties.has(name)) {
        this.noteAt(key, this.t('The property “{0}” appears twice here.', name));
      } else {
        properties.set(name, value);
      }
    }
    return properties;
  }
}

function isWhole<T extends object>(values: Partial<T>, properties: Properties<T>): values is T {
  for (const name in properties) {
    if (properties[name].isNeeded && values[name] === undefined) return false;
  }
  return true;
}

/** Offset of the bracket that opens one level too many, or -1. */
function tooDeepAt(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if (mark === '{' || mark === '[') {
      depth++;
      if (depth > DEEPEST) return at;
    } else if (mark === '}' || mark === ']') {
      depth--;
    } else if (mark === '"') {
      at = endOfString(text, at);
    }
  }
  return -1;
}

function endOfString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text.charAt(at) !== '"' && text.charAt(at) !== '\n') {
    at += text.charAt(at) === '\\' ? 2 : 1;
  }
  return at;
}

/** What is missing, by the parser's code for the error. */
const MISSING: Readonly<Record<string, string>> = {
  CommaExpected: ',',
  ColonExpected: ':',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  UnexpectedEndOfString: '"',
};

/** Describes a syntax error, given the parser's code for it. */
function syntaxError(t: Translate, code: string): string {
  const missing = MISSING[code];
  if (missing !== undefined) return t('This is not valid JSON: {0} is missing.', missing);
  const isUnquoted = code === 'InvalidSymbol' || code === 'PropertyNameExpected';
  return isUnquoted
    ? t('This is not valid JSON: names and texts must be in straight double quotes.')
    : t('This is not valid JSON.');
}

/** What can be read of a text that is being typed, in which braces and quotation marks may be missing. */
export function parseTyped(text: string): Node | undefined {
  return text.length > LARGEST || tooDeepAt(text) >= 0 ? undefined : parseTree(text);
}
