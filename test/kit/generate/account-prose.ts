import { separated } from '../../../server/src/figure/thousands.ts';
import type { FinalAccounts } from './final-accounts.ts';

/**
 * Sentences that repeat figures of final accounts or a budget, in words of our own. Each repeated figure is between ⟦ and
 * ⟧, and each share between ⟨ and ⟩.
 */
export type MarkedLines = readonly string[];

/** How amounts are written in the sentences. */
export interface ProseStyle {
  readonly hasThousands: boolean;
}

class Tables {
  readonly #accounts: FinalAccounts;
  readonly #style: ProseStyle;

  constructor(accounts: FinalAccounts, style: ProseStyle) {
    this.#accounts = accounts;
    this.#style = style;
  }

  rows(caption: string): readonly (readonly string[])[] {
    return this.#accounts.tables.find((table) => table.caption.endsWith(caption))?.rows ?? [];
  }

  /** Hundred times the figure behind a label. */
  cell(caption: string, label: string, column: number): number {
    const row = this.rows(caption).findLast((cells) => cells.includes(label));
    return hundredths(row?.[(row?.indexOf(label) ?? 0) + column] ?? '');
  }

  /** A figure of a table in 万元. */
  amount(units: number): string {
    return `⟦${this.#grouped((units / 100).toFixed(2))}⟧万元`;
  }

  /** A figure of a table in 元, which the prose rounds to 0.01万元. */
  rounded(units: number): string {
    return `⟦${this.#grouped((Math.round(units / 10_000) / 100).toFixed(2))}⟧万元`;
  }

  #grouped(digits: string): string {
    return this.#style.hasThousands ? separated(digits, ',') : digits;
  }
}

function hundredths(cell: string): number {
  return Math.round(Number(cell.replaceAll(',', '') || '0') * 100);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '' : `，占⟨${((100 * part) / whole).toFixed(2)}⟩%`;
}

/** The sentences of final accounts. */
export function proseOfAccounts(accounts: FinalAccounts, style: ProseStyle): MarkedLines {
  const tables = new Tables(accounts, style);
  const year = /\d{4}/.exec(accounts.title)?.[0] ?? '';
  const say = (units: number) => tables.amount(units);
  const [all, spending, funds, general] = [
    '收入支出决算总表',
    '支出决算表',
    '财政拨款收入支出决算总表',
    '一般公共预算财政拨款支出决算表',
  ];
  const income = tables.cell(all, '本年收入合计', 1);
  const spent = tables.cell(all, '本年支出合计', 1);
  const basic = tables.cell(spending, '合计', 3);
  const project = tables.cell(spending, '合计', 4);
  const ofGeneral = tables.cell(general, '合计', 2);
  const coded = tables
    .rows(general)
    .flatMap(([code = '', name = '', sum = '']) =>
      /^\d+$/.test(code) ? { code, name, sum: hundredths(sum) } : [],
    );
  const nameOf = (code: string) => coded.find((row) => row.code === code)?.name ?? '';
  const three = tables.rows('财政拨款“三公”经费支出决算表').at(-1)?.map(hundredths) ?? [];
  const at = (index: number) => say(three[index] ?? 0);
  return [
    `一、${year}年度收入支出决算总体情况说明`,
    `本部门${year}年度收入支出总计${say(tables.cell(all, '总计', 1))}。`,
    `二、${year}年度收入决算情况说明`,
    `本年收入合计${say(income)}，其中：财政拨款收入${say(tables.cell('收入决算表', '合计', 3))}${share(tables.cell('收入决算表', '合计', 3), income)}。`,
    `三、${year}年度支出决算情况说明`,
    `本年支出合计${say(spent)}，其中：基本支出${say(basic)}${share(basic, spent)}；项目支出${say(project)}${share(project, spent)}。`,
    `四、${year}年度财政拨款收入支出决算总体情况说明`,
    `${year}年度财政拨款收入支出总计${say(tables.cell(funds, '总计', 1))}。`,
    `五、${year}年度一般公共预算财政拨款支出决算情况说明`,
    `（一）总体情况。一般公共预算财政拨款支出${say(ofGeneral)}。`,
    `（二）结构情况。一般公共预算财政拨款支出主要用于以下方面：${coded
      .filter(({ code }) => code.length === 3)
      .map(({ name, sum }) => `${name}（类）${say(sum)}`)
      .join('；')}。`,
    '（三）具体情况。',
    ...coded
      .filter(({ code }) => code.length === 7)
      .map(
        ({ code, name, sum }, index) =>
          `${index + 1}．${nameOf(code.slice(0, 3))}（类）${nameOf(code.slice(0, 5))}（款）${name}（项）。支出决算为${say(sum)}，按实际工作安排。`,
      ),
    `六、${year}年度一般公共预算财政拨款基本支出决算情况说明`,
    `一般公共预算财政拨款基本支出${say(tables.cell(general, '合计', 3))}。其中：人员经费${say(tables.cell('基本支出决算表', '人员经费合计', 2))}，主要包括基本工资等；公用经费${say(tables.cell('基本支出决算表', '公用经费合计', 2))}，主要包括办公费等。`,
    `七、${year}年度财政拨款“三公”经费支出决算情况说明`,
    `“三公”经费财政拨款支出预算为${at(0)}，支出决算为${at(1)}，其中：因公出国（境）费支出决算为${at(3)}，公务用车购置及运行维护费支出决算为${at(5)}，公务接待费支出决算为${at(11)}。`,
    `（一）公务用车购置费支出${at(7)}，公务用车运行维护费支出${at(9)}。`,
  ];
}

/** The sentences of a budget, whose tables are in 元 while the sentences round to 0.01万元. */
export function proseOfBudget(accounts: FinalAccounts, style: ProseStyle): MarkedLines {
  const tables = new Tables(accounts, style);
  const year = /\d{4}/.exec(accounts.title)?.[0] ?? '';
  const say = (units: number) => tables.rounded(units);
  const coded = tables
    .rows('一般公共预算支出功能分类预算表')
    .flatMap(([first = '', second = '', third = '', name = '', sum = '']) =>
      /^\d+$/.test(first) ? { code: [first, second, third], name, sum: hundredths(sum) } : [],
    );
  const nameOf = (...code: readonly string[]) =>
    coded.find((row) => row.code.filter((part) => part !== '').join() === code.join())?.name ?? '';
  const sum = tables.cell('收入预算总表', '合计', 4);
  return [
    '预算编制说明',
    `${year}年，本部门收入预算${say(sum)}，其中：财政拨款收入${say(tables.cell('收入预算总表', '合计', 5))}。`,
    `支出预算${say(tables.cell('支出预算总表', '合计', 4))}。其中，一般公共预算拨款支出预算${say(tables.cell('一般公共预算支出功能分类预算表', '合计', 4))}。`,
    '财政拨款支出主要内容如下：',
    ...coded.flatMap(({ code: [, second], name, sum: units }, index) =>
      second === '' ? `${index + 1}.“${name}”科目${say(units)}，主要用于有关工作。` : [],
    ),
    ...coded.flatMap(({ code: [first = '', second = '', third = ''], name, sum: units }, index) =>
      third === ''
        ? []
        : `${index + 1}、${nameOf(first)}（${first}类）${nameOf(first, second)}（${second}款）${name}（${third}项）${say(units)}，主要用于有关工作。`,
    ),
  ];
}
