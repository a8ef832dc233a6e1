import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mistype, structures, summedTable } from '../../kit/generate/summed-tables.ts';
import { findingsOf, open, told } from '../../kit/read.ts';

const NOTATIONS = [
  ['csv', (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(quoted).join(','))],
  ['tsv', (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t'))],
  [
    'markdown',
    (rows: readonly (readonly string[])[]) =>
      rows
        .map((row) => `| ${row.join(' | ')} |`)
        .toSpliced(1, 0, `|${'---|'.repeat(rows[0]?.length ?? 0)}`),
  ],
] as const;

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell}"` : cell;
}

describe('a table that adds up without saying so', () => {
  for (const structure of Object.keys(structures)) {
    for (const [languageId, written] of NOTATIONS) {
      const textOf = (rows: readonly (readonly string[])[]) => `${written(rows).join('\n')}\n`;

      it(`has no finding where it is sound: ${structure}, ${languageId}`, () => {
        for (let seed = 0; seed < 20; seed++) {
          const text = textOf(summedTable(structure, seed).rows);
          assert.deepEqual(told(open(text, languageId)), [], text);
        }
      });

      it(`has one that names the wrong figure, or a sum with it: ${structure}, ${languageId}`, () => {
        for (let seed = 0; seed < 10; seed++) {
          const { rows, summed } = summedTable(structure, seed);
          const [row, column] = summed[(seed * 7919) % summed.length] ?? [0, 0];
          const wrong = mistype(rows[row]?.[column] ?? '', seed);
          const text = textOf(
            rows.map((cells, index) => (index === row ? cells.with(column, wrong) : cells)),
          );
          const document = open(text, languageId);
          const told = findingsOf(document).some(({ range, relatedInformation = [] }) =>
            [range, ...relatedInformation.map(({ location }) => location.range)].some((one) =>
              document.text.slice(document.offsetAt(one.start)).startsWith(wrong),
            ),
          );
          assert.ok(told, `${wrong} in\n${text}`);
        }
      });
    }
  }
});
