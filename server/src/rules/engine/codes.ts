// Written by `node scripts/rules.ts`.

/** Codes of findings, each with a page in `docs/rules/`. */
export const codes = [
  'slipped-figures',
  'suspect-figure',
  'balance',
  'column-total',
  'declared-total',
  'not-a-figure',
  'roll-up',
  'row-total',
  'carry-over',
  'copied-text',
  'empty-figure',
  'heading-number',
  'heading-text',
  'leftover-mark',
  'missing-row',
  'missing-section',
  'missing-table',
  'prose-figure',
  'unknown-row',
  'unread-table',
  'year-mismatch',
  'figure-style',
  'missing-statement',
  'punctuation',
  'unusual-change',
] as const;

export type Code = (typeof codes)[number];
