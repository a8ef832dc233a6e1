import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../draft/span.ts';
import type { Translate } from '../l10n.ts';

/** What is wrong with a file of the workspace's own, and where in it. */
export interface FormProblem extends Span {
  readonly message: string;
}

/** Reads one kind of value of a JSON file; undefined, with a problem noted, where it is not of that kind. */
export type Read<T> = (node: Node) => T | undefined;

/** Forms nest their rows and columns a few levels deep; what goes deeper is no file of ours. */
const DEEPEST = 40;
const LARGEST = 1_000_000;

/**
 * Reads JSON values and notes what is wrong with them, each with its place. Reading goes on after a
 * problem, so that all of them are shown at once.
 */
export class JsonReader {
  readonly problems: FormProblem[] = [];
  readonly t: Translate;
  #text = '';

  constructor(t: Translate) {
    this.t = t;
  }

  /**
   * The root of a text; undefined where it is no JSON.
   *
   * @param written The text, which a byte order mark may stand before.
   * @param largest UTF-16 code units; a longer text is not read.
   */
  parse(written: string, largest = LARGEST): Node | undefined {
    // A blank in its stead, so that all places stay what they are.
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
      // What lacks at the end of the file is told at its last character.
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

  /** Notes what is wrong in a part of a text, whose offsets count in what the text says. */
  noteIn(node: Node, { start, end }: Span, message: string): undefined {
    const last = node.offset + node.length - 1;
    const from = Math.min(this.#writtenAt(node, start), last);
    const to = Math.min(this.#writtenAt(node, Math.max(end, start + 1)), last);
    this.note({ start: from, end: Math.max(to, from + 1) }, message);
    return undefined;
  }

  /** Where in the file a character of a text is written, which escapes may move. */
  #writtenAt(node: Node, index: number): number {
    let at = node.offset + 1;
    for (let left = index; left > 0; left--) {
      if (this.#text.charAt(at) !== '\\') at++;
      else at += this.#text.charAt(at + 1) === 'u' ? 6 : 2;
    }
    return at;
  }

  /** A text that says something. */
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

  /** A list with at least `least` elements and at most `most`. */
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

  /** The properties of an object by name, once each and none besides `known`, if there are such. */
  object(node: Node, known?: readonly string[]): Map<string, Node> | undefined {
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

  /** The named property, which must be there. */
  required<T>(
    owner: Node,
    properties: ReadonlyMap<string, Node>,
    name: string,
    read: Read<T>,
  ): T | undefined {
    const node = properties.get(name);
    if (node) return read(node);
    this.note(
      { start: owner.offset, end: owner.offset + 1 },
      this.t('The property “{0}” is missing here.', name),
    );
    return undefined;
  }

  optional<T>(properties: ReadonlyMap<string, Node>, name: string, read: Read<T>): T | undefined {
    const node = properties.get(name);
    return node && read(node);
  }
}

/** Offset of the bracket that opens one level too many, or -1. The parser recurses, and must not that far. */
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

/** What is missing where the parser says so. */
const MISSING: Readonly<Record<string, string>> = {
  CommaExpected: ',',
  ColonExpected: ':',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  UnexpectedEndOfString: '"',
};

/** What is wrong with the syntax, by the parser's name for it. */
function syntaxError(t: Translate, code: string): string {
  const missing = MISSING[code];
  if (missing !== undefined) return t('This is not valid JSON: {0} is missing.', missing);
  const isUnquoted = code === 'InvalidSymbol' || code === 'PropertyNameExpected';
  return isUnquoted
    ? t('This is not valid JSON: names and texts stand in straight double quotes.')
    : t('This is not valid JSON.');
}
