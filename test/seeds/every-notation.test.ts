import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convert, converted, WRITERS } from '../kit/convert.ts';
import { FIGURES, figuresIn, mendedWith } from '../kit/mended.ts';
import { open, told } from '../kit/read.ts';
import { ownDrafts, seeds } from './seeds.ts';

for (const [name, published] of [...seeds, ...ownDrafts]) {
  const hasBlanks = told(open(published), ['empty-figure']).length > 0;
  const ways = WRITERS.filter(({ losesBlanks }) => !(losesBlanks && hasBlanks)).map((writer) => ({
    writer,
    source: writer.holdsProse ? published : tablesOf(published),
  }));

  describe(`the report ${name}, rewritten`, () => {
    for (const { writer, source } of ways) {
      it(`has the same findings in ${writer.name}`, () => {
        const rewritten = open(converted(source, writer), writer.languageId);
        const codes = writer.holdsProse ? undefined : FIGURES;
        assert.deepEqual(
          withoutMarks(told(rewritten, codes)),
          withoutMarks(told(open(source), codes)),
        );
      });
    }

    // The causes of many faults at once are searched for long: then each figure is tried in one notation.
    const isFaulty = told(open(published), FIGURES).length > 0;
    it('is mended in each notation as in that which it came in, at every figure', () => {
      let mended = 0;
      for (const [turn, { writer, source }] of ways.entries()) {
        const ours = open(source);
        const theirs = open(converted(source, writer), writer.languageId);
        const figures = figuresIn(ours);
        const others = figuresIn(theirs);
        assert.ok(figures.length > 150);
        assert.deepEqual(
          others.map(({ text }) => text),
          figures.map(({ text }) => text),
        );
        for (const [index, figure] of figures.entries()) {
          if (isFaulty && index % ways.length !== turn) continue;
          const typed = mistyped(figure.text);
          const fixes = mendedWith(ours, figure, typed);
          assert.deepEqual(
            mendedWith(theirs, others[index] ?? figure, typed),
            fixes.map((text) => converted(text, writer)),
            `${writer.name}: ${figure.text} → ${typed}`,
          );
          mended += fixes.length;
        }
      }
      assert.ok(mended > 150);
    });
  });
}

/** The tables of a draft alone, which is what a sheet can hold of it. */
function tablesOf(text: string): string {
  const { draft } = open(text).analysis;
  const [lines] = WRITERS;
  return convert({ ...draft, blocks: draft.blocks.filter(({ kind }) => kind === 'grid') }, lines);
}

/** A finding over several cells has what parts them in it. */
function withoutMarks(findings: readonly string[]): string[] {
  return findings
    .map((finding) => finding.replaceAll(/<[^>]*>|&nbsp;|[|,\s]/g, ' ').trim())
    .map((finding) => finding.replaceAll(/ +/g, ' '));
}

/** A figure with its last digit mistyped. */
function mistyped(figure: string): string {
  return figure.slice(0, -1) + ((Number(figure.at(-1)) + 3) % 10);
}
