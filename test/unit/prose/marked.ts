import { format } from '../../../server/src/figure/decimal.ts';
import type { Claim } from '../../../server/src/prose/read-line.ts';

const MARK = /⟦([^⟧]*)⟧\{([^}]*)\}/g;

/** A sentence without its marks, and what the marks say that its claims are. */
export function unmarked(marked: string): { text: string; expected: string[] } {
  let [text, end] = ['', 0];
  const expected: string[] = [];
  for (const match of marked.matchAll(MARK)) {
    const [all, number = '', slots = ''] = match;
    text += marked.slice(end, match.index);
    for (const slot of slots.split(' ')) expected.push(`${text.length} ${number} = ${slot}`);
    text += number;
    end = match.index + all.length;
  }
  return { text: text + marked.slice(end), expected };
}

/** Claims as the marks say them: where, what, and the plainest reading in short. */
export function told(text: string, claims: readonly Claim[]): string[] {
  return claims.map(({ number, readings }) => {
    return `${number.start} ${text.slice(number.start, number.end)} = ${short(readings[0] ?? [])}`;
  });
}

const ORGANISATIONS = ['business', 'research', 'charity', 'legal', 'otherOrg'];
const GROUPS: readonly [string, number][] = [
  ['r3', 8],
  ['r4', 3],
  ['r5', 5],
  ['r6', 3],
];

/** A sum of slots, with the groups of the form and the five columns of organisations by one name. */
export function short(slots: readonly string[]): string {
  let rows = [...new Set(slots.map((slot) => slot.slice(0, slot.lastIndexOf('.'))))];
  const columns = [...new Set(slots.map((slot) => slot.slice(slot.lastIndexOf('.') + 1)))];
  if (rows.join() === 'direct,after') rows = ['suit'];
  if (rows.join() === 'review,direct,after') rows = ['review+suit'];
  for (const [group, count] of GROUPS) {
    const items = Array.from({ length: count }, (_, index) => `${group}.${index + 1}`);
    if (!items.every((item) => rows.includes(item))) continue;
    rows = [...rows.filter((row) => !items.includes(row)), group];
  }
  return `${rows.join('+')}.${columns.join() === ORGANISATIONS.join() ? 'orgs' : columns.join('+')}`;
}

/** The value in digits. */
export function digitsOf(claim: Claim): string {
  return format(claim.value);
}
