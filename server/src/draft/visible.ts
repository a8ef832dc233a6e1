import { decodeHTML } from 'entities';
import { firstFrom } from '../first-from.ts';
import type { Span } from './span.ts';
import { isBlank, isBlankUnit } from './text.ts';

/**
 * What a reader sees of source with markup: entities decoded, markup removed, blanks collapsed and
 * trimmed.
 */
export interface Visible {
  readonly text: string;
  /** From the first visible character to the last; empty if nothing is visible. */
  readonly content: Span;
  /** Which range of the source each part of the text stands for, in order. */
  readonly runs: readonly Run[];
  /** Ranges of the source that no fix may change in part, because more than the text would change. */
  readonly fixed?: readonly Span[];
}

/** A part of the text with its range in the source. If both have the same length, they match unit by unit. */
export interface Run extends Span {
  /** Offset in the trimmed text; negative in text that was trimmed at the start. */
  readonly at: number;
  readonly length: number;
}

/** Where a span of the visible text is in the source, from its first to its last character. */
export function sourceSpan({ runs, content }: Pick<Visible, 'runs' | 'content'>, span: Span): Span {
  const start = sourceOffset(runs, span.start, 'start') ?? content.end;
  if (span.end <= span.start) return { start, end: start };
  const end = sourceOffset(runs, span.end - 1, 'end') ?? content.end;
  return { start, end };
}

/** Where the source of the code unit at `offset` starts or ends. */
function sourceOffset(
  runs: readonly Run[],
  offset: number,
  side: 'start' | 'end',
): number | undefined {
  const run = runs[firstFrom(runs, offset + 1, ({ at }) => at) - 1];
  if (!run || offset >= run.at + run.length) return undefined;
  if (run.end - run.start !== run.length) return run[side];
  return run.start + offset - run.at + (side === 'end' ? 1 : 0);
}

/** U+FFFC, the object replacement character. It replaces what is visible but not read as text. */
export const OPAQUE = '\ufffc';

const REFERENCE = /&(?:#x[\da-f]{1,9}|#\d{1,9}|[a-z][\da-z]{1,40});?/giy;

/** Builds a visible text from ranges of source. */
export class VisibleBuilder {
  readonly #source: string;
  readonly #runs: Run[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  #last = '';
  #broken = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds a range of source, with its character references decoded. */
  add({ start, end }: Span): void {
    let at = start;
    while (at < end) {
      const unit = this.#source.charCodeAt(at);
      if (isCollapsible(unit)) {
        let next = at + 1;
        while (next < end && isCollapsible(this.#source.charCodeAt(next))) next++;
        if (this.#last !== ' ' && this.#last !== '\n') this.#push(' ', at, next);
        at = next;
      } else if (unit === AMPERSAND) {
        at = this.#addReference(at, end);
      } else {
        let next = at + 1;
        while (next < end && !isSpecial(this.#source.charCodeAt(next))) next++;
        this.#push(this.#source.slice(at, next), at, next);
        at = next;
      }
    }
  }

  /** Adds a range that is visible but not read as text, such as code. It becomes one character. */
  addOpaque({ start, end }: Span): void {
    this.#push(OPAQUE, start, end);
  }

  /** Whether only blanks have been added so far. */
  get isBlank(): boolean {
    return this.#parts.every((part) => isBlank(part, 0, part.length));
  }

  /** Adds text that stands for a range of source. */
  addText(text: string, { start, end }: Span): void {
    if (text !== '') this.#push(text, start, end);
  }

  /** Adds a line break, for `<br>` or where a paragraph begins or ends. */
  breakLine(): void {
    this.#broken = this.#length > 0;
  }

  build(): Visible {
    const text = this.#parts.join('');
    let from = 0;
    while (from < text.length && isBlankUnit(text.charCodeAt(from))) from++;
    let to = text.length;
    while (to > from && isBlankUnit(text.charCodeAt(to - 1))) to--;
    const runs = this.#runs.map((run) => ({ ...run, at: run.at - from }));
    const start = sourceOffset(runs, 0, 'start') ?? 0;
    const end = sourceOffset(runs, to - from - 1, 'end') ?? start;
    const content = from === to ? { start: 0, end: 0 } : { start, end };
    return { text: text.slice(from, to), content, runs };
  }

  #addReference(at: number, end: number): number {
    REFERENCE.lastIndex = at;
    const written = REFERENCE.exec(this.#source.slice(0, end))?.[0] ?? '&';
    this.#push(decodeHTML(written), at, at + written.length);
    return at + written.length;
  }

  #push(text: string, start: number, end: number): void {
    if (this.#broken) {
      this.#broken = false;
      this.#runs.push({ at: this.#append('\n'), length: 1, start, end: start });
      if (text === ' ') return;
    }
    const at = this.#append(text);
    const last = this.#runs.at(-1);
    const joins =
      last?.end === start && last.length === last.end - last.start && text.length === end - start;
    if (joins) {
      this.#runs[this.#runs.length - 1] = { ...last, length: last.length + text.length, end };
    } else {
      this.#runs.push({ at, length: text.length, start, end });
    }
  }

  /** Appends to the text and returns the offset. */
  #append(text: string): number {
    const at = this.#length;
    this.#parts.push(text);
    this.#length += text.length;
    this.#last = text.charAt(text.length - 1);
    return at;
  }
}

const AMPERSAND = 38;

function isCollapsible(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 12;
}

function isSpecial(unit: number): boolean {
  return unit === AMPERSAND || isCollapsible(unit);
}
