import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Settings, settingsOf } from '../../../server/src/analysis.ts';
import { asOne } from '../../../server/src/draft/draft.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { type IsDue, OpenDocument } from '../../../server/src/open-document.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeCollection } from '../../kit/generate/write.ts';
import { findingsOf, open, settings } from '../../kit/read.ts';
import { statutory } from '../../kit/statutory.ts';
import { WAYS } from '../../kit/ways.ts';
import { tables } from '../../kit/whole.ts';

const drafts = WAYS.map(([notation, languageId], seed) => {
  const reports = [reportFigures(seed), reportFigures(seed + 100, '2019'), reportFigures(seed)];
  // A figure in two that is wrong, so that there is something to find.
  const text = writeCollection(reports, notation).replace(/\b([1-9])\b/, '9$1');
  return { languageId, text };
});

const others = settingsOf(formsOf(statutory), translatorFor('en'), {
  'suspect-figure': 'warning',
});

/** What happens to a document while it is read: so many steps of it, edits, and new settings. */
const happening = fc.oneof(
  fc.record({ steps: fc.nat(12) }),
  fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(900)),
    text: fc.oneof(
      fc.constantFrom('', '0', '7', '\t', '\n', '\n\n', '<!--', '```\n', '年度报告\n', '。'),
      fc.constantFrom(...drafts.map(({ text }) => text.slice(300, 1500))),
    ),
  }),
  fc.constant('whole text' as const),
  fc.constant('settings' as const),
);

/** Lets so many steps be done; one is done in any case. */
function after(steps: number): IsDue {
  let left = steps;
  return () => --left <= 0;
}

const shown = (document: OpenDocument) => [findingsOf(document), tables(document).tables];

describe('a document read in steps', () => {
  it('is what it is when it is read in one go, whatever happens meanwhile', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...drafts),
        fc.array(happening, { maxLength: 12 }),
        ({ languageId, text }, happenings) => {
          let current: Settings = settings;
          const document = new OpenDocument(
            TextDocument.create('file:///draft', languageId, 1, text),
            {
              get settings() {
                return current;
              },
              besideOthers: () => [],
            },
          );
          for (const happens of happenings) {
            const version = document.version + 1;
            if (happens === 'settings') current = current === settings ? others : settings;
            else if (happens === 'whole text') document.update([{ text }], version);
            else if ('steps' in happens) document.judge(after(happens.steps));
            else {
              const start = happens.at % (document.text.length + 1);
              const end = start + happens.length;
              const range = { start: document.positionAt(start), end: document.positionAt(end) };
              document.update([{ range, text: happens.text }], version, after(1));
            }
          }
          assert.deepEqual(shown(document), shown(open(document.text, languageId, current)));
        },
      ),
      { numRuns: 120 },
    );
  });

  for (const { languageId, text } of drafts) {
    it(`has more than one step, and is done when it says so: ${languageId}`, () => {
      const document = open(text, languageId);
      let steps = 0;
      while (!document.judge(after(1))) {
        assert.ok(document.isUnderWay && !document.isRead);
        steps++;
      }
      assert.ok(steps > 3, `${steps} steps`);
      assert.ok(document.isJudged && !document.isUnderWay);
      assert.deepEqual(shown(document), shown(open(text, languageId)));
    });
  }

  it('comes to its end where every step is late', () => {
    const [draft] = drafts;
    const document = open(draft?.text ?? '');
    let turns = 0;
    while (!document.judge(() => true)) assert.ok(turns++ < 1000);
    assert.ok(document.isJudged);
  });

  it('takes what was typed meanwhile over at its end, without reading all anew', () => {
    const text = (drafts[0]?.text ?? '').repeat(5);
    const document = open(text);
    const whole = stepsOf(document);
    document.update([{ text }], 2);
    document.read(after(whole >> 1));
    for (const [index, unit] of [...'完。\n'].entries()) {
      const at = document.positionAt(text.length + index);
      document.update([{ range: { start: at, end: at }, text: unit }], 3 + index);
    }
    assert.ok(stepsOf(document) < whole);
    assert.deepEqual(shown(document), shown(open(document.text)));
  });
});

/** How many steps are left. */
function stepsOf(document: OpenDocument): number {
  let steps = 0;
  while (!document.judge(after(1))) steps++;
  return steps;
}

describe('two edits as one', () => {
  const span = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  it('covers both, and leaves the same text', () => {
    fc.assert(
      fc.property(
        fc.tuple(span, fc.string({ maxLength: 5 })),
        fc.tuple(span, fc.string({ maxLength: 5 })),
        ([[a = 0, b = 0], first], [[c = 0, d = 0], second]) => {
          const before = '0123456789';
          const between = before.slice(0, a) + first + before.slice(b);
          const [start, end] = [Math.min(c, between.length), Math.min(d, between.length)];
          const text = between.slice(0, start) + second + between.slice(end);
          const one = asOne(
            { start: a, end: b, inserted: first.length },
            { start, end, inserted: second.length },
          );
          assert.equal(
            before.slice(0, one.start) +
              text.slice(one.start, one.start + one.inserted) +
              before.slice(one.end),
            text,
          );
          assert.ok(one.start <= Math.min(a, start) && one.end >= b);
        },
      ),
    );
  });
});
