import type { KnownLabels } from '../draft/known-labels.ts';
import { type Headed, headedAmong } from './by-headings/captions.ts';
import type { Form } from './form.ts';
import { knownLabels } from './labels-of-forms.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { TitleWords } from './title-words.ts';
import { type FindUnread, unreadFinder } from './unread.ts';

/** The known forms, with the means to find their labels and tables. */
export interface Forms {
  readonly all: readonly Form[];
  readonly lookup: Lookup;
  /** Their tables that are read by their headings. */
  readonly headed: Headed;
  /** Their labels, for the readers of drafts. */
  readonly labels: KnownLabels;
  /** The words at the end of their titles. */
  readonly titles: TitleWords;
  /** Finds their tables that are in a report but cannot be read; see `unreadFinder`. */
  readonly findUnread: FindUnread;
}

export function formsOf(all: readonly Form[]): Forms {
  const lookup = lookupOf(all);
  return {
    all,
    lookup,
    headed: headedAmong(all.flatMap(({ tables }) => tables)),
    labels: knownLabels(all, lookup),
    titles: new TitleWords(all.flatMap(({ kinds }) => kinds)),
    findUnread: unreadFinder(lookup.tables),
  };
}
