import type { FinalAccounts } from './final-accounts.ts';
import { random } from './random.ts';

/** Codes of the budget with their names. */
const CODES: Readonly<Record<string, string>> = {
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '2080505': '机关事业单位基本养老保险缴费支出',
  '2080506': '机关事业单位职业年金缴费支出',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '2101102': '事业单位医疗',
  '212': '城乡社区支出',
  '21203': '城乡社区公共设施',
  '2120303': '小城镇基础设施建设',
  '2120399': '其他城乡社区公共设施支出',
  '221': '住房保障支出',
  '22102': '住房改革支出',
  '2210201': '住房公积金',
};

/** What is spent under one code, in the smallest unit that is printed or rounded. */
interface Leaf {
  readonly code: string;
  readonly basic: number;
  readonly project: number;
}

/** A budget in whole 元 of an invented body that has no money but the general budget.  */
export function budget(seed: number): FinalAccounts {
  const next = random(seed);
  const amount = () => 10_000 + Math.floor(next() * 9_000_000);
  const leaves = Object.keys(CODES)
    .filter((code) => code.length === 7)
    .map((code): Leaf => {
      const isProject = code.startsWith('212');
      return {
        code,
        basic: isProject && next() < 0.5 ? 0 : amount(),
        project: isProject ? amount() : 0,
      };
    });
  const print = (yuan: number) => (yuan === 0 ? '' : grouped(String(yuan)));
  const sum = (prefix: string, of: (leaf: Leaf) => number) =>
    leaves.filter(({ code }) => code.startsWith(prefix)).reduce((total, one) => total + of(one), 0);
  const values = [
    (leaf: Leaf) => leaf.basic + leaf.project,
    (leaf: Leaf) => leaf.basic,
    (leaf: Leaf) => leaf.project,
  ];
  const [all = () => 0, basic = () => 0] = values;
  const coded = (own: readonly ((leaf: Leaf) => number)[]) => [
    ...Object.keys(CODES)
      .toSorted()
      .map((code) => [
        code.slice(0, 3),
        code.slice(3, 5),
        code.slice(5),
        CODES[code] ?? '',
        ...own.map((value) => print(sum(code, value))),
      ]),
    ['合计', '', '', '', ...own.map((value) => print(sum('', value)))],
  ];
  const heads = ['类', '款', '项', '功能分类科目名称'];
  const tops = Object.keys(CODES).filter((code) => code.length === 3);
  const total = sum('', all);
  const left = [
    ['一、财政拨款收入', print(total)],
    ['1.一般公共预算资金', print(total)],
    ['2.政府性基金', ''],
    ['3.国有资本经营预算', ''],
  ];
  const right = tops.map((code, index) => [
    `${'一二三四五'.charAt(index)}、${CODES[code]}`,
    print(sum(code, all)),
  ]);
  const running = sum('', basic);
  const persons = Math.floor(running * 0.8);
  return {
    title: '江城市道路管理处2026年部门预算',
    tables: [
      {
        caption: '2026年部门财务收支预算总表',
        rows: [
          ['本年收入', '', '本年支出', ''],
          ['项目', '预算数', '项目', '预算数'],
          ...left.map((row, index) => [...row, ...(right[index] ?? ['', ''])]),
          ['收入总计', print(total), '支出总计', print(total)],
        ],
      },
      {
        caption: '2026年部门收入预算总表',
        rows: [
          [...heads, '合计', '财政拨款收入', '事业收入', '事业单位经营收入', '其他收入'],
          ...coded([all, all, () => 0, () => 0, () => 0]),
        ],
      },
      {
        caption: '2026年部门支出预算总表',
        rows: [[...heads, '合计', '基本支出', '项目支出'], ...coded(values)],
      },
      {
        caption: '2026年部门一般公共预算支出功能分类预算表',
        rows: [[...heads, '合计', '基本支出', '项目支出'], ...coded(values)],
      },
      {
        caption: '2026年部门一般公共预算基本支出部门预算经济分类预算表',
        rows: [
          ['类', '款', '部门预算经济分类科目名称', '合计', '人员经费', '公用经费'],
          ['301', '', '工资福利支出', print(persons), print(persons), ''],
          ['301', '01', '基本工资', print(persons), print(persons), ''],
          ['302', '', '商品和服务支出', print(running - persons), '', print(running - persons)],
          ['302', '01', '办公费', print(running - persons), '', print(running - persons)],
          ['合计', '', '', print(running), print(persons), print(running - persons)],
        ],
      },
    ],
  };
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** Codes of the fund with their names. */
const FUND: Readonly<Record<string, string>> = {
  '21208': '国有土地使用权出让收入安排的支出',
  '2120803': '城市建设支出',
  '2120899': '其他国有土地使用权出让收入安排的支出',
};

/** How a budget prints its amounts: exact in 元 or in 分, or rounded to 元. */
const PRINTED_AS = ['元', '分', '约'] as const;

/**
 * A budget with all nine tables, of an invented body that has a fund and money of its own, and in which everything
 * adds up but for rounding. The last table is in 万元, the others in 元.
 */
export function wholeBudget(seed: number): FinalAccounts {
  const next = random(seed);
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const style = PRINTED_AS[seed % PRINTED_AS.length];
  const print = (cents: number): string => {
    if (cents === 0) return '';
    if (style === '约') return grouped(String(Math.round(cents / 100)));
    const digits = String(cents).padStart(3, '0');
    const yuan = grouped(digits.slice(0, -2));
    return style === '分' ? `${yuan}.${digits.slice(-2)}` : yuan;
  };
  const amount = () => whole(1_000, 9_000_000) * 100 + (style === '元' ? 0 : whole(0, 99));
  const names = { ...CODES, ...FUND };
  const codes = Object.keys(names).toSorted();
  const leaves = codes
    .filter((code) => code.length === 7 && next() < 0.9)
    .map((code): Leaf & { readonly isFund: boolean; readonly own: number } => {
      const isFund = FUND[code] !== undefined;
      const isProject = code.startsWith('212');
      const basic = isProject ? 0 : amount();
      // Some of it is paid from money of its own.
      const own = isFund || next() < 0.7 ? 0 : Math.floor((basic * next()) / 2 / 100) * 100;
      return { code, basic, project: isProject ? amount() : 0, isFund, own };
    });
  type Spent = (typeof leaves)[number];
  type Value = (one: Spent) => number;
  const all: Value = ({ basic, project }) => basic + project;
  const none: Value = () => 0;
  const fiscal: Value = (one) => all(one) - one.own;
  const ofGeneral: Value = (one) => (one.isFund ? 0 : fiscal(one));
  const ofFund: Value = (one) => (one.isFund ? all(one) : 0);
  const sum = (prefix: string, value: Value) =>
    leaves
      .filter(({ code }) => code.startsWith(prefix))
      .reduce((total, one) => total + value(one), 0);
  const coded = (of: (one: Spent) => boolean, values: readonly Value[]) => {
    const shown: Value[] = values.map((value) => (one) => (of(one) ? value(one) : 0));
    return [
      ...codes
        .filter((code) => leaves.some((one) => one.code.startsWith(code) && of(one)))
        .map((code) => [
          code.slice(0, 3),
          code.slice(3, 5),
          code.slice(5),
          names[code] ?? '',
          ...shown.map((value) => print(sum(code, value))),
        ]),
      ['合计', '', '', '', ...shown.map((value) => print(sum('', value)))],
    ];
  };
  const heads = ['类', '款', '项', '功能分类科目名称'];
  const spending = [...heads, '合计', '基本支出', '项目支出'];
  const tops = codes.filter((code) => code.length === 3 && sum(code, all) > 0);
  const titled = (code: string, index: number) => `${'一二三四五六'.charAt(index)}、${names[code]}`;
  const beside = (left: readonly (readonly string[])[], right: readonly (readonly string[])[]) =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [
      ...(left[index] ?? ['', '']),
      ...(right[index] ?? (right[0] ?? []).map(() => '')),
    ]);
  const [general, fund, own] = [ofGeneral, ofFund, (one: Spent) => one.own].map((value) =>
    sum('', value),
  );
  const total = sum('', all);
  const basicOf: Value = (one) => (one.isFund ? 0 : one.basic - one.own);
  const running = sum('', basicOf);
  const persons = Math.floor((running * 0.8) / 100) * 100;
  const office = running - persons;
  const three = [whole(0, 30_000), whole(0, 20_000), whole(0, 90_000), whole(0, 40_000)].map(
    (yuan) => yuan * 100,
  );
  const [abroad = 0, guests = 0, bought = 0, driven = 0] = three;
  const wan = (cents: number) => (cents / 1_000_000).toFixed(2);
  return {
    title: '江城市河道管理处2026年部门预算',
    tables: [
      {
        caption: '2026年部门财务收支预算总表',
        rows: [
          ['本年收入', '', '本年支出', ''],
          ['项目', '预算数', '项目', '预算数'],
          ...beside(
            [
              ['一、财政拨款收入', print((general ?? 0) + (fund ?? 0))],
              ['1.一般公共预算资金', print(general ?? 0)],
              ['2.政府性基金', print(fund ?? 0)],
              ['3.国有资本经营预算', ''],
              ['二、事业收入', print(own ?? 0)],
            ],
            tops.map((code, index) => [titled(code, index), print(sum(code, all))]),
          ),
          ['收入总计', print(total), '支出总计', print(total)],
        ],
      },
      {
        caption: '2026年部门收入预算总表',
        rows: [
          [...heads, '合计', '财政拨款收入', '事业收入', '事业单位经营收入', '其他收入'],
          ...coded(() => true, [all, fiscal, (one) => one.own, none, none]),
        ],
      },
      {
        caption: '2026年部门支出预算总表',
        rows: [
          spending,
          ...coded(() => true, [all, ({ basic }) => basic, ({ project }) => project]),
        ],
      },
      {
        caption: '2026年部门财政拨款收支预算总表',
        rows: [
          ['财政拨款收入', '', '财政拨款支出', '', '', '', ''],
          ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金', '国有资本经营预算'],
          ...beside(
            [
              ['一、一般公共预算资金', print(general ?? 0)],
              ['二、政府性基金', print(fund ?? 0)],
              ['三、国有资本经营预算', ''],
            ],
            tops.map((code, index) => [
              titled(code, index),
              ...[fiscal, ofGeneral, ofFund, none].map((value) => print(sum(code, value))),
            ]),
          ),
          [
            '收入总计',
            print((general ?? 0) + (fund ?? 0)),
            '支出总计',
            ...[fiscal, ofGeneral, ofFund, none].map((value) => print(sum('', value))),
          ],
        ],
      },
      {
        caption: '2026年部门一般公共预算支出功能分类预算表',
        rows: [
          spending,
          ...coded(({ isFund }) => !isFund, [fiscal, basicOf, ({ project }) => project]),
        ],
      },
      {
        caption: '2026年部门政府性基金预算支出功能分类预算表',
        rows: [spending, ...coded(({ isFund }) => isFund, [all, none, ({ project }) => project])],
      },
      {
        caption: '2026年部门国有资本经营预算支出功能分类预算表',
        rows: [spending, ...coded(() => false, [all, none, none])],
      },
      {
        caption: '2026年部门一般公共预算基本支出部门预算经济分类预算表',
        rows: [
          ['类', '款', '部门预算经济分类科目名称', '合计', '人员经费', '公用经费'],
          ['301', '', '工资福利支出', print(persons), print(persons), ''],
          ['301', '01', '基本工资', print(persons), print(persons), ''],
          ['302', '', '商品和服务支出', print(office), '', print(office)],
          ['302', '01', '办公费', print(office), '', print(office)],
          ['合计', '', '', print(running), print(persons), print(office)],
        ],
      },
      {
        caption: '2026年部门“三公”经费和机关运行经费预算表',
        rows: [
          [
            '合计',
            '因公出国(境)费',
            '公务接待费',
            '公务用车购置及运行费',
            '',
            '',
            '机关运行经费预算数',
          ],
          ['', '', '', '小计', '购置费', '运行费', ''],
          [
            abroad + guests + bought + driven,
            abroad,
            guests,
            bought + driven,
            bought,
            driven,
            office,
          ].map(wan),
        ],
      },
    ],
  };
}
