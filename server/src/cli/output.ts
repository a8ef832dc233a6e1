import { visibleText } from '../plain-text.ts';

/** Where text is written: a stream of the system, or one of a test. */
export interface Stream {
  write(text: string): unknown;
}

/** A line at the end of a terminal that is written over again and again, such as the progress. */
export class StatusLine {
  readonly #stream: Stream;
  #isShown = false;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  show(text: string): void {
    this.#isShown = true;
    this.#stream.write(`\r${shown(text)}\x1b[K`);
  }

  clear(): void {
    if (this.#isShown) this.#stream.write('\r\x1b[K');
    this.#isShown = false;
  }
}

/**
 * The output of the program. Everything goes through it: file names, labels and other foreign text must
 * not move the cursor, look like other text, or be a command to the host that shows the log.
 */
export class Output {
  readonly #stream: Stream;
  readonly #status: StatusLine | undefined;

  /** @param status What may stand in the last line of the terminal, and is cleared first. */
  constructor(stream: Stream, status?: StatusLine) {
    this.#stream = stream;
    this.#status = status;
  }

  /** A line of text. */
  line(text: string): void {
    this.#write(`${shown(text)}\n`);
  }

  /** Text of the program itself in several lines. */
  lines(text: string): void {
    for (const line of text.split('\n')) this.line(line);
  }

  /** A draft: several lines whose tabs stay tabs. */
  draft(text: string): void {
    this.#write(text.replaceAll(/[^\n\t]+/g, shown));
  }

  /**
   * JSON on one line. Characters that `line` writes visibly are escaped here, so that the value stays the same.
   *
   * @param text As `JSON.stringify` writes it, or a piece of that.
   */
  json(text: string): void {
    this.#write(`${text.replace(HIDDEN, unicodeEscapes)}\n`);
  }

  /** A command to the host that shows the log. Foreign text in it must have been escaped. */
  command(text: string): void {
    this.#write(`${visibleText(text)}\n`);
  }

  /** The text of a file in lines, as it is. */
  page(text: string): void {
    this.#write(text);
  }

  #write(text: string): void {
    this.#status?.clear();
    this.#stream.write(text);
  }
}

/** The beginnings of commands to code hosts: `::error::`, `##[group]`, `##vso[…]`, `##teamcity[…]`. */
const COMMAND = /^(\s*):(?=:)|#(?=#\w*\[)/gu;

/** A text on one line without hidden characters: they are written as `\u{1b}`. */
export function shown(text: string): string {
  return visibleText(text).replace(COMMAND, (_, blanks: string | undefined) =>
    blanks === undefined ? '\\u{23}' : `${blanks}\\u{3a}`,
  );
}

/** Characters that JSON may contain, but that a terminal obeys. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|#(?=#\w*\[)/gu;

function unicodeEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
