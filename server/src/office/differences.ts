import { diffArrays } from 'diff';
import type { Span } from '../draft/span.ts';

/** Characters of a text, and the text that replaces them in another. */
export interface Difference extends Span {
  readonly text: string;
}

/**
 * The differences between two versions of a line or cell, in order: whole figures and single characters. If there are
 * too many, the whole is one difference.
 */
export function differences(before: string, after: string): Difference[] {
  const found: Difference[] = [];
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST_EDITS });
  if (!changes) return [{ start: 0, end: before.length, text: after }];
  let at = 0;
  let open: { start: number; end: number; text: string } | undefined;
  for (const { value, added, removed } of changes) {
    const text = value.join('');
    if (!added && !removed) {
      if (open) found.push(open);
      open = undefined;
      at += text.length;
      continue;
    }
    open ??= { start: at, end: at, text: '' };
    if (added) open.text += text;
    else {
      at += text.length;
      open.end = at;
    }
  }
  if (open) found.push(open);
  return found;
}

/** The difference without the characters that both texts begin or end with. */
export function trimmedDifference(before: string, { start, end, text }: Difference): Difference {
  const old = before.slice(start, end);
  if (!FIGURE.test(old) || !FIGURE.test(text)) return { start, end, text };
  const most = Math.min(old.length, text.length);
  let first = 0;
  while (first < most && old[first] === text[first]) first++;
  let last = 0;
  while (last < most - first && old.at(-1 - last) === text.at(-1 - last)) last++;
  return { start: start + first, end: end - last, text: text.slice(first, text.length - last) };
}

/** Tokens that are added or removed. To find more would take too long. */
const MOST_EDITS = 400;

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

const TOKEN = /\d+(?:[.,]\d+)*|./gsu;
const FIGURE = /^[\d.,]*$/;
