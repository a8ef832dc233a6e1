import type { Paragraph } from './block.ts';
import type { Mark } from './markdown-marks.ts';
import { type Span, shifted } from './span.ts';
import { type Run, VisibleBuilder } from './visible.ts';

/** Applies the marks of a text to its lines, one line after another. */
export class LineMarks {
  readonly #marks: readonly Mark[];
  /** Index of the first mark that can overlap a later line. */
  #next = 0;

  /** @param marks Without overlaps and in the order of the source, in which their offsets count. */
  constructor(marks: readonly Mark[]) {
    this.#marks = marks;
  }

  /**
   * The line as a reader sees it: without unseen parts, and with one character for each opaque part.
   *
   * @param at Offset of the block in the source. It never decreases between calls.
   */
  line(block: Paragraph, at: number): Paragraph {
    const marks = this.#within(shifted(block.content, at)).map((mark) => ({
      kind: mark.kind,
      ...shifted(mark, -at),
    }));
    if (marks.length === 0) return block;
    const builder = new VisibleBuilder(block.text);
    addSeen(builder, runsOf(block), marks);
    const fixed = marks.flatMap(({ kind, ...span }) => (kind === 'unseen' ? [] : [span]));
    const visible = { ...builder.build(), ...(fixed.length > 0 ? { fixed } : {}) };
    return { ...block, content: visible.content, visible };
  }

  #within({ start, end }: Span): Mark[] {
    while ((this.#marks[this.#next]?.end ?? Infinity) <= start) this.#next++;
    const within: Mark[] = [];
    for (let index = this.#next; index < this.#marks.length; index++) {
      const mark = this.#marks[index];
      if (!mark || mark.start >= end) break;
      within.push(mark);
    }
    return within;
  }
}

/** Visible text with the range of the source that it stands for. */
interface Seen extends Span {
  readonly text: string;
}

/** The visible pieces of a line, in the order of the source, before marks are applied. */
function runsOf({ text, content, visible }: Paragraph): Seen[] {
  if (!visible) return [{ ...content, text: text.slice(content.start, content.end) }];
  return visible.runs.flatMap(({ at, length, start, end }: Run) => {
    const from = Math.max(0, -at);
    const to = Math.min(length, visible.text.length - at);
    if (from >= to) return [];
    const seen = visible.text.slice(at + from, at + to);
    const isVerbatim = end - start === length;
    return [
      isVerbatim
        ? { start: start + from, end: start + to, text: seen }
        : { start, end, text: seen },
    ];
  });
}

function addSeen(builder: VisibleBuilder, runs: readonly Seen[], all: readonly Mark[]): void {
  const marks = all.filter(({ kind }) => kind !== 'fixed');
  let index = 0;
  let shown: Mark | undefined;
  for (const { start, end, text } of runs) {
    const isVerbatim = end - start === text.length;
    let at = start;
    for (; index < marks.length; index++) {
      const mark = marks[index];
      if (!mark || mark.start >= end) break;
      if (mark.end > at) {
        if (isVerbatim && mark.start > at) {
          builder.addText(text.slice(at - start, mark.start - start), {
            start: at,
            end: mark.start,
          });
        }
        const covered = { start: Math.max(at, mark.start), end: Math.min(end, mark.end) };
        if (mark.kind === 'opaque' && shown !== mark) builder.addOpaque(covered);
        shown = mark;
        at = isVerbatim ? covered.end : end;
      }
      // The mark may continue into the next visible piece.
      if (mark.end > end) break;
    }
    if (at < end) builder.addText(isVerbatim ? text.slice(at - start) : text, { start: at, end });
  }
}
