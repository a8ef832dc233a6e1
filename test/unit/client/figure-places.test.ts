import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FigurePlaces } from '../../../client/src/table-panel/figure-places.ts';
import type { NamedCell } from '../../../client/src/table-view/panel-messages.ts';

const cell = (column: number): NamedCell => ({ table: '表', row: '行', column: String(column) });

/** A line of figures between tabs with the places of its figures. */
function placed(text: string): FigurePlaces {
  let start = 0;
  return new FigurePlaces(
    text.split('\t').map((figure, column) => {
      const stretch = { start, end: start + figure.length };
      start = stretch.end + 1;
      return [cell(column), stretch] as const;
    }),
  );
}

describe('the places of figures', () => {
  it('move with what is written before them', () => {
    const places = placed('1\t2\t3');
    assert.deepEqual(places.follow({ start: 0, length: 1, text: '100' }), [cell(0)]);
    assert.deepEqual(places.at(cell(0)), { start: 0, end: 3 });
    assert.deepEqual(places.at(cell(2)), { start: 6, end: 7 });
  });

  it('grow out of nothing where a blank cell is filled, and shrink to it', () => {
    const places = placed('1\t\t3');
    assert.deepEqual(places.follow({ start: 2, length: 0, text: '22' }), [cell(1)]);
    assert.deepEqual(places.at(cell(1)), { start: 2, end: 4 });
    places.follow({ start: 2, length: 2, text: '' });
    assert.deepEqual(places.at(cell(1)), { start: 2, end: 2 });
    assert.deepEqual(places.at(cell(2)), { start: 3, end: 4 });
  });

  it('are not known where an edit goes over their end', () => {
    const places = placed('10\t20\t30');
    places.follow({ start: 1, length: 3, text: '' });
    assert.equal(places.at(cell(0)), undefined);
    assert.equal(places.at(cell(1)), undefined);
    assert.deepEqual(places.at(cell(2)), { start: 3, end: 5 });
  });

  it('stay before a line that is put behind them', () => {
    const places = placed('10');
    assert.deepEqual(places.follow({ start: 2, length: 0, text: '\n5' }), []);
    assert.deepEqual(places.at(cell(0)), { start: 0, end: 2 });
  });

  it('tell the cell at a position', () => {
    const places = placed('10\t20');
    assert.deepEqual(places.cellAt(2), cell(0));
    assert.deepEqual(places.cellAt(3), cell(1));
    assert.equal(places.cellAt(9), undefined);
  });

  it('are those of the text after any figures were written', () => {
    const writes = fc.array(
      fc.tuple(fc.nat(4), fc.constantFrom('', '0', '12', '3456'), fc.boolean()),
    );
    fc.assert(
      fc.property(writes, (all) => {
        let figures = ['1', '', '333', '4', ''];
        const places = placed(figures.join('\t'));
        for (const [column, text] of all) {
          const stretch = places.at(cell(column));
          assert.ok(stretch);
          places.follow({ start: stretch.start, length: stretch.end - stretch.start, text });
          figures = figures.with(column, text);
        }
        const line = figures.join('\t');
        for (const [column, figure] of figures.entries()) {
          const stretch = places.at(cell(column));
          assert.ok(stretch);
          assert.equal(line.slice(stretch.start, stretch.end), figure);
        }
      }),
    );
  });
});
