// Written by `node scripts/rules.ts`.

import { balance } from '../balance.ts';
import { carryOver } from '../carry-over.ts';
import { columnTotal } from '../column-total.ts';
import { copiedText } from '../copied-text.ts';
import { declaredTotal } from '../declared-total.ts';
import { emptyFigure } from '../empty-figure.ts';
import { figureStyle } from '../figure-style.ts';
import { headingNumber } from '../heading-number.ts';
import { headingText } from '../heading-text.ts';
import { leftoverChoice } from '../leftover-choice.ts';
import { leftoverMark } from '../leftover-mark.ts';
import { lostCharacter } from '../lost-character.ts';
import { missingRow } from '../missing-row.ts';
import { missingSection } from '../missing-section.ts';
import { missingStatement } from '../missing-statement.ts';
import { missingTable } from '../missing-table.ts';
import { notAFigure } from '../not-a-figure.ts';
import { openNumber } from '../open-number.ts';
import { pageNumber } from '../page-number.ts';
import { proseAcross } from '../prose-across.ts';
import { proseContradiction } from '../prose-contradiction.ts';
import { proseDerived } from '../prose-derived.ts';
import { proseFigure } from '../prose-figure.ts';
import { punctuation } from '../punctuation.ts';
import { rollUp } from '../roll-up.ts';
import { rowTotal } from '../row-total.ts';
import { slippedFigures } from '../slipped-figures.ts';
import { suspectFigure } from '../suspect-figure.ts';
import { tableLeftBlank } from '../table-left-blank.ts';
import { unknownRow } from '../unknown-row.ts';
import { unreadTable } from '../unread-table.ts';
import { unusualChange } from '../unusual-change.ts';
import { yearMismatch } from '../year-mismatch.ts';
import { yearOnYear } from '../year-on-year.ts';
import type { Rule } from './rule.ts';

/** All rules by their names, in the order in which they run. */
export const rulesByName: ReadonlyMap<string, Rule> = new Map([
  ['slipped-figures', slippedFigures],
  ['suspect-figure', suspectFigure],
  ['balance', balance],
  ['column-total', columnTotal],
  ['declared-total', declaredTotal],
  ['not-a-figure', notAFigure],
  ['roll-up', rollUp],
  ['row-total', rowTotal],
  ['carry-over', carryOver],
  ['copied-text', copiedText],
  ['empty-figure', emptyFigure],
  ['heading-number', headingNumber],
  ['heading-text', headingText],
  ['leftover-choice', leftoverChoice],
  ['leftover-mark', leftoverMark],
  ['lost-character', lostCharacter],
  ['missing-row', missingRow],
  ['missing-section', missingSection],
  ['missing-table', missingTable],
  ['page-number', pageNumber],
  ['prose-across', proseAcross],
  ['prose-contradiction', proseContradiction],
  ['prose-derived', proseDerived],
  ['prose-figure', proseFigure],
  ['unknown-row', unknownRow],
  ['unread-table', unreadTable],
  ['year-mismatch', yearMismatch],
  ['year-on-year', yearOnYear],
  ['figure-style', figureStyle],
  ['open-number', openNumber],
  ['table-left-blank', tableLeftBlank],
  ['missing-statement', missingStatement],
  ['punctuation', punctuation],
  ['unusual-change', unusualChange],
]);

/** All rules. */
export const rules: readonly Rule[] = [...rulesByName.values()];
