import { random } from './random.ts';

/** A table of final accounts as it is printed: its caption, and its rows of cells with headings. */
export interface PrintedTable {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
  /** By default that of its form. */
  readonly unit?: '元';
}

/** Final accounts of an invented body, in which everything adds up but for the rounding to 0.01万元. */
export interface FinalAccounts {
  readonly title: string;
  readonly tables: readonly PrintedTable[];
}

/** How figures are printed. */
export interface Style {
  readonly zero: '' | '0.00';
  readonly hasThousands: boolean;
  /** Whether all tables but that of 三公 are in 元, as in some provinces. */
  readonly isInYuan?: boolean;
}

/** Money spent under one code of the last level, in 元. */
interface Spent {
  readonly code: string;
  readonly basic: number;
  readonly project: number;
  readonly isFund: boolean;
}

/** Names of codes of the classification of functions. Those of the fund are marked. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  '201': '一般公共服务支出',
  '20103': '政府办公厅（室）及相关机构事务',
  '2010301': '行政运行',
  '2010302': '一般行政管理事务',
  '20113': '商贸事务',
  '2011308': '招商引资',
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '2080501': '行政单位离退休',
  '2080505': '机关事业单位基本养老保险缴费支出',
  '2080506': '机关事业单位职业年金缴费支出',
  '20808': '抚恤',
  '2080801': '死亡抚恤',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '2101101': '行政单位医疗',
  '2101102': '事业单位医疗',
  '212': '城乡社区支出',
  '21201': '城乡社区管理事务',
  '2120101': '行政运行',
  '2120104': '城管执法',
  '21205': '城乡社区环境卫生',
  '2120501': '城乡社区环境卫生',
  '21208': '国有土地使用权出让收入安排的支出',
  '2120803': '城市建设支出',
  '213': '农林水支出',
  '21303': '水利',
  '2130305': '水利工程建设',
  '2130306': '水利工程运行与维护',
  '221': '住房保障支出',
  '22102': '住房改革支出',
  '2210201': '住房公积金',
  '2210203': '购房补贴',
};
const OF_FUND = ['2120803'];

const PERSONNEL = [
  ['30101', '基本工资'],
  ['30102', '津贴补贴'],
  ['30103', '奖金'],
  ['30107', '绩效工资'],
  ['30108', '机关事业单位基本养老保险缴费'],
  ['30113', '住房公积金'],
  ['30199', '其他工资福利支出'],
  ['30302', '退休费'],
  ['30305', '生活补助'],
] as const;
const OFFICE = [
  ['30201', '办公费'],
  ['30206', '电费'],
  ['30207', '邮电费'],
  ['30211', '差旅费'],
  ['30212', '因公出国（境）费用'],
  ['30217', '公务接待费'],
  ['30228', '工会经费'],
  ['30231', '公务用车运行维护费'],
  ['30299', '其他商品和服务支出'],
  ['31002', '办公设备购置'],
  ['31013', '公务用车购置'],
] as const;
const GROUPS: Readonly<Record<string, string>> = {
  '301': '工资福利支出',
  '303': '对个人和家庭的补助',
  '302': '商品和服务支出',
  '310': '资本性支出',
};

const LISTED =
  '一般公共服务支出 外交支出 国防支出 公共安全支出 教育支出 科学技术支出 文化旅游体育与传媒支出 社会保障和就业支出 卫生健康支出 节能环保支出 城乡社区支出 农林水支出 交通运输支出 资源勘探工业信息等支出 商业服务业等支出 金融支出 援助其他地区支出 自然资源海洋气象等支出 住房保障支出 粮油物资储备支出 国有资本经营预算支出 灾害防治及应急管理支出 其他支出 抗疫特别国债安排的支出'.split(
    ' ',
  );
const DIGITS = '一二三四五六七八九十';
const numeral = (index: number) => {
  const ten = Math.floor(index / 10);
  const one = DIGITS.charAt((index % 10) - 1);
  return ten === 0 ? one : `${ten === 1 ? '' : DIGITS.charAt(ten - 1)}十${one}`;
};

/**
 * Makes final accounts. The same seed makes the same ones.
 *
 * @param style How figures are printed; by default the seed decides.
 */
export function finalAccounts(seed: number, style?: Style): FinalAccounts {
  const next = random(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const {
    zero,
    hasThousands,
    isInYuan = false,
  } = style ?? {
    isInYuan: false,
    zero: seed % 2 === 0 ? '' : '0.00',
    hasThousands: seed % 3 !== 0,
  };
  /** An amount as printed in 万元, or in 元. */
  const amount = (yuan: number, isPlain = isInYuan): string => {
    const cents = isPlain ? yuan * 100 : Math.round(yuan / 100);
    if (cents === 0) return zero;
    const digits = String(cents).padStart(3, '0');
    const left = digits.slice(0, -2);
    const grouped = hasThousands ? left.replaceAll(/\B(?=(\d{3})+$)/g, ',') : left;
    return `${grouped}.${digits.slice(-2)}`;
  };
  const hasFund = next() < 0.6;
  const spent: Spent[] = Object.keys(FUNCTIONS)
    .filter((code) => code.length === 7 && (OF_FUND.includes(code) ? hasFund : next() < 0.85))
    .map((code) => {
      const isFund = OF_FUND.includes(code);
      const isBoth = next() < 0.3;
      const isBasic = !isFund && (isBoth || next() < 0.5);
      return {
        code,
        isFund,
        basic: isBasic ? whole(2000, 90_000_000) : 0,
        project: !isBasic || isBoth ? whole(2000, 60_000_000) : 0,
      };
    });
  const sum = (of: readonly Spent[], value: (one: Spent) => number) =>
    of.reduce((total, one) => total + value(one), 0);
  const basic = ({ basic: own }: Spent) => own;
  const project = ({ project: own }: Spent) => own;
  const all = (one: Spent) => one.basic + one.project;
  const general = spent.filter(({ isFund }) => !isFund);
  const fund = spent.filter(({ isFund }) => isFund);

  const coded = (of: readonly Spent[], values: readonly ((one: Spent) => number)[]) =>
    Object.keys(FUNCTIONS)
      .toSorted()
      .filter((code) => of.some((one) => one.code.startsWith(code)))
      .map((code) => {
        const own = of.filter((one) => one.code.startsWith(code));
        return [code, FUNCTIONS[code] ?? '', ...values.map((value) => amount(sum(own, value)))];
      });
  const totals = (of: readonly Spent[], values: readonly ((one: Spent) => number)[]) => [
    '合计',
    '',
    ...values.map((value) => amount(sum(of, value))),
  ];
  const none = () => 0;

  // What is carried over, and what came in: incomings, with what is left of last year, cover everything.
  const [largest] = general.toSorted((a, b) => all(b) - all(a));
  const before = whole(0, Math.min(3_000_000, largest ? all(largest) : 0));
  const after = whole(0, before);
  const fromFund = sum(fund, all);
  const fromGeneral = sum(general, all) + after - before;
  const income = fromGeneral + fromFund;
  const spending = sum(spent, all);
  const head = ['功能分类科目编码', '科目名称'];
  const byName = (label: string, of: readonly Spent[]) =>
    sum(
      of.filter(({ code }) => FUNCTIONS[code.slice(0, 3)] === label),
      all,
    );

  const left = [
    ['一、一般公共预算财政拨款收入', amount(fromGeneral)],
    ['二、政府性基金预算财政拨款收入', amount(fromFund)],
    ['三、国有资本经营预算财政拨款收入', zero],
    ['四、上级补助收入', zero],
    ['五、事业收入', zero],
    ['六、经营收入', zero],
    ['七、附属单位上缴收入', zero],
    ['八、其他收入', zero],
  ];
  const overall: PrintedTable = {
    caption: '收入支出决算总表',
    rows: [
      ['收入', '', '支出', ''],
      ['项目', '决算数', '项目', '决算数'],
      ...LISTED.map((label, index) => [
        ...(left[index] ?? ['', '']),
        `${numeral(index + 1)}、${label}`,
        amount(byName(label, spent)),
      ]),
      ['本年收入合计', amount(income), '本年支出合计', amount(spending)],
      ['使用非财政拨款结余', zero, '结余分配', zero],
      ['年初结转和结余', amount(before), '年末结转和结余', amount(after)],
      ['总计', amount(income + before), '总计', amount(spending + after)],
    ],
  };
  const incomes: PrintedTable = {
    caption: '收入决算表',
    rows: [
      [
        '项目',
        '',
        '本年收入合计',
        '财政拨款收入',
        '上级补助收入',
        '事业收入',
        '经营收入',
        '附属单位上缴收入',
        '其他收入',
      ],
      [...head, '', '', '', '', '', '', ''],
      // What is carried over changes one code.
      ...(() => {
        const shift = (one: Spent) => all(one) + (one === largest ? after - before : 0);
        const values = [shift, shift, none, none, none, none, none];
        return [totals(spent, values), ...coded(spent, values)];
      })(),
    ],
  };
  const outgoings: PrintedTable = {
    caption: '支出决算表',
    rows: [
      [
        '项目',
        '',
        '本年支出合计',
        '基本支出',
        '项目支出',
        '上缴上级支出',
        '经营支出',
        '对附属单位补助支出',
      ],
      [...head, '', '', '', '', '', ''],
      totals(spent, [all, basic, project, none, none, none]),
      ...coded(spent, [all, basic, project, none, none, none]),
    ],
  };
  const funds: PrintedTable = {
    caption: '财政拨款收入支出决算总表',
    rows: [
      ['收入', '', '支出', '', '', '', ''],
      [
        '项目',
        '决算数',
        '项目',
        '合计',
        '一般公共预算财政拨款',
        '政府性基金预算财政拨款',
        '国有资本经营预算财政拨款',
      ],
      ...LISTED.map((label, index) => [
        ...([
          ['一、一般公共预算财政拨款', amount(fromGeneral)],
          ['二、政府性基金预算财政拨款', amount(fromFund)],
          ['三、国有资本经营预算财政拨款', zero],
        ][index] ?? ['', '']),
        `${numeral(index + 1)}、${label}`,
        amount(byName(label, spent)),
        amount(byName(label, general)),
        amount(byName(label, fund)),
        zero,
      ]),
      [
        '本年收入合计',
        amount(income),
        '本年支出合计',
        amount(spending),
        amount(sum(general, all)),
        amount(fromFund),
        zero,
      ],
      [
        '年初财政拨款结转和结余',
        amount(before),
        '年末财政拨款结转和结余',
        amount(after),
        amount(after),
        zero,
        zero,
      ],
      [
        '总计',
        amount(income + before),
        '总计',
        amount(spending + after),
        amount(sum(general, all) + after),
        amount(fromFund),
        zero,
      ],
    ],
  };
  const ofGeneral: PrintedTable = {
    caption: '一般公共预算财政拨款支出决算表',
    rows: [
      ['项目', '', '合计', '基本支出', '项目支出'],
      [...head, '', '', ''],
      ...coded(general, [all, basic, project]),
      totals(general, [all, basic, project]),
    ],
  };

  const items = [...PERSONNEL, ...OFFICE];
  const running = sum(general, basic);
  const weights = items.map(() => whole(0, 100) * (next() < 0.8 ? 1 : 0));
  const weight = weights.reduce((total, one) => total + one, 0) || 1;
  const shares = weights.map((one) => Math.floor((running * one) / weight));
  shares[0] = (shares[0] ?? 0) + running - shares.reduce((total, one) => total + one, 0);
  const share = (code: string) =>
    items.reduce(
      (total, [own], index) => total + (own.startsWith(code) ? (shares[index] ?? 0) : 0),
      0,
    );
  const economic = (own: readonly (readonly [string, string])[]) =>
    own.flatMap(([code, name], index) => {
      const group = code.slice(0, 3);
      const isFirst = own[index - 1]?.[0].slice(0, 3) !== group;
      const heading = isFirst ? [[group, GROUPS[group] ?? '', amount(share(group))]] : [];
      return [...heading, [code, name, amount(share(code))]];
    });
  const [persons, office] = [economic(PERSONNEL), economic(OFFICE)];
  const runningTable: PrintedTable = {
    caption: '一般公共预算财政拨款基本支出决算表',
    rows: [
      ['经济分类科目编码', '科目名称', '决算数', '经济分类科目编码', '科目名称', '决算数'],
      ...Array.from({ length: Math.max(persons.length, office.length) }, (_, index) => [
        ...(persons[index] ?? ['', '', '']),
        ...(office[index] ?? ['', '', '']),
      ]),
      [
        '人员经费合计',
        '',
        amount(share('301') + share('303')),
        '公用经费合计',
        '',
        amount(share('302') + share('310')),
      ],
    ],
  };

  const abroad = share('30212') + whole(0, 50_000);
  const bought = share('31013');
  const driven = share('30231') + whole(0, 50_000);
  const guests = share('30217');
  const three = [
    abroad + bought + driven + guests,
    abroad,
    bought + driven,
    bought,
    driven,
    guests,
  ];
  const threeTable: PrintedTable = {
    caption: '财政拨款“三公”经费支出决算表',
    rows: [
      [
        '合计',
        '',
        '因公出国（境）费',
        '',
        '公务用车购置及运行维护费',
        '',
        '',
        '',
        '',
        '',
        '公务接待费',
        '',
      ],
      ['', '', '', '', '小计', '', '公务用车购置费', '', '公务用车运行维护费', '', '', ''],
      three.flatMap(() => ['预算数', '决算数']),
      three.flatMap((one) => [amount(one * 2, false), amount(one, false)]),
    ],
  };
  const fundTable: PrintedTable = {
    caption: '政府性基金预算财政拨款收入支出决算表',
    rows: [
      ['项目', '', '年初结转和结余', '本年收入', '本年支出', '', '', '年末结转和结余'],
      [...head, '', '', '合计', '基本支出', '项目支出', ''],
      totals(fund, [none, all, all, basic, project, none]),
      ...coded(fund, [none, all, all, basic, project, none]),
    ],
  };
  const inUnit = (table: PrintedTable): PrintedTable =>
    isInYuan ? { ...table, unit: '元' } : table;
  return {
    title: `临江区河道管理局${2015 + (seed % 10)}年度部门决算`,
    tables: [
      ...[overall, incomes, outgoings, funds, ofGeneral, runningTable].map(inUnit),
      threeTable,
      ...(hasFund ? [fundTable] : []).map(inUnit),
    ],
  };
}

/** The language of a draft in each of the notations in which final accounts are written. */
export const ACCOUNT_LANGUAGES = {
  tabs: 'report-draft',
  markdown: 'markdown',
  csv: 'csv',
  html: 'html',
} as const;

/** These notations. */
export const WRITTEN_AS = ['tabs', 'markdown', 'csv', 'html'] as const;

/** Final accounts as a draft, each table below its caption and a line with its unit. */
export function writeAccounts(
  { title, tables }: FinalAccounts,
  notation: (typeof WRITTEN_AS)[number],
): string {
  const parts = tables.map((table) => linesOf(table, notation));
  const head = notation === 'html' ? `<h1>${title}</h1>` : title;
  const text = [notation === 'csv' ? [] : [head, ''], ...parts.map((lines) => [...lines, ''])];
  const body = text.flat().join('\n');
  return notation === 'html' ? `<html><body>\n${body}\n</body></html>\n` : body;
}

function linesOf(
  { caption, rows, unit: own }: PrintedTable,
  notation: (typeof WRITTEN_AS)[number],
): string[] {
  const isBudget = caption.includes('预算总表') || caption.includes('分类预算');
  const unit = `单位：${own ?? (isBudget ? '元' : '万元')}`;
  const width = rows[0]?.length ?? 0;
  switch (notation) {
    case 'tabs':
      return [caption, `${'\t'.repeat(width - 1)}${unit}`, ...rows.map((row) => row.join('\t'))];
    case 'markdown':
      return [
        caption,
        '',
        unit,
        '',
        ...rows.flatMap((row, index) => [
          `| ${row.join(' | ')} |`,
          ...(index === 0 ? [`|${' --- |'.repeat(width)}`] : []),
        ]),
      ];
    case 'csv':
      return [caption, unit, ...rows.map((row) => row.map(quoted).join(','))];
    case 'html':
      return [
        `<p>${caption}</p>`,
        `<p>${unit}</p>`,
        '<table>',
        ...rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`),
        '</table>',
      ];
  }
}

function quoted(cell: string): string {
  return cell.includes(',') ? `"${cell}"` : cell;
}
