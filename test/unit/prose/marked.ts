import { format } from '../../../server/src/figure/decimal.ts';
import { isSought, meaningsOfSlots } from '../../../server/src/prose/bind.ts';
import { languages } from '../../../server/src/prose/form-language.ts';
import { type Claim, type Exempt, readLine } from '../../../server/src/prose/read-line.ts';
import { statutory } from '../../kit/statutory.ts';

const [form] = statutory;
/** The language of the form in force. */
export const language = languages()(form);

/** The claims of a line in a report that names no other form. */
export function readClaims(
  text: string,
  context: { readonly year: number | undefined; readonly agency: string },
  exempt: Exempt = {},
): readonly Claim[] {
  return readLine(text, { ...context, language }, exempt).claims;
}

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

/** The slots of the form in force that a query asks for, by the names of their rows and columns. */
function slotsOf(query: string): string[] {
  return form.tables.flatMap((table) => {
    const slots = meaningsOfSlots(table);
    const width = table.columns.length;
    return slots.flatMap((means, index) => {
      if (!isSought(query, means)) return [];
      const row = table.rows[Math.floor(index / width)];
      const column = table.columns[index % width]?.id ?? '';
      return [row?.label === '' ? column : `${row?.id}.${column}`];
    });
  });
}

/** A sum of slots, with the groups of the form and the five columns of organisations by one name. */
export function short(queries: readonly string[]): string {
  const slots = queries.flatMap(slotsOf);
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
