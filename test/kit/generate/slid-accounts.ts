import type { FinalAccounts, PrintedTable } from './final-accounts.ts';

const CAPTION = '一般公共预算财政拨款支出决算表';

/** Rows of a fund, which have no figures in this table. */
const FUND = [
  ['20822', '大中型水库移民后期扶持基金支出'],
  ['20823', '小型水库移民扶助基金安排的支出'],
];

/**
 * Final accounts in which one table has rows of a fund below that of 20808. If `isSlid`, the figures were written
 * without leaving those rows out, so that they stand two rows too high from there on.
 */
export function withFund(accounts: FinalAccounts, isSlid: boolean): FinalAccounts {
  const tables = accounts.tables.map((table): PrintedTable => {
    if (table.caption !== CAPTION) return table;
    const at = table.rows.findIndex(([code]) => code === '20808') + 1;
    const rows = table.rows.toSpliced(at, 0, ...FUND.map((labels) => [...labels, '', '', '']));
    return { caption: CAPTION, rows: isSlid ? rows.map((_, row) => movedUp(rows, row, at)) : rows };
  });
  return { ...accounts, tables };
}

function movedUp(rows: PrintedTable['rows'], row: number, from: number): readonly string[] {
  const [code = '', name = '', ...figures] = rows[row] ?? [];
  const source = rows[row + FUND.length]?.slice(2) ?? figures.map(() => '');
  return [code, name, ...(row < from ? figures : source)];
}

/** Rows that have no figures: a code that is left out of a table. */
const LEFT_OUT = [
  ['22999', '其他支出'],
  ['2299999', '其他支出'],
];

/**
 * Final accounts in which a table with codes has rows without figures before one of its rows. If `isSlid`, the figures
 * from there on were written without leaving these rows out.
 *
 * @param at Which row, as a part of all rows with codes.
 * @param count How many rows without figures there are: 1 or 2.
 */
export function slidFrom(
  accounts: FinalAccounts,
  caption: string,
  at: number,
  count: 1 | 2,
  isSlid: boolean,
): FinalAccounts {
  const tables = accounts.tables.map((table): PrintedTable => {
    if (table.caption !== caption) return table;
    const first = table.rows.findIndex(([code = '']) => /^\d/.test(code));
    const last = table.rows.findLastIndex(([code = '']) => /^\d/.test(code));
    const from = first + 1 + Math.floor((last - first - 1) * at);
    const blank = table.rows[0]?.slice(2).map(() => '') ?? [];
    const left = LEFT_OUT.slice(0, count).map((labels) => [...labels, ...blank]);
    const rows = table.rows.toSpliced(from, 0, ...left);
    if (!isSlid) return { ...table, rows };
    const moved = (row: number) => {
      const [code = '', name = ''] = rows[row] ?? [];
      return [code, name, ...(rows[row + count]?.slice(2) ?? blank)];
    };
    return { ...table, rows: rows.map((row, index) => (index < from ? row : moved(index))) };
  });
  return { ...accounts, tables };
}
