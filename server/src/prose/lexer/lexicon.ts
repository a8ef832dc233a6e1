import { grouped } from '../../grouped.ts';
import { isKnown, isSought, isTrait, type Trait } from '../meanings.ts';
import { BODIES, FUNCTION_WORDS, GOVERNMENTS } from './function-words.ts';
import { BEGIN_OTHERS } from './marks.ts';

/** What a word says about the numbers around it. */
export interface Word {
  readonly text: string;
  /** A meaning that the grammar knows, or `own` if only the form knows it. */
  readonly meaning: string;
  readonly traits: readonly Trait[];
  /** If only the form knows the word: the form's meanings of it. */
  readonly names: readonly string[];
  /** For a body: the words in the agency's name that make it the report's own. */
  readonly own: readonly string[];
}

/** The words of a language. */
export interface Lexicon {
  /** The longest word that begins at an index of a compact text. */
  wordAt(text: string, index: number): Word | undefined;
  /** Whether a token may begin with a code unit. Most characters of prose begin none. */
  begins(unit: number): boolean;
  /** The words of a meaning in the vocabulary, longer ones first. */
  words(meaning: string): readonly string[];
}

/** A word for a meaning that no single word of the text expresses. */
export function wordFor(meaning: string, text = ''): Word {
  return { text, meaning, traits: [], names: [], own: [] };
}

/**
 * The language of a form: the words of any prose, and the form's own.
 *
 * @param vocabulary The form's own words by meaning.
 * @param parts Names of what a form counts separately without a meaning for it. A number limited by one
 *   is a part.
 */
export function lexiconOf(
  vocabulary: ReadonlyMap<string, readonly string[]>,
  parts: readonly string[],
): Lexicon {
  const words = new Map<string, Word>();
  const add = (meaning: string, text: string) => {
    const known = words.get(text) ?? wordFor('plain', text);
    if (isTrait(meaning)) words.set(text, { ...known, traits: [...known.traits, meaning] });
    else if (isKnown(meaning) || !isOfForm(meaning))
      words.set(text, { ...known, meaning, names: [] });
    else words.set(text, { ...known, meaning: 'own', names: [...known.names, meaning] });
  };
  for (const [meaning, list] of Object.entries(FUNCTION_WORDS)) {
    for (const text of listed(list)) add(meaning, text);
  }
  for (const text of listed(GOVERNMENTS)) add('government', text);
  for (const body of BODIES) {
    for (const text of listed(body.words)) {
      words.set(text, { ...wordFor('body', text), own: listed(body.own) });
    }
  }
  for (const text of parts) words.set(text, wordFor('part', text));
  // Meanings are added before traits.
  const lists = [...vocabulary].toSorted(([a], [b]) => Number(isTrait(a)) - Number(isTrait(b)));
  for (const [meaning, list] of lists) {
    if (!isSought(meaning)) for (const text of list) add(meaning, text);
  }
  const byBeginning = byTwoUnits([...words.values()]);
  const longestFirst = new Map(
    [...vocabulary].map(([meaning, list]) => [
      meaning,
      list.toSorted((a, b) => b.length - a.length),
    ]),
  );
  const begins = new Uint8Array(UNITS);
  for (const unit of BEGIN_OTHERS) begins[unit] = 1;
  for (const text of words.keys()) begins[text.charCodeAt(0)] = 1;
  const find = (key: number, text: string, index: number) => {
    const list = byBeginning.get(key);
    if (list) for (const word of list) if (text.startsWith(word.text, index)) return word;
    return undefined;
  };
  return {
    wordAt: (text, index) => {
      const unit = text.charCodeAt(index);
      const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
      return find(unit * UNITS + next, text, index) ?? find(unit * UNITS, text, index);
    },
    begins: (unit) => begins[unit] === 1,
    words: (meaning) => longestFirst.get(meaning) ?? [],
  };
}

/** Number of code units. */
const UNITS = 0x10000;

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...Object.keys(FUNCTION_WORDS),
  'body',
  'government',
]);

/** Whether a meaning is a form's own. */
export function isOfForm(meaning: string): boolean {
  return !FUNCTIONS.has(meaning) && !isKnown(meaning);
}

function listed(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}

/** Words by their first two code units (0 for a missing second), longer ones first. */
function byTwoUnits(words: readonly Word[]): Map<number, Word[]> {
  const longerFirst = words.toSorted((a, b) => b.text.length - a.text.length);
  return grouped(longerFirst, ({ text }) => {
    const second = text.length > 1 ? text.charCodeAt(1) : 0;
    return [text.charCodeAt(0) * UNITS + second];
  });
}
