import { BODIES, CARRIED_ON, GOVERNMENTS, type Meaning, VOCABULARY } from './vocabulary.ts';

/** A word of the vocabulary; a body is known by the words that would make it the report's own. */
export interface Word {
  readonly text: string;
  readonly meaning: Meaning | 'body' | 'government';
  readonly own: readonly string[];
}

const WORDS: readonly Word[] = [
  ...Object.keys(VOCABULARY)
    .filter(isMeaning)
    .flatMap((meaning) => listed(VOCABULARY[meaning]).map((text) => ({ text, meaning, own: [] }))),
  ...carriedOn().map((text) => ({ text, meaning: 'next' as const, own: [] })),
  ...BODIES.flatMap(({ words, own }) =>
    listed(words).map((text) => ({ text, meaning: 'body' as const, own: listed(own) })),
  ),
  ...listed(GOVERNMENTS).map((text) => ({ text, meaning: 'government' as const, own: [] })),
];

const BY_FIRST = byFirst(WORDS);

/** The code units that words begin with. */
export const FIRST_UNITS: readonly number[] = [...BY_FIRST.keys()];

/** The longest word of the vocabulary that begins at an index of a compact text. */
export function wordAt(text: string, index: number): Word | undefined {
  const words = BY_FIRST.get(text.charCodeAt(index));
  if (words === undefined) return undefined;
  for (const word of words) if (text.startsWith(word.text, index)) return word;
  return undefined;
}

function isMeaning(key: string): key is Meaning {
  return Object.hasOwn(VOCABULARY, key);
}

function listed(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}

function carriedOn(): string[] {
  const { verbs, links, years, ends } = CARRIED_ON;
  return verbs.flatMap((verb) =>
    links.flatMap((link) => years.flatMap((year) => ends.map((end) => verb + link + year + end))),
  );
}

/** Words by the code unit that they begin with, longer ones first. */
function byFirst(words: readonly Word[]): Map<number, Word[]> {
  const lists = new Map<number, Word[]>();
  for (const word of words.toSorted((a, b) => b.text.length - a.text.length)) {
    const first = word.text.charCodeAt(0);
    lists.set(first, [...(lists.get(first) ?? []), word]);
  }
  return lists;
}
