import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measuredStructures, measuredTable } from '../../kit/generate/measured-tables.ts';
import { mistype } from '../../kit/generate/summed-tables.ts';
import { findingsOf, open, told } from '../../kit/read.ts';

const csv = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row) => `${row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')}\n`)
    .join('');

describe('a table that works figures out', () => {
  for (const structure of Object.keys(measuredStructures)) {
    it(`has no finding where it is sound: ${structure}`, () => {
      for (let seed = 0; seed < 40; seed++) {
        const text = csv(measuredTable(structure, seed).rows);
        assert.deepEqual(told(open(text, 'csv')), [], text);
      }
    });

    it(`has one at the figure that is off: ${structure}`, () => {
      for (let seed = 0; seed < 40; seed++) {
        const { rows, summed } = measuredTable(structure, seed);
        const [row, column] = summed[(seed * 7919) % summed.length] ?? [0, 0];
        const right = rows[row]?.[column] ?? '';
        const wrong = mistype(right, seed);
        if (Math.abs(Number(wrong) - Number(right)) < 0.5) continue;
        const text = csv(
          rows.map((cells, index) => (index === row ? cells.with(column, wrong) : cells)),
        );
        const document = open(text, 'csv');
        const at = findingsOf(document).map(({ range }) =>
          document.text.slice(document.offsetAt(range.start), document.offsetAt(range.end)),
        );
        assert.deepEqual(at, [wrong], `${right} -> ${wrong} in\n${text}`);
      }
    });
  }
});
