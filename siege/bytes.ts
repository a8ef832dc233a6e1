import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findingsOf, open } from '../test/kit/read.ts';
import { mutated, type Source, sources, units } from './drafts.ts';
import { law } from './law.ts';
import { requests } from './requests.ts';
import type { Subject } from './subject.ts';

/** No text makes the program fail. */
export const anyBytes: Subject = {
  id: 'bytes',
  title: 'Any text',
  promise:
    'With random characters, mutated drafts, halves of characters, NULs and bytes that are not text, every request is answered, and every range in an answer is inside the draft.',
  async *run(effort) {
    for (const run of [random, broken, undecodable]) yield run(effort);
  },
};

const language = fc.constantFrom('report-draft', 'html', 'markdown', 'csv', 'tsv', 'plaintext', '');

const random = law(
  'random code units',
  fc.record({ languageId: language, text: units(600) }),
  1500,
  answersEverything,
);

const broken = law(
  'drafts with stretches taken out, put in and replaced',
  mutated,
  1000,
  answersEverything,
);

const undecodable = law(
  'drafts with bytes changed before they are decoded',
  fc
    .tuple(
      fc.constantFrom(...sources),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 }),
      fc.constantFrom('utf-8', 'gb18030', 'utf-16le'),
    )
    .map(([{ languageId, text }, changes, encoding]) => {
      const bytes = new TextEncoder().encode(text);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return { languageId, text: new TextDecoder(encoding).decode(bytes) };
    }),
  500,
  answersEverything,
);

const LONGEST = 5000;

/** Asks for everything at three places of a text. `growth` bounds the time. */
function answersEverything({ languageId, text }: Source): void {
  const started = performance.now();
  const document = open(text, languageId);
  findingsOf(document);
  const wild = { line: 3, character: 1_000_000 };
  for (const position of [
    document.positionAt(text.length >> 1),
    document.positionAt(text.length),
    wild,
  ]) {
    for (const [name, request] of Object.entries(requests)) {
      const answer = request(document, position);
      for (const { start, end } of rangesIn(answer)) {
        assert.ok(
          document.offsetAt(start) <= document.offsetAt(end),
          `${name}: ends after it starts`,
        );
        assert.deepEqual(
          document.positionAt(document.offsetAt(end)),
          end,
          `${name}: is in the draft`,
        );
      }
    }
  }
  assert.ok(performance.now() - started < LONGEST, 'in time');
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** All ranges in an answer, except those that the answer repeats from the question. */
function* rangesIn(value: unknown): Iterable<{ start: Place; end: Place }> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && isPlace(value.start) && isPlace(value.end)) {
    yield { start: value.start, end: value.end };
    return;
  }
  for (const part of Object.values(value)) yield* rangesIn(part);
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
