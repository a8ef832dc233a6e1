// Written by `node scripts/rules.ts`.

import { balance } from '../balance.ts';
import { carryOver } from '../carry-over.ts';
import { columnTotal } from '../column-total.ts';
import { declaredTotal } from '../declared-total.ts';
import { emptyFigure } from '../empty-figure.ts';
import { figureStyle } from '../figure-style.ts';
import { headingNumber } from '../heading-number.ts';
import { headingText } from '../heading-text.ts';
import { leftoverMark } from '../leftover-mark.ts';
import { lostCharacter } from '../lost-character.ts';
import { missingRow } from '../missing-row.ts';
import { missingSection } from '../missing-section.ts';
import { missingStatement } from '../missing-statement.ts';
import { missingTable } from '../missing-table.ts';
import { notAFigure } from '../not-a-figure.ts';
import { openNumber } from '../open-number.ts';
import { pageNumber } from '../page-number.ts';
import { proseContradiction } from '../prose-contradiction.ts';
import { proseDerived } from '../prose-derived.ts';
import { proseFigure } from '../prose-figure.ts';
import { punctuation } from '../punctuation.ts';
import { rowTotal } from '../row-total.ts';
import { suspectFigure } from '../suspect-figure.ts';
import { unknownRow } from '../unknown-row.ts';
import { unreadTable } from '../unread-table.ts';
import { yearMismatch } from '../year-mismatch.ts';
import { yearOnYear } from '../year-on-year.ts';
import type { Rule } from './rule.ts';

/** All rules. */
export const rules: readonly Rule[] = [
  suspectFigure,
  balance,
  columnTotal,
  declaredTotal,
  notAFigure,
  rowTotal,
  carryOver,
  emptyFigure,
  headingNumber,
  headingText,
  leftoverMark,
  lostCharacter,
  missingRow,
  missingSection,
  missingTable,
  pageNumber,
  proseContradiction,
  proseDerived,
  proseFigure,
  unknownRow,
  unreadTable,
  yearMismatch,
  yearOnYear,
  figureStyle,
  openNumber,
  missingStatement,
  punctuation,
];
