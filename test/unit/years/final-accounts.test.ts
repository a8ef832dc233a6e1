import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definition } from '../../../server/src/features/definition.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { yearsView } from '../../../server/src/features/years.ts';
import { type Account, account } from '../../kit/account.ts';
import { besideYears } from '../../kit/beside-years.ts';
import { findingsOf, open, settings } from '../../kit/read.ts';

const LAST: Account = { year: 2023, before: '1,100.00', after: '1,234.50' };
const NOW: Account = { year: 2024, before: '1,234.50', after: '900.00' };

/** What carry-over says of this year's account beside others. */
async function carried(now: Account, ...before: readonly Account[]): Promise<string[]> {
  const document = await besideYears(before.map(account), account(now));
  return findingsOf(document)
    .filter(({ code }) => code === 'carry-over')
    .map(({ message }) => String(message));
}

describe('what is left at the end of a year', () => {
  it('is what the next year begins with', async () => {
    assert.deepEqual(await carried(NOW, LAST), []);
    assert.deepEqual(await carried({ ...NOW, before: '1,243.50' }, LAST), [
      '“年初结转和结余 · 决算数” is 1243.50, but the report for 2023 carried 1234.50 forward (“《收入支出决算总表·支出》年末结转和结余”).',
    ]);
  });

  it('is taken over with the separators of the figure that it replaces', async () => {
    const document = await besideYears([account(LAST)], account({ ...NOW, before: '1,243.50' }));
    const [part] = document.analysis.parts;
    assert.ok(part);
    const finding = document.findingsOf(part).find(({ code }) => code === 'carry-over');
    assert.deepEqual(
      finding?.fixes().map(({ edits }) => edits.map(({ text }) => text)),
      [['1,234.50']],
    );
  });

  it('may differ as far as rounding goes, and may be given in another unit', async () => {
    assert.deepEqual(await carried({ ...NOW, before: '1234.51' }, LAST), []);
    const inYuan: Account = { ...LAST, unit: '元', after: '12,345,049.63' };
    assert.deepEqual(await carried(NOW, inYuan), []);
    assert.equal((await carried({ ...NOW, before: '1,243.50' }, inYuan)).length, 1);
    const nowInYuan: Account = { ...NOW, unit: '元', before: '12,345,049.63' };
    assert.deepEqual(await carried(nowInYuan, LAST), []);
    assert.equal((await carried({ ...nowInYuan, before: '12,435,000.00' }, LAST)).length, 1);
  });

  it('is compared for each code that both years have', async () => {
    const last = { ...LAST, fund: { '212': ['', '3.00'], '21208': ['', '3.00'] } } as const;
    assert.deepEqual(
      await carried({ ...NOW, fund: { '212': ['3.00', ''], '21208': ['3.00', ''] } }, last),
      [],
    );
    const [said = '', ...others] = await carried(
      { ...NOW, fund: { '212': ['3.00', ''], '21208': ['8.00', ''], '229': ['5.00', ''] } },
      last,
    );
    assert.match(said, /^“21208 · 年初结转和结余” is 8.00, .* 2023 carried 3.00 forward/);
    assert.deepEqual(others, []);
  });

  it('says nothing where a report says nothing, or is of another body, year or kind', async () => {
    assert.deepEqual(await carried({ ...NOW, before: '' }, LAST), []);
    const wrong = { ...NOW, before: '7.00' };
    for (const other of [
      { body: '江城市林业局' },
      { year: 2022 },
      { kind: '单位决算' },
      { kind: '部门决算', year: 2025 },
    ]) {
      assert.deepEqual(await carried(wrong, { ...LAST, ...other }), []);
    }
    assert.equal((await carried(wrong, { ...LAST, kind: '部门决算公开' })).length, 1);
  });

  it('is shown where this year’s figure stands, and one is led to it', async () => {
    const document = await besideYears([account(LAST)], account(NOW));
    const at = document.positionAt(document.text.indexOf('1,234.50'));
    assert.match(
      JSON.stringify(hover(document, at)?.contents),
      /✓ Last year’s report\S*: 1234\S*\.50/,
    );
    const [place] = definition(document, at).filter(({ targetUri }) => targetUri !== document.uri);
    const line = account(LAST).split('\n')[place?.targetRange.start.line ?? 0];
    assert.match(line ?? '', /^年初结转和结余.*1,234\.50$/);
  });
});

describe('final accounts of several years', () => {
  it('stand side by side by the parts of their totals, in one unit', () => {
    const reports = (
      [
        [2023, '元', '1,000,000.00'],
        [2024, '万元', '120.00'],
      ] as const
    ).map(([year, unit, amount]) => {
      const text = account({ year, unit, before: '', after: '' }).replace(
        '五、事业收入\t\t五、教育支出\t',
        `五、事业收入\t${amount}\t五、教育支出\t${amount}`,
      );
      const [part] = open(text).analysis.parts;
      assert.ok(part);
      return { year, part };
    });
    assert.deepEqual(yearsView('江城市水务局', reports, settings.t)?.charts, [
      {
        title: '收入支出决算总表·收入 (in 万元), 2023–2024',
        years: ['2023', '2024'],
        bars: [{ label: '五、事业收入', figures: ['100.00', '120.00'] }],
      },
      {
        title: '收入支出决算总表·支出 (in 万元), 2023–2024',
        years: ['2023', '2024'],
        bars: [{ label: '教育支出', figures: ['100.00', '120.00'] }],
      },
    ]);
  });
});
