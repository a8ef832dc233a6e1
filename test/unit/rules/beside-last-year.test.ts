import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Diagnostic } from 'vscode-languageserver-types';
import { settingsOf } from '../../../server/src/analysis.ts';
import { hover } from '../../../server/src/features/hover.ts';
import type { Frame } from '../../../server/src/form/report.ts';
import { copiedShare, ownSections } from '../../../server/src/years/section-text.ts';
import { besideYears } from '../../kit/beside-years.ts';
import { random } from '../../kit/generate/random.ts';
import { findingsOf, open, settings, told } from '../../kit/read.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';
import { seeds } from '../../seeds/seeds.ts';

const WHO = '本机关 各科室 窗口单位 基层站所 办公室 业务部门 值班人员 宣传小组'.split(' ');
const WHAT =
  '梳理了 健全了 细化了 公示了 改写了 合并了 压缩了 推广了 试行了 复核了 归并了 调整了'.split(' ');
const WHICH =
  '办事指南 答复模板 审查流程 栏目设置 目录清单 培训安排 回访制度 台账格式 发布时限 查阅场所'.split(
    ' ',
  );
const WHY =
  '方便群众查询 缩短等候时间 减少重复提交 便于跨部门协作 避免遗漏差错 回应企业关切 接受社会监督'.split(
    ' ',
  );

/** Sentences of which hardly two are alike. */
function sentences(seed: number, count: number): string[] {
  const next = random(seed);
  const one = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? '';
  return Array.from(
    { length: count },
    () => `${one(WHO)}${one(WHAT)}${one(WHICH)}和${one(WHICH)}，以${one(WHY)}、${one(WHY)}。`,
  );
}

/** A report with prose in section five, and in section six if there is more. */
function report(year: number, five: string, six = '无。'): string {
  return `青川区${year}年政府信息公开工作年度报告
一、总体情况
三、收到和处理政府信息公开申请情况
${requestTable({ 'new.natural': '3', 'new.total': '3', 'r1.natural': '3', 'r1.total': '3', 'r7.natural': '3', 'r7.total': '3' })}
五、存在的主要问题及改进情况
${five}
六、其他需要报告的事项
${six}
`;
}

async function copied(now: string, ...before: readonly string[]): Promise<string[]> {
  return told(await besideYears(before, now), ['copied-text']);
}

describe('a section that repeats last year’s report', () => {
  const OLD = sentences(1, 12);

  it('is found at its heading, with the share, and leads to both', async () => {
    const document = await besideYears([report(2023, OLD.join(''))], report(2024, OLD.join('')));
    const [finding, ...others] = findingsOf(document).filter(({ code }) => code === 'copied-text');
    assert.ok(finding && others.length === 0);
    assert.equal(
      Diagnostic.getMessageString(finding),
      '“五、存在的主要问题及改进情况” repeats the report for 2023 nearly word for word: 100% of the words are the same. Say what this year brought.',
    );
    const [here, there] = finding.relatedInformation ?? [];
    assert.deepEqual(here?.location, { uri: document.uri, range: finding.range });
    assert.equal(there?.location.uri, 'file:///0.txt');
    const line = report(2023, OLD.join('')).split('\n')[there?.location.range.start.line ?? -1];
    assert.equal(line, '五、存在的主要问题及改进情况');
  });

  it('is found with other years, blanks, line breaks and paragraph numbers', async () => {
    const year = (of: number) => `${of}年，${OLD.join('')}`;
    const wrapped = OLD.map((one, index) => `（${index + 1}）${one}\n`).join('　');
    assert.equal((await copied(report(2024, year(2024)), report(2023, year(2023)))).length, 1);
    assert.equal((await copied(report(2024, wrapped), report(2023, OLD.join('')))).length, 1);
  });

  it('is found up to some words that are changed, and not beyond', async () => {
    const fresh = sentences(2, 12);
    for (let changed = 0; changed <= 12; changed++) {
      const now = OLD.map((one, index) => (index < changed ? fresh[index] : one)).join('');
      const found = await copied(report(2024, now), report(2023, OLD.join('')));
      assert.equal(found.length, changed <= 1 ? 1 : 0, `${changed} of 12 sentences`);
    }
  });

  it('is none if it is of another body, another year, or another section', async () => {
    const text = OLD.join('');
    assert.deepEqual(await copied(report(2024, text), report(2022, text)), []);
    assert.deepEqual(
      await copied(report(2024, text), report(2023, text).replace('青川区', '青山区')),
      [],
    );
    assert.deepEqual(await copied(report(2024, text), report(2023, '', text)), []);
  });

  it('is none if one of two files that claim to be last year’s report says something else', async () => {
    const text = OLD.join('');
    const other = report(2023, sentences(3, 12).join(''));
    assert.deepEqual(await copied(report(2024, text), report(2023, text), other), []);
  });

  const FORMAL: Readonly<Record<string, string>> = {
    'is short': '公开的内容还不够全面，主动公开的时效有待提高。下一步将加强培训，完善审核流程。',
    'says that there is nothing': '本年度没有其他需要报告的事项。',
    'reports figures only': Array.from(
      { length: 12 },
      (_, index) => `通过第${index}类渠道公开信息${index * 7 + 3}条，其中政策解读${index}篇。`,
    ).join(''),
    'says that no fees were charged':
      '根据《政府信息公开信息处理费管理办法》和《关于政府信息公开处理费管理有关事项的通知》的规定，本机关本年度没有向申请人发出收费通知，没有收取信息处理费，也没有减免信息处理费的情况。',
  };
  for (const [name, text] of Object.entries(FORMAL)) {
    it(`is none if it ${name}`, async () => {
      assert.deepEqual(await copied(report(2024, text, text), report(2023, text, text)), []);
    });
  }

  it('is none among texts that only have words in common', () => {
    for (let seed = 10; seed < 60; seed++) {
      const [a = '', b = ''] = [sentences(seed, 20).join(''), sentences(seed + 500, 20).join('')];
      assert.ok(copiedShare(a, b) < 0.7, `${copiedShare(a, b)}`);
    }
  });

  it('is none among published reports', {
    skip: seeds.size === 0 && 'they are not at hand',
  }, () => {
    const frames: Frame[] = [...seeds.values()].flatMap((text) =>
      open(text).analysis.parts.map(({ verdict }) => verdict.report.frame),
    );
    for (const one of frames) {
      for (const other of frames) {
        if (one === other) continue;
        for (const { section, text } of ownSections(one)) {
          for (const before of ownSections(other)) {
            const share = copiedShare(text, before.text);
            assert.ok(share < 0.5, `${section.section.label}: ${share}`);
          }
        }
      }
    }
  });
});

describe('a figure that changes tenfold', () => {
  const ON = settingsOf(settings.forms, settings.t, { 'unusual-change': 'hint' });
  const figures = (year: number, total: number) =>
    `青川区${year}年政府信息公开工作年度报告\n${requestTable({ 'new.total': String(total) })}`;

  for (const [before, now, isTold] of [
    [160, 1600, true],
    [160, 1599, false],
    [1600, 160, true],
    [1600, 161, false],
    [10, 100, true],
    [9, 900, false],
    [0, 500, false],
    [500, 0, false],
    [500, 9, false],
  ] as const) {
    it(`from ${before} to ${now} is ${isTold ? 'told' : 'not told'}`, async () => {
      const document = await besideYears([figures(2023, before)], figures(2024, now), ON);
      const expected = isTold ? [`unusual-change ${now}`] : [];
      assert.deepEqual(told(document, ['unusual-change']), expected);
    });
  }

  it('is not told unless the user asks for it', async () => {
    const document = await besideYears([figures(2023, 160)], figures(2024, 1600));
    assert.deepEqual(told(document, ['unusual-change']), []);
  });
});

describe('the hover of a figure', () => {
  const figures = (year: number, cells: Readonly<Record<string, string>>) =>
    `青川区${year}年政府信息公开工作年度报告\n${requestTable(cells)}`;

  for (const [before, now, line] of [
    ['160', '200', '2023: 160; change: +40 (+25%)'],
    ['200', '160', '2023: 200; change: −40 (−20%)'],
    ['3', '4', '2023: 3; change: +1 (+33.3%)'],
    ['7', '7', '2023: 7; change: 0 (0%)'],
    ['0', '7', '2023: 0; change: +7'],
  ] as const) {
    it(`has last year’s figure beside this year’s: ${before}, ${now}`, async () => {
      const last = figures(2023, { 'r1.business': before });
      const document = await besideYears([last], figures(2024, { 'r1.business': now }));
      const row = document.text.indexOf('（一）予以公开');
      const at = document.text.indexOf('\t', document.text.indexOf('\t', row) + 1) + 1;
      const shown = JSON.stringify(hover(document, document.positionAt(at))?.contents);
      assert.ok(shown.replaceAll('\\', '').includes(`- ${line}`), shown);
    });
  }

  it('has the figure of the same slot in last year’s form', async () => {
    const last = `青川区2020年政府信息公开工作年度报告\n${tableText('2019', 'requests', { 'new.natural': '5' })}`;
    const document = await besideYears([last], figures(2021, { 'new.natural': '8' }));
    const at = document.text.indexOf('\t', document.text.indexOf('一、本年新收')) + 1;
    const shown = JSON.stringify(hover(document, document.positionAt(at))?.contents);
    assert.ok(shown.replaceAll('\\', '').includes('2020: 5; change: +3 (+60%)'), shown);
  });
});
