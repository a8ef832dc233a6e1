import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, checkFix, fixesAt, messages } from '../../kit/fixture.ts';
import { type Cells, requestTable, tableText } from '../../kit/request-table.ts';

describe('not-a-figure', () => {
  it('stands at what cannot be read as a figure', () => {
    check(requestTable({ 'r1.natural': '⟦O⟧{not-a-figure}', 'r2.legal': '⟦约3⟧{not-a-figure}' }));
  });

  it('stands at a count below zero or not whole', () => {
    check(requestTable({ 'r1.natural': '⟦-1⟧{not-a-figure}', 'r2.legal': '⟦0.5⟧{not-a-figure}' }));
  });

  it('lets a change be negative, and an amount have digits after the point', () => {
    const cells = { 'penalty.change': '-153', 'compulsion.change': '+22' };
    check(tableText('2019', 'penalties', cells));
    check(tableText('2019', 'penalties', { 'penalty.decided': '⟦-153⟧{not-a-figure}' }));
    check(tableText('2021', 'charges', { 'charge.charged': '28983.0794' }));
    check(tableText('2021', 'charges', { 'charge.charged': '⟦-0.5⟧{not-a-figure}' }));
  });

  it('says why, in both languages', () => {
    const said = (figure: string, locale: string) =>
      messages(requestTable({ 'r1.natural': figure }), 'not-a-figure', locale);
    assert.deepEqual(said('O', 'zh-cn'), ['（一）予以公开 · 自然人：“O”不是数字。']);
    assert.deepEqual(said('-1', 'en'), [
      'The figure of “（一）予以公开 · 自然人” is -1, but a count cannot be less than zero.',
    ]);
    assert.deepEqual(said('0.5', 'en'), [
      'The figure of “（一）予以公开 · 自然人” is 0.5, but a count must be a whole number.',
    ]);
  });

  it('is mended by the figure that follows from the others', () => {
    const table = (total: string) => requestTable({ 'new.total': total });
    checkFix(table('$0O'), 'Put 0', table('0'));
    // What cannot be a mistyped figure is the writer's text, and no fix writes over it.
    assert.deepEqual(fixesAt(table('$0该数待业务处室核对后补填')), []);
  });
});

describe('empty-figure', () => {
  it('stands once at blank cells side by side', () => {
    check(requestTable({ 'r1.natural': '⟦', 'r1.business': '⟧{empty-figure}' }));
    check(requestTable({ 'r1.natural': '⟦⟧{empty-figure}', 'r1.research': '⟦ ⟧{empty-figure}' }));
  });

  it('takes a mark of what does not apply for no figure', () => {
    check(requestTable({ 'r1.natural': '⟦/⟧{empty-figure}', 'r2.legal': '⟦——⟧{empty-figure}' }));
  });

  it('lets the mark stand in 规章, which most bodies cannot make', () => {
    const cells = { 'regulations.made': '/', 'norm.made': '⟦/⟧{empty-figure}' };
    check(tableText('2021', 'rules', cells));
  });

  it('stands at a row with fewer figures than columns, none of which is taken for another', () => {
    const table = requestTable().replace(
      '（一）予以公开\t0\t0\t0\t0\t0\t0\t0',
      '（一）予以公开\t1\t2\t3',
    );
    check(table.replace('1\t2\t3', '⟦1\t2\t3⟧{empty-figure}'));
    assert.match(messages(table, 'empty-figure', 'en')[0] ?? '', /has 3 of the 7 figures/);
    assert.match(messages(table, 'empty-figure', 'zh-cn')[0] ?? '', /有 3 个数，表样有 7 列/);
  });

  it('offers the figure that follows from the others, and 0', () => {
    const table = (figure: string) =>
      tableText('2021', 'reviews', { 'cases.direct.upheld': '5', 'cases.direct.total': figure });
    checkFix(table('$0'), 'Put 5 in “未经复议直接起诉·总计”', table('5'));
    checkFix(table('$0/'), 'Put 0', table('0'));
  });

  it('puts a zero into each blank of a run, and touches the tabs between them not', () => {
    const before = requestTable({ 'r1.natural': '$0', 'r1.business': ' ', 'r1.research': '/' });
    checkFix(before, 'Put 0 in all 3 cells', requestTable({ 'r1.business': '0 ' }));
  });

  it('fills a whole table: totals with their sums, the others with 0', () => {
    const figures = { 'new.natural': '7', 'r1.natural': '4', 'r1.legal': '2' };
    const table = (blanks: Cells) => requestTable({ ...figures, 'new.total': '9', ...blanks });
    const sums = { 'r1.total': '6', 'r7.natural': '4', 'r7.legal': '2', 'r7.total': '6' };
    const blanks = Object.fromEntries(Object.keys(sums).map((cell) => [cell, '']));
    checkFix(
      table({ 'new.legal': '$0', ...blanks }),
      'Fill all 5 blank cells',
      table({ 'new.legal': '0', ...sums }),
    );
    const titles = fixesAt(requestTable({ 'r1.natural': '$0' })).map(({ title }) => title);
    assert.ok(!titles.some((title) => title.startsWith('Fill')));
  });
});

describe('figure-style', () => {
  it('stands at figures that are read but not written as in the form', () => {
    check(
      requestTable({
        'r1.natural': '⟦０⟧{figure-style}',
        'r2.natural': '⟦0⟧{figure-style}件',
        'new.natural': '⟦1,234⟧{figure-style}',
        'new.total': '1234',
        'next.natural': '1234',
        'next.total': '⟦1234⟧{figure-style}（含上年）',
      }),
    );
  });

  it('reads a sign in words', () => {
    const table = (change: string) => tableText('2019', 'penalties', { 'penalty.change': change });
    check(table('⟦减4⟧{figure-style}'));
    checkFix(table('$0减少12'), 'Write -12', table('-12'));
    checkFix(table('$0增3'), 'Write 3', table('3'));
    check(
      requestTable({ 'r1.natural': '⟦减4⟧{not-a-figure}', 'r2.legal': '⟦增加⟧{not-a-figure}' }),
    );
  });

  it('writes full-width digits and separators plainly, and leaves the blanks around them', () => {
    const table = (figure: string) =>
      requestTable({ 'new.natural': figure, 'new.total': '1234', ...carried });
    const carried = { 'next.natural': '1234', 'next.total': '1234' };
    checkFix(table('　１２$0３４ '), 'Write 1234', table('　1234 '));
    checkFix(table('1$0,234'), 'Write 1234', table('1234'));
  });

  it('takes no unit and no note away, which are the writer’s', () => {
    assert.deepEqual(fixesAt(requestTable({ 'r1.natural': '$00件' })), []);
    assert.deepEqual(fixesAt(requestTable({ 'r1.natural': '$00（无）' })), []);
  });

  it('says what, in both languages', () => {
    const said = (figure: string, locale: string) =>
      messages(requestTable({ 'r1.natural': figure }), 'figure-style', locale);
    assert.deepEqual(said('０', 'zh-cn'), ['（一）予以公开 · 自然人：数字含全角字符。']);
    assert.deepEqual(said('０', 'en'), [
      'The figure of “（一）予以公开 · 自然人” has full-width characters.',
    ]);
  });
});
