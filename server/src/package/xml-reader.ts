import { decoded } from './xml-text.ts';

/**
 * Why a text is not read as XML.
 *
 * - `damaged`: not well-formed
 * - `dtd`: it declares a document type, which office files never do, and whose entities can expand without limit
 * - `too-deep`: elements are nested more than {@link MOST_LEVELS} deep
 * - `given-up`: the caller stopped reading
 */
export type XmlFault = 'damaged' | 'dtd' | 'too-deep' | 'given-up';

/** Deepest nesting of elements. Word documents have some thirty levels. */
export const MOST_LEVELS = 256;

/**
 * Goes through XML piece by piece, forwards only, and gives exact places: offsets are UTF-16 code units of the
 * text as it is, end exclusive. Takes linear time and keeps nothing but the names of the open elements.
 *
 * This is our own reader because office files are changed by splicing their XML. Parsers from npm give the positions of
 * tags at best, but decode entities and line ends without saying where.
 *
 * If the text is not well-formed, reading ends there and {@link fault} says why.
 */
export class XmlReader {
  readonly text: string;
  /** The piece read last. An empty tag (`<a/>`) is an `open` and then a `close` without characters. */
  kind: 'open' | 'close' | 'text' | 'cdata' | 'end' = 'end';
  /** The name of a tag: `p` in the main namespace, `mc:Choice` in others, or `:a` there if it has no prefix. */
  name = '';
  start = 0;
  end = 0;
  fault: XmlFault | undefined;

  /** How many elements are open. At an `open` piece its element is counted; at a `close` piece it no longer is. */
  get depth(): number {
    return this.#open.length;
  }

  /** The prefix of the main namespace with its colon; empty if it has none. */
  get prefix(): string {
    return this.#prefix;
  }

  /** Whether the open tag read last is an empty tag. */
  get isEmptyTag(): boolean {
    return this.#isEmptyTag;
  }

  readonly #isMain: (namespace: string) => boolean;
  readonly #open: string[] = [];
  #isEmptyTag = false;
  #nameEnd = 0;
  #at = 0;
  #hasRoot = false;
  #prefix = '';

  /** @param isMain Recognises the main namespace, which is declared at the root, by its URI. */
  constructor(text: string, isMain: (namespace: string) => boolean) {
    this.text = text;
    this.#isMain = isMain;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
  }

  /** Reads the next piece. False at the end, or if the text is not well-formed. */
  next(): boolean {
    if (this.kind === 'open' && this.#isEmptyTag) return this.#close(this.end, this.end);
    const { text } = this;
    while (this.#at < text.length) {
      const start = this.#at;
      if (text.charCodeAt(start) !== LESS_THAN) {
        const tag = text.indexOf('<', start);
        const end = tag < 0 ? text.length : tag;
        this.#at = end;
        if (this.depth > 0) return this.#piece('text', start, end);
        if (!BLANK.test(text.slice(start, end))) return this.#fail('damaged');
        continue;
      }
      const second = text.charCodeAt(start + 1);
      if (second === SLASH) return this.#closeTag(start);
      if (second === QUESTION) {
        if (!this.#pass('<?', '?>')) return this.#fail('damaged');
      } else if (second !== EXCLAMATION) return this.#openTag(start);
      else if (text.startsWith('<!--', start)) {
        if (!this.#pass('<!--', '-->')) return this.#fail('damaged');
      } else if (text.startsWith('<![CDATA[', start)) {
        if (this.depth === 0 || !this.#pass('<![CDATA[', ']]>')) return this.#fail('damaged');
        return this.#piece('cdata', start + 9, this.#at - 3);
      } else return this.#fail(text.startsWith('<!DOCTYPE', start) ? 'dtd' : 'damaged');
    }
    return this.depth > 0 || !this.#hasRoot ? this.#fail('damaged') : this.#stop();
  }

  /**
   * Visits the child elements of the one whose open tag was read last. Whatever a visit does not read of a child is
   * skipped. Afterwards the close tag has been read.
   *
   * @param onText Called at each text between them.
   */
  eachChild(visit: (name: string) => void, onText?: () => void): void {
    const depth = this.depth;
    while (this.next()) {
      if (this.kind === 'close' && this.depth < depth) return;
      if (this.kind === 'open') {
        visit(this.name);
        this.leave(depth);
      } else if (this.kind !== 'close') onText?.();
    }
  }

  /** Visits all text in the element whose open tag was read last, at any depth. Entities are not decoded. */
  eachText(visit: (start: number, end: number, kind: 'text' | 'cdata') => void): void {
    const depth = this.depth;
    while (this.next() && this.depth >= depth) {
      if (this.kind === 'text' || this.kind === 'cdata') visit(this.start, this.end, this.kind);
    }
  }

  /** Skips ahead until no more than `depth` elements are open. */
  leave(depth: number): void {
    while (this.depth > depth && this.next());
  }

  /** Ends reading. */
  giveUp(): void {
    this.#fail('given-up');
  }

  /**
   * The value of an attribute of the open tag read last, entities decoded; undefined if it has none.
   *
   * @param name As it is written. A name without prefix stands for the main namespace or none.
   */
  attribute(name: string): string | undefined {
    const inMain = this.#prefix + name;
    ATTRIBUTE.lastIndex = this.#nameEnd;
    for (let at = ATTRIBUTE.exec(this.text); at; at = ATTRIBUTE.exec(this.text)) {
      if (at[1] === name || at[1] === inMain) return decoded(at[2] ?? at[3] ?? '');
    }
    return undefined;
  }

  #openTag(start: number): boolean {
    if (this.depth === 0 && this.#hasRoot) return this.#fail('damaged');
    if (this.depth === MOST_LEVELS) return this.#fail('too-deep');
    NAME.lastIndex = start + 1;
    const written = NAME.exec(this.text)?.[0];
    const end = this.#endOfTag(start);
    if (written === undefined || end < 0) return this.#fail('damaged');
    this.#piece('open', start, end);
    this.#at = end;
    this.#nameEnd = start + 1 + written.length;
    this.#isEmptyTag = this.text.charCodeAt(end - 2) === SLASH;
    if (!this.#hasRoot) this.#takeRoot();
    this.name = this.#nameOf(written);
    this.#open.push(written);
    return true;
  }

  /** Offset after the `>` that ends a tag, or -1. */
  #endOfTag(start: number): number {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === GREATER_THAN) return at + 1;
      if (unit === LESS_THAN) return -1;
      if (unit !== QUOTE && unit !== APOSTROPHE) continue;
      at = text.indexOf(unit === QUOTE ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
    return -1;
  }

  #takeRoot(): void {
    this.#hasRoot = true;
    ATTRIBUTE.lastIndex = this.#nameEnd;
    for (let at = ATTRIBUTE.exec(this.text); at; at = ATTRIBUTE.exec(this.text)) {
      const [, name = '', ...values] = at;
      if (!/^xmlns(?::|$)/.test(name) || !this.#isMain(decoded(values.join('')))) continue;
      this.#prefix = name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`;
      return;
    }
  }

  #nameOf(written: string): string {
    if (written.startsWith(this.#prefix)) return written.slice(this.#prefix.length);
    return written.includes(':') ? written : `:${written}`;
  }

  #closeTag(start: number): boolean {
    const name = this.#open.at(-1);
    const end = this.text.indexOf('>', start) + 1;
    if (name === undefined || end === 0 || !this.text.startsWith(name, start + 2)) {
      return this.#fail('damaged');
    }
    const rest = this.text.slice(start + 2 + name.length, end - 1);
    if (rest !== '' && !BLANK.test(rest)) return this.#fail('damaged');
    return this.#close(start, end);
  }

  #close(start: number, end: number): boolean {
    this.#isEmptyTag = false;
    this.name = this.#nameOf(this.#open.pop() ?? '');
    this.#at = end;
    return this.#piece('close', start, end);
  }

  /** Skips everything up to the end of the second mark. The first mark is next. */
  #pass(first: string, last: string): boolean {
    const found = this.text.indexOf(last, this.#at + first.length);
    this.#at = found + last.length;
    return found >= 0;
  }

  #piece(kind: XmlReader['kind'], start: number, end: number): true {
    this.kind = kind;
    this.start = start;
    this.end = end;
    return true;
  }

  #fail(fault: XmlFault): false {
    this.fault ??= fault;
    return this.#stop();
  }

  #stop(): false {
    this.kind = 'end';
    this.#at = this.text.length;
    this.#open.length = 0;
    this.#hasRoot = true;
    return false;
  }
}

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const QUOTE = 34;
const APOSTROPHE = 39;

const BLANK = /^[ \t\r\n]*$/;
const NAME = /[^\s<>/="'&]+/y;
const ATTRIBUTE = /\s+([^\s<>/="'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
