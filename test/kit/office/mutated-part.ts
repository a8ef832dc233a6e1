import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRefused, readOffice } from '../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../server/src/office/write-office.ts';
import { entryContent } from '../../../server/src/package/zip-content.ts';
import { withContents } from '../../../server/src/package/zip-rewrite.ts';
import { decode } from '../bytes.ts';
import { archiveOf } from './entry-text.ts';

/** What means something in any XML. */
const MARKS = [
  '',
  '<',
  '>',
  '"',
  '&',
  '&#x0;',
  '/',
  '0',
  '-',
  '999999999',
  '\u0000',
  '<!--',
  '<![CDATA[',
  '<?',
  '\uFFFF',
];

interface Mutation {
  readonly at: number;
  readonly length: number;
  readonly put: string | { readonly from: number; readonly length: number };
}

function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((now, { at, length, put }) => {
    const start = at % (now.length + 1);
    const from = typeof put === 'string' ? 0 : put.from % (now.length + 1);
    const piece = typeof put === 'string' ? put : now.slice(from, from + put.length);
    return now.slice(0, start) + piece + now.slice(start + length);
  }, text);
}

/**
 * Office files of which some characters of a part were replaced: by nothing, by what stands elsewhere, or by one of the
 * pieces.
 */
export function mutatedFiles(
  files: readonly Uint8Array[],
  pieces: readonly string[],
): fc.Arbitrary<Uint8Array> {
  const mutation = fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.nat(3), fc.nat(200)),
    put: fc.oneof(
      fc.constantFrom(...MARKS, ...pieces),
      fc.record({ from: fc.nat(), length: fc.nat(200) }),
    ),
  });
  return fc
    .record({
      file: fc.constantFrom(...files),
      pick: fc.nat(),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
    })
    .map(({ file, pick, mutations }) => {
      const archive = archiveOf(file);
      const entries = [...archive.entries.values()];
      const entry = entries[pick % entries.length];
      assert.ok(entry);
      const content = entryContent(archive, entry);
      assert.ok(typeof content !== 'string');
      const text = mutated(decode(content, 'utf-8'), mutations);
      return withContents(archive, new Map([[entry.name, new TextEncoder().encode(text)]]));
    });
}

/**
 * Reads a file, and changes one of its digits where it can be read: it is refused, or what is written reads as it was
 * meant.
 *
 * @returns what was written.
 */
export function changeDigit(
  bytes: Uint8Array,
  place: number,
  tracked: boolean,
): Uint8Array | undefined {
  const draft = readOffice(bytes, decode);
  if (isRefused(draft)) return undefined;
  for (const offset of [0, place % (draft.text.length + 1), draft.text.length]) {
    assert.ok(draft.locate(offset).row >= 1);
  }
  const digits = [...draft.text.matchAll(/\d/g)];
  const at = digits[place % Math.max(1, digits.length)]?.index;
  if (at === undefined) return undefined;
  const other = draft.text.charAt(at) === '7' ? '8' : '7';
  const edited = draft.text.slice(0, at) + other + draft.text.slice(at + 1);
  const author = { name: '测试', date: '2025-01-31T09:00:00Z' };
  const after = writeOffice(draft, edited, { author, tracked }, decode);
  if (!(after instanceof Uint8Array)) return undefined;
  const again = readOffice(after, decode);
  assert.equal(isRefused(again) ? again.refused : again.text, edited);
  return after;
}
