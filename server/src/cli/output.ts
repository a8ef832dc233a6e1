import { visibleText } from '../plain-text.ts';

/** Where text goes: a stream of the system, or a test's. */
export interface Stream {
  write(text: string): unknown;
}

/**
 * What the program says. All of it goes this way: names of files, labels and whatever else comes from others
 * must not move the cursor, look like another text, or command the host that shows the log.
 */
export class Output {
  readonly #stream: Stream;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  /** A line of text. */
  line(text: string): void {
    this.#stream.write(`${shown(text)}\n`);
  }

  /** A text of our own in several lines. */
  lines(text: string): void {
    for (const line of text.split('\n')) this.line(line);
  }

  /** A value as JSON; what is made visible elsewhere is escaped here, so that the value stays the same. */
  json(value: unknown): void {
    this.#stream.write(`${plainJson(value)}\n`);
  }
}

/** Where a line would be a command to a code host: `::error::`, `##[group]`, `##vso[…]`, `##teamcity[…]`. */
const COMMAND = /^(\s*):(?=:)|#(?=#\w*\[)/gu;

/** A text on one line with nothing hidden in it: `\u{1b}` stands for what is not to be seen. */
export function shown(text: string): string {
  return visibleText(text).replace(COMMAND, (_, blanks: string | undefined) =>
    blanks === undefined ? '\\u{23}' : `${blanks}\\u{3a}`,
  );
}

/** What JSON may hold as it is and a terminal obeys. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|#(?=#\w*\[)/gu;

function plainJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => line.replace(HIDDEN, unicodeEscapes))
    .join('\n');
}

function unicodeEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
