import { decodeHTML } from 'entities';
import type { Span } from './span.ts';
import { isBlank, isBlankUnit } from './text.ts';

/**
 * What a reader sees of marked-up source: entities decoded, markup dropped, blanks collapsed and trimmed.
 */
export interface Visible {
  readonly text: string;
  /** From the first to the last character seen; empty where nothing is. */
  readonly content: Span;
  /** Which part of the source each part of the text stands for, in order. */
  readonly runs: readonly Run[];
  /** Source that no fix may change in part: more than the text would change. */
  readonly fixed?: readonly Span[];
}

/** Characters of the text and their source; unit for unit where both are of one length. */
export interface Run extends Span {
  /** Offset in the trimmed text; negative in what was trimmed away before it. */
  readonly at: number;
  readonly length: number;
}

/** Where a span of the visible text stands in the source: from its first to its last character. */
export function sourceSpan({ runs, content }: Pick<Visible, 'runs' | 'content'>, span: Span): Span {
  const start = sourceOffset(runs, span.start, 'start') ?? content.end;
  if (span.end <= span.start) return { start, end: start };
  const end = sourceOffset(runs, span.end - 1, 'end') ?? content.end;
  return { start, end };
}

/** Where the source of the unit at `offset` starts or ends. */
function sourceOffset(
  runs: readonly Run[],
  offset: number,
  side: 'start' | 'end',
): number | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  if (!run || offset >= run.at + run.length) return undefined;
  if (run.end - run.start !== run.length) return run[side];
  return run.start + offset - run.at + (side === 'end' ? 1 : 0);
}

/** Stands in a visible text for what is seen and is no text to be read: U+FFFC, the object replacement character. */
export const OPAQUE = '\ufffc';

const REFERENCE = /&(?:#x[\da-f]{1,9}|#\d{1,9}|[a-z][\da-z]{1,40});?/giy;

/** Puts a visible text together from stretches of source. */
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

  /** Adds source characters, with character references in them. */
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

  /** Adds source that is seen and is no text to be read, such as code: one character stands for it. */
  addOpaque({ start, end }: Span): void {
    this.#push(OPAQUE, start, end);
  }

  /** Whether nothing but blanks was added so far. */
  get isBlank(): boolean {
    return this.#parts.every((part) => isBlank(part, 0, part.length));
  }

  /** Adds text that stands for a stretch of source, as it is. */
  addText(text: string, { start, end }: Span): void {
    if (text !== '') this.#push(text, start, end);
  }

  /** Breaks the line: `<br>`, or where a paragraph inside begins or ends. */
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

  /** Appends to the text, and tells where. */
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
