import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, checkFix, messages } from '../../kit/fixture.ts';
import { requestReport } from '../../kit/request-report.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';

/** A report whose items fall short of 三（七）, with `change` made to its cells. */
const uneven = (change: Readonly<Record<string, string>> = {}) => {
  let text = requestReport();
  for (const [from, to] of Object.entries(change)) text = text.replace(`\t${from}\n`, `\t${to}\n`);
  return text;
};

/** Cells in which 3 applications came and were all answered. */
const three = { 'new.natural': '3', 'new.total': '3', 'r1.natural': '3', 'r1.total': '3' };
const answered = { ...three, 'r7.natural': '3', 'r7.total': '3' };

describe('sums that hold', () => {
  it('are told nothing about', () => {
    check(requestTable(answered));
    check(tableText('2019', 'requests', answered));
    check(tableText('2021', 'reviews', { 'cases.direct.upheld': '7', 'cases.direct.total': '7' }));
  });

  it('hold across the notations of one number', () => {
    const money = { 'procured.projects': '2670', 'procured.amount': '137296.5351' };
    check(tableText('2019', 'procurement', money));
    check(tableText('2021', 'charges', { 'charge.charged': '0.023' }));
  });

  it('are not looked for where the form has none', () => {
    check(
      tableText('2021', 'rules', { 'norm.made': '8', 'norm.repealed': '26', 'norm.valid': '6' }),
    );
  });
});

describe('row-total', () => {
  it('stands at the total of a block whose parts differ from it', () => {
    const cells = { 'cases.review.upheld': '3', 'cases.review.total': '⟦4⟧{row-total}' };
    check(tableText('2021', 'reviews', cells));
  });

  it('says the sum, in both languages', () => {
    const cells = {
      'cases.after.upheld': '3',
      'cases.after.corrected': '2',
      'cases.after.total': '6',
    };
    const [chinese = ''] = messages(tableText('2021', 'reviews', cells), 'row-total', 'zh-cn');
    assert.match(chinese, /^「复议后起诉·总计」为 6，.*为 5，差 1：3 \+ 2 = 5。/);
    const [english = ''] = messages(tableText('2021', 'reviews', cells), 'row-total', 'en');
    assert.match(english, /^“复议后起诉·总计” is 6, .* 5, off by 1: 3 \+ 2 = 5\./);
  });

  it('can be mended at the total', () => {
    const table = (total: string) =>
      tableText('2021', 'reviews', { 'cases.review.upheld': '3', 'cases.review.total': total });
    checkFix(table('$04'), 'from 4 to 3', table('3'));
  });
});

describe('column-total', () => {
  it('stands at three totals of the uneven report, whose balances hold', () => {
    check(
      uneven({
        '764\n\t46': '⟦764⟧{column-total}\n\t⟦46⟧{column-total}',
        824: '⟦824⟧{column-total}',
      }),
    );
  });

  it('says the sum without its zeros, in both languages', () => {
    const [chinese = ''] = messages(uneven(), 'column-total', 'zh-cn');
    assert.match(
      chinese,
      /^「（七）总计 · 自然人」为 764，.*为 763，差 1：69 \+ 1 \+ 8 \+ 2 \+ 15 \+ 203 \+ 1 \+ 22 \+ 27 \+ 2 \+ 413 = 763。/,
    );
    const english = messages(uneven(), 'column-total', 'en').at(-1) ?? '';
    assert.match(english, /^“（七）总计 · 总计” is 824, .* 822, off by 2: .* = 822\./);
    assert.match(english, /would break 2 other relations/);
  });

  it('says once, where the first of the sums stands, how many repairs there are', () => {
    const said = messages(uneven(), 'column-total', 'zh-cn');
    assert.deepEqual(
      said.map((message) => /另有 21 种改法/.test(message)),
      [true, false, false],
    );
  });

  it('counts the one row 其他处理 of the form of 2019 among the items', () => {
    const other = {
      'new.natural': '3',
      'new.total': '3',
      'r6.natural': '3',
      'r6.total': '3',
      'r7.natural': '3',
      'r7.total': '3',
    };
    check(tableText('2019', 'requests', other));
    check(tableText('2019', 'requests', { ...other, 'r6.total': '⟦4⟧{suspect-figure}' }));
  });
});

describe('balance', () => {
  const open = {
    'new.natural': '3',
    'new.total': '3',
    'next.natural': '⟦0⟧{balance}',
    'next.total': '⟦0⟧{balance}',
  };

  it('stands at what is carried on to the next year', () => check(requestTable(open)));

  it('says both sums, in both languages', () => {
    const cells = { ...open, 'next.natural': '0', 'next.total': '0' };
    assert.match(
      messages(requestTable(cells), 'balance', 'zh-cn')[0] ?? '',
      /3 \+ 0 = 3 ≠ 0 = 0 \+ 0/,
    );
    assert.match(
      messages(requestTable(cells), 'balance', 'en')[0] ?? '',
      /3 \+ 0 = 3 ≠ 0 = 0 \+ 0/,
    );
  });

  it('can be mended, and a fix says what it would break', () => {
    const table = (cells: Readonly<Record<string, string>>) =>
      requestTable({ 'new.natural': '3', 'new.total': '3', ...cells });
    checkFix(
      table({ 'next.natural': '$00' }),
      'Change “四、结转下年度 · 自然人” from 0 to 3 (breaks these relations: ',
      table({ 'next.natural': '3' }),
    );
    checkFix(
      table({ 'next.natural': '$00' }),
      'Change 2 figures: “四、结转下年度 · 自然人” 0 → 3, “四、结转下年度 · 总计” 0 → 3',
      table({ 'next.natural': '3', 'next.total': '3' }),
    );
  });
});

describe('suspect-figure', () => {
  it('stands at the figure that all broken sums pass through, and they are not told again', () => {
    check(requestTable({ ...answered, 'new.total': '⟦30⟧{suspect-figure}' }));
    check(requestTable({ ...answered, 'r1.natural': '⟦13⟧{suspect-figure}' }));
    check(tableText('2019', 'requests', { ...answered, 'r7.natural': '⟦8⟧{suspect-figure}' }));
  });

  it('says what is off and what the figure should be, in both languages', () => {
    const table = requestTable({ ...answered, 'r1.natural': '13' });
    const [chinese = ''] = messages(table, 'suspect-figure', 'zh-cn');
    assert.match(chinese, /^13 应为 3：「（一）予以公开」.*差 10，「自然人」.*差 10，/);
    const [english = ''] = messages(table, 'suspect-figure', 'en');
    assert.match(
      english,
      /^13 should be 3: .*“（一）予以公开” is off by 10, .*“自然人” is off by 10\. This figure is part of each of these\.$/,
    );
  });

  it('names the table where its rows have no labels, and says of one sum that it is one', () => {
    const cells = { 'cases.review.upheld': '10', 'cases.review.corrected': '1' };
    const table = tableText('2021', 'reviews', cells);
    const [chinese = ''] = messages(table, 'suspect-figure', 'zh-cn');
    const name = '政府信息公开行政复议、行政诉讼情况';
    assert.equal(chinese, `0 应为 11：「${name}」表中「行政复议·总计」差 11。`);
    const [english = ''] = messages(table, 'suspect-figure', 'en');
    assert.equal(english, `0 should be 11: “行政复议·总计” in the table “${name}” is off by 11.`);
  });

  it('is mended by the one repair, whatever stands around the figure', () => {
    const table = (figure: string) => requestTable({ ...answered, 'r1.natural': figure });
    checkFix(table(' 1$03　'), 'from 13 to 3', table(' 3　'));
  });
});

describe('a sum with a figure that lacks', () => {
  it('is open, not broken', () => {
    check(requestTable({ ...answered, 'r7.natural': '⟦⟧{empty-figure}' }));
  });
});
