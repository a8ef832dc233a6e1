import { balance } from '../balance.ts';
import { columnTotal } from '../column-total.ts';
import { declaredTotal } from '../declared-total.ts';
import { emptyFigure } from '../empty-figure.ts';
import { figureStyle } from '../figure-style.ts';
import { headingNumber } from '../heading-number.ts';
import { headingText } from '../heading-text.ts';
import { leftoverMark } from '../leftover-mark.ts';
import { lostInProse, lostInTable } from '../lost-character.ts';
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
import type { FrameRule, GridRule, LineRule, Rule, TableRule } from './rule.ts';

/** The rules that look at one table at a time. */
export const tableRules: readonly TableRule[] = [
  suspectFigure,
  rowTotal,
  columnTotal,
  balance,
  notAFigure,
  emptyFigure,
  figureStyle,
  missingRow,
  unknownRow,
  lostInTable,
];

/** The rules that look at the prose and the tables together. */
export const rules: readonly Rule[] = [openNumber, proseFigure, proseDerived, proseContradiction];

/** The rules that look at a report but for its figures. */
export const frameRules: readonly FrameRule[] = [
  missingTable,
  unreadTable,
  missingSection,
  headingNumber,
  headingText,
  pageNumber,
  lostInProse,
  yearMismatch,
  missingStatement,
];

/** The rules that look at one line of prose at a time. */
export const lineRules: readonly LineRule[] = [leftoverMark, punctuation];

/** The rules that look at one table of no known form at a time. */
export const gridRules: readonly GridRule[] = [declaredTotal];
