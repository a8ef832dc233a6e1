import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LOCATED, preferredEdits } from '../../../server/src/features/preferred-edits.ts';
import { fixesAt, messages } from '../../kit/fixture.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { requestTable } from '../../kit/generate/tables.ts';
import { writeTable } from '../../kit/generate/write.ts';
import { findingsOf, open, told } from '../../kit/read.ts';

type Column = readonly string[];

/** A column of the request table that adds up: 新收, 上年结转, the items, （七）总计, 结转下年度. */
function column([received = 0, ...others]: readonly number[]): Column {
  const [carried = 0, ...items] = others;
  const sum = items.reduce((all, item) => all + item, 0);
  const all = sum + received;
  return [all - carried, carried, ...items, sum, all - sum].map(String);
}

/** The first two columns, five columns of 0, and the total of each row. */
function columns(first: Column, second: Column): Column[] {
  const zeros = first.map(() => '0');
  const totals = first.map((figure, row) => String(Number(figure) + Number(second[row])));
  return [first, second, zeros, zeros, zeros, zeros, totals];
}

/** The request table with these columns. */
function table(all: readonly Column[]): string {
  const requests = (all[0] ?? []).map((_, row) => all.map((one) => one[row] ?? ''));
  return writeTable(requestTable({ ...reportFigures(1), requests }), 'tabs');
}

const blanks = (count: number): Column => Array.from({ length: count }, () => '');

/** A column whose figures from a row on stand too low. The last ones are lost. */
function down(figures: Column, from: number, by: number): Column {
  return [...figures.slice(0, from), ...blanks(by), ...figures.slice(from, figures.length - by)];
}

/** A column whose figures behind a row on stand too high, because those of some rows are lost. */
function up(figures: Column, from: number, by: number): Column {
  return [...figures.slice(0, from), ...figures.slice(from + by), ...blanks(by)];
}

/** A column without the figures of some rows. */
function without(figures: Column, from: number, by: number): Column {
  return figures.map((figure, row) => (row >= from && row < from + by ? '' : figure));
}

const errors = (text: string) =>
  findingsOf(open(text)).flatMap(({ severity, code }) => (severity === 1 ? [String(code)] : []));

/** A draft after the fixes that `gouji fix` applies. */
function mended(text: string): string {
  const document = open(text);
  const edits = preferredEdits(document, LOCATED).map(({ edit }) => edit);
  return TextDocument.applyEdits(TextDocument.create(document.uri, 'report-draft', 1, text), edits);
}

const SECOND = column([3, 2, 5, 1, 7, 3, 2, 1, 4, 2, 6, 2, 1, 4, 1, 3, 2, 1, 5, 1, 3, 9, 2]);
const FIRST = column([7, 9, 12, 3, 1, 2, 4, 5, 8, 6, 2, 3, 1, 8, 2, 5, 3, 1, 4, 5, 7, 2, 4]);
const SOUND = columns(FIRST, SECOND);

const slid = (place: number, figures: Column) => table(SOUND.with(place, figures));

describe('slipped-figures', () => {
  it('finds no slip in a table that adds up', () => {
    assert.deepEqual(errors(table(SOUND)), []);
  });

  it('is one finding for a column that stands a row too low, and one fix', () => {
    const text = slid(0, down(FIRST, 6, 1));
    assert.deepEqual(errors(text), ['slipped-figures']);
    assert.equal(mended(text), slid(0, without(FIRST, FIRST.length - 1, 1)));
  });

  it('is one finding for a column that stands two rows too high', () => {
    const text = slid(6, up(SOUND[6] ?? [], 4, 2));
    assert.deepEqual(errors(text), ['slipped-figures']);
    assert.equal(mended(text), slid(6, without(SOUND[6] ?? [], 4, 2)));
  });

  it('accounts for the places that are blank because of it', () => {
    const text = slid(6, up(SOUND[6] ?? [], 4, 2));
    assert.deepEqual(
      findingsOf(open(text)).map(({ code }) => code),
      ['slipped-figures'],
    );
  });

  it('is found in a row that stands a column too far right', () => {
    const across = (figures: (row: Column) => Column) =>
      writeTable(
        requestTable({
          ...reportFigures(1),
          requests: FIRST.map((_, row) => {
            const right = SOUND.map((one) => one[row] ?? '');
            return row === 0 ? figures(right) : right;
          }),
        }),
        'tabs',
      );
    const text = across((row) => down(row, 0, 1));
    assert.deepEqual(errors(text), ['slipped-figures']);
    assert.equal(
      mended(text),
      across((row) => without(row, 6, 1)),
    );
  });

  it('says how far the figures are off, in both languages', () => {
    const text = slid(0, down(FIRST, 6, 2));
    const [chinese = ''] = messages(text, 'slipped-figures', 'zh-cn');
    assert.match(
      chinese,
      /^从此数起，「自然人」的数比行名低 2 行。移回原位，\d+ 项勾稽关系即告成立。$/,
    );
    const [english = ''] = messages(text, 'slipped-figures', 'en');
    assert.match(
      english,
      /^From here on, the figures of “自然人” stand too low, by 2 rows\. Moved back, they make \d+ relations hold\.$/,
    );
  });

  it('names the fix by what it moves', () => {
    const text = slid(0, down(FIRST, 6, 1));
    const document = open(text);
    const [finding] = findingsOf(document).filter(({ code }) => code === 'slipped-figures');
    assert.ok(finding);
    const at = document.offsetAt(finding.range.start);
    const titles = fixesAt(`${text.slice(0, at)}$0${text.slice(at)}`).map(({ title }) => title);
    assert.deepEqual(titles, ['Move 18 figures up by one row']);
  });

  it('offers no certain fix if it cannot be seen where the run begins', () => {
    const all = SOUND.map((one) => up(one, 6, 1));
    assert.deepEqual(errors(table(all)), ['slipped-figures']);
    const [message = ''] = messages(table(all), 'slipped-figures', 'en');
    assert.match(message, /Where this begins is not certain; it may be earlier\.$/);
    assert.equal(mended(table(all)), table(all));
  });

  it('offers no fix if a figure would have no place', () => {
    const text = slid(0, [...FIRST.slice(0, 6), '977', ...FIRST.slice(6, -1)]);
    assert.deepEqual(errors(text), ['slipped-figures']);
    assert.match(messages(text, 'slipped-figures', 'en')[0] ?? '', /No place is left for 977/);
    assert.equal(mended(text), text);
  });

  it('leaves figures where they are in a notation in which a blank cell leaves no trace', () => {
    const requests = FIRST.map((_, row) =>
      SOUND.map((one, place) => (place === 0 ? down(one, 0, 1) : one)[row] ?? ''),
    );
    const text = writeTable(requestTable({ ...reportFigures(1), requests }), 'spaces');
    assert.equal(mended(text), text);
  });
});

/** A table of no known form: four districts with three places each, in CSV. */
function districts(columns: readonly Column[]): string {
  const names = [1, 2, 3, 4].flatMap((d) => [`第${d}区`, `${d}甲街`, `${d}乙街`, `${d}丙街`]);
  const lines = [...names, '合计'].map((name, row) =>
    [name, ...columns.map((one) => one[row] ?? '')].join(),
  );
  return `${['单位,户数,商户,学校,医院', ...lines].join('\n')}\n`;
}

/** Its column: the sum of each district before its places, and the total. */
function placesOf(figures: readonly number[]): Column {
  const parts = [0, 3, 6, 9].map((from) => figures.slice(from, from + 3));
  const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
  return [...parts.flatMap((own) => [sumOf(own), ...own]), sumOf(figures)].map(String);
}

describe('slipped-figures in a table of no known form', () => {
  const columns = [
    placesOf([121, 86, 57, 240, 175, 98, 63, 71, 53, 44, 91, 37]),
    placesOf([33, 21, 18, 61, 44, 27, 12, 16, 14, 25, 10, 19]),
    placesOf([45, 17, 23, 15, 38, 31, 19, 22, 11, 13, 26, 8]),
    placesOf([7, 5, 9, 12, 3, 8, 4, 6, 2, 1, 10, 14]),
  ];
  const csv = (all: readonly Column[]) => open(districts(all), 'csv');

  it('is one finding for a column that stands a row too low', () => {
    const right = columns[1] ?? [];
    const document = csv(columns.with(1, down(right, 0, 1)));
    assert.deepEqual(told(document), ['slipped-figures 72']);
    const edits = preferredEdits(document, LOCATED).map(({ edit }) => edit);
    const content = TextDocument.create(document.uri, 'csv', 1, document.text);
    const fixed = districts(columns.with(1, without(right, right.length - 1, 1)));
    assert.equal(TextDocument.applyEdits(content, edits), fixed);
  });

  it('is never found for one or two wrong figures', () => {
    const wrong = fc.record({ row: fc.nat(16), place: fc.nat(3), figure: fc.nat(500) });
    fc.assert(
      fc.property(fc.array(wrong, { minLength: 1, maxLength: 2 }), (slips) => {
        let written: readonly Column[] = columns;
        for (const { row, place, figure } of slips) {
          written = written.with(place, (written[place] ?? []).with(row, String(figure)));
        }
        assert.ok(!told(csv(written)).some((one) => one.startsWith('slipped-figures')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('slipped-figures, as laws', () => {
  // A figure beside an equal one could be that of either row.
  const counts = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), {
    minLength: 23,
    maxLength: 23,
  });
  const tables = fc.tuple(counts, counts).map(([a, b]) => columns(column(a), column(b)));

  it('finds every run that slid in a column, and puts it back', () => {
    const slides = fc.record({
      all: tables,
      place: fc.constantFrom(0, 1, 6),
      from: fc.integer({ min: 0, max: 15 }),
      by: fc.integer({ min: 1, max: 5 }),
      isDown: fc.boolean(),
    });
    fc.assert(
      fc.property(slides, ({ all, place, from, by, isDown }) => {
        const right = all[place] ?? [];
        const text = table(all.with(place, (isDown ? down : up)(right, from, by)));
        assert.deepEqual(errors(text), ['slipped-figures']);
        const lost = without(right, isDown ? right.length - by : from, by);
        assert.equal(mended(text), table(all.with(place, lost)));
      }),
      { numRuns: 25 },
    );
  });

  it('never takes one or two wrong figures for a slide', () => {
    const wrong = fc.record({ row: fc.nat(24), place: fc.nat(6), figure: fc.nat(2000) });
    fc.assert(
      fc.property(tables, fc.array(wrong, { minLength: 1, maxLength: 2 }), (all, slips) => {
        let written = all;
        for (const { row, place, figure } of slips) {
          written = written.with(place, (written[place] ?? []).with(row, String(figure)));
        }
        assert.ok(!errors(table(written)).includes('slipped-figures'));
      }),
      { numRuns: 60 },
    );
  });
});
