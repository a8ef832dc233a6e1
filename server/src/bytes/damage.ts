/** Places where bytes are no character of the encoding. The text has `U+FFFD` there. */
export interface Damage {
  readonly places: number;
  /** Offset of the first place in the text, in UTF-16 code units. */
  readonly first: number;
}

/** How often a pattern matches in a text. It needs the flag `g`. */
export function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}
