import type { Lexicon } from './lexicon.ts';

/** Makes a pattern for any of a language's words for some meanings. Without such words it matches nothing. */
export type WordPattern = (...meanings: readonly string[]) => string;

/** Makes a `WordPattern` for a language. */
export function choiceIn(lexicon: Lexicon): WordPattern {
  return (...meanings) => `(?:${meanings.flatMap(lexicon.words).map(escaped).join('|') || '(?!)'})`;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
