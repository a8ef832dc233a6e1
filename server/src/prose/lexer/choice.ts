import type { Lexicon } from './lexicon.ts';

/** A pattern for any of the words that a language has for some meanings; it matches nothing where there are none. */
export type WordPattern = (...meanings: readonly string[]) => string;

/** Gives what makes such patterns in a language. */
export function choiceIn(lexicon: Lexicon): WordPattern {
  return (...meanings) => `(?:${meanings.flatMap(lexicon.words).map(escaped).join('|') || '(?!)'})`;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
