import type { Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import type { KnownLabels } from '../draft/known-labels.ts';
import { contentText } from '../draft/paragraph.ts';
import type { Form } from './form.ts';
import { labelKey } from './label.ts';
import { knownLabels } from './labels-of-forms.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { isSentence } from './prose-line.ts';
import { type Recognise, recogniserOf } from './recognise.ts';
import { type ReadTitle, titleReader } from './title.ts';
import { type FindUnread, unreadFinder } from './unread.ts';

/** The known forms, and what finds their labels. */
export interface Forms {
  readonly all: readonly Form[];
  readonly lookup: Lookup;
  /** Their labels, as readers of drafts ask for them. */
  readonly labels: KnownLabels;
  /** Finds their tables in a grid; see `recogniserOf`. */
  readonly recognise: Recognise;
  /** The key of a line that can be a heading; empty where it can be none. */
  readonly headingKey: (paragraph: Paragraph) => string;
  readonly readTitle: ReadTitle;
  /** Finds their tables that stand in a report unread; see `unreadFinder`. */
  readonly findUnread: FindUnread;
}

/** @param known The same forms, where what finds their labels is there already. */
export function formsOf(all: readonly Form[], known?: Forms): Forms {
  const lookup = known?.lookup ?? lookupOf(all);
  return {
    all,
    lookup,
    labels: known?.labels ?? knownLabels(all, lookup),
    recognise: recogniserOf(lookup),
    headingKey: keep(headingKey),
    readTitle: titleReader(),
    findUnread: unreadFinder(lookup.tables),
  };
}

/** A heading is one short line; prose that mentions a section is longer or has a full stop. */
const LONGEST_HEADING = 40;

function headingKey(paragraph: Paragraph): string {
  const line = contentText(paragraph);
  return line.length > LONGEST_HEADING || isSentence(line) ? '' : labelKey(line);
}
