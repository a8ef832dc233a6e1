import { random } from './random.ts';

/**
 * A table that adds up, as rows of cells, and those of its figures that are in a sum which others
 * confirm.
 */
export interface SummedTable {
  readonly rows: readonly (readonly string[])[];
  readonly summed: readonly (readonly [row: number, column: number])[];
}

type Random = (least: number, most: number) => number;

/** Figures by row and column, with the texts before and above them. */
interface Laid {
  readonly head: readonly (readonly string[])[];
  readonly labels: readonly string[];
  readonly figures: readonly (readonly number[])[];
  /** Rows and columns whose figures are in no sum. */
  readonly apartRows?: readonly number[];
  readonly apartColumns?: readonly number[];
}

const REGIONS = ['North', 'Coast', 'Hills', 'Lakes', 'South', 'Isles', 'Plains', 'Harbour'];
const KINDS = ['Grain', 'Timber', 'Fish', 'Tools', 'Cloth', 'Glass', 'Paper', 'Salt'];
const YEARS = ['2019', '2020', '2021', '2022', '2023', '2024'];

const add = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
const addRows = (rows: readonly (readonly number[])[]) =>
  (rows[0] ?? []).map((_, column) => add(rows.map((row) => row[column] ?? 0)));
const block = (count: number, width: number, next: Random) =>
  Array.from({ length: count }, () => Array.from({ length: width }, () => next(1200, 98_000)));
const overYears = (width: number) => [['', ...YEARS.slice(0, width)]];

/** The ways in which tables are known to add up, by name. */
export const structures: Readonly<Record<string, (next: Random) => Laid>> = {
  'a total below, not called one'(next) {
    const parts = block(next(3, 7), 4, next);
    return {
      head: overYears(4),
      labels: [...REGIONS.slice(0, parts.length), 'The realm'],
      figures: [...parts, addRows(parts)],
    };
  },
  'a total above, not called one'(next) {
    const parts = block(next(3, 7), 4, next);
    return {
      head: overYears(4),
      labels: ['The realm', ...REGIONS.slice(0, parts.length)],
      figures: [addRows(parts), ...parts],
    };
  },
  'a total at the right'(next) {
    const parts = block(next(4, 8), 3, next);
    return {
      head: [['Region', 'By sea', 'By road', 'By rail', 'Freight']],
      labels: REGIONS.slice(0, parts.length),
      figures: parts.map((row) => [...row, add(row)]),
    };
  },
  'a total at the left, with shares'(next) {
    const parts = block(next(4, 8), 2, next);
    return {
      head: [['Region', 'Persons', 'Men', 'Women', 'Mean age']],
      labels: REGIONS.slice(0, parts.length),
      figures: parts.map((row) => [add(row), ...row, next(30, 50)]),
      apartColumns: [3],
    };
  },
  'rows and columns'(next) {
    const parts = block(next(3, 6), 3, next).map((row) => [...row, add(row)]);
    return {
      head: [['Region', 'By sea', 'By road', 'By rail', 'All']],
      labels: [...REGIONS.slice(0, parts.length), 'All'],
      figures: [...parts, addRows(parts)],
    };
  },
  'levels, each total above its parts'(next) {
    const groups = Array.from({ length: next(2, 4) }, () => block(next(2, 4), 4, next));
    const figures = groups.flatMap((group) => [addRows(group), ...group]);
    return {
      head: overYears(4),
      labels: [
        'Trade',
        ...groups.flatMap((group, index) => [
          REGIONS[index] ?? '',
          ...group.map((_, part) => `  ${KINDS[part]}`),
        ]),
      ],
      figures: [addRows(groups.map(addRows)), ...figures],
    };
  },
  'levels, each total below its parts'(next) {
    const groups = Array.from({ length: next(2, 4) }, () => block(next(2, 4), 4, next));
    return {
      head: overYears(4),
      labels: [
        ...groups.flatMap((group, index) => [
          ...group.map((_, part) => KINDS[part] ?? ''),
          REGIONS[index] ?? '',
        ]),
        'Trade',
      ],
      figures: [
        ...groups.flatMap((group) => [...group, addRows(group)]),
        addRows(groups.map(addRows)),
      ],
    };
  },
  'codes that begin with their parents'(next) {
    const groups = Array.from({ length: 4 }, () => block(next(2, 3), 1, next));
    return {
      head: [['Code', 'Item', 'Spent']],
      labels: groups.flatMap((group, index) => [
        `${index + 1}|${KINDS[index]}`,
        ...group.map((_, part) => `${index + 1}.${part + 1}|${REGIONS[part]}`),
      ]),
      figures: groups.flatMap((group) => [addRows(group), ...group]),
    };
  },
  'a column summed over blocks of columns'(next) {
    const rows = Array.from({ length: next(5, 8) }, () => {
      const blocks = Array.from({ length: 3 }, () => [next(1200, 98_000), next(1200, 98_000)]);
      return [addRows(blocks), ...blocks].flat();
    });
    return {
      head: [
        ['Year', 'Goods', '', 'Machines', '', 'Food', '', 'Fuel', ''],
        ['', ...Array.from({ length: 4 }, () => ['Out', 'In']).flat()],
      ],
      labels: rows.map((_, index) => `Q${index + 1}`),
      figures: rows,
    };
  },
  'a difference'(next) {
    const rows = block(next(5, 8), 2, next).map(([a = 0, b = 0]) => [a + b, b, a]);
    return {
      head: [['Firm', 'Income', 'Cost', 'Net']],
      labels: rows.map((_, index) => KINDS[index] ?? ''),
      figures: rows,
    };
  },
  'two breakdowns of one total'(next) {
    const byAge = block(3, 4, next);
    const total = addRows(byAge);
    const men = total.map((all) => Math.floor((all * next(40, 60)) / 100));
    const women = total.map((all, index) => all - (men[index] ?? 0));
    return {
      head: overYears(4),
      labels: ['Persons', 'Men', 'Women', 'Young', 'Middle', 'Old'],
      figures: [total, men, women, ...byAge],
    };
  },
  'changes and means beside what is added'(next) {
    const parts = block(next(4, 7), 3, next);
    const rows = [...parts, addRows(parts)];
    return {
      head: [['Region', '2022', '2023', '2024', 'Change, %', 'Mean size']],
      labels: [...REGIONS.slice(0, parts.length), 'The realm'],
      figures: rows.map((row) => [...row, next(-40, 90), next(3, 90)]),
      apartColumns: [3, 4],
    };
  },
  'of which'(next) {
    const parts = block(4, 4, next);
    const within = (parts[1] ?? []).map((value) => Math.floor(value / next(2, 5)));
    return {
      head: overYears(4),
      labels: ['Grain', 'Timber', '  of which: pine', 'Fish', 'Tools', 'Total'],
      figures: [...parts.slice(0, 2), within, ...parts.slice(2), addRows(parts)],
      apartRows: [2],
    };
  },
};

const STYLES: readonly ((value: number) => string)[] = [
  String,
  (value) => grouped(value, ','),
  (value) => grouped(value, ' '),
  (value) => `${grouped(value, '.')},00`,
  (value) => `${value}.00000`,
  (value) => (value < 0 ? `(${grouped(-value, ',')})` : grouped(value, ',')),
];

function grouped(value: number, mark: string): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, mark);
}

/** A table of a structure. The same seed gives the same table. */
export function summedTable(name: keyof typeof structures, seed: number): SummedTable {
  const draw = random(seed);
  const next: Random = (least, most) => least + Math.floor(draw() * (most - least + 1));
  const make = structures[name];
  if (!make) throw new Error(`no structure ${name}`);
  const { head, labels, figures, apartRows = [], apartColumns = [] } = make(next);
  const style = STYLES[next(0, STYLES.length - 1)] ?? String;
  const cells = labels.map((label, row) => [
    ...label.split('|'),
    ...(figures[row] ?? []).map((value) => style(value)),
  ]);
  const first = (labels[0] ?? '').split('|').length;
  return {
    rows: [...head, ...cells],
    summed: figures.flatMap((row, index) =>
      row.flatMap((_, column): [number, number][] =>
        apartRows.includes(index) || apartColumns.includes(column)
          ? []
          : [[index + head.length, column + first]],
      ),
    ),
  };
}

/** A figure with one wrong digit. The last two digits are not changed. */
export function mistype(text: string, seed: number): string {
  const draw = random(seed);
  const digits = [...text].flatMap((mark, at) => (/\d/.test(mark) ? [at] : []));
  const whole = digits.filter((at) => !/[.,]0+$/.test(text) || at < text.search(/[.,]0+$/));
  const at = whole[Math.floor(draw() * Math.max(1, whole.length - 1))] ?? 0;
  const other = (Number(text.charAt(at)) + 1 + Math.floor(draw() * 8)) % 10;
  return text.slice(0, at) + other + text.slice(at + 1);
}
