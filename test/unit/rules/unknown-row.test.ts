import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ACCOUNT_LANGUAGES,
  type PrintedTable,
  WRITTEN_AS,
  writeAccounts,
} from '../../kit/generate/final-accounts.ts';
import { findingsOf, open, told } from '../../kit/read.ts';

/** What is told of a table in every notation; the mark `⟦…⟧` is where the finding is expected. */
function check(table: PrintedTable): void {
  const written = { title: '江城市河道管理处2024年度单位决算', tables: [table] };
  for (const notation of WRITTEN_AS) {
    const draft = writeAccounts(written, notation);
    const expected = [...draft.matchAll(/⟦(.*?)⟧/g)].map(([, text]) => `unknown-row ${text}`);
    const found = told(open(draft.replaceAll(/[⟦⟧]/g, ''), ACCOUNT_LANGUAGES[notation]));
    assert.deepEqual(found, expected, notation);
  }
}

const printed = (caption: string, ...rows: string[]): PrintedTable => ({
  caption,
  rows: rows.map((row) => row.split('|').map((text) => text.trim())),
});

describe('a column that the form of a table does not have', () => {
  it('is told of, because its figures are not checked', () => {
    check(
      printed(
        '支出决算表',
        '功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | ⟦上年决算数⟧',
        '合计 | | 962.40 | 642.10 | 320.30 | 871.25',
        '213 | 农林水支出 | 962.40 | 642.10 | 320.30 | 871.25',
      ),
    );
  });

  it('below a heading that it shares with others', () => {
    check(
      printed(
        '支出决算表',
        '项目 | | 本年支出合计 | 基本支出 | 项目支出 | ',
        '功能分类科目编码 | 科目名称 | | | 小计 | ⟦其中：基建⟧',
        '合计 | | 962.40 | 642.10 | 320.30 | 12.75',
        '213 | 农林水支出 | 962.40 | 642.10 | 320.30 | 12.75',
      ),
    );
  });

  it('in each of two blocks side by side', () => {
    check(
      printed(
        '收入支出决算总表',
        '收入 | | | 支出 | | ',
        '项目 | ⟦预算数⟧ | 决算数 | 项目 | ⟦预算数⟧ | 决算数',
        '一、一般公共预算财政拨款收入 | 70.05 | 72.15 | 十二、农林水支出 | 70.05 | 72.15',
        '本年收入合计 | 70.05 | 72.15 | 本年支出合计 | 70.05 | 72.15',
        '总计 | 70.05 | 72.15 | 总计 | 70.05 | 72.15',
      ),
    );
  });

  it('where nothing is above it', () => {
    check(
      printed(
        '支出决算表',
        '功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | ',
        '合计 | | 962.40 | 642.10 | 320.30 | ⟦871.25⟧',
        '213 | 农林水支出 | 962.40 | 642.10 | 320.30 | 871.25',
      ),
    );
  });

  it('unless it only numbers or explains the rows, or has nothing but zeros', () => {
    check(
      printed(
        '支出决算表',
        '序号 | 功能分类科目编码 | 科目名称 | 行次 | 本年支出合计 | 基本支出 | 项目支出 | 备注 | 其他 | 附件',
        '1 | 合计 | | 1 | 962.40 | 642.10 | 320.30 | | 0.00 | 见附件1',
        '2 | 213 | 农林水支出 | 2 | 962.40 | 642.10 | 320.30 | 2024 | | 3',
      ),
    );
  });

  it('is named with its table', () => {
    const draft = writeAccounts(
      {
        title: '江城市河道管理处2024年度单位决算',
        tables: [
          printed(
            '支出决算表',
            '功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 增减率',
            '合计 | | 962.40 | 642.10 | 320.30 | 10.5%',
          ),
        ],
      },
      'markdown',
    );
    const [finding] = findingsOf(open(draft, 'markdown'));
    assert.equal(
      finding?.message,
      'The form has no column “增减率” in the table “支出决算表”, so it was not checked.',
    );
  });
});
