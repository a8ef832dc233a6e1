/**
 * The words by which prose speaks of what a form counts: for each meaning, as rows, columns and tables name
 * theirs with `means`, its words as they are written in the form; see `wordsOf`.
 */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** A vocabulary as a form file has it: its own, or the name of the form whose words it shares. */
export type VocabularySource = Readonly<Record<string, string | readonly string[]>> | string;

/** No meaning has more words. */
export const MOST_WORDS = 2000;

/** One way to write a word: `{尚|仍}在办理{|中}` stands for four words. */
const CHOICE = /^([^{}]*)\{([^{}]*)\}(.*)$/;

/**
 * The words that a text stands for, which blanks part; nothing where a brace has no partner, or where there
 * are too many words.
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

/** What the text of `means` names: one meaning or several, parted by blanks. */
export function meaningsOf(means: string | undefined): string[] {
  return (means ?? '').split(/\s+/).filter((meaning) => meaning !== '');
}
