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

/** All rules. */
export const rules: readonly Rule[] = [
  slippedFigures,
  suspectFigure,
  balance,
  columnTotal,
  declaredTotal,
  notAFigure,
  rollUp,
  rowTotal,
  carryOver,
  copiedText,
  emptyFigure,
  headingNumber,
  headingText,
  leftoverChoice,
  leftoverMark,
  lostCharacter,
  missingRow,
  missingSection,
  missingTable,
  pageNumber,
  proseAcross,
  proseContradiction,
  proseDerived,
  proseFigure,
  unknownRow,
  unreadTable,
  yearMismatch,
  yearOnYear,
  figureStyle,
  openNumber,
  tableLeftBlank,
  missingStatement,
  punctuation,
  unusualChange,
];

/** The rules by which the codes are named, which give the descriptions of the codes. */
export const namedRules: readonly Rule[] = [
  slippedFigures,
  suspectFigure,
  balance,
  columnTotal,
  declaredTotal,
  notAFigure,
  rollUp,
  rowTotal,
  carryOver,
  copiedText,
  emptyFigure,
  headingNumber,
  headingText,
  leftoverMark,
  missingRow,
  missingSection,
  missingTable,
  proseFigure,
  unknownRow,
  unreadTable,
  yearMismatch,
  figureStyle,
  missingStatement,
  punctuation,
  unusualChange,
];
