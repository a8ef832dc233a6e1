import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isRefused, readOffice } from '../../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../../server/src/office/write-office.ts';
import { isWithin, referenceTo } from '../../../../server/src/office/xlsx/cell-reference.ts';
import { decode } from '../../../kit/bytes.ts';
import { makeXlsx, type SheetParts } from '../../../kit/office/make-xlsx.ts';

const SIZE = 8;

interface AnySheet {
  /** Each cell's figure, unlike all others. */
  readonly figures: ReadonlyMap<string, string>;
  readonly places: readonly { readonly row: number; readonly column: number }[];
  readonly merges: readonly {
    readonly from: { readonly row: number; readonly column: number };
    readonly to: { readonly row: number; readonly column: number };
  }[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

const place = fc.record({
  row: fc.integer({ min: 1, max: SIZE }),
  column: fc.integer({ min: 1, max: SIZE }),
});

/** Sheets with cells here and there, merged ranges that do not meet, and hidden rows and columns. */
const anySheet: fc.Arbitrary<AnySheet> = fc
  .record({
    places: fc.uniqueArray(place, { selector: referenceTo, minLength: 1, maxLength: 40 }),
    corners: fc.array(fc.tuple(place, place), { maxLength: 5 }),
    hiddenRows: fc.uniqueArray(fc.integer({ min: 1, max: SIZE }), { maxLength: 2 }),
    hiddenColumns: fc.uniqueArray(fc.integer({ min: 1, max: SIZE }), { maxLength: 2 }),
  })
  .map(({ places, corners, ...hidden }) => {
    const merges: AnySheet['merges'][number][] = [];
    for (const [one, other] of corners) {
      const merge = {
        from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
        to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
      };
      const meets = merges.some(
        ({ from, to }) =>
          from.row <= merge.to.row &&
          merge.from.row <= to.row &&
          from.column <= merge.to.column &&
          merge.from.column <= to.column,
      );
      if (!meets) merges.push(merge);
    }
    const figures = new Map(
      places.map((one) => [referenceTo(one), String(1000 + one.row * 10 + one.column)]),
    );
    return { figures, places, merges, ...hidden };
  });

function partsOf({ figures, places, merges, hiddenRows, hiddenColumns }: AnySheet): SheetParts {
  const rows = Array.from({ length: SIZE }, (_, index) => index + 1).map((row) => {
    const cells = places
      .filter((one) => one.row === row)
      .toSorted((one, other) => one.column - other.column)
      .map(referenceTo)
      .map((reference) => `<c r="${reference}"><v>${figures.get(reference)}</v></c>`);
    const hidden = hiddenRows.includes(row) ? ' hidden="1"' : '';
    return cells.length === 0 && hidden === ''
      ? ''
      : `<row r="${row}"${hidden}>${cells.join('')}</row>`;
  });
  const columns = hiddenColumns.map((one) => `<col min="${one}" max="${one}" hidden="1"/>`);
  const merged = merges.map(
    ({ from, to }) => `<mergeCell ref="${referenceTo(from)}:${referenceTo(to)}"/>`,
  );
  return {
    before: `<cols>${columns.join('')}</cols>`,
    data: rows.join(''),
    behind: `<mergeCells>${merged.join('')}</mergeCells>`,
  };
}

/** The figures that are seen, as a reader would say. */
function seenIn({ figures, places, merges, hiddenRows, hiddenColumns }: AnySheet): string[] {
  return places.flatMap((one) => {
    const merge = merges.find((range) => isWithin(range, one));
    const { from, to } = merge ?? { from: one, to: one };
    if (from.row !== one.row || from.column !== one.column) return [];
    const isSeen = (hidden: readonly number[], first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).some(
        (number) => !hidden.includes(number),
      );
    const isShown =
      isSeen(hiddenRows, from.row, to.row) && isSeen(hiddenColumns, from.column, to.column);
    return isShown ? (figures.get(referenceTo(one)) ?? []) : [];
  });
}

describe('every cell of a sheet', () => {
  it('stands in the text where a reader sees it, and nowhere else', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const draft = readOffice(makeXlsx({ sheets: [partsOf(sheet)] }), decode);
        assert.ok(!isRefused(draft));
        assert.deepEqual((draft.text.match(/\d+/g) ?? []).toSorted(), seenIn(sheet).toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('has its place told, and is written there alone', () => {
    fc.assert(
      fc.property(anySheet, fc.nat(), (sheet, pick) => {
        const parts = partsOf(sheet);
        const draft = readOffice(makeXlsx({ sheets: [parts] }), decode);
        assert.ok(!isRefused(draft));
        const seen = [...draft.text.matchAll(/\d+/g)];
        const match = seen[pick % Math.max(1, seen.length)];
        if (!match) return;
        const [figure] = match;
        const own = sheet.places.find((one) => sheet.figures.get(referenceTo(one)) === figure);
        assert.ok(own);
        const told = draft.locate(match.index);
        const merge = sheet.merges.find((range) => isWithin(range, own)) ?? { from: own, to: own };
        assert.ok(isWithin(merge, { row: told.row, column: told.column ?? own.column }));

        const edited = draft.text.replace(figure, '77');
        const after = writeOffice(draft, edited, { author: { name: '', date: '' } }, decode);
        const expected = { ...parts, data: parts.data.replace(`<v>${figure}<`, '<v>77<') };
        assert.ok(after instanceof Uint8Array);
        const again = readOffice(after, decode);
        const meant = readOffice(makeXlsx({ sheets: [expected] }), decode);
        assert.ok(!isRefused(again) && !isRefused(meant));
        assert.equal(again.text, meant.text);
      }),
      { numRuns: 300 },
    );
  });
});
