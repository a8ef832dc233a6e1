import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/place.ts';
import type { OpenDocument } from '../../server/src/open-document.ts';
import { reportFigures } from '../kit/generate/figures.ts';
import { writeReport } from '../kit/generate/write.ts';
import { findingsOf, open } from '../kit/read.ts';
import { Random } from '../unit/reconcile/random.ts';
import { mistype, SLIPS } from '../unit/reconcile/slips.ts';
import { seeds } from './seeds.ts';

/** Codes that tell of a figure; a draft's findings on its wording stay as they were. */
const FIGURES = /^(row-total|column-total|balance|suspect-figure|not-a-figure|empty-figure)$/;

const published = ['001', '002', '003', '004'].flatMap((name) => {
  const draft = seeds.get(name);
  return draft === undefined ? [] : [[name, draft] as const];
});
const generated = Array.from({ length: 12 }, (_, seed) => {
  const notation = seed % 3 === 0 ? 'tabs' : 'lines';
  return [
    `report ${seed}`,
    writeReport(reportFigures(seed, seed % 2 ? '2019' : '2021'), notation),
  ] as const;
});

describe('one figure of the request table mistyped', () => {
  for (const [name, draft] of [...published, ...generated]) {
    it(`${name}: one finding, at that figure, whose preferred fix restores it`, () => {
      const document = open(draft);
      const before = figureFindings(document).length;
      const random = new Random(7);
      let cases = 0;
      for (const { range, text } of figuresOf(document)) {
        for (const slip of SLIPS) {
          const wrong = mistype(BigInt(text), slip, random);
          if (wrong === undefined || String(wrong) === text) continue;
          cases++;
          change(document, range.start, text, String(wrong));
          const found = figureFindings(document);
          const own = found.filter(
            ({ range: at }) =>
              at.start.line === range.start.line && at.start.character === range.start.character,
          );
          const story = `${slip} ${text} → ${wrong}: ${found.map(({ code, message }) => `${code} ${message}`).join(' | ')}`;
          assert.equal(found.length, before + 1, story);
          assert.equal(own.length, 1, story);
          const [fix, second] = codeActions(document, range, ['quickfix'], undefined).filter(
            ({ isPreferred, diagnostics = [] }) =>
              isPreferred && FIGURES.test(String(diagnostics[0]?.code)),
          );
          assert.ok(fix && !second, story);
          apply(document, fix);
          assert.equal(document.text, draft, story);
        }
      }
      assert.ok(cases > 400, `only ${cases} cases`);
    });
  }
});

function figureFindings(document: OpenDocument) {
  return findingsOf(document).filter(({ code }) => FIGURES.test(String(code)));
}

/** The figures of the request table as written. */
function figuresOf(document: OpenDocument) {
  return document.analysis.parts.flatMap((part) =>
    part.verdict.report.tables
      .filter(({ form }) => form.id === 'requests')
      .flatMap(({ rows }) =>
        rows.flatMap(({ grid, figures }) =>
          figures.flatMap((figure) =>
            figure
              ? [
                  {
                    range: rangeOf(document, part, { block: grid, span: figure.span }),
                    text: figure.cell.text,
                  },
                ]
              : [],
          ),
        ),
      ),
  );
}

function change(
  document: OpenDocument,
  start: { line: number; character: number },
  from: string,
  to: string,
): void {
  const end = { line: start.line, character: start.character + from.length };
  document.update([{ range: { start, end }, text: to }], document.version + 1);
}

function apply(document: OpenDocument, { edit }: ReturnType<typeof codeActions>[number]): void {
  for (const each of edit?.documentChanges ?? []) {
    if (!('edits' in each)) continue;
    for (const one of each.edits) {
      if ('newText' in one)
        document.update([{ range: one.range, text: one.newText }], document.version + 1);
    }
  }
}
