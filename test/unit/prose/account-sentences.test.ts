import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseDecimal } from '../../../server/src/figure/decimal.ts';
import { proseOfAccounts, proseOfBudget } from '../../kit/generate/account-prose.ts';
import { budget } from '../../kit/generate/budget.ts';
import { finalAccounts, writeAccounts } from '../../kit/generate/final-accounts.ts';
import { findingsOf, open } from '../../kit/read.ts';

const MARKS = /[⟦⟧⟨⟩]/g;

/** A report whose prose has marks around its figures. */
interface Marked {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tables: string;
}

const styles = fc.record({ hasThousands: fc.boolean() });
const seeds = fc.integer({ min: 1, max: 100_000 });
const accounts = fc.tuple(seeds, styles).map(([seed, style]): Marked => {
  const made = finalAccounts(seed);
  const tables = writeAccounts(made, seed % 2 === 0 ? 'tabs' : 'markdown');
  return { title: made.title, lines: proseOfAccounts(made, style), tables };
});
const budgets = fc.tuple(seeds, styles).map(([seed, style]): Marked => {
  const made = budget(seed);
  return {
    title: made.title,
    lines: proseOfBudget(made, style),
    tables: writeAccounts(made, 'tabs'),
  };
});

const PROPERTY = { numRuns: 15, seed: 19 };

for (const [name, reports] of [
  ['final accounts', accounts],
  ['a budget', budgets],
] as const) {
  describe(`the sentences of ${name}`, () => {
    test('agree with the tables: nothing is found', () => {
      fc.assert(
        fc.property(reports, (report) => {
          assert.deepEqual(toldOf(report.lines.join('\n').replace(MARKS, ''), report), []);
        }),
        PROPERTY,
      );
    });

    test('any figure of which does not is found where it is, and the prose is what is wrong', () => {
      fc.assert(
        fc.property(
          reports,
          fc.nat(),
          fc.nat(),
          fc.integer({ min: 1, max: 9 }),
          (report, which, where, by) => {
            const marked = report.lines.join('\n');
            const figures = [...marked.matchAll(/⟦([^⟧]*)⟧/g)];
            const figure = figures[which % figures.length];
            assert.ok(figure);
            const [whole, digits = ''] = figure;
            const wrong = mistyped(digits, where, by);
            fc.pre(isFar(digits, wrong));
            const before = marked.slice(0, figure.index).replace(MARKS, '');
            const after = marked.slice(figure.index + whole.length).replace(MARKS, '');
            const found = toldOf(`${before}${wrong}${after}`, report);
            const here = found.find(({ start }) => start === before.length);
            assert.ok(
              here,
              `${before.slice(-30)}[${wrong} for ${digits}] ${JSON.stringify(found)}`,
            );
            assert.match(here.message, /so the prose is wrong\.$/);
          },
        ),
        PROPERTY,
      );
    });
  });
}

/** The findings in the prose of a report. */
function toldOf(prose: string, { title, tables }: Marked): { start: number; message: string }[] {
  const head = `${title}\n`;
  const document = open(`${head}${prose}\n${tables.slice(tables.indexOf('\n'))}`);
  return findingsOf(document).map(({ range, message }) => ({
    start: document.offsetAt(range.start) - head.length,
    message: String(message),
  }));
}

function mistyped(digits: string, where: number, by: number): string {
  const places = [...digits].flatMap((char, index) => (/\d/.test(char) ? index : []));
  const at = places[where % places.length] ?? 0;
  const digit = (Number(digits.charAt(at)) + by) % 10;
  return digits.slice(0, at) + digit + digits.slice(at + 1);
}

/** Whether a figure is off by more than rounding: more than one in the last digit that both the prose and the table have. */
function isFar(digits: string, wrong: string): boolean {
  const [a, b] = [digits, wrong].map((text) => parseDecimal(text.replaceAll(',', '')));
  if (!a || !b) return false;
  const off = Number(a.units - b.units);
  return Math.abs(off) > 1;
}
