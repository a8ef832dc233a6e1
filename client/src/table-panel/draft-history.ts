import type { TextEdited } from './figure-places.ts';

/** A step of a document's history. */
interface Step {
  /** The replacement as a whole: the smallest range that contains all of its edits. */
  readonly start: number;
  readonly removed: string;
  readonly inserted: string;
  /**
   * The edits that undo it and redo it. They do not overlap, and refer to the document before they are
   * made.
   */
  readonly backward: readonly TextEdited[];
  readonly forward: readonly TextEdited[];
  /** Whether the next character typed after it belongs to the same step. */
  readonly isTyping: boolean;
}

/** Maximum number of steps; older ones are forgotten. */
const MOST = 500;

/**
 * The edits of a document since it is shown, by whoever made them. VS Code undoes only in the focused
 * editor, and keys typed while the focus moves there and back would go into the draft. So the view undoes
 * by an edit that restores the old text. If an editor undoes, the history follows.
 */
export class DraftHistory {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  #text: string;

  /** @param text The present text of the document. */
  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Records an edit.
   *
   * @param text The document after it.
   * @param edits The edits, without overlaps, referring to the document before.
   * @param step Whether it is an undo or a redo, by an editor or by this history.
   */
  follow(text: string, edits: readonly TextEdited[], step?: 'undo' | 'redo'): void {
    const made = stepOf(this.#text, text, edits);
    this.#text = text;
    if (!made) return;
    if (step) this.#step(made, step);
    else this.#edit(made);
    if (this.#done.length > MOST) this.#done.shift();
  }

  #edit(made: Step): void {
    this.#undone.length = 0;
    const last = this.#done.at(-1);
    const together = last && joined(last, made);
    if (together) this.#done[this.#done.length - 1] = together;
    else this.#done.push(made);
  }

  /**
   * Records an undo or redo. Both stacks are examined, because an editor that undoes our undo redoes the
   * edit.
   */
  #step(made: Step, kind: 'undo' | 'redo'): void {
    const [last, next] = [this.#done.at(-1), this.#undone.at(-1)];
    const takesBack = last !== undefined && isSame(made, reversed(last));
    const makesAgain = next !== undefined && isSame(made, next);
    if (takesBack && (kind === 'undo' || !makesAgain)) {
      this.#done.pop();
      this.#undone.push(last);
    } else if (makesAgain) {
      this.#undone.pop();
      this.#done.push(next);
    } else if (kind === 'undo') {
      // It is older than this history, or several steps in one.
      this.#done.length = 0;
      this.#undone.push(reversed(made));
    } else {
      this.#undone.length = 0;
      this.#done.push(made);
    }
  }

  /** The edits that undo the last step, in any order; undefined if there is none. */
  get undo(): readonly TextEdited[] | undefined {
    return this.#done.at(-1)?.backward;
  }

  /** The edits that redo the step undone last. */
  get redo(): readonly TextEdited[] | undefined {
    return this.#undone.at(-1)?.forward;
  }
}

function stepOf(before: string, after: string, edits: readonly TextEdited[]): Step | undefined {
  if (before === after) return undefined;
  const forward = edits.toSorted((a, b) => a.start - b.start);
  let delta = 0;
  const backward = forward.map(({ start, length, text }): TextEdited => {
    const edit = {
      start: start + delta,
      length: text.length,
      text: before.slice(start, start + length),
    };
    delta += text.length - length;
    return edit;
  });
  const [first, last] = [forward[0], forward.at(-1)];
  // If the reported edits do not lead from one text to the other, the whole text is restored.
  if (!first || !last || applied(before, forward) !== after) return whole(before, after);
  const end = last.start + last.length;
  const [removed, inserted] = [
    before.slice(first.start, end),
    after.slice(first.start, end + delta),
  ];
  return {
    ...smallest(before, after, first.start, removed, inserted),
    backward,
    forward,
    isTyping: forward.length === 1 && first.length === 0 && first.text.length === 1,
  };
}

function whole(before: string, after: string): Step {
  return {
    start: 0,
    removed: before,
    inserted: after,
    backward: [{ start: 0, length: after.length, text: before }],
    forward: [{ start: 0, length: before.length, text: after }],
    isTyping: false,
  };
}

/** The text after edits, which are in ascending order and do not overlap. */
export function applied(text: string, edits: readonly TextEdited[]): string {
  return edits
    .toReversed()
    .reduce(
      (now, { start, length, text }) => now.slice(0, start) + text + now.slice(start + length),
      text,
    );
}

/**
 * The smallest replacement with the same result, independent of the edits that made it: without equal
 * text at both ends, and as far to the right as possible (a third 1 after 11 could be at any place).
 */
function smallest(
  before: string,
  after: string,
  start: number,
  removed: string,
  inserted: string,
): Pick<Step, 'start' | 'removed' | 'inserted'> {
  const [head, tail] = common(removed, inserted);
  const [out, into] = [removed, inserted].map((text) => text.slice(head, text.length - tail));
  const moved = out || into || '';
  const at = start + head;
  if (out && into) return { start: at, removed: out, inserted: into };
  const rest = out ? after : before;
  let right = 0;
  while (at + right < rest.length && rest[at + right] === moved[right % moved.length]) right++;
  const turn = right % moved.length;
  const turned = moved.slice(turn) + moved.slice(0, turn);
  return { start: at + right, removed: out ? turned : '', inserted: out ? '' : turned };
}

/** How many code units two texts have in common at the start, and at the end after that. */
function common(one: string, other: string): readonly [number, number] {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return [head, tail];
}

function reversed({ start, removed, inserted, backward, forward }: Step): Step {
  return {
    start,
    removed: inserted,
    inserted: removed,
    backward: forward,
    forward: backward,
    isTyping: false,
  };
}

function isSame(one: Step, other: Step): boolean {
  return (
    one.start === other.start && one.removed === other.removed && one.inserted === other.inserted
  );
}

/** Consecutive characters are one step, as in an editor. Undefined if they cannot be joined. */
function joined(last: Step, step: Step): Step | undefined {
  if (!last.isTyping || !step.isTyping || /\s/.test(step.inserted)) return undefined;
  if (step.start !== last.start + last.inserted.length) return undefined;
  const inserted = last.inserted + step.inserted;
  return {
    start: last.start,
    removed: '',
    inserted,
    backward: [{ start: last.start, length: inserted.length, text: '' }],
    forward: [{ start: last.start, length: 0, text: inserted }],
    isTyping: true,
  };
}
