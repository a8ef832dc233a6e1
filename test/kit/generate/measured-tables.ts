import { random } from './random.ts';
import type { SummedTable } from './summed-tables.ts';

type Random = (least: number, most: number) => number;

const REGIONS = ['North', 'Coast', 'Hills', 'Lakes', 'South', 'Isles', 'Plains', 'Harbour', 'Moor'];
const YEARS = ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024'];

const draw = (count: number, next: Random) =>
  Array.from({ length: count }, () => next(1200, 98_000));
const oneDigit = (value: number) => value.toFixed(1);
const add = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);

/**
 * Ways to calculate figures that are not sums, by name. `measured` is the row or the column that is
 * calculated.
 */
export const measuredStructures: Readonly<Record<string, (next: Random) => Laid>> = {
  'shares of a total below'(next) {
    const persons = draw(next(6, 9), next);
    const all = add(persons);
    return {
      rows: [
        ['Region', 'Persons', 'Share, %'],
        ...persons.map((one, index) => [
          REGIONS[index] ?? '',
          String(one),
          oneDigit((100 * one) / all),
        ]),
        ['All', String(all), '100.0'],
      ],
      measured: { column: 2, from: 1, to: persons.length },
    };
  },
  'a rate of two columns'(next) {
    const rows = draw(next(6, 9), next).map((persons) => [next(15, 900), persons] as const);
    return {
      rows: [
        ['Region', 'Births', 'Persons', 'Births per 1000'],
        ...rows.map(([births, persons], index) => [
          REGIONS[index] ?? '',
          String(births),
          String(persons),
          oneDigit((1000 * births) / persons),
        ]),
      ],
      measured: { column: 3, from: 1, to: rows.length },
    };
  },
  'changes from one column to the next'(next) {
    const rows = draw(next(6, 9), next).map((before) => [before, next(1200, 98_000)] as const);
    return {
      rows: [
        ['Region', '2023', '2024', 'Change, %'],
        ...rows.map(([before, now], index) => [
          REGIONS[index] ?? '',
          String(before),
          String(now),
          oneDigit((100 * (now - before)) / before),
        ]),
      ],
      measured: { column: 3, from: 1, to: rows.length },
    };
  },
  'changes from one row to the next'(next) {
    const values = draw(9, next);
    return {
      rows: [
        ['Year', 'Persons', 'Change, %'],
        ...values.map((now, index) => {
          const before = values[index - 1];
          const change = before === undefined ? '..' : oneDigit((100 * (now - before)) / before);
          return [YEARS[index] ?? '', String(now), change];
        }),
      ],
      measured: { column: 2, from: 2, to: values.length },
    };
  },
  'an index on the first year'(next) {
    const values = draw(9, next);
    const [first = 1] = values;
    return {
      rows: [
        ['Year', 'Persons', '2016 = 100'],
        ...values.map((now, index) => [
          YEARS[index] ?? '',
          String(now),
          oneDigit((100 * now) / first),
        ]),
      ],
      measured: { column: 2, from: 2, to: values.length },
    };
  },
  'a mean of columns'(next) {
    const rows = Array.from({ length: next(6, 9) }, () => draw(4, next));
    return {
      rows: [
        ['Region', 'Spring', 'Summer', 'Autumn', 'Winter', 'Mean'],
        ...rows.map((row, index) => [
          REGIONS[index] ?? '',
          ...row.map(String),
          oneDigit(add(row) / row.length),
        ]),
      ],
      measured: { column: 5, from: 1, to: rows.length },
    };
  },
  'a mean of rows'(next) {
    const rows = Array.from({ length: next(4, 7) }, () => draw(6, next));
    return {
      rows: [
        ['Region', ...YEARS.slice(0, 6)],
        ...rows.map((row, index) => [REGIONS[index] ?? '', ...row.map(String)]),
        [
          'Mean',
          ...YEARS.slice(0, 6).map((_, column) =>
            oneDigit(add(rows.map((row) => row[column] ?? 0)) / rows.length),
          ),
        ],
      ],
      measured: { row: rows.length + 1, from: 1, to: 6 },
    };
  },
  'a share below what it is of'(next) {
    const [men, women] = [draw(6, next), draw(6, next)];
    const all = men.map((one, index) => one + (women[index] ?? 0));
    return {
      rows: [
        ['', ...YEARS.slice(0, 6)],
        ['Persons', ...all.map(String)],
        ['Men', ...men.map(String)],
        ['Women', ...women.map(String)],
        ['Women, %', ...all.map((one, index) => oneDigit((100 * (women[index] ?? 0)) / one))],
      ],
      measured: { row: 4, from: 1, to: 6 },
    };
  },
};

interface Laid {
  readonly rows: readonly (readonly string[])[];
  readonly measured:
    | { readonly row: number; readonly from: number; readonly to: number }
    | { readonly column: number; readonly from: number; readonly to: number };
}

/** A table of a structure, and the places of its calculated figures. The same seed gives the same table. */
export function measuredTable(name: keyof typeof measuredStructures, seed: number): SummedTable {
  const drawn = random(seed);
  const make = measuredStructures[name];
  if (!make) throw new Error(`no structure ${name}`);
  const { rows, measured } = make(
    (least, most) => least + Math.floor(drawn() * (most - least + 1)),
  );
  const { from, to } = measured;
  const along = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return {
    rows,
    summed: along.map((at) => ('row' in measured ? [measured.row, at] : [at, measured.column])),
  };
}
