import { keep } from '../draft/keep.ts';
import { COMMON_WORDS } from '../form/any-report.ts';
import type { Form } from '../form/form.ts';
import { wordsOf } from '../form/vocabulary.ts';
import { type PlanWords, planWordsOf } from './arithmetic/plan.ts';
import { type AllDoneFinder, allDoneIn } from './claims/all-done.ts';
import { type Charges, chargesOf } from './claims/charge.ts';
import type { OwnQuery } from './claims/meant.ts';
import { meaningsIn, queryOf, type SlotQuery } from './claims/slot-query.ts';
import { type ChangeWords, changeWordsOf } from './derived/change.ts';
import { type ShareWords, shareWordsOf } from './derived/share.ts';
import { type FeeWords, feeWordsOf } from './fee-words.ts';
import { isOfForm, type Lexicon, lexiconOf } from './lexer/lexicon.ts';
import { type OwnYearWords, ownYearWordsOf } from './own-year.ts';
import { type SentenceWords, sentenceWordsOf } from './sentences/sentence-words.ts';

/** The language in which prose speaks about what a form counts. It is made from the form's vocabulary. */
export interface Language {
  readonly lexicon: Lexicon;
  readonly charges: Charges;
  readonly allDone: AllDoneFinder;
  readonly ownQuery: OwnQuery;
  readonly shares: ShareWords;
  readonly changes: ChangeWords;
  readonly fees: FeeWords;
  readonly ownYear: OwnYearWords;
  readonly plans: PlanWords;
  /** The form's sentences; undefined if it has none. */
  readonly sentences: SentenceWords | undefined;
}

const PLAN_WORDS = planWordsOf(COMMON_WORDS);

/** The language of a form. Without a form, the words of any prose. */
export type LanguageOf = (form: Form | undefined) => Language;

/** Makes a `LanguageOf` with a cache. */
export function languages(): LanguageOf {
  const ofForm = keep<Form, Language>(languageFor);
  let ofNone: Language | undefined;
  return (form) => {
    if (form) return ofForm(form);
    ofNone ??= languageFor(undefined);
    return ofNone;
  };
}

function languageFor(form: Form | undefined): Language {
  const slots = (form?.tables ?? []).flatMap(({ means, rows, columns }) =>
    rows.flatMap((row) =>
      columns.map((column) => new Set([...means, ...row.means, ...column.means])),
    ),
  );
  const own = new Set(slots.flatMap((means) => [...means].filter(isOfForm)));
  const vocabulary = new Map(
    Object.entries(form?.vocabulary ?? {}).map(([meaning, written]): [string, string[]] => [
      meaning,
      written.flatMap((words) => wordsOf(words) ?? []),
    ]),
  );
  // A name without words in the vocabulary is its own word.
  for (const meaning of own) if (!vocabulary.has(meaning)) vocabulary.set(meaning, [meaning]);
  const lexicon = lexiconOf(vocabulary, form && own.size > 0 ? partsOf(form) : []);
  return {
    lexicon,
    charges: chargesOf(lexicon),
    allDone: allDoneIn(lexicon),
    ownQuery: ownQueries(slots),
    shares: shareWordsOf(lexicon),
    changes: changeWordsOf(lexicon),
    fees: feeWordsOf(lexicon),
    ownYear: ownYearWordsOf(lexicon),
    plans: PLAN_WORDS,
    sentences: form && sentenceWordsOf(form),
  };
}

/** Names of rows and columns without a meaning in prose. A number limited by such a name is a part. */
function partsOf({ tables }: Form): string[] {
  const named = tables.flatMap(({ rows, columns }) => [...rows, ...columns]);
  return named.flatMap(({ means, label, name }) =>
    means.length > 0 ? [] : [label, name].filter((text) => text.length > 1),
  );
}

/**
 * The query for names that only this form has. If nothing else names a row or a column, the total is
 * meant.
 */
function ownQueries(slots: readonly ReadonlySet<string>[]): OwnQuery {
  const isOne = (query: SlotQuery) => {
    const meanings = meaningsIn(query);
    return slots.filter((means) => meanings.every((meaning) => means.has(meaning))).length === 1;
  };
  return (names) => [queryOf(...names, 'total'), queryOf(...names)].find(isOne);
}
