/**
 * Writes the samples of final accounts, a budget and enforcement statistics. Their bodies and figures are invented,
 * and everything in them adds up but for the mistake that their names tell.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { separated } from '../server/src/figure/thousands.ts';
import { budget } from '../test/kit/generate/budget.ts';
import {
  type FinalAccounts,
  finalAccounts,
  type PrintedTable,
  writeAccounts,
} from '../test/kit/generate/final-accounts.ts';
import { withFund } from '../test/kit/generate/slid-accounts.ts';

const folder = path.join(import.meta.dirname, '../samples');
const STYLE = { zero: '', hasThousands: true } as const;

function write(name: string, accounts: FinalAccounts, notation: 'tabs' | 'markdown'): void {
  const extension = notation === 'tabs' ? 'txt' : 'md';
  writeFileSync(path.join(folder, `${name}.${extension}`), writeAccounts(accounts, notation));
}

/** The accounts with one table changed. */
function changed(
  accounts: FinalAccounts,
  caption: string,
  change: (rows: string[][]) => string[][],
): FinalAccounts {
  const tables = accounts.tables.map((table): PrintedTable => {
    if (table.caption !== caption) return table;
    return { caption, rows: change(table.rows.map((row) => [...row])) };
  });
  return { ...accounts, tables };
}

/** One figure with a digit too few. */
function slipped(rows: string[][]): string[][] {
  return rows.map((row) => (row[0] === '21201' ? row.with(2, withoutDigit(row[2] ?? '')) : row));
}

/** A figure without its second digit, grouped again. */
function withoutDigit(text: string): string {
  const digits = text.replaceAll(',', '').replace(/^(\d)\d/, '$1');
  return separated(digits, ',');
}

const name = (body: string, year: number, what: string) => `江城市${body}${year}年度${what}`;
const titled = (accounts: FinalAccounts, title: string) => ({ ...accounts, title });

const drainage = name('排水管理处', 2024, '单位决算');
write(
  `${drainage}（错一个数）`,
  changed(titled(finalAccounts(2, STYLE), drainage), '支出决算表', slipped),
  'tabs',
);
const rivers = name('河道管理处', 2024, '单位决算');
write(`${rivers}（数字错行）`, withFund(titled(finalAccounts(5, STYLE), rivers), true), 'tabs');
const roads = '江城市道路管理处2026年部门预算';
write(
  `${roads}（错一个数）`,
  changed(titled(budget(3), roads), '2026年部门支出预算总表', (rows) =>
    rows.map((row) =>
      row.slice(0, 3).join('') === '2120399' ? row.with(6, withoutDigit(row[6] ?? '')) : row,
    ),
  ),
  'markdown',
);
const enforcement = '江城市城市管理局2024年行政执法统计年报';
write(
  `${enforcement}（合计错一个）`,
  {
    title: enforcement,
    tables: [
      {
        caption: '行政处罚实施情况统计表',
        rows: [
          [
            '单位名称',
            '警告',
            '通报批评',
            '罚款',
            '没收违法所得',
            '没收非法财物',
            '暂扣许可证件',
            '降低资质等级',
            '吊销许可证件',
            '限制开展生产经营活动',
            '责令停产停业',
            '责令关闭',
            '限制从业',
            '行政拘留',
            '其他行政处罚',
            '合计（宗）',
            '罚没金额（万元）',
          ],
          [
            '市容执法大队',
            '112',
            '0',
            '236',
            '3',
            '8',
            '0',
            '0',
            '0',
            '0',
            '1',
            '0',
            '0',
            '0',
            '17',
            '377',
            '41.36',
          ],
          [
            '燃气执法大队',
            '9',
            '2',
            '31',
            '0',
            '1',
            '1',
            '0',
            '0',
            '0',
            '4',
            '0',
            '0',
            '0',
            '0',
            '48',
            '26.5',
          ],
          [
            '合计',
            '121',
            '2',
            '276',
            '3',
            '9',
            '1',
            '0',
            '0',
            '0',
            '5',
            '0',
            '0',
            '0',
            '17',
            '425',
            '67.86',
          ],
        ],
      },
      {
        caption: '行政许可实施情况统计表',
        rows: [
          ['单位名称', '申请数量', '受理数量', '许可数量', '不予许可数量', '撤销许可数量'],
          ['行政审批处', '318', '310', '304', '5', '0'],
          ['合计', '318', '310', '304', '5', '0'],
        ],
      },
    ],
  },
  'markdown',
);
