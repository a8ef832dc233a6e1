/**
 * The words of prose for what a form counts: for each meaning that rows, columns and tables name in
 * `means`, its words as written in the form; see `wordsOf`.
 */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** A vocabulary in a form file: its own, or the id of the form whose vocabulary it shares. */
export type VocabularySource = Readonly<Record<string, string | readonly string[]>> | string;

/** The maximum number of words of a meaning. */
export const MOST_WORDS = 2000;

/** Several words written as one: `{尚|仍}在办理{|中}` stands for four words. */
const CHOICE = /^([^{}]*)\{([^{}]*)\}(.*)$/;

/**
 * The words that a text with blanks between words stands for; undefined if a brace has no partner, or if
 * there are too many words.
 */
export function wordsOf(written: string): string[] | undefined {
  const words: string[] = [];
  const open = written
    .split(/\s+/)
    .filter((word) => word !== '')
    .toReversed();
  for (let word = open.pop(); word !== undefined; word = open.pop()) {
    const [, before, choices, behind] = CHOICE.exec(word) ?? [];
    if (choices === undefined) {
      if (/[{}]/.test(word)) return undefined;
      words.push(word);
    } else {
      open.push(...choices.split('|').map((choice) => before + choice + behind));
    }
    if (words.length + open.length > MOST_WORDS) return undefined;
  }
  return words.filter((word) => word !== '');
}

/** The meanings in a `means`, separated by blanks. */
export function meaningsOf(means: string | undefined): string[] {
  return (means ?? '').split(/\s+/).filter((meaning) => meaning !== '');
}
