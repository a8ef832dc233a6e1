import type { Form, SentenceForm, TableForm } from '../../form/form.ts';
import { PLAIN_UNIT } from './figure-in-place.ts';
import { plainWords } from './plain-words.ts';

/** The sentences of a form that repeat figures, by their words. */
export interface SentenceWords {
  /** What the words right before a number name; the words are plain, see `plainWords`. */
  readonly named: ReadonlyMap<string, readonly Repeating[]>;
  /** Sentences that name the row of the figure. */
  readonly ofRows: readonly Repeating[];
  /** Everything that may stand behind their numbers. */
  readonly units: readonly string[];
  /** Finds the words in brackets that say at which level of the codes a row is; undefined if the codes have none. */
  readonly levels: LevelMarks | undefined;
}

/** The words for the levels of codes, as the headings of a divided column have them: 类, 款, 项. */
export interface LevelMarks {
  /** From the uppermost level. */
  readonly words: readonly string[];
  /** One in brackets, with digits of the code: `（06款）`. It has the groups `digits` and `level`. */
  readonly pattern: RegExp;
}

/** What a number may repeat after its words. */
export interface Repeating extends Pick<SentenceForm, 'repeats' | 'unless' | 'isOfAnyLevel'> {
  readonly words: ReadonlySet<string>;
  /** What may stand behind the number. */
  readonly units: ReadonlySet<string>;
  readonly isCount: boolean;
  readonly under: readonly string[];
  readonly tables: readonly TableForm[];
}

/** The words of a form's sentences; undefined if it has none. */
export function sentenceWordsOf(form: Form): SentenceWords | undefined {
  const { sentences, tables } = form;
  if (sentences.length === 0) return undefined;
  const named = new Map<string, Repeating[]>();
  const ofRows: Repeating[] = [];
  const all = new Set<string>();
  for (const { words, under, counts, ...others } of sentences) {
    const plain = new Set(words.map(plainWords));
    const isCount = counts.length > 0;
    const units = new Set(isCount ? counts : [PLAIN_UNIT]);
    for (const unit of units) all.add(unit);
    const one = { ...others, words: plain, units, isCount, under: under.map(plainWords), tables };
    if (others.repeats.some(({ row }) => row === 'each')) ofRows.push(one);
    else for (const word of plain) named.set(word, [...(named.get(word) ?? []), one]);
  }
  return { named, ofRows, units: [...all], levels: levelsOf(tables) };
}

/** The headings of the columns into which codes may be divided, of the table that has the most. */
function levelsOf(tables: readonly TableForm[]): LevelMarks | undefined {
  const divided = tables.map(({ byHeadings }) => byHeadings?.labels[0]?.parts ?? []);
  const [most = []] = divided.toSorted((a, b) => b.length - a.length);
  const words = most.map(({ label }) => label).filter((label) => /^\p{Script=Han}+$/u.test(label));
  if (words.length === 0) return undefined;
  return { words, pattern: new RegExp(`（(?<digits>\\d{0,4})(?<level>${words.join('|')})）`, 'g') };
}
