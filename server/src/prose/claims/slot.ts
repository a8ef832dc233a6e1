import type { Meaning } from '../lexer/vocabulary.ts';

/** A cell of a form's table: `new.total`, `r3.1.natural`, `review.total`, `norm.made`. */
export type SlotId = string;

/** Sums of slots: the number agrees when it equals any of them; the plainest comes first. */
export type Readings = readonly (readonly SlotId[])[];

const GROUPS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  r1: [['r1']],
  r2: [['r2']],
  r3: [numbered('r3', 8)],
  r4: [numbered('r4', 3)],
  r5: [numbered('r5', 5)],
  // The form of 2019 has no items here.
  r6: [numbered('r6', 3), ['r6']],
};

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  natural: ['natural'],
  organisations: ['business', 'research', 'charity', 'legal', 'otherOrg'],
  business: ['business'],
  research: ['research'],
  charity: ['charity'],
  legal: ['legal'],
};

/** The rows that a verb can mean when it counts requests. */
const ROWS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'receive-new': [['new']],
  receive: [['new'], ['new', 'carry']],
  handle: [['new'], ['new', 'carry'], ['r7']],
  finish: [['r7']],
  carry: [['carry']],
  next: [['next']],
  ...GROUPS,
};

/** Whether the meaning is an outcome of requests. */
export function isGroup(meaning: Meaning): boolean {
  return Object.hasOwn(GROUPS, meaning);
}

/** Whether the meaning is who applied. */
export function isApplicant(meaning: Meaning): boolean {
  return Object.hasOwn(COLUMNS, meaning);
}

/** The rows of the table of requests that a meaning speaks of. */
export function rowsOf(meaning: Meaning): readonly (readonly string[])[] {
  return ROWS[meaning] ?? [];
}

/** The rows of several outcomes that were counted together. */
export function rowsTogether(meanings: readonly Meaning[]): readonly (readonly string[])[] {
  let sums: readonly (readonly string[])[] = [[]];
  for (const meaning of meanings) {
    sums = sums.flatMap((sum) => rowsOf(meaning).map((rows) => [...sum, ...rows]));
  }
  return sums;
}

/** The slots of rows in the column of the total, or in those of an applicant. */
export function inColumns(rows: readonly (readonly string[])[], applicant?: Meaning): Readings {
  const columns = (applicant && COLUMNS[applicant]) ?? ['total'];
  return rows.map((sum) => sum.flatMap((row) => columns.map((column) => `${row}.${column}`)));
}

/** The slots of reviews or suits that ended in a way, `total` for all of them. */
export function legalSlots(
  meaning: 'review' | 'suit' | 'direct' | 'after',
  result = 'total',
): Readings {
  if (meaning === 'suit') return [[`direct.${result}`, `after.${result}`]];
  return [[`${meaning}.${result}`]];
}

function numbered(group: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${group}.${index + 1}`);
}
