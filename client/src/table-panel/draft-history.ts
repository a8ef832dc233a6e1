import type { TextEdited } from './figure-places.ts';

/** A step of a document's history. */
interface Step {
  /** What it replaces where: the smallest stretch that holds all of its edits. */
  readonly start: number;
  readonly removed: string;
  readonly inserted: string;
  /** Single edits that take it back, and that make it; none overlap, all for the document as it is then. */
  readonly backward: readonly TextEdited[];
  readonly forward: readonly TextEdited[];
  /** Whether the next letter typed behind it belongs to it. */
  readonly isTyping: boolean;
}

/** More steps are forgotten, the oldest first. */
const MOST = 500;

/**
 * The edits of a document since it is shown, whoever made them. VS Code can undo only in the editor that has
 * the focus, and what is typed while the focus goes there and back would end up in the draft. So the view
 * undoes with an edit that puts back what stood there. Where an editor undoes, the history follows.
 */
export class DraftHistory {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  #text: string;

  /** @param text The document as it is. */
  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Takes note of an edit.
   *
   * @param text The document behind it.
   * @param edits What was edited, none overlapping, all for the document before it.
   * @param step Which step of a history it is, the editor's or this one's.
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

  /** An editor that takes back what undid here does it again: so both stacks are looked at. */
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
      // Older than this history, or several steps at once.
      this.#done.length = 0;
      this.#undone.push(reversed(made));
    } else {
      this.#undone.length = 0;
      this.#done.push(made);
    }
  }

  /** The edits that take the last step back, in any order; undefined where there is none. */
  get undo(): readonly TextEdited[] | undefined {
    return this.#done.at(-1)?.backward;
  }

  /** The edits that make the step again that was taken back last. */
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
  // Whoever tells edits that do not lead from one text to the other gets the whole text put back.
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

/** A document after edits that do not overlap, in ascending order. */
export function applied(text: string, edits: readonly TextEdited[]): string {
  return edits
    .toReversed()
    .reduce(
      (now, { start, length, text }) => now.slice(0, start) + text + now.slice(start + length),
      text,
    );
}

/**
 * The one smallest replacement that makes the same of the text, whichever edits have made it: without what
 * is the same at both ends, and as far to the right as it goes (a third 1 behind 11 could stand anywhere).
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

/** How many code units two texts have in common at their start, and at their end behind that. */
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

/** Letters typed one behind the other are one step, as in an editor. */
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
