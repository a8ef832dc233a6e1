import { grouped } from '../../grouped.ts';
import { isKnown, isSought, isTrait, type Trait } from '../meanings.ts';
import { BODIES, FUNCTION_WORDS, GOVERNMENTS } from './function-words.ts';
import { BEGIN_OTHERS } from './marks.ts';

/** What a word says about the numbers around it. */
export interface Word {
  readonly text: string;
  /** A meaning of the grammar's; `own` where the form alone knows it. */
  readonly meaning: string;
  readonly traits: readonly Trait[];
  /** What the form calls it, of a word that the form alone knows: the meanings that it stands for. */
  readonly names: readonly string[];
  /** The words that would make a body the report's own. */
  readonly own: readonly string[];
}

/** The words of a language, found in a text. */
export interface Lexicon {
  /** The longest word that begins at an index of a compact text. */
  wordAt(text: string, index: number): Word | undefined;
  /** Whether a token may begin with a code unit; most characters of prose begin none. */
  begins(unit: number): boolean;
  /** The words that a vocabulary lists under a meaning, longer ones first. */
  words(meaning: string): readonly string[];
}

/** What is needed to name a thing that no word of a text stands for. */
export function wordFor(meaning: string, text = ''): Word {
  return { text, meaning, traits: [], names: [], own: [] };
}

/**
 * The language of a form: the words that any prose has, and the form's own.
 *
 * @param vocabulary The form's own words by their meanings.
 * @param parts Names of what a form counts apart, and has no meaning for: what they limit is a part.
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
  // A meaning comes before what more is said of its words.
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

/** Code units that there are. */
const UNITS = 0x10000;

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...Object.keys(FUNCTION_WORDS),
  'body',
  'government',
]);

/** Whether a meaning is one that only forms have. */
export function isOfForm(meaning: string): boolean {
  return !FUNCTIONS.has(meaning) && !isKnown(meaning);
}

function listed(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}

/** Words by the two code units that they begin with, 0 where there is but one, longer ones first. */
function byTwoUnits(words: readonly Word[]): Map<number, Word[]> {
  const longerFirst = words.toSorted((a, b) => b.text.length - a.text.length);
  return grouped(longerFirst, ({ text }) => {
    const second = text.length > 1 ? text.charCodeAt(1) : 0;
    return [text.charCodeAt(0) * UNITS + second];
  });
}
