import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { findingsBeside, ownForm, settingsWith } from '../../kit/own-form.ts';
import { open } from '../../kit/read.ts';

/** A form of amounts and shares, rounded, beside counts. */
const PURCHASES = JSON.stringify({
  id: 'purchases',
  name: '采购情况',
  tables: [
    {
      id: 'purchases',
      name: '采购',
      columns: [
        '采购项目数量',
        {
          label: '采购总金额（万元，保留四位小数）',
          name: '采购总金额',
          contains: ['采购总金额'],
          figures: 'decimal',
          unit: '万元',
          digits: 4,
        },
        { label: '占比（%）', name: '占比', figures: 'decimal', unit: '%' },
      ],
      rows: ['货物', '工程', { label: '服务', optional: true }, '合计'],
      relations: ['合计 = 货物 + 工程 + 服务'],
    },
  ],
});

function purchases(rows: Readonly<Record<string, string>>): string {
  const head = '\t采购项目数量\t采购总金额（万元，保留四位小数）\t占比（%）';
  const lines = Object.entries(rows).map(([label, figures]) =>
    [label, ...figures.split(' ')].join('\t'),
  );
  return `采购情况\n\n${[head, ...lines].join('\n')}\n`;
}

describe('amounts and shares of a form of one’s own', () => {
  const settings = settingsWith(PURCHASES);
  const found = (rows: Readonly<Record<string, string>>) =>
    findingsBeside(settings, purchases(rows));
  const sound = {
    货物: '3 100.1234 33.3',
    工程: '2 200.2345 33.3',
    服务: '1 300.3456 33.3',
    合计: '6 600.7035 100.0',
  };

  it('hold within what rounding allows', () => {
    assert.deepEqual(found(sound), []);
    assert.deepEqual(found({ ...sound, 合计: '6 600.7037 99.8' }), []);
  });

  it('do not hold beyond it, while counts are exact', () => {
    assert.deepEqual(found({ ...sound, 合计: '7 600.7038 100.2' }), [
      'error column-total “7”: “合计 · 采购项目数量” is 7, but the items above it add up to 6, off by 1: 3 + 2 + 1 = 6. 4 changes of one figure would make everything agree; the likeliest come first.',
      'error column-total “600.7038”: “合计 · 采购总金额” is 600.7038, but the items above it add up to 600.7035, off by 0.0003: 100.1234 + 200.2345 + 300.3456 = 600.7035. 4 changes of one figure would make everything agree; the likeliest come first.',
      'error column-total “100.2”: “合计 · 占比” is 100.2, but the items above it add up to 99.9, off by 0.3: 33.3 + 33.3 + 33.3 = 99.9. 4 changes of one figure would make everything agree; the likeliest come first.',
    ]);
  });

  it('need no row that the form calls optional, which then counts as nothing', () => {
    const { 服务: _, ...without } = sound;
    assert.deepEqual(found({ ...without, 合计: '5 300.3579 66.6' }), []);
    const [first, ...more] = found({ ...without, 合计: '6 300.3579 66.6' });
    assert.match(first ?? '', /^error column-total “6”: .* add up to 5, off by 1: 3 \+ 2 = 5\./);
    assert.deepEqual(more, []);
  });

  it('may tell a share with its sign, but no amount in another unit', () => {
    const shares = { ...sound, 货物: '3 100.1234 33.3%', 合计: '6 600.7035 100.0％' };
    assert.deepEqual(found(shares), []);
    assert.deepEqual(found({ ...sound, 货物: '3 1001234元 33.3' }), [
      'error not-a-figure “1001234元”: “1001234元” in “货物 · 采购总金额” is not in the unit that the form asks for: 万元.',
    ]);
    assert.deepEqual(found({ ...sound, 货物: '3% 100.1234 33.3' }), [
      'error not-a-figure “3%”: “3%” in “货物 · 采购项目数量” cannot be read as a figure.',
    ]);
  });

  it('are told where they have other digits after the point than the form asks for', () => {
    const rows = { ...sound, 货物: '3 100.12 33.3', 合计: '6 600.7001 99.9' };
    assert.deepEqual(found(rows), [
      'information figure-style “100.12”: The form asks for 4 decimal places in “货物 · 采购总金额”.',
    ]);
    const document = open(purchases(rows), 'report-draft', settings);
    const at = document.positionAt(purchases(rows).indexOf('100.12'));
    const titles = codeActions(document, { start: at, end: at }, undefined, undefined);
    assert.deepEqual(
      titles.map(({ title }) => title),
      ['Write 100.1200'],
    );
    assert.equal(found({ ...sound, 货物: '3 0 33.3' }).length, 1, 'a bare 0 is asked for');
  });

  it('that are missing are filled without being asked only where they are counts', () => {
    const preferred = (rows: Readonly<Record<string, string>>) => {
      const draft = purchases(rows).replace('?', '');
      const document = open(draft, 'report-draft', settings);
      const at = document.positionAt(purchases(rows).indexOf('?'));
      return codeActions(document, { start: at, end: at }, undefined, undefined).map(
        ({ title, isPreferred = false }) => `${title} ${isPreferred}`,
      );
    };
    assert.deepEqual(preferred({ ...sound, 合计: '? 600.7035 99.9' }), [
      'Put 6 in “合计 · 采购项目数量”, as the other figures require true',
      'Put 0 in “合计 · 采购项目数量” false',
    ]);
    assert.deepEqual(preferred({ ...sound, 合计: '6 ? 99.9' }), [
      'Put 600.7035 in “合计 · 采购总金额”, as the other figures require false',
      'Put 0 in “合计 · 采购总金额” false',
    ]);
  });

  it('that hold only within rounding say so', () => {
    const draft = purchases(sound);
    const document = open(draft, 'report-draft', settings);
    const shown = hover(document, document.positionAt(draft.indexOf('100.0\n')));
    assert.match(JSON.stringify(shown), /within what rounding allows/);
  });
});

/** Counts beside changes, which may be below zero, in two tables that agree. */
const CHANGES = JSON.stringify({
  id: 'changes',
  name: '场所变动情况',
  tables: ['变动', '核查'].map((name) => ({
    id: name,
    name,
    caption: `${name}情况`,
    columns: ['场所数', { label: '比上年增减', name: '增减', figures: 'signed' }],
    rows: ['工地', '市场', '小计'],
    relations: ['小计 = 工地 + 市场'],
  })),
  relations: ['《变动》小计 · 增减 = 《核查》小计 · 增减'],
});

describe('figures that may be below zero', () => {
  const settings = settingsWith(CHANGES);
  const table = (name: string, changes: readonly string[]) =>
    [
      `${name}情况\t\t`,
      '\t场所数\t比上年增减',
      ...['工地', '市场', '小计'].map((row, index) => `${row}\t0\t${changes[index]}`),
    ].join('\n');
  /** The fixes where `?` stands. */
  const fixes = (first: readonly string[], second = ['-5', '2', '-3']) => {
    const marked = `${table('变动', first)}\n\n其后：\n\n${table('核查', second)}\n`;
    const document = open(marked.replace('?', ''), 'report-draft', settings);
    const at = document.positionAt(marked.indexOf('?'));
    return codeActions(document, { start: at, end: at }, undefined, undefined).map(
      ({ title }) => title,
    );
  };

  it('are put into a blank cell where they follow', () => {
    assert.deepEqual(fixes(['-5', '2', '?']), [
      'Put -3 in “小计 · 增减”, as the other figures require',
      'Put 0 in “小计 · 增减”',
    ]);
    assert.deepEqual(fixes(['?', '2', '-3']), [
      'Put -5 in “工地 · 增减”, as the other figures require',
      'Put 0 in “工地 · 增减”',
    ]);
  });

  it('are put into all blank cells of a table', () => {
    const blanks = ['-5', '?', ''];
    assert.ok(fixes(blanks).some((title) => title.startsWith('Fill all 2 blank cells')));
    const draft = `${table('变动', ['-5', '', ''])}\n`;
    const document = open(draft, 'report-draft', settings);
    const at = document.positionAt(draft.indexOf('市场\t0\t') + '市场\t0\t'.length);
    const fill = codeActions(document, { start: at, end: at }, undefined, undefined).find(
      ({ title }) => title.startsWith('Fill all'),
    );
    assert.match(JSON.stringify(fill?.edit), /"newText":"0".*"newText":"-5"/);
  });

  it('are offered for a wrong total, in its table and beside another', () => {
    assert.ok(fixes(['-5', '2', '?3']).includes('Change “小计 · 增减” from 3 to -3'));
    const beside = fixes(['0', '3', '?3']);
    assert.ok(
      beside.some((title) =>
        title.startsWith('Change “小计 · 增减” from 3 to -3 (breaks these relations:'),
      ),
      beside.join('\n'),
    );
  });
});

describe('a severity that the form gives', () => {
  const form = (severity: string) =>
    PURCHASES.replace(
      '"合计 = 货物 + 工程 + 服务"',
      `{"equation":"合计 = 货物 + 工程 + 服务","severity":"${severity}"}`,
    );
  const wrong = purchases({ 货物: '1 1.0000 1', 工程: '1 1.0000 1', 合计: '9 2.0000 2' });
  const severities = (settings: Parameters<typeof findingsBeside>[0]) =>
    findingsBeside(settings, wrong).map((line) => line.split(' ').slice(0, 2).join(' '));

  it('is that of the finding, unless the user has chosen another', () => {
    assert.deepEqual(severities(settingsWith(form('hint'))), ['hint column-total']);
    const chosen = settingsWith(form('hint'), { 'column-total': 'warning' });
    assert.deepEqual(severities(chosen), ['warning column-total']);
    const off = settingsWith(form('hint'), { 'column-total': 'off' });
    assert.deepEqual(severities(off), []);
  });
});

/** Two tables whose totals are the same amounts, told by different offices. */
const FINES = JSON.stringify({
  id: 'fines',
  name: '罚没情况',
  tables: [
    {
      id: 'decided',
      name: '处罚情况',
      columns: ['处罚件数', '听证件数', { label: '罚款金额', figures: 'decimal' }],
      rows: ['城管', '环保', '合计'],
      relations: ['合计 = 城管 + 环保'],
    },
    {
      id: 'paid',
      name: '缴纳情况',
      columns: ['处罚件数', '听证件数', { label: '应缴金额', figures: 'decimal' }],
      rows: ['已缴', '未缴', '总数'],
      relations: ['总数 = 已缴 + 未缴'],
    },
  ],
  relations: [
    '《处罚情况》合计 = 《缴纳情况》总数',
    {
      equation:
        '《处罚情况》合计 · 罚款金额 = 《缴纳情况》已缴 · 应缴金额 + 《缴纳情况》未缴 · 应缴金额',
      severity: 'warning',
    },
  ],
});

describe('relations between tables', () => {
  const settings = settingsWith(FINES);
  const draft = (total: string, paid: string) =>
    `罚没情况\n\n\t处罚件数\t听证件数\t罚款金额\n城管\t3\t1\t10.5\n环保\t2\t1\t20.25\n合计\t${total}\n\n` +
    `其后缴纳：\n\n\t处罚件数\t听证件数\t应缴金额\n已缴\t4\t2\t30\n未缴\t1\t0\t0.75\n总数\t${paid}\n`;

  it('that hold are not told', () => {
    assert.deepEqual(findingsBeside(settings, draft('5\t2\t30.75', '5\t2\t30.75')), []);
  });

  it('hold in each column that the tables share, and between single figures', () => {
    const wrong = draft('5\t2\t30.75', '5\t2\t30.75')
      .replace('已缴\t4\t2\t30\n', '已缴\t4\t3\t90\n')
      .replace('总数\t5\t2\t30.75', '总数\t5\t3\t90.75');
    assert.deepEqual(findingsBeside(settings, wrong), [
      'error balance “2”: “《处罚情况》合计 · 听证件数 = 《缴纳情况》总数 · 听证件数” does not hold, off by 1: 2 ≠ 3. Changing this total would break another relation. 3 changes of 2 figures each would make everything agree; the likeliest come first.',
      'warning balance “30.75”: “《处罚情况》合计 · 罚款金额 = 《缴纳情况》已缴 · 应缴金额 + 《缴纳情况》未缴 · 应缴金额” does not hold, off by 60: 90 + 0.75 = 90.75 ≠ 30.75. The cause could not be located: too many figures are inconsistent with each other.',
    ]);
    const document = open(wrong, 'report-draft', settings);
    const at = document.positionAt(wrong.indexOf('2\t30.75'));
    assert.deepEqual(
      codeActions(document, { start: at, end: at }, undefined, undefined).map(
        ({ title, isPreferred = false }) => `${title} ${isPreferred}`,
      ),
      [
        'Change 2 figures: “已缴 · 听证件数” 3 → 2, “总数 · 听证件数” 3 → 2 false',
        'Change 2 figures: “城管 · 听证件数” 1 → 2, “合计 · 听证件数” 2 → 3 false',
        'Change 2 figures: “环保 · 听证件数” 1 → 2, “合计 · 听证件数” 2 → 3 false',
        'Change “合计 · 听证件数” from 2 to 3 (breaks these relations: 合计 · 听证件数) false',
        'Change “总数 · 听证件数” from 3 to 2 (breaks these relations: 总数 · 听证件数) false',
      ],
    );
    assert.match(JSON.stringify(hover(document, at)), /✗ 《处罚情况》合计 · 听证件数/);
  });

  it('clear a total that another table has as well: one of its parts is wrong', () => {
    const wrong = draft('5\t2\t30.75', '5\t2\t30.75').replace('环保\t2', '环保\t3');
    assert.deepEqual(findingsBeside(settings, wrong), [
      'error column-total “5”: “合计 · 处罚件数” is 5, but the items above it add up to 6, off by 1: 3 + 3 = 6. Changing this total would break another relation. 2 changes of one figure would make everything agree; the likeliest come first.',
    ]);
  });

  it('locate a wrong total, at which a table and a relation between tables are off', () => {
    const wrong = draft('6\t2\t30.75', '5\t2\t30.75');
    assert.deepEqual(findingsBeside(settings, wrong), [
      'error suspect-figure “6”: 6 should be 5: the total of the column “处罚件数” is off by 1, “《处罚情况》合计 · 处罚件数 = 《缴纳情况》总数 · 处罚件数” is off by 1. This figure is part of each of these.',
    ]);
  });

  it('are open where a figure or a table is missing', () => {
    const blank = draft('5\t2\t30.75', '5\t2\t30.75').replace('总数\t5', '总数\t');
    const codes = findingsBeside(settings, blank).map((line) => line.split(' ')[1]);
    assert.deepEqual(codes, ['empty-figure']);
    const alone = draft('6\t2\t30.75', '').split('其后')[0] ?? '';
    const told = findingsBeside(settings, alone).map((line) => line.split(' ')[1]);
    assert.deepEqual(told, ['column-total']);
  });

  it('are kept up with edits', () => {
    const text = draft('5\t2\t30.75', '6\t2\t30.75').replace('已缴\t4', '已缴\t5');
    const document = open(text, 'report-draft', settings);
    const between = () =>
      document.analysis.parts
        .flatMap(({ verdict }) => verdict.ledger.relations)
        .flatMap(({ origin, status }) => (origin.kind === 'between' ? status : []));
    assert.deepEqual(between(), ['broken', 'holding', 'holding']);
    const at = text.indexOf('总数\t6') + 3;
    const range = { start: document.positionAt(at), end: document.positionAt(at + 1) };
    document.update([{ range, text: '5' }], document.version + 1);
    assert.deepEqual(between(), ['holding', 'holding', 'holding']);
  });
});

it('is asked for the period of the statistics in section 一, where no section says otherwise', () => {
  const sections = (first: object, second: object) => {
    const file = { id: 'own', name: '情况', sections: [first, second], tables: [TABLE] };
    return ownForm(JSON.stringify(file)).sections.map(({ asks }) => asks);
  };
  const [one, two] = [
    { number: '一', heading: '概况' },
    { number: '二', heading: '收支' },
  ];
  assert.deepEqual(sections(one, two), [['period'], []]);
  assert.deepEqual(sections({ ...one, number: '1' }, two), [[], []]);
  assert.deepEqual(sections(one, { ...two, asks: ['fees'] }), [[], ['fees']]);
});

const TABLE = { id: 't', columns: ['次数', '隐患'], rows: ['工矿', '建筑'] };
